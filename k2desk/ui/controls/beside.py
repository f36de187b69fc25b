"""Arranges a page and its panel beside each other, or below each other in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from k2desk.ui.style.text_room import letters

_BESIDE = 112
"""The least width, in letters, at which the panel is beside the page."""

_ROOMY = 187
"""The width, in letters, below which the panel gets its least width."""

_LEAST, _USUAL = 45, 57


class Beside(QSplitter):
    """A splitter of a page and a panel. The page takes the width that the panel leaves.

    The panel gets its least width while the window is narrow.
    """

    def __init__(self, page: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(page)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._is_usual = True
        self._panel = panel
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange page and panel for the new width."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        # The panel's texts may need more than its usual least width.
        self._panel.setMinimumWidth(max(letters(_LEAST, metrics), self._panel.minimumSizeHint().width()))
        enough = self.width() >= letters(_BESIDE, metrics)
        wanted = Qt.Orientation.Horizontal if enough else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
        if self._is_usual and enough:
            width = letters(_USUAL if self.width() >= letters(_ROOMY, metrics) else _LEAST, metrics)
            width = max(self._panel.minimumWidth(), width)
            self.setSizes([self.width() - width, width])

    def _moved(self) -> None:
        """Stop setting the widths: the user has moved the handle."""
        self._is_usual = False
