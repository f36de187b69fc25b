"""A field to search in: a lens before the words, a cross that clears them."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from k2desk.ui.icons import icon
from k2desk.ui.theme import theme


class SearchField(QLineEdit):
    """Says by its placeholder what can be looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        self.setClearButtonEnabled(True)
        self._lens = self.addAction(icon("search", theme().colours.muted), QLineEdit.ActionPosition.LeadingPosition)
        theme().changed.connect(self._paint)

    def name(self, words: str) -> None:
        """Puts the words in place, for the eye and for the ear."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(words if button.defaultAction() is self._lens else self.tr("Clear search"))

    def _paint(self) -> None:
        self._lens.setIcon(icon("search", theme().colours.muted))
