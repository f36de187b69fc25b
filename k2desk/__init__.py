"""K2Desk: payment alerts from Kopo Kopo, set up and watched without a programmer."""

__version__ = "0.1.0"
