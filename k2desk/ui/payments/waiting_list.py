"""The payments that are waited for: each stays in sight, says when it came, and can be reported to Kopo Kopo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.payment_records import PaymentWatch
from k2desk.model.problems import Problem
from k2desk.services.payments.not_yet import MissingReport
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import empty, in_column, in_row
from k2desk.ui.controls.buttons import IconButton, SmallButton
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S, heading_font
from k2desk.ui.text.payment_findings import watch_words
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.model.clock import Clock
    from k2desk.services.payments.not_yet import NotYet


class WaitingList(Translated, QWidget):
    """One line for each payment. `wanted` carries the code of one that came; `failed` a problem and its repetition.

    `report_ready` carries what to tell Kopo Kopo.
    """

    wanted = Signal(str)
    report_ready = Signal(object)
    failed = Signal(object, object)

    def __init__(self, not_yet: NotYet, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("WaitingList")
        self._not_yet, self._clock = not_yet, clock
        title = PlainLabel(lambda: self.tr("Not here yet"), font=heading_font())
        self._lines = in_column(spacing=GAP_S - 2)
        in_column(title, self._lines, on=self, spacing=GAP_S)
        follow(self, not_yet, self._changed)
        self.on_language_change(self.refresh)

    def _changed(self, came: Sequence[PaymentWatch]) -> None:
        self.refresh()
        for watch in came:
            announce(self, watch_words(watch, self._clock.now()))

    def refresh(self) -> None:
        """Show the payments that are waited for, and those that came."""
        empty(self._lines)
        watches = self._not_yet.watches
        for watch in watches:
            self._lines.addWidget(self._line(watch))
        self.setVisible(bool(watches))

    def _line(self, watch: PaymentWatch) -> QWidget:
        line = QWidget()
        words = PlainLabel(watch_words(watch, self._clock.now()), wrap=True)
        reference = watch.reference
        if watch.is_open:
            press = SmallButton(self.tr("Report it"), clicked=lambda: self.report(reference))
            name = self.tr("Report {code} to Kopo Kopo")
        else:
            press = SmallButton(self.tr("Show"), clicked=lambda: self.wanted.emit(reference))
            name = self.tr("Show {code}")
        press.setAccessibleName(filled(name, code=reference))
        press.setObjectName(f"Watch-{reference}")
        gone = IconButton("close", filled(self.tr("Wait no longer for {code}"), code=reference))
        gone.clicked.connect(lambda: self._dismiss(reference))
        in_row((words, 1), press, gone, on=line, spacing=GAP_S)
        return line

    def report(self, reference: str) -> None:
        """Make the report about a payment ready."""
        making = self._not_yet.report(reference)
        when_done(self, making, lambda done: self._reported(done.outcome, lambda: self.report(reference)))

    def _reported(self, outcome: MissingReport | Problem | None, again: Callable[[], object]) -> None:
        if isinstance(outcome, MissingReport):
            self.report_ready.emit(outcome)
        else:
            self.failed.emit(outcome, again)

    def _dismiss(self, reference: str) -> None:
        leaving = self._not_yet.dismiss(reference)
        when_done(self, leaving, lambda done: self.failed.emit(done.outcome, lambda: self._dismiss(reference)))
