"""Measures the room that text takes."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

_USUAL_TEXT = "Kopo Kopo tells your website when money arrives. Ujumbe hutumwa pesa zinapoingia."


def letters(count: float, metrics: QFontMetrics) -> int:
    """Return the width of `count` average letters of our texts, including blanks.

    A font's own average character width is misleading: some fonts average all their characters, others a to z, and of
    two fonts the wider one often has the smaller number.
    """
    return round(count * metrics.horizontalAdvance(_USUAL_TEXT) / len(_USUAL_TEXT))


def widened_by_mark(text: str, metrics: QFontMetrics) -> int:
    """Return the pixels that the underline of an access key adds to `text`, which marks the letter with a single &.

    Qt paints that letter separately, without kerning, such as between the Y and the a of "Yaani". Qt's own size hints
    don't take this into account.
    """
    if "&" not in text:
        return 0
    before, _, rest = text.replace("&&", "\0").partition("&")
    pieces = [before.replace("\0", "&"), rest[:1], rest[1:].replace("\0", "&")]
    return max(0, sum(map(metrics.horizontalAdvance, pieces)) - metrics.horizontalAdvance("".join(pieces)))
