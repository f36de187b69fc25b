"""A page and its panel: beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_BESIDE = 96
"""From so many average characters of width on the panel stands beside the page."""

_LEAST, _USUAL = 36, 46


class Beside(QSplitter):
    """The page takes what the panel leaves."""

    def __init__(self, page: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        letter = self.fontMetrics().averageCharWidth()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        panel.setMinimumWidth(letter * _LEAST)
        self.addWidget(page)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([10_000, letter * _USUAL])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns with the room that there is."""
        super().resizeEvent(event)
        enough = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        wanted = Qt.Orientation.Horizontal if enough else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
