"""Paints and cuts text to its room; whoever judges the screens hears which of the program's own words were cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from k2desk.model.outside import Most, one_line
from k2desk.services.announcer import Announcer

cut_words: Announcer[[str]] = Announcer()
"""Tells each word of the program's own that was cut."""
_FAR = 10_000.0
_SLACK = 1.5


def elided(
    text: str, metrics: QFontMetrics, room: int, *, own: bool, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> str:
    """`text` in at most `room` pixels, cut with … where it needs more.

    `own` words are the program's, for which there should be room; names, numbers and addresses may be of any length.
    """
    text = one_line(text, Most.ADDRESS)
    shown = metrics.elidedText(text, mode, max(0, room))
    if own and shown != text:
        cut_words.tell(text)
    return shown


def paint_words(painter: QPainter, room: QRectF, flags: int, text: str) -> None:
    """Paints words of the program's own, for which there should be room."""
    painter.drawText(room, flags, text)
    if cut_words.has_listeners:
        # Where the words stand if nothing cuts them off: broken into lines at the width of the room.
        across = room.adjusted(0, -_FAR, 0, _FAR) if flags & int(Qt.TextFlag.TextWordWrap) else room
        needed = painter.boundingRect(across, flags, text)
        if needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK:
            cut_words.tell(text)
