"""The real program on a virtual screen, met from outside only: by keys (xdotool) and by what AT-SPI tells of it."""
