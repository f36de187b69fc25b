"""The keyboard: the table of shortcuts, and the order of Tab."""
