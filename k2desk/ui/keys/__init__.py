"""What the keyboard does: the table of its shortcuts, the order of Tab, and the letters that Alt leads to."""
