"""A quiet chart of a day: one bar for each hour. The arrow keys go through the hours, and each says its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from k2desk.ui.controls.announce import announce
from k2desk.ui.style.theme import Tone, bar_colour, small_font, small_metrics, smooth_painter, theme
from k2desk.ui.text.plain import plain_tip

_GAP, _LINES = 3, 6
"""The pixels between two bars, and the height of the highest bar in lines of text."""


class Bar(NamedTuple):
    """One hour: the words below and above its bar, its height, and its numbers as a sentence."""

    below: str
    above: str
    value: float
    sentence: str


class HourChart(QLabel):
    """Bars in one colour. The number of payments stands above each, so that colour and height are not the only signs.

    A screen reader reads `summary` and the sentences of all hours with payments.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("HourChart")
        self._bars: tuple[Bar, ...] = ()
        self._summary = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar], summary: str) -> None:
        """Show one bar for each hour, from left to right."""
        self._bars, self._summary = tuple(bars), summary
        self._at = min(self._at, len(bars) - 1)
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        """Set what a screen reader reads: the summary, with the focus the current hour, and all numbers as text."""
        hour = self._bars[self._at].sentence if self.hasFocus() and 0 <= self._at < len(self._bars) else ""
        self.setAccessibleName(f"{self._summary}. {hour}" if hour else self._summary)
        self.setAccessibleDescription(". ".join(bar.sentence for bar in self._bars if bar.value))

    # -- keys and mouse ----------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the highest hour."""
        super().focusInEvent(event)
        self._at = max(range(len(self._bars)), key=lambda place: self._bars[place].value, default=-1)
        self._name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the tooltip and make the summary the accessible name again."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._name()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another hour: with the arrows to the next one, with Home and End to the first and the last."""
        last = len(self._bars) - 1
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
        said = self._bars[self._at].sentence
        below = self._columns()[self._at].bottomLeft().toPoint() + QPoint(0, 4)
        QToolTip.showText(self.mapToGlobal(below), plain_tip(said), self)
        self._name()
        announce(self, said)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the numbers of the hour under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for bar, column in zip(self._bars, self._columns(), strict=True):
                if column.contains(event.pos().toPointF()):
                    QToolTip.showText(event.globalPos(), plain_tip(bar.sentence), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

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
        for place, (bar, column) in enumerate(zip(self._bars, self._columns(), strict=True)):
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

    def _columns(self) -> list[QRectF]:
        """Return where each hour is painted."""
        count = max(1, len(self._bars))
        width = (self.width() - _GAP * (count + 1)) / count
        return [QRectF(_GAP + at * (width + _GAP), 0, width, self.height()) for at in range(len(self._bars))]


def _middle(painter: QPainter, middle: float, top: float, height: float, text: str) -> None:
    wide = painter.fontMetrics().horizontalAdvance(text) + 2
    painter.drawText(QRectF(middle - wide / 2, top, wide, height), Qt.AlignmentFlag.AlignCenter, text)
