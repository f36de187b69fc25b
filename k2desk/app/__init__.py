"""Start-up, the program's life cycle, preferences, opening accounts and background work."""
