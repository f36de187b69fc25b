"""The list when there is nothing to show: why, and what one can do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, theme


class EmptyState(QWidget):
    """A heading, a sentence and one action."""

    new_wanted = Signal()
    clear_wanted = Signal()
    adopt_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._clears = False
        self._icon = QLabel()
        self.title = PlainLabel(font=heading_font(), wrap=True)
        self._text = PlainLabel(kind="muted", wrap=True)
        self.button = SecondaryButton()
        self.button.clicked.connect(self._press)
        self.adopt = SecondaryButton()
        self.adopt.setObjectName("AdoptExisting")
        self.adopt.clicked.connect(self.adopt_wanted)
        for label in (self._icon, self.title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMinimumWidth(letters(75, self.fontMetrics()))
        column = QVBoxLayout()
        column.setSpacing(GAP_S)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addWidget(self._text)
        column.addSpacing(GAP_M)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.adopt, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        theme().changed.connect(self._paint)
        self._paint()

    def show_none_yet(self) -> None:
        """There is no subscription in this list."""
        self._clears = False
        self.title.setText(self.tr("No subscriptions here yet."))
        self._text.setText(
            self.tr(
                "Kopo Kopo does not give K2Desk a list, so subscriptions made elsewhere do not appear by themselves."
            )
        )
        self.button.setText(self.tr("New &subscription"))
        self.adopt.setText(self.tr("Add one &I already have"))
        self.adopt.show()

    def show_no_match(self, text: str) -> None:
        """The search finds nothing."""
        self._clears = True
        self.title.setText(self.tr("Nothing matches “{q}”.").replace("{q}", text[:60]))
        self._text.setText("")
        self.button.setText(self.tr("Clear &search"))
        self.adopt.hide()

    def show_none_of(self, name: str) -> None:
        """The filter shows nothing."""
        self._clears = True
        self.title.setText(self.tr("Nothing here: {name}").replace("{name}", name))
        self._text.setText("")
        self.button.setText(self.tr("&Show all"))
        self.adopt.hide()

    def _press(self) -> None:
        (self.clear_wanted if self._clears else self.new_wanted).emit()

    def _paint(self) -> None:
        self._icon.setPixmap(pixmap("subscriptions", 40, theme().colours.field_edge, self.devicePixelRatioF()))
