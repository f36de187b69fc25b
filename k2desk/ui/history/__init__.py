"""The page *History*: what happened, when, and to what."""
