"""A field for the body of a message, which stays quick whatever is pasted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from k2desk.ui.style.theme import mono_font

_LONGEST = 200_000
"""Characters above which text is not put into the field: laying it out would stop the window."""


class BodyEdit(QPlainTextEdit):
    """Plain text in the developer's font. A text that is far too long comes by `too_long` in place of the field."""

    too_long = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setFont(mono_font())
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes what is pasted as plain text."""
        self._take(source.text(), self.insertPlainText)

    def take(self, text: str) -> None:
        """Takes a text in the place of what stands there."""
        self.clear()
        self._take(text, self.setPlainText)

    def _take(self, text: str, put: Callable[[str], None]) -> None:
        if len(text) > _LONGEST:
            self.too_long.emit(text)
        else:
            put(text)
