"""Puts off what would move things under the pointer until the mouse button is released."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

P = ParamSpec("P")

_LOOK_EVERY = 20
"""Milliseconds between two looks at the mouse button."""

_waiting: deque[tuple[QObject, Callable[[], object]]] = deque()
"""What waits for the release, in its order."""


def after_press(owner: QObject, do: Callable[[], object]) -> None:
    """Call `do` now or, while a mouse button is down, after its release, as long as `owner` exists.

    A press on a button takes the focus from the field before, and a row may be rebuilt by what arrives. If this moved
    or replaced what is pressed, the click would be lost.
    """
    if not _waiting and not _is_down():
        do()
        return
    _waiting.append((owner, do))
    if len(_waiting) == 1:
        QTimer.singleShot(_LOOK_EVERY, _look)


def put_off(owner: QObject, listener: Callable[P, object]) -> Callable[P, None]:
    """Return a listener that calls `listener` by `after_press`."""

    def tell(*arguments: P.args, **named: P.kwargs) -> None:
        after_press(owner, lambda: listener(*arguments, **named))

    return tell


def _is_down() -> bool:
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton


def _look() -> None:
    if _is_down():
        QTimer.singleShot(_LOOK_EVERY, _look)
        return
    try:
        while _waiting:
            owner, do = _waiting[0]
            if isValid(owner):
                do()
            _waiting.popleft()
    except BaseException:
        _waiting.popleft()
        if _waiting:
            QTimer.singleShot(_LOOK_EVERY, _look)
        raise
