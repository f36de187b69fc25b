"""The tones of the screens. Words choose them; the theme gives them their colours."""

from __future__ import annotations

from enum import Enum


class Tone(Enum):
    """The meaning of a colour, which a word and an icon show as well."""

    GOOD = "good"
    INFO = "info"
    QUIET = "quiet"
    CARE = "care"
    BAD = "bad"
