"""Start-up, the program's life cycle, opening accounts, and background work."""
