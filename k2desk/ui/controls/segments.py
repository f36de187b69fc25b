"""A row of segments to choose from, for example languages or views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from k2desk.ui.controls.build import in_row
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
        self._measured: tuple[str, QFont] | None = None
        self._more_if_bold = 0
        self.heed_toggles()

    def sizeHint(self) -> QSize:
        """Return the width for bold words, which a chosen segment has."""
        hint = super().sizeHint()
        measured = self.text(), self.font()
        # Qt asks many times in a row.
        if measured != self._measured:
            self._measured = measured
            bold = QFont(self.font())
            bold.setWeight(QFont.Weight.DemiBold)
            # Measured the way Qt measures a button's words: `horizontalAdvance()` may be a pixel less.
            flags = int(Qt.TextFlag.TextShowMnemonic)
            plain, wide = (metrics.size(flags, self.text()) for metrics in (self.fontMetrics(), QFontMetrics(bold)))
            self._more_if_bold = max(0, wide.width() - plain.width())
        return hint + QSize(self._more_if_bold, 0)

    minimumSizeHint = sizeHint
    """The words are never cut."""


class Segments(QFrame):
    """Small buttons in one box. The arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, values: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = in_row(on=self, spacing=0)
        for value in values:
            button = _Segment()
            button.clicked.connect(lambda _=False, which=value: self.chosen.emit(which))
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)

    def button(self, value: str) -> QPushButton:
        """Return the button for `value`."""
        return self._buttons[value]

    def name(self, value: str, text: str, spoken: str = "") -> None:
        """Set the words of a segment, and a longer text for screen readers and the tooltip."""
        button = self._buttons[value]
        button.setText(text)
        button.setAccessibleName(spoken or text)
        button.setToolTip(spoken)

    def mark(self, value: str) -> None:
        """Mark `value` as chosen."""
        self._buttons[value].setChecked(True)
