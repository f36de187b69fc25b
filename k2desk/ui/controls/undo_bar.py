"""A bar that says what was just done and offers to undo it, for ten seconds. It takes no focus."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from k2desk.ui.controls.build import in_row
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.theme import GAP_M, GAP_S

SHOWN_FOR = 10_000
"""Milliseconds that the bar is shown."""


class UndoBar(QFrame):
    """Shows a text and an Undo button."""

    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._text = PlainLabel(wrap=True)
        self.button = SecondaryButton("", "undo", clicked=self._pressed)
        in_row((self._text, 1), self.button, on=self, margins=(GAP_M, GAP_S, GAP_S, GAP_S))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self, text: str, undo: str) -> None:
        """Show what was done, and the words of the button."""
        self._text.setText(text)
        self.button.setText(undo)
        self.show()
        self._timer.start(SHOWN_FOR)

    def _pressed(self) -> None:
        self._timer.stop()
        self.hide()
        self.undo.emit()
