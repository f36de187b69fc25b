"""A field to search in: a lens before the words, a cross that clears them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from k2desk.ui.icons import icon
from k2desk.ui.keys.commands import put_tip
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
        put_tip(self, words, "find")
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(words if button.defaultAction() is self._lens else self.tr("Clear search"))

    def event(self, event: QEvent) -> bool:
        """Keeps Esc for itself as long as there is something to clear."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._clears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears."""
        if self._clears(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())

    def _paint(self) -> None:
        self._lens.setIcon(icon("search", theme().colours.muted))
