"""The values that everybody shares."""
