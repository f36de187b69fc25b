"""The choice of the language in which a message to someone else is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from k2desk.model.languages import LANGUAGES
from k2desk.ui.controls.segments import Segments
from k2desk.ui.text.language import language
from k2desk.ui.text.translate_to import writing_in


class LetterLanguage(Segments):
    """Begins with the language of the window: the recipient may speak another one than the user."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(tuple(LANGUAGES))
        self.setObjectName("LetterLanguage")
        self._code = language().current
        for code, name in LANGUAGES.items():
            self.name(code, name)
        self.mark(self._code)
        self.chosen.connect(self._choose)

    def written(self, words: Callable[[], str]) -> str:
        """Return what `words` returns, in the chosen language."""
        with writing_in(self._code):
            return words()

    def _choose(self, code: str) -> None:
        self._code = code
        self.changed.emit()
