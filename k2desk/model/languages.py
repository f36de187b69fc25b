"""The languages of the program."""

from __future__ import annotations

LANGUAGES = {"en": "English", "sw": "Kiswahili"}
"""Code → the language's own name, so that people find it whatever is spoken now. Its region is always Kenya."""
