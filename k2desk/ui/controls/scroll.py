"""A page's content that scrolls up and down; sideways only where large letters leave no other way."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class _Holder(QWidget):
    """Is as high as its content is at the width that there is: Qt would take the height at the least width."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        """The least width; no height, which `heightForWidth` tells."""
        return QSize(super().minimumSizeHint().width(), 0)


def scrolled(content: QWidget) -> QScrollArea:
    """The scrolling frame of `content`."""
    area = QScrollArea()
    area.setWidget(_Holder(content))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area
