"""A row of segments of which one is chosen: a language, a view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from k2desk.ui.controls.pressed import PressedByEar
from k2desk.ui.style.theme import small_font


class _Segment(PressedByEar, QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "segment")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)
        self.setFont(small_font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.heed_toggles()

    def sizeHint(self) -> QSize:
        """As wide as it is when it is chosen, which makes its words bold."""
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        # Measured as Qt itself measures a button's words: an advance alone may be a pixel less.
        flags = int(Qt.TextFlag.TextShowMnemonic)
        plain, wide = (metrics.size(flags, self.text()) for metrics in (self.fontMetrics(), QFontMetrics(bold)))
        return hint + QSize(max(0, wide.width() - plain.width()), 0)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()


class Segments(QFrame):
    """Small buttons in one box; the arrows go from one to the next."""

    chosen = Signal(str)

    def __init__(self, values: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value in values:
            button = _Segment()
            button.clicked.connect(lambda _=False, which=value: self.chosen.emit(which))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)

    def button(self, value: str) -> QPushButton:
        """The button of a value."""
        return self._buttons[value]

    def name(self, value: str, text: str, spoken: str = "") -> None:
        """The words of a segment, and what a screen reader says where that is more."""
        button = self._buttons[value]
        button.setText(text)
        button.setAccessibleName(spoken or text)
        button.setToolTip(spoken)

    def mark(self, value: str) -> None:
        """Marks the value that is chosen."""
        self._buttons[value].setChecked(True)
