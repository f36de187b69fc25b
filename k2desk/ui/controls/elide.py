"""Cuts painted text to its room, and lets whoever judges the screens hear which of the program's own words were cut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from k2desk.desk.outside import Most, one_line

_listeners: list[Callable[[str], None]] = []


def elided(
    text: str, metrics: QFontMetrics, room: int, *, own: bool, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> str:
    """`text` in at most `room` pixels, cut with … where it needs more.

    `own` words are the program's, for which there should be room; names, numbers and addresses may be of any length.
    """
    text = one_line(text, Most.ADDRESS)
    shown = metrics.elidedText(text, mode, max(0, room))
    if own and shown != text:
        for listener in _listeners:
            listener(text)
    return shown


def listen(listener: Callable[[str], None]) -> Callable[[], None]:
    """Tells `listener` each word of ours that is cut from now on; what is returned ends it."""
    _listeners.append(listener)
    return lambda: _listeners.remove(listener)
