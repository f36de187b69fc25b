"""Coverage: who is told about what."""
