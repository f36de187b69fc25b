"""Arranges a page and its panel beside each other, or below each other in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QSplitter, QWidget

from k2desk.ui.controls.scroll import ScrollArea
from k2desk.ui.style.text_room import letters

_BESIDE = 112
"""The least width, in letters, at which the panel is beside the page."""

_ROOMY = 187
"""The width, in letters, below which a panel that yields gets its least width."""

_LEAST, _USUAL = 45, 57
"""The widths of the panel, in letters."""

_SHARE = 0.35
"""The part of the whole width that the panel takes, between these."""

_BELOW = 0.4
"""The most of the height that a panel below the page takes, if the page has lines of a list."""

_ROWS, _GLIMPSE = 3, 4
"""Lines of a list that a page above its panel shows at least, and lines that are visible of the panel."""


class _Splitter(QSplitter):
    """Emits `changed` when page or panel need another size."""

    changed = Signal()

    def event(self, event: QEvent) -> bool:
        """Tell what the layout was asked for."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.changed.emit()
        return is_done


class Beside(ScrollArea):
    """A splitter of a page and a panel. The page takes the width that the panel leaves.

    A panel that `yields` gets its least width while the window is narrow. The panel gets more if it would scroll
    sideways otherwise. Below the page it gets the height that the lines of the page leave, and scrolls. In a window
    that is too low for that, both scroll together. `is_below` says whether the panel is below the page.
    """

    is_below = Signal(bool)

    def __init__(self, page: QWidget, panel: QWidget, *, yields: bool = False) -> None:
        super().__init__()
        self.splitter = _Splitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(page)
        self.splitter.addWidget(panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.setWidget(self.splitter)
        self.setWidgetResizable(True)
        self._is_usual = True
        self._page, self._panel = page, panel
        self._yields = yields
        self._widening = QTimer(self, singleShot=True, interval=0)
        self._widening.timeout.connect(self._widen)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._keep_lines)
        self._bars = [area.horizontalScrollBar() for area in _areas_of(panel)]
        for bar in self._bars:
            bar.rangeChanged.connect(lambda _, most: self._widening.start() if most > 0 else None)
        for area in (*_areas_of(page), *_areas_of(panel)):
            area.verticalScrollBar().rangeChanged.connect(lambda *_: self._fitting.start())
        self.splitter.splitterMoved.connect(self._moved)
        self.splitter.changed.connect(self._keep_lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange page and panel for the new width."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        least, usual = letters(_LEAST, metrics), letters(_USUAL, metrics)
        # The panel's texts may need more than its usual least width.
        self._panel.setMinimumWidth(max(least, self._panel.minimumSizeHint().width()))
        enough = self.width() >= letters(_BESIDE, metrics)
        wanted = Qt.Orientation.Horizontal if enough else Qt.Orientation.Vertical
        if self.splitter.orientation() is not wanted:
            self.splitter.setOrientation(wanted)
            self.is_below.emit(not enough)
        if self._is_usual and enough:
            yields = self._yields and self.width() < letters(_ROOMY, metrics)
            width = least if yields else min(usual, max(least, int(_SHARE * self.width())))
            self._give(max(self._panel.minimumWidth(), width))
        self._keep_lines()

    def _keep_lines(self) -> None:
        """Keep the page above the panel so high that its wrapped lines don't cover one another."""
        page_needs = panel_needs = 0
        layout = self._page.layout()
        if self.splitter.orientation() is Qt.Orientation.Vertical:
            height, line = self.viewport().height(), self.fontMetrics().lineSpacing()
            page_needs = height // 2
            if layout is not None:
                page_needs = layout.minimumHeightForWidth(self.viewport().width())
                if any(one.isVisibleTo(self._page) for one in self._page.findChildren(QAbstractScrollArea)):
                    page_needs += _ROWS * line
                glimpse = max(self._panel.minimumSizeHint().height(), _GLIMPSE * line)
                if page_needs + self.splitter.handleWidth() + glimpse > height:
                    page_needs = max(page_needs, self._whole(self._page))
                    panel_needs = self._whole(self._panel)
                elif self._is_usual:
                    spare = height - self.splitter.handleWidth() - page_needs
                    below = min(self._whole(self._panel), spare, max(glimpse, int(_BELOW * height)))
                    self.splitter.setSizes([height - self.splitter.handleWidth() - below, below])
        self._page.setMinimumHeight(page_needs)
        self._panel.setMinimumHeight(panel_needs)

    def _whole(self, part: QWidget) -> int:
        """Return the height at which nothing but a table scrolls in page or panel."""
        layout = part.layout()
        needed = part.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalMinimumHeightForWidth(self.viewport().width())
        for area in _areas_of(part):
            content = area.widget()
            if content is not None and area.isVisibleTo(self):
                whole = content.heightForWidth(area.viewport().width()) if content.hasHeightForWidth() else 0
                whole = max(whole, content.minimumSizeHint().height())
                needed += max(0, whole - area.minimumSizeHint().height())
        return needed

    def minimumSizeHint(self) -> QSize:
        """Return a width at which nothing scrolls sideways."""
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(self.splitter.minimumSizeHint().width(), 0))

    def _widen(self) -> None:
        """Give the panel what it would scroll sideways, up to half of the width."""
        if self._is_usual and self.splitter.orientation() is Qt.Orientation.Horizontal:
            missing = max((bar.maximum() for bar in self._bars), default=0)
            self._give(min(self._panel.width() + missing, max(self._panel.width(), self.width() // 2)))

    def _give(self, width: int) -> None:
        self.splitter.setSizes([self.width() - width, width])

    def _moved(self) -> None:
        """Stop setting the widths: the user has moved the handle."""
        self._is_usual = False


def _areas_of(part: QWidget) -> list[QScrollArea]:
    return [*([part] if isinstance(part, QScrollArea) else []), *part.findChildren(QScrollArea)]
