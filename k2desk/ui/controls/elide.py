"""Paints and shortens texts to fit their room, and announces which of the program's own words did not fit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from k2desk.model.outside import Most, one_line
from k2desk.services.announcer import Announcer

cut_words: Announcer[[str]] = Announcer()
"""Announces each of the program's own texts that was cut. The check of the screens listens."""
cut_names: Announcer[[str]] = Announcer()
"""Announces each name, number or address that was cut."""
_FAR = 10_000.0
_SLACK = 1.5


def elided(
    text: str, metrics: QFontMetrics, room: int, *, own: bool, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> str:
    """Return `text` shortened with … to at most `room` pixels.

    `own` texts are the program's, for which there should always be room. Names, numbers and addresses may have any
    length.
    """
    text = one_line(text, Most.ADDRESS)
    shown = metrics.elidedText(text, mode, max(0, room))
    if shown != text:
        (cut_words if own else cut_names).tell(text)
    return shown


def paint_words(painter: QPainter, room: QRectF, flags: int, text: str) -> None:
    """Paint a text of the program's own, for which there should be room."""
    painter.drawText(room, flags, text)
    if cut_words.has_listeners:
        # The room without a limit to the height: the words are wrapped at its width.
        across = room.adjusted(0, -_FAR, 0, _FAR) if flags & int(Qt.TextFlag.TextWordWrap) else room
        needed = painter.boundingRect(across, flags, text)
        if needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK:
            cut_words.tell(text)
