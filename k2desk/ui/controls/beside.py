"""A page and its panel: beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

_BESIDE = 96
"""From so many average characters of width on the panel stands beside the page."""

_ROOMY = 150
"""Below so many a panel that yields takes its least width."""

_LEAST, _USUAL = 36, 46


class Beside(QSplitter):
    """The page takes what the panel leaves; a panel that `yields` takes its least where there is little room."""

    def __init__(self, page: QWidget, panel: QWidget, *, yields: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        letter = self.fontMetrics().averageCharWidth()
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        panel.setMinimumWidth(letter * _LEAST)
        self.addWidget(page)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._is_usual = True
        self._yields = yields
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns with the room that there is."""
        super().resizeEvent(event)
        enough = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE
        wanted = Qt.Orientation.Horizontal if enough else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
        if self._is_usual and enough:
            letter = self.fontMetrics().averageCharWidth()
            usual = _LEAST if self._yields and self.width() < letter * _ROOMY else _USUAL
            self.setSizes([self.width() - letter * usual, letter * usual])

    def _moved(self) -> None:
        """From now on the user says how the room is shared."""
        self._is_usual = False
