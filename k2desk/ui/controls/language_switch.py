"""The switch EN | SW, on the first page and in the header of the window."""

from __future__ import annotations

from k2desk.ui.controls.segments import Segments
from k2desk.ui.text.language import LANGUAGES, language

# Each language is named in itself, so that someone who can't read the current language finds theirs.
_NAMES = {"en": ("EN", "English"), "sw": ("SW", "Kiswahili")}


class LanguageSwitch(Segments):
    """Changes the language of the whole program."""

    def __init__(self) -> None:
        super().__init__(LANGUAGES)
        self.setObjectName("LanguageSwitch")
        for code in LANGUAGES:
            self.name(code, *_NAMES[code])
            self.button(code).setObjectName(f"Language-{code}")
        self.mark(language().current)
        self.chosen.connect(language().choose)
        language().chosen.connect(self.mark)
