"""Practising with trouble: only in the practice shop."""
