"""Theme, icons and text sizes."""
