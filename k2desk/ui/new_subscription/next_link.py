"""Says what comes next while it can not be seen, and leads there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.lead_to import bring_into_view
from k2desk.ui.style.text_room import letters

_LETTERS_HIGH = 5
"""How much of what comes next must be in sight, in widths of a letter."""


class NextLink(LinkButton):
    """A link below the scroll area of a form."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(object_name="NextQuestion")
        self._area = area
        self._target: QWidget | None = None
        self.clicked.connect(self._go)
        self._judging = QTimer(self, singleShot=True, interval=0)
        self._judging.timeout.connect(self.judge)
        if (content := area.widget()) is not None:
            content.installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(lambda _: self.judge())
        area.verticalScrollBar().rangeChanged.connect(lambda *_: self.judge())
        self.hide()

    def lead(self, target: QWidget, words: str) -> None:
        """Set what comes next, and announce it if that is news."""
        is_news = target is not self._target and self._target is not None
        self._target = target
        self.setText(words)
        # After the layout, which gives it its place.
        self._judging.start()
        if is_news:
            announce(self, self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Judge again when the form is laid out again, since what comes next may have come into it or moved."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._judging.start()
        return super().eventFilter(watched, event)

    def judge(self) -> None:
        """Show the link while what comes next can not be seen.

        Its own height counts as if it were hidden, so that it does not come and go.
        """
        target, content = self._target, self._area.widget()
        if target is None or content is None or not content.isAncestorOf(target):
            self.hide()
            return
        top = target.mapTo(content, QPoint(0, 0)).y() - self._area.verticalScrollBar().value()
        room = self._area.viewport().height() + (0 if self.isHidden() else self.height())
        needed = min(target.height(), letters(_LETTERS_HIGH, self.fontMetrics()))
        self.setHidden(0 <= top <= room - needed)

    def _go(self) -> None:
        if self._target is not None:
            self._target.setFocus()
            bring_into_view(self._target)
