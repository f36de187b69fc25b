"""Thirty small bars for the days of a month, each in the tone of the day's worst check.

The arrow keys go through them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from k2desk.ui.controls.announce import announce
from k2desk.ui.style.theme import Tone, bar_colour, smooth_painter, theme
from k2desk.ui.text.plain import plain_tip

_GAP = 2


class DayStrip(QLabel):
    """One bar for each day, oldest first.

    The bar of a day without a check is pale. A screen reader hears the day that the arrow keys are on.
    """

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[date, Tone | None, str], ...] = ()
        self._summary = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_days(self, days: Sequence[tuple[date, Tone | None, str]], summary: str) -> None:
        """Show (day, tone or None, tooltip) for each day. A screen reader reads `summary`."""
        self._days = tuple(days)
        self._summary = summary
        self._at = min(self._at, len(days) - 1)
        self._name()
        self.update()

    def _name(self) -> None:
        """Set the accessible name: the summary and, with the focus, the current day."""
        day = self._days[self._at][2] if self.hasFocus() and self._at >= 0 else ""
        self.setAccessibleName(f"{self._summary}. {day}" if day else self._summary)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make today the current day."""
        super().focusInEvent(event)
        self._at = len(self._days) - 1
        self._name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the tooltip and make the summary the accessible name again."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._name()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day: with the arrows to the next one, with Home and End to the first day and to today."""
        last = len(self._days) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = steps.get(Qt.Key(event.key()))
        if wanted is None or last < 0:
            super().keyPressEvent(event)
            return
        self._at = min(max(0, wanted), last)
        tip = self._days[self._at][2]
        below = self._boxes()[self._at].bottomLeft().toPoint() + QPoint(0, 4)
        QToolTip.showText(self.mapToGlobal(below), plain_tip(tip), self)
        self._name()
        announce(self, tip)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that is a little higher than a line."""
        return QSize(240, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars. Bars of days with trouble are also shorter, so that colour is not the only sign."""
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        colours, scheme = theme().colours, theme().scheme
        for (number, (_, tone, _tip)), box in zip(enumerate(self._days), self._boxes(), strict=True):
            painter.setBrush(colours.soft if tone is None else bar_colour(tone, scheme))
            if tone is Tone.CARE:
                box.setTop(box.top() + box.height() * 0.2)
            elif tone is Tone.BAD:
                box.setTop(box.top() + box.height() * 0.4)
            painter.drawRoundedRect(box, 2, 2)
            if self.hasFocus() and number == self._at:
                painter.setPen(QPen(colours.focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._boxes()[number].adjusted(-1, 1, 1, -1), 2, 2)
                painter.setPen(Qt.PenStyle.NoPen)

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the day under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for (_, _tone, tip), box in zip(self._days, self._boxes(), strict=True):
                if box.contains(event.pos().toPointF()):
                    QToolTip.showText(event.globalPos(), plain_tip(tip), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def _boxes(self) -> list[QRectF]:
        """Where each day is painted."""
        count = max(1, len(self._days))
        width = (self.width() - _GAP * (count - 1)) / count
        return [QRectF(number * (width + _GAP), 0, width, self.height()) for number in range(len(self._days))]
