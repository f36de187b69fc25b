"""A layout that puts widgets beside each other and wraps them into lines."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Arranges widgets in lines. A widget that expands horizontally takes the rest of its line."""

    def __init__(self, *widgets: QWidget, on: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(on)
        self._items: list[QLayoutItem] = []
        self._hints: list[QSize] = []
        self._heights: dict[int, int] = {}
        self._least, self._one_line = QSize(), QSize()
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget at the end.

        The item is made here. If Qt made it, Python wouldn't know when Qt deletes it, and could return it in place of
        another item with the same address in memory.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Insert a widget before the widget at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, or None if there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at `index` and return it, or None if there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return no direction: the layout doesn't expand."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines need at `width`. Qt asks for it many times in a row."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Move the widgets to their places in `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def invalidate(self) -> None:
        """Forget the measured sizes of the widgets."""
        self._hints, self._heights, self._least, self._one_line = [], {}, QSize(), QSize()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the minimum size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget."""
        if not self._least.isValid():
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        size = self._least
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        left, top, height = area.x(), area.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        # Kept, because there may be thousands of items.
        if len(self._hints) != len(self._items):
            self._hints = [item.sizeHint() for item in self._items]
        for item, hint in zip(self._items, self._hints, strict=True):
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            if line and left + hint.width() > area.right() + 1:
                if move:
                    _place(line, height)
                left, top, height, line = area.x(), top + height + self.spacing(), 0, []
            width, high = min(hint.width(), area.width()), hint.height()
            if width < hint.width() and item.hasHeightForWidth():
                high = item.heightForWidth(width)
            if item.expandingDirections() & Qt.Orientation.Horizontal:
                width = area.right() + 1 - left
            line.append((item, QRect(left, top, width, high)))
            height = max(height, high)
            left += width + self.spacing()
        if move:
            _place(line, height)
        return top + height - rect.y() + self.contentsMargins().bottom()


class TogetherLayout(FlowLayout):
    """Arranges widgets in one line if there is room for all of them."""

    def sizeHint(self) -> QSize:
        """Return the size of the one line. Qt asks for it many times in a row."""
        if not self._one_line.isValid():
            hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
            width = sum([hint.width() for hint in hints]) + self.spacing() * max(0, len(hints) - 1)
            self._one_line = self.minimumSize().expandedTo(QSize(width, 0))
        return self._one_line


def _place(line: list[tuple[QLayoutItem, QRect]], height: int) -> None:
    """Move the widgets of a line to their places, centred vertically."""
    for item, rect in line:
        item.setGeometry(rect.translated(0, (height - rect.height()) // 2))
