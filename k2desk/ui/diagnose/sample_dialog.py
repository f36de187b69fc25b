"""Sends an editable sample to an address: the event, the text, and the server's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.model.events import EVENT_TYPES, SAMPLED
from k2desk.model.outside import Most, one_line
from k2desk.model.problems import ProblemAction, ProblemKind
from k2desk.services.arrived import read_message
from k2desk.services.samples import PAYER_FORMS
from k2desk.ui.controls.body_edit import BodyEdit
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import CheckBox
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.verdict_card import VerdictCard
from k2desk.ui.diagnose.live_question import LiveQuestion
from k2desk.ui.diagnose.testing_dialog import TestingDialog
from k2desk.ui.style.theme import GAP_M, GAP_S, Tone, heading_font, small_font
from k2desk.ui.text.alerts import alert_sentence
from k2desk.ui.text.events import event_name, payer_form_name
from k2desk.ui.text.plain import filled
from k2desk.ui.text.steps import seconds_text

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.diagnosing import SampleResult
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator


_LINES = 16
"""The lines of the sample's text that are visible at once."""


class SampleDialog(TestingDialog):
    """Sends a sample on a press of its button only, and on LIVE after one more question."""

    def __init__(self, parent: QWidget, account: Account, navigator: Navigator, address: str) -> None:
        super().__init__(
            parent,
            account,
            navigator,
            self.tr("Send a sample alert"),
            self.tr("A made-up alert of KES 1, signed like a real one. Your website treats it as real."),
            width=128,
        )
        self._fresh = ""
        self._build(address)
        self._take_fresh()
        self.address.setFocus()

    def _build(self, address: str) -> None:
        self.address = self.address_edit(address, self.tr("Send to"))
        self.address.setObjectName("SampleAddress")
        self.which = named(ChoiceBox(), "SampleEvent", self.tr("What happened"))
        for name in SAMPLED:
            self.which.addItem(event_name(name), name)
        self.payer = named(ChoiceBox(), "SamplePayer", self.tr("How the payer’s number comes"))
        for form in PAYER_FORMS:
            self.payer.addItem(payer_form_name(form), form)
        self.daraja = CheckBox(self.tr("In the Safaricom (Daraja) format"))
        self.which.currentIndexChanged.connect(lambda _: self._take_fresh())
        self.payer.currentIndexChanged.connect(lambda _: self._take_fresh())
        self.daraja.toggled.connect(lambda _: self._take_fresh())
        self.body = named(BodyEdit(), "SampleBody", self.tr("The sample’s text"))
        again = LinkButton(self.tr("&Take a fresh sample"), clicked=self._put_fresh)
        self.body.setMinimumHeight(_LINES * self.body.fontMetrics().lineSpacing())
        note = PlainLabel(
            self.tr("K2Desk sends it without spaces and line ends, like Kopo Kopo."), kind="muted", font=small_font()
        )
        self._says = named(PlainLabel(wrap=True, font=heading_font()), "SampleSays")
        raw = QWidget()
        in_column((self.body, 1), in_row((note, 1), again), on=raw, spacing=GAP_S)
        self.raw = Fold(lambda: self.tr("&Details for your developer"), raw)
        self.raw.button.setObjectName("SampleRaw")
        self.body.textChanged.connect(self._show_sentence)
        self.card = VerdictCard()
        self._answer = CodeText()
        self._fold = Fold(lambda: self.tr("&What it answered"), self._answer)
        self._fold.hide()
        self.main.setText(self.tr("&Send the sample"))
        self.main.set_icon("send")
        self.main.setObjectName("SendNow")
        self.main.clicked.connect(self._press)
        self.column.addWidget(self.address)
        self.column.addLayout(FlowLayout(self.which, self.payer, self.daraja, spacing=GAP_M))
        self.column.addWidget(self._says)
        self.column.addWidget(self.card)
        self.column.addWidget(self.raw)
        self.column.addWidget(self._fold)
        self.banner.offer({ProblemAction.FRESH_SAMPLE: self._put_fresh, ProblemAction.EDIT: self._correct})
        self.banner.know(self.known)

    def _correct(self) -> None:
        problem = self.banner.problem
        in_body = problem is not None and problem.kind in {ProblemKind.BROKEN_SAMPLE, ProblemKind.TOO_LONG}
        if in_body:
            self.raw.button.setChecked(True)
        (self.body if in_body else self.address).setFocus()

    def _show_sentence(self) -> None:
        said = alert_sentence(read_message(self.body.toPlainText()), self._account.cache.till_name)
        self._says.setText(filled(self.tr("It says: {sentence}"), sentence=said) if said else "")
        self._says.setVisible(bool(said))

    def _take_fresh(self) -> None:
        """Show another sample, unless the user has changed the text."""
        event = EVENT_TYPES[self.which.currentData()]
        self.daraja.setEnabled(event.daraja is not None)
        self.payer.setEnabled(event.names_a_payer)
        if self.body.toPlainText() == self._fresh:
            self._put_fresh()

    def _put_fresh(self) -> None:
        event = self.which.currentData()
        daraja = self.daraja.isChecked() and self.daraja.isEnabled()
        self._fresh = self._account.diagnosing.sample_for(
            event, self.address.text(), daraja=daraja, payer=self.payer.currentData()
        )
        self.body.setPlainText(self._fresh)

    def _press(self) -> None:
        if self.is_running and self._running is not None:
            self._running.cancel()
        elif self._account.diagnosing.is_live:
            once_more(self, self._account, self._ask)
        else:
            self._send()

    def _ask(self) -> None:
        question = LiveQuestion(self)
        question.yes.clicked.connect(self._send)
        question.open()

    def _send(self) -> None:
        self.banner.show_problem(None)
        self.card.hide()
        self._fold.hide()
        self._running = self._account.diagnosing.send(self.address.text(), self.body.toPlainText())
        self.main.setText(self.tr("Canc&el"))
        self._running.listen(if_alive(self, self._sent))

    def _sent(self, operation: Operation[SampleResult]) -> None:
        if not operation.finished:
            return
        self.main.setText(self.tr("&Send the sample"))
        sent = operation.outcome
        if operation.failure is not None:
            self.banner.show_problem(operation.problem, again=self._press)
            return
        if sent is None:
            reason = self.tr("K2Desk did not wait for the answer. The sample may still have reached your website.")
            self.card.show_verdict(Tone.QUIET, self.tr("Cancelled"), reason)
            return
        self.banner.show_problem(sent.problem, again=self._press)
        answer = sent.answer
        if answer is None:
            return
        if sent.problem is None or not sent.problem.blocks:
            took = filled(self.tr("It answered after {time}."), time=seconds_text(answer.seconds))
            self.card.show_verdict(Tone.GOOD, self.tr("Your website took the sample"), took)
        first = f"HTTP {answer.status} · {seconds_text(answer.seconds)}"
        self._answer.setText(
            "\n".join(
                (
                    first,
                    *(one_line(f"{name}: {value}", Most.SENTENCE) for name, value in answer.headers[:12]),
                    "",
                    answer.text,
                )
            )
        )
        self._fold.show()
