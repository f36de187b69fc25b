"""Thirty little bars: the days of a month, each in the tone of its worst check, gone through by arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from k2desk.ui.controls.announce import announce
from k2desk.ui.style.theme import Tone, bar_colour, theme
from k2desk.ui.text.plain import plain_tip

_GAP = 2


class DayStrip(QLabel):
    """One bar a day, oldest first; a day without a check is pale. The day that the keyboard is on is told."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[tuple[date, Tone | None, str], ...] = ()
        self._summary = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_days(self, days: Sequence[tuple[date, Tone | None, str]], summary: str) -> None:
        """Shows (day, tone or None, tooltip) of each day; `summary` is what a screen reader says."""
        self._days = tuple(days)
        self._summary = summary
        self._at = min(self._at, len(days) - 1)
        self._name()
        self.update()

    def _name(self) -> None:
        """The sum, and the day that the keyboard is on."""
        day = self._days[self._at][2] if self.hasFocus() and self._at >= 0 else ""
        self.setAccessibleName(f"{self._summary}. {day}" if day else self._summary)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins with today."""
        super().focusInEvent(event)
        self._at = len(self._days) - 1
        self._name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells the sum alone again."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._name()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from day to day; Home and End to the first and to today."""
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
        below = self._box(self._at).bottomLeft().toPoint() + QPoint(0, 4)
        QToolTip.showText(self.mapToGlobal(below), plain_tip(tip), self)
        self._name()
        announce(self, tip)
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
            if self.hasFocus() and number == self._at:
                painter.setPen(QPen(theme().colours.focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._box(number).adjusted(-1, 1, 1, -1), 2, 2)
                painter.setPen(Qt.PenStyle.NoPen)

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
