"""Puts off what would move things under the pointer until the mouse button is released."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_LOOK_EVERY = 20
"""Milliseconds between two looks at the mouse button."""


def after_press(owner: QWidget, do: Callable[[], object]) -> None:
    """Call `do` now or, while a mouse button is down, after its release, as long as `owner` exists.

    A press on a button takes the focus from the field before. If this moved or replaced the button, its click would be
    lost.
    """
    if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
        do()
    else:
        QTimer.singleShot(_LOOK_EVERY, owner, lambda: after_press(owner, do))
