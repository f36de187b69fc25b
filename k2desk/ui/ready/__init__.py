"""The page *Ready to open?*: the state of every till."""
