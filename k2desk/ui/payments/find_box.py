"""Finds one payment by its M-PESA code or the whole message, and says one of three answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.payments import Payment
from k2desk.services.payments.results import Answer, Finding
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.lead_to import bring_into_view
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.translated import Translated
from k2desk.ui.controls.verdict_card import VerdictCard
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_S, small_font
from k2desk.ui.text.payment_findings import finding_words
from k2desk.ui.text.payments import TillName
from k2desk.ui.text.plain import filled, literal

if TYPE_CHECKING:
    from k2desk.model.clock import Clock
    from k2desk.services.operation import Operation
    from k2desk.services.payments.finding import FindPayment


_LAID_OUT = 50
"""Milliseconds after which an answer has its place, so that it can be scrolled to."""

_LEAST = 24
"""The letters of a message that are visible at once, at least."""


class FindBox(Translated, QWidget):
    """A field, the answer below it, and what can be done next.

    `found` carries a payment that is here, to be shown; `given` one to give to a sale; `missing` the code of one to be
    reported; `respelled` a code that was misspelt; `callback_wanted` that Kopo Kopo refused the address for its list,
    and what looks again.
    """

    found = Signal(object)
    given = Signal(object)
    missing = Signal(str)
    respelled = Signal(str)
    callback_wanted = Signal(object, object)

    def __init__(self, finding: FindPayment, clock: Clock, till_name: TillName) -> None:
        super().__init__()
        self.setObjectName("FindBox")
        self._service, self._clock, self._till_name = finding, clock, till_name
        self._finding: Finding | None = None
        self._looking: Operation[Finding] | None = None
        self.field = Field(keeps_lines=True)
        self.field.edit.setObjectName("PastedMessage")
        self.field.set_label(lambda: self.tr("&Paste the M-PESA message or code"))
        self.field.label.setWordWrap(True)
        self.field.edit.setMinimumWidth(letters(_LEAST, self.fontMetrics()))
        self.field.edit.returnPressed.connect(self.look)
        self.press = SecondaryButton(
            lambda: self.tr("&Find it"), "search", object_name="FindPayment", clicked=self.look
        )
        self.field.row.addWidget(self.press)
        self._state = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.cancel = LinkButton(lambda: self.tr("Stop look&ing"), object_name="StopLooking", clicked=self._stop)
        self.card = VerdictCard()
        self.card.setObjectName("Finding")
        self.banner = ProblemBanner()
        self.give = SecondaryButton(lambda: self.tr("Give i&t to a sale"), "check", object_name="GiveFound")
        self.give.clicked.connect(lambda: self._emit_payment(self.given))
        self.show_it = SecondaryButton(lambda: self.tr("Show &it in the list"), object_name="ShowFound")
        self.show_it.clicked.connect(lambda: self._emit_payment(self.found))
        self.offered = SecondaryButton(object_name="TryOffered", clicked=self._try_offered)
        self.report = SecondaryButton(lambda: self.tr("Report &it to Kopo Kopo"), "send", object_name="ReportMissing")
        self.report.clicked.connect(self._report)
        self.again = SecondaryButton(lambda: self.tr("Ask agai&n now"), "refresh", object_name="FindAgain")
        self.again.clicked.connect(self.look)
        self._next = QWidget()
        FlowLayout(self.offered, self.give, self.show_it, self.again, self.report, on=self._next, spacing=GAP_S)
        in_column(self.field, self._state, self.cancel, self.card, self.banner, self._next, on=self, spacing=GAP_S)
        self.field.edit.textChanged.connect(self._typed)
        self.on_language_change(self.refresh)

    def look_for(self, text: str) -> None:
        """Put a code into the field and look for it."""
        self.field.edit.setText(text)
        self.look()

    def look(self) -> None:
        """Look for what was typed or pasted."""
        text = self.field.edit.text()
        if not text.strip():
            self.field.problem.show_words(
                self.tr("Nothing was pasted."), self.tr("Paste the message, or type its code.")
            )
            self.field.edit.setFocus()
            return
        self.field.problem.hide()
        self._stop()
        self._finding = None
        self._looking = looking = self._service.find(text)
        self.refresh()
        when_done(self, looking, self._found)

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()

    def _typed(self) -> None:
        """Remove the answer about something else."""
        self.field.problem.hide()
        if self._finding is not None:
            self._finding = None
            self.refresh()

    def _found(self, looking: Operation[Finding]) -> None:
        if looking is not self._looking:
            return
        self._looking = None
        self._finding = looking.outcome
        self.refresh()
        finding = self._finding
        if finding is not None:
            announce(self, self.card.said)
            QTimer.singleShot(_LAID_OUT, self.card, lambda: bring_into_view(self.card))
            if finding.callback is not None:
                self.callback_wanted.emit(finding.callback, self.look)

    def refresh(self) -> None:
        """Show the answer again, with the present words and claims."""
        finding, busy = self._finding, self._looking is not None
        self._state.setVisible(busy)
        self.cancel.setVisible(busy)
        self._state.setText(lambda: self.tr("Looking. If K2Desk does not have it yet, it asks Kopo Kopo…"))
        self._next.setVisible(finding is not None)
        self.banner.show_problem(finding.problem if finding is not None else None, again=self.look)
        if finding is None:
            self.card.hide()
            return
        self.card.show_verdict(*finding_words(finding, self._till_name, self._clock.now()))
        here = finding.answer is Answer.HERE
        self.give.setVisible(here and finding.claim is None)
        self.show_it.setVisible(finding.payment is not None)
        self.offered.setVisible(bool(finding.offered))
        self.offered.setText(filled(self.tr("&Did you mean {code}?"), code=literal(finding.offered)))
        self.again.setVisible(finding.answer is Answer.NOT_YET)
        self.report.setVisible(finding.answer is Answer.NOT_YET and finding.watch is not None)

    def look_at_known(self) -> None:
        """Look in what is known once more: a payment came, or was given or taken back."""
        if self._finding is None or self._looking is not None:
            return
        known = self._service.look(self.field.edit.text())
        if Answer.HERE in {known.answer, self._finding.answer}:
            self._finding = known
            self.refresh()

    def _emit_payment(self, signal: object) -> None:
        payment: Payment | None = self._finding.payment if self._finding is not None else None
        if payment is not None:
            signal.emit(payment)  # type: ignore[attr-defined]

    def _report(self) -> None:
        if self._finding is not None and self._finding.watch is not None:
            self.missing.emit(self._finding.watch.reference)

    def _try_offered(self) -> None:
        finding = self._finding
        if finding is not None:
            code = re.compile(re.escape(finding.said.code), re.IGNORECASE)
            text, count = code.subn(finding.offered, self.field.edit.text(), count=1)
            self.respelled.emit(finding.said.code)
            self.look_for(text if count else finding.offered)
