"""Practising with trouble, in the practice shop only."""
