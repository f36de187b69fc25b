"""Reads lists of payments from files and the clipboard, and compares them with what Kopo Kopo has."""
