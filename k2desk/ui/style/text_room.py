"""The room that text takes."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics

_USUAL_TEXT = "Kopo Kopo tells your website when money arrives. Ujumbe hutumwa pesa zinapoingia."


def letters(count: float, metrics: QFontMetrics) -> int:
    """The room that so many letters of our texts take, blanks included.

    What a font itself calls its average width says little: some count each sign that they have, others a to z. Of two
    fonts the one whose text is wider often gives the smaller number.
    """
    return round(count * metrics.horizontalAdvance(_USUAL_TEXT) / len(_USUAL_TEXT))


def widened_by_mark(text: str, metrics: QFontMetrics) -> int:
    """The pixels that the line below an access key's letter costs: `text` marks it by a lone &.

    Qt paints that letter by itself, so it no longer moves close to those beside it, as the a does to the Y of "Yaani".
    Qt's own size hints don't know.
    """
    parts = [part.replace("\0", "&") for part in text.replace("&&", "\0").partition("&")]
    pieces = [parts[0], parts[2][:1], parts[2][1:]]
    return max(0, sum(map(metrics.horizontalAdvance, pieces)) - metrics.horizontalAdvance("".join(pieces)))
