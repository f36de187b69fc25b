"""The base of widgets that paint one bar for each of several things. The arrow keys go from bar to bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from k2desk.ui.controls.announce import announce
from k2desk.ui.text.plain import plain_tip


class Bars(QLabel):
    """Bars, each with a sentence that its tooltip shows and a screen reader hears.

    A subclass paints them and says where each one is painted (`boxes`).
    """

    def __init__(self) -> None:
        super().__init__()
        self._sentences: tuple[str, ...] = ()
        self._summary = ""
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def boxes(self) -> Sequence[QRectF]:
        """Return where each bar is painted."""
        raise NotImplementedError

    def first(self) -> int:
        """Return the bar that is current when the focus comes."""
        return len(self._sentences) - 1

    def say(self, sentences: Sequence[str], summary: str) -> None:
        """Set the sentence of each bar, and what a screen reader reads of all."""
        self._sentences, self._summary = tuple(sentences), summary
        self._at = min(self._at, len(sentences) - 1)
        self._name()
        self.update()

    def _name(self) -> None:
        """Set the accessible name: the summary and, with the focus, the current bar."""
        current = self._sentences[self._at] if self.hasFocus() and 0 <= self._at < len(self._sentences) else ""
        self.setAccessibleName(f"{self._summary}. {current}" if current else self._summary)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first current bar."""
        super().focusInEvent(event)
        self._at = self.first()
        self._name()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the tooltip and make the summary the accessible name again."""
        super().focusOutEvent(event)
        QToolTip.hideText()
        self._name()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another bar: with the arrows to the next one, with Home and End to the first and the last."""
        last = len(self._sentences) - 1
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
        said = self._sentences[self._at]
        below = self.boxes()[self._at].bottomLeft().toPoint() + QPoint(0, 4)
        QToolTip.showText(self.mapToGlobal(below), plain_tip(said), self)
        self._name()
        announce(self, said)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the sentence of the bar under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for sentence, box in zip(self._sentences, self.boxes(), strict=True):
                if box.contains(event.pos().toPointF()):
                    QToolTip.showText(event.globalPos(), plain_tip(sentence), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)
