"""The switch EN | SW, on the first page and in the header of the window."""

from __future__ import annotations

from k2desk.model.languages import LANGUAGES
from k2desk.ui.controls.segments import Segments
from k2desk.ui.text.language import language


class LanguageSwitch(Segments):
    """Changes the language of the whole program."""

    def __init__(self) -> None:
        super().__init__(tuple(LANGUAGES))
        self.setObjectName("LanguageSwitch")
        for code, name in LANGUAGES.items():
            self.name(code, code.upper(), name)
            self.button(code).setObjectName(f"Language-{code}")
        self.mark(language().current)
        self.chosen.connect(language().choose)
        language().chosen.connect(self.mark)
