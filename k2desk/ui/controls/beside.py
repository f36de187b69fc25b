"""Arranges a page and its panel beside each other, or below each other in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSplitter, QWidget

from k2desk.ui.style.text_room import letters

_BESIDE = 112
"""The least width, in letters, at which the panel is beside the page."""

_ROOMY = 187
"""The width, in letters, below which a panel that yields gets its least width."""

_LEAST, _USUAL = 45, 57
"""The widths of the panel, in letters."""

_SHARE = 0.35
"""The part of the whole width that the panel takes, between these."""


_ROWS, _MOST = 3, 0.7
"""Lines of a list that a page above its panel shows at least, if they fit into this part of the height."""


class Beside(QSplitter):
    """A splitter of a page and a panel. The page takes the width that the panel leaves.

    A panel that `yields` gets its least width while the window is narrow. The panel gets more if it would scroll
    sideways otherwise. Below the page it gets the height that the lines of the page leave, and scrolls.
    """

    def __init__(self, page: QWidget, panel: QWidget, *, yields: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(page)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._is_usual = True
        self._page, self._panel = page, panel
        self._yields = yields
        self._widening = QTimer(self, singleShot=True, interval=0)
        self._widening.timeout.connect(self._widen)
        self._bars = [area.horizontalScrollBar() for area in panel.findChildren(QScrollArea)]
        for bar in self._bars:
            bar.rangeChanged.connect(lambda _, most: self._widening.start() if most > 0 else None)
        self.splitterMoved.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange page and panel for the new width."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        least, usual = letters(_LEAST, metrics), letters(_USUAL, metrics)
        # The panel's texts may need more than its usual least width.
        self._panel.setMinimumWidth(max(least, self._panel.minimumSizeHint().width()))
        enough = self.width() >= letters(_BESIDE, metrics)
        wanted = Qt.Orientation.Horizontal if enough else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
        if self._is_usual and enough:
            yields = self._yields and self.width() < letters(_ROOMY, metrics)
            width = least if yields else min(usual, max(least, int(_SHARE * self.width())))
            self._give(max(self._panel.minimumWidth(), width))
        self._keep_lines()

    def event(self, event: QEvent) -> bool:
        """Measure the page again when its content changes."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._keep_lines()
        return is_done

    def _keep_lines(self) -> None:
        """Keep the page above the panel so high that its wrapped lines don't cover one another."""
        page, needed = self._page, 0
        layout = page.layout()
        if self.orientation() is Qt.Orientation.Vertical and layout is not None:
            lines = layout.minimumHeightForWidth(self.width())
            room = self.height() - self.handleWidth() - self._panel.minimumSizeHint().height()
            with_rows = min(round(_MOST * self.height()), lines + _ROWS * self.fontMetrics().lineSpacing())
            needed = max(min(room, lines), with_rows)
        elif self.orientation() is Qt.Orientation.Vertical:
            needed = self.height() // 2
        page.setMinimumHeight(needed if needed > page.minimumSizeHint().height() else 0)
        if self.orientation() is Qt.Orientation.Vertical:
            # Qt would not let the window become lower than the page is now.
            self.setMinimumHeight(self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a height that does not depend on the actual one: the window may be made lower at any time."""
        least = super().minimumSizeHint()
        if self.orientation() is Qt.Orientation.Vertical:
            both = (one.minimumSizeHint().height() for one in (self._page, self._panel))
            least.setHeight(sum(both) + self.handleWidth())
        return least

    def _widen(self) -> None:
        """Give the panel what it would scroll sideways, up to half of the width."""
        if self._is_usual and self.orientation() is Qt.Orientation.Horizontal:
            missing = max((bar.maximum() for bar in self._bars), default=0)
            self._give(min(self._panel.width() + missing, max(self._panel.width(), self.width() // 2)))

    def _give(self, width: int) -> None:
        self.setSizes([self.width() - width, width])

    def _moved(self) -> None:
        """Stop setting the widths: the user has moved the handle."""
        self._is_usual = False
