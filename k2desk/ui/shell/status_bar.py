"""The status bar: whether Kopo Kopo answers, the progress of a check, and when the next one starts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from k2desk.model.clock import Clock
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_row
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.in_sight import is_in_sight
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_S, Tone, fill, small_font, theme, tone_colours
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import clock_time, until

if TYPE_CHECKING:
    from k2desk.services.announcer import ListenerHandle
    from k2desk.services.check_runner import CheckRun
    from k2desk.services.operation import Operation
    from k2desk.services.status_poller import StatusPoller

_RENEW = 5_000
_FRAME = 33
"""Milliseconds between two updates of the progress."""
_TOLD_FOR = 20_000
"""Milliseconds for which the progress of a cancelled check stays visible."""


class StatusBar(Translated, QWidget):
    """Shows what the program is doing."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("StatusStrip")
        self._clock = clock
        self._poller: StatusPoller | None = None
        self._listening: ListenerHandle | None = None
        self._operation: Operation[CheckRun] | None = None
        self._hint = ""
        self._cancelled: Operation[CheckRun] | None = None
        self._forget = QTimer(self, singleShot=True)
        self._forget.timeout.connect(self._forget_cancelled)
        self._icon = QLabel()
        self.line = PlainLabel(kind="muted", font=small_font())
        self.progress_text = PlainLabel(kind="muted", font=small_font())
        self._bar = QProgressBar(textVisible=False)
        self.put_words(self._bar.setAccessibleName, lambda: self.tr("Progress of the check"))
        self._bar.setFixedWidth(letters(24, self.fontMetrics()))
        self.cancel = LinkButton(lambda: self.tr("Canc&el"), clicked=self._cancel)
        self.cancel.setFont(small_font())
        self.put_words(self.cancel.setAccessibleName, lambda: self.tr("Cancel the check"))
        self.next = PlainLabel(kind="muted", font=small_font())
        row = in_row(
            self._icon,
            self.line,
            GAP_L,
            self.progress_text,
            self._bar,
            self.cancel,
            STRETCH,
            self.next,
            on=self,
            margins=(2 * GAP_S, 5, 2 * GAP_S, 5),
            spacing=GAP_S,
        )
        self._margins = row.contentsMargins()
        if not theme().awaits_sheet:
            self._measure()
        theme().sheet_set.connect(self._measure)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._renew)
        self._timer.start(_RENEW)
        self._soon = QTimer(self, singleShot=True, interval=_FRAME)
        self._soon.timeout.connect(self.refresh)
        theme().changed.connect(self.refresh)
        self.on_language_change(self.refresh)

    def _measure(self) -> None:
        """Keep one height with and without a check. Otherwise the list would be laid out again when one starts."""
        highest = max(one.sizeHint().height() for one in (self.line, self.progress_text, self._bar, self.cancel))
        self.setMinimumHeight(highest + self._margins.top() + self._margins.bottom())

    def show_watching(self, poller: StatusPoller | None) -> None:
        """Show the checks of an account, or none (None) while no account is open."""
        if self._listening is not None:
            self._listening.close()
        self._listening = None
        self._poller = poller
        self._operation = self._cancelled = None
        if poller is not None:
            self._listening = poller.listen(partial(self._news, poller))
            self._news(poller)
        self.refresh()

    def set_hint(self, hint: str) -> None:
        """Show a text of the page instead of the next check, or none for ""."""
        self._hint = hint
        self.refresh()

    def _news(self, poller: StatusPoller) -> None:
        if poller.current is not self._operation:
            self._operation = poller.current
            if self._operation is not None and self._operation.total > 1:
                self._cancelled = None
            if self._operation is not None:
                self._operation.listen(lambda _: self._refresh_soon())
        self.refresh()

    def _refresh_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _renew(self) -> None:
        if is_in_sight(self):
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the current state, which was not kept while nobody could see it."""
        super().showEvent(event)
        self._refresh_soon()

    def refresh(self) -> None:
        """Show the current state."""
        running = self._operation is not None and not self._operation.finished and self._operation.total > 1
        for widget in (self.progress_text, self._bar, self.cancel):
            widget.setVisible(running)
        if self._operation is not None and running:
            operation = self._operation
            text = filled(self.tr("Checking {n} of {all}"), n=operation.done, all=operation.total)
            self.progress_text.setText(text)
            self._bar.setMaximum(operation.total)
            self._bar.setValue(operation.done)
        elif self._cancelled is not None:
            self.progress_text.show()
            text = self.tr("Cancelled: K2Desk checked {n} of {all}. The others keep their last badge.")
            self.progress_text.setText(filled(text, n=self._cancelled.done, all=self._cancelled.total))
        text, name, tone, following = self.tr("Opening the account…"), "status-sending", Tone.QUIET, ""
        if self._poller is not None:
            text, name, tone = self._line_words(self._poller)
            following = self._next_words(self._poller)
        self.line.setText(text)
        ink = tone_colours(tone, theme().scheme)[0]
        self._icon.setPixmap(pixmap(name, 14, ink, self.devicePixelRatioF()))
        self._icon.setVisible(bool(text))
        self.next.setText(self._hint or following)

    def _line_words(self, poller: StatusPoller) -> tuple[str, str, Tone]:
        health = poller.health
        if not health.internet:
            if health.since is None:
                return self.tr("No internet"), "attention", Tone.CARE
            text = self.tr("No internet. Showing what we knew at {time}.")
            return filled(text, time=clock_time(health.since)), "attention", Tone.CARE
        if health.answering is None and health.problem is not None:
            return self.tr("Not connected"), "attention", Tone.CARE
        found = poller.all_found if health.answering and poller.current is None else None
        if found is not None:
            count, at = found
            if count == 1:
                text = self.tr("Your subscription was found at {time}.")
            else:
                text = self.tr("All {n} subscriptions were found at {time}.")
            return filled(text, n=count, time=clock_time(at)), "check", Tone.QUIET
        if poller.is_checked_elsewhere:
            return self.tr("Another desk checks the list"), "check", Tone.QUIET
        if health.answering is None:
            return self.tr("Not checked since K2Desk opened"), "status-not-checked", Tone.QUIET
        if health.answering:
            return self.tr("Kopo Kopo is answering"), "check", Tone.QUIET
        return self.tr("Kopo Kopo is not answering"), "attention", Tone.CARE

    def _next_words(self, poller: StatusPoller) -> str:
        if poller.interval is None:
            return self.tr("Automatic checks are off")
        if poller.next_check_at is None or poller.current is not None:
            return ""
        return filled(self.tr("Next check in {time}"), time=until(poller.next_check_at, self._clock.now()))

    def _cancel(self) -> None:
        if self._operation is not None:
            cancelled = self._operation
            cancelled.cancel()
            cancelled.listen(self._was_cancelled)

    def _was_cancelled(self, operation: Operation[CheckRun]) -> None:
        if operation.finished and operation.done < operation.total:
            self._cancelled = operation
            self._forget.start(_TOLD_FOR)
            self.refresh()
            announce(self, self.progress_text.text())

    def _forget_cancelled(self) -> None:
        self._cancelled = None
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Return no width: a short message must not widen the window and repaint everything."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground with a line above."""
        painter = QPainter(self)
        fill(painter, self.rect(), theme().colours.side)
        painter.setPen(theme().colours.line)
        painter.drawLine(0, 0, self.width(), 0)
