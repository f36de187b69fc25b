"""What the program does: create, watch, practise. Async, no Qt; the one floor that the windows stand on."""
