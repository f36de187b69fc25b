"""A text field for the body of a message. It stays quick however much is pasted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit

from k2desk.ui.style.theme import mono_font

_LONGEST = 200_000
"""The greatest number of characters that is put into the field: laying out more would freeze the window."""


class BodyEdit(QPlainTextEdit):
    """A field for plain text in the developer's font.

    A longer text than `_LONGEST` is not shown: the signal `too_long` carries it.
    """

    too_long = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "field")
        self.setFont(mono_font())
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted as plain text."""
        self._take(source.text(), self.insertPlainText)

    def take(self, text: str) -> None:
        """Replace the field's content with `text`, unless there is none."""
        if not text:
            return
        self.clear()
        self._take(text, self.setPlainText)

    def _take(self, text: str, put: Callable[[str], None]) -> None:
        if len(text) > _LONGEST:
            self.too_long.emit(text)
        else:
            put(text)
