"""Thirty small bars for the days of a month, each in the tone of the day's worst check.

The arrow keys go through them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen

from k2desk.ui.controls.bars import Bars
from k2desk.ui.style.theme import Tone, bar_colour, smooth_painter, theme

_GAP = 2


class DayStrip(Bars):
    """One bar for each day, oldest first.

    The bar of a day without a check is pale. A screen reader hears the day that the arrow keys are on.
    """

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[date, Tone | None, str], ...] = ()

    def show_days(self, days: Sequence[tuple[date, Tone | None, str]], summary: str) -> None:
        """Show (day, tone or None, tooltip) for each day. A screen reader reads `summary`."""
        self._days = tuple(days)
        self.say([tip for _, _, tip in days], summary)

    def sizeHint(self) -> QSize:
        """Return a size that is a little higher than a line."""
        return QSize(240, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars. Bars of days with trouble are also shorter, so that colour is not the only sign."""
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        colours, scheme = theme().colours, theme().scheme
        for (number, (_, tone, _tip)), box in zip(enumerate(self._days), self.boxes(), strict=True):
            painter.setBrush(colours.soft if tone is None else bar_colour(tone, scheme))
            if tone is Tone.CARE:
                box.setTop(box.top() + box.height() * 0.2)
            elif tone is Tone.BAD:
                box.setTop(box.top() + box.height() * 0.4)
            painter.drawRoundedRect(box, 2, 2)
            if self.hasFocus() and number == self._at:
                painter.setPen(QPen(colours.focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.boxes()[number].adjusted(-1, 1, 1, -1), 2, 2)
                painter.setPen(Qt.PenStyle.NoPen)

    def boxes(self) -> list[QRectF]:
        """Return where each day is painted."""
        count = max(1, len(self._days))
        width = (self.width() - _GAP * (count - 1)) / count
        return [QRectF(number * (width + _GAP), 0, width, self.height()) for number in range(len(self._days))]
