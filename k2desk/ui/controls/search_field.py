"""A search field with a lens before the words and a cross that clears them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from k2desk.ui.controls.after_paint import after_paint
from k2desk.ui.controls.commands import put_tip
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.controls.typed import keep_visible
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import theme

_SIDES = 64
"""The width of lens, cross and margins in pixels."""
_LENS, _LENS_AT, _LENS_ROOM = 16, 7, 26
"""The width of the lens, its place, and its width with the space around it, in pixels."""
_LETTERS, _LEAST_LETTERS = 37, 18


class SearchField(Translated, QLineEdit):
    """A search field. Its placeholder says what can be searched for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        keep_visible(self)
        self._words = ""
        self._letters = _LETTERS
        self.setProperty("kind", "field")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setTextMargins(_LENS_ROOM, 0, 0, 0)
        after_paint(self._offer_to_clear)

    def _offer_to_clear(self) -> None:
        self.setClearButtonEnabled(True)
        self._name_buttons()

    def _name_buttons(self) -> None:
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear search"))

    def set_letters(self, count: int) -> None:
        """Set the preferred width in letters."""
        self._letters = count
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the preferred width. The field also works with less."""
        return QSize(letters(self._letters, self.fontMetrics()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a width for one word."""
        return QSize(letters(_LEAST_LETTERS, self.fontMetrics()), super().minimumSizeHint().height())

    def name(self, words: Words) -> None:
        """Set the placeholder and the name for screen readers."""
        self.put_words(self._show_name, words)

    def _show_name(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self._place_words()
        put_tip(self, words, "find")
        self._name_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the placeholder if there is little room."""
        super().resizeEvent(event)
        self._place_words()

    def _place_words(self) -> None:
        needed = self.fontMetrics().horizontalAdvance(self._words) + _SIDES
        self.setPlaceholderText(self._words if needed <= self.width() else self.tr("Search"))

    def event(self, event: QEvent) -> bool:
        """Keep Esc from closing a dialog or page while there is something to clear."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._clears(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the field on Esc."""
        if self._clears(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with its lens."""
        super().paintEvent(event)
        painter = QPainter(self)
        lens = pixmap("search", _LENS, theme().colours.muted, self.devicePixelRatioF())
        painter.drawPixmap(_LENS_AT, (self.height() - _LENS) // 2, lens)
