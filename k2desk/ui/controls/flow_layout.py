"""A layout that puts widgets beside each other and wraps them into lines."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Lines of widgets; the last widget of a line may be told to take what is left."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._hints: list[QSize] = []
        self._least = QSize()
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Puts a widget at the end.

        Its item is made here: Qt would make one that Python does not see die, and would then be given in place of
        another one that came to stand at the same address in memory.
        """
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        """Puts an item at the end."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Puts a widget before the one at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes the item at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grows in no direction by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts the widgets in their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def invalidate(self) -> None:
        """Asks the widgets anew how large they want to be."""
        self._hints, self._least = [], QSize()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest widget."""
        if not self._least.isValid():
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        size = self._least
        margins: QMargins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        left, top = area.x(), area.y()
        line: list[tuple[QLayoutItem, QRect]] = []
        # Thousands may stand here, and Qt asks many times in a row.
        if len(self._hints) != len(self._items):
            self._hints = [item.sizeHint() for item in self._items]
        for item, hint in zip(self._items, self._hints, strict=True):
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            if line and left + hint.width() > area.right() + 1:
                left, top = area.x(), top + _place(line, move=move) + self.spacing()
                line = []
            width = min(hint.width(), area.width())
            if item.expandingDirections() & Qt.Orientation.Horizontal:
                width = area.right() + 1 - left
            line.append((item, QRect(left, top, width, hint.height())))
            left += width + self.spacing()
        return top + _place(line, move=move) - rect.y() + self.contentsMargins().bottom()


def _place(line: list[tuple[QLayoutItem, QRect]], *, move: bool) -> int:
    """The height of a line; with `move` its widgets are put in their places, the lower ones in the middle."""
    height = max((rect.height() for _, rect in line), default=0)
    if move:
        for item, rect in line:
            item.setGeometry(rect.translated(0, (height - rect.height()) // 2))
    return height
