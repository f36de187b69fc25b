"""Thirty little bars: the days of a month, each in the tone of its worst check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from k2desk.ui.controls.labels import plain_tip
from k2desk.ui.theme import Tone, bar_colour, theme

_GAP = 2


class DayStrip(QWidget):
    """One bar a day, oldest first; a day without a check is pale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[tuple[date, Tone | None, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_days(self, days: Sequence[tuple[date, Tone | None, str]], summary: str) -> None:
        """Shows (day, tone or None, tooltip) of each day; `summary` is what a screen reader says."""
        self._days = tuple(days)
        self.setAccessibleName(summary)
        self.update()

    def sizeHint(self) -> QSize:
        """A line and a half high."""
        return QSize(240, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bars; trouble is also shorter, so that it does not hang on colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (_, tone, _tip) in enumerate(self._days):
            box = self._box(number)
            painter.setBrush(theme().colours.soft if tone is None else bar_colour(tone, theme().scheme))
            if tone is Tone.CARE:
                box.setTop(box.top() + box.height() * 0.2)
            elif tone is Tone.BAD:
                box.setTop(box.top() + box.height() * 0.4)
            painter.drawRoundedRect(box, 2, 2)

    def event(self, event: QEvent) -> bool:
        """Says the day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for number, (_, _tone, tip) in enumerate(self._days):
                if self._box(number).contains(event.pos().toPointF()):
                    QToolTip.showText(event.globalPos(), plain_tip(tip), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def _box(self, number: int) -> QRectF:
        count = max(1, len(self._days))
        width = (self.width() - _GAP * (count - 1)) / count
        return QRectF(number * (width + _GAP), 0, width, self.height())
