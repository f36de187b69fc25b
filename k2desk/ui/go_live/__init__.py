"""The page *Go live*."""
