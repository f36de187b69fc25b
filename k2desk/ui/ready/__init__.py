"""The page *Ready to open?*: one calm sheet for every till."""
