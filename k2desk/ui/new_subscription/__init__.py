"""The page *New subscription* and its form."""
