"""Help: short articles, found by search, on this computer."""
