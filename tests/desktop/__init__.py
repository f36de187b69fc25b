"""Tests of the real program on a virtual screen, from outside only: with keys (xdotool) and through AT-SPI."""
