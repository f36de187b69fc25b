"""Puts the keys of a window in order a moment after something in it was shown, hidden or worded anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

_AFTER = 40
"""Milliseconds: what changes at once is gone through once, and never before the window's first paint."""

_NAME = "KeysInOrder"


def keys_changed(widget: QWidget) -> None:
    """Tells that Tab or an access key of the widget's window may have changed."""
    window = widget.window()
    timer = window.findChild(QTimer, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    if timer is None:
        timer = QTimer(window)
        timer.setObjectName(_NAME)
        timer.setSingleShot(True)
        timer.setInterval(_AFTER)
        timer.timeout.connect(lambda: put_keys_in_order(window))
    timer.start()


def put_keys_in_order(window: QWidget) -> None:
    """Has Tab go as the window is read, and gives its letters."""
    from k2desk.ui.keys.access import give_access_keys
    from k2desk.ui.keys.order import put_in_order, reading_order

    widgets = tuple(reading_order(window))
    put_in_order(window, widgets)
    give_access_keys(window, widgets)
