"""Hands an account over to another computer: one encrypted file, read there and merged into the list."""
