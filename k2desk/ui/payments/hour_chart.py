"""A quiet chart of a day: one bar for each hour. The arrow keys go through the hours, and each says its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from k2desk.ui.controls.bars import Bars
from k2desk.ui.style.theme import Tone, bar_colour, small_font, small_metrics, smooth_painter, theme

_GAP, _LINES = 3, 6
"""The pixels between two bars, and the height of the highest bar in lines of text."""

_WIDEST = 36
"""The most pixels that a bar is wide: a chart of one hour would be one large block of colour."""


class Bar(NamedTuple):
    """One hour: the words below and above its bar, its height, and its numbers as a sentence."""

    below: str
    above: str
    value: float
    sentence: str


class HourChart(Bars):
    """Bars in one colour. The number of payments stands above each, so that colour and height are not the only signs.

    A screen reader reads `summary` and the sentences of all hours with payments.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("HourChart")
        self._bars: tuple[Bar, ...] = ()

    def show_bars(self, bars: Sequence[Bar], summary: str) -> None:
        """Show one bar for each hour, from left to right."""
        self._bars = tuple(bars)
        self.say([bar.sentence for bar in bars], summary)
        self.setAccessibleDescription(". ".join(bar.sentence for bar in bars if bar.value))
        self.updateGeometry()

    def first(self) -> int:
        """Return the highest hour."""
        return max(range(len(self._bars)), key=lambda place: self._bars[place].value, default=-1)

    # -- painting ----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the height of the bars with the words above and below."""
        return QSize(0, small_metrics().height() * (_LINES + 2) + 6)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and no width: the bars share what there is."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, the counts above them, and the hours below as far as they have room."""
        painter = smooth_painter(self)
        colours, metrics = theme().colours, small_metrics()
        painter.setFont(small_font())
        most = max((bar.value for bar in self._bars), default=0.0) or 1.0
        line = metrics.height()
        ground = self.height() - line - 3.0
        room = ground - line - 2
        painter.setPen(colours.line)
        painter.drawLine(0, round(ground), self.width(), round(ground))
        free = 0.0
        for place, (bar, column) in enumerate(zip(self._bars, self.boxes(), strict=True)):
            if bar.value:
                height = max(3.0, room * bar.value / most)
                box = QRectF(column.x(), ground - height, column.width(), height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(bar_colour(Tone.GOOD, theme().scheme))
                painter.drawRoundedRect(box, 2, 2)
                if metrics.horizontalAdvance(bar.above) <= column.width() + _GAP:
                    painter.setPen(colours.text)
                    _middle(painter, box.center().x(), box.top() - line, line, bar.above)
            wide = metrics.horizontalAdvance(bar.below)
            left = column.center().x() - wide / 2
            if bar.below and left >= free and left + wide <= self.width():
                painter.setPen(colours.muted)
                _middle(painter, column.center().x(), ground + 2, line, bar.below)
                free = left + wide + metrics.horizontalAdvance("n")
            if self.hasFocus() and place == self._at:
                painter.setPen(QPen(colours.focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(column.adjusted(-1, 1, 1, -line - 2), 2, 2)

    def boxes(self) -> list[QRectF]:
        """Return where each hour is painted."""
        count = max(1, len(self._bars))
        width = min((self.width() - _GAP * (count + 1)) / count, _WIDEST)
        return [QRectF(_GAP + at * (width + _GAP), 0, width, self.height()) for at in range(len(self._bars))]


def _middle(painter: QPainter, middle: float, top: float, height: float, text: str) -> None:
    wide = painter.fontMetrics().horizontalAdvance(text) + 2
    painter.drawText(QRectF(middle - wide / 2, top, wide, height), Qt.AlignmentFlag.AlignCenter, text)
