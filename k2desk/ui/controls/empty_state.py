"""Shown instead of a table without rows: a heading, a sentence, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Words
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, heading_font, theme

_ICON = 40
_WIDTH, _LEAST = 75, 30
"""The usual and the least width of the sentence in letters."""


class EmptyState(QWidget):
    """Shows why there are no rows. The `buttons` belong to the page; those that help are shown."""

    def __init__(self, icon: str = "", *buttons: QPushButton) -> None:
        super().__init__()
        self._name = icon
        self._buttons = buttons
        self._icon = QLabel()
        self.title = PlainLabel(font=heading_font(), wrap=True)
        self.text = PlainLabel(kind="muted", wrap=True)
        column = in_column(spacing=GAP_S)
        column.addStretch(2)
        for label in (self._icon, self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(GAP_M)
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        theme().changed.connect(self._paint)
        self._paint()

    def say(self, title: Words, text: Words = "", *buttons: QPushButton) -> None:
        """Say why there are no rows, and show these buttons."""
        self.title.setText(title)
        self.text.setText(text)
        for button in self._buttons:
            button.setVisible(button in buttons)

    @property
    def first_button(self) -> QPushButton | None:
        """The first visible button, or None."""
        return next((button for button in self._buttons if not button.isHidden()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sentence its usual width, or as much as there is. The icon goes first if the room is low."""
        super().resizeEvent(event)
        self.text.setMinimumWidth(max(0, min(letters(_WIDTH, self.fontMetrics()), self.width() - 2 * GAP_L)))
        needed = super().heightForWidth(self.width())
        with_icon = needed + (_ICON + GAP_S if self._icon.isHidden() else 0)
        has_icon = bool(self._name) and self.height() >= with_icon
        layout = self.layout()
        if has_icon is self._icon.isHidden() and layout is not None:
            self._icon.setVisible(has_icon)
            layout.activate()  # Until then Qt computes heights with the icon as it was.

    def heightForWidth(self, width: int) -> int:
        """Return the height without the icon, or none while the rows are shown instead: a stack is as high as its
        highest page.
        """
        return 0 if self.isHidden() else super().heightForWidth(width) - self._icon_height()

    def minimumSizeHint(self) -> QSize:
        """Return a small width, because the sentence wraps, and no height while the rows are shown instead."""
        height = 0 if self.isHidden() else super().minimumSizeHint().height() - self._icon_height()
        return QSize(letters(_LEAST, self.fontMetrics()), height)

    def _icon_height(self) -> int:
        return 0 if self._icon.isHidden() else _ICON + GAP_S

    def _paint(self) -> None:
        if self._name:
            self._icon.setPixmap(pixmap(self._name, _ICON, theme().colours.field_edge, self.devicePixelRatioF()))
