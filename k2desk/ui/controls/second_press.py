"""Keeps the second press of a double-click from what has come under the pointer meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class _SecondPress(QObject):
    """Drops double-clicks on a window until one can't belong to the last click any more."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        window.installEventFilter(self)
        QTimer.singleShot(QApplication.doubleClickInterval(), self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Drop a double-click."""
        return event.type() is QEvent.Type.MouseButtonDblClick


def drop_second_press(widget: QWidget) -> None:
    """Drop the second press of the double-click under way, if there is one, because the first has moved things."""
    window = widget.window().windowHandle()
    if window is not None:
        _SecondPress(window)
