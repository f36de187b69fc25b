"""The details of one payment: what Kopo Kopo says of it, and which sale it was given to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.payments import Payment
from k2desk.model.tone import Tone
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.facts_grid import FactsGrid
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.controls.verdict_card import VerdictCard
from k2desk.ui.style.theme import GAP_S, small_font, title_font
from k2desk.ui.text.payments import claim_words, kind_words, money_words, payer_words, status_look, till_words_of
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import kenyan_clock, kenyan_when, same_kenyan_day

if TYPE_CHECKING:
    from k2desk.model.clock import Clock
    from k2desk.services.payments.account_payments import AccountPayments
    from k2desk.ui.payments.model import PaymentsModel


class PaymentDetails(Translated, QWidget):
    """Shows one payment. The signals carry it: to be given to a sale, taken back, shown whole, or its other half."""

    give_wanted = Signal(object)
    take_back_wanted = Signal(object)
    reveal_wanted = Signal(object)
    other_wanted = Signal(object)

    def __init__(self, payments: AccountPayments, model: PaymentsModel, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("PaymentDetails")
        self._payments, self._model, self._clock = payments, model, clock
        self._payment: Payment | None = None
        self.chip = StatusChip()
        self._time = PlainLabel(kind="muted", font=small_font())
        self._amount = PlainLabel(font=title_font(), wrap=True)
        self._kind = PlainLabel(kind="muted", wrap=True)
        self._facts = FactsGrid()
        self._facts.reveal_wanted.connect(lambda: self.reveal_wanted.emit(self._payment))
        self.card = VerdictCard()
        self.give = SecondaryButton(lambda: self.tr("&Give it to a sale"), "check", object_name="GivePayment")
        self.give.clicked.connect(lambda: self.give_wanted.emit(self._payment))
        self.take_back = LinkButton(lambda: self.tr("It was a mistake: take it &back"), object_name="TakeBack")
        self.take_back.clicked.connect(lambda: self.take_back_wanted.emit(self._payment))
        self.other = LinkButton(object_name="OtherHalf", clicked=self._want_other)
        self._only_here = PlainLabel(
            lambda: self.tr("Only this computer knows who gave what. Kopo Kopo’s own app may say something else."),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        in_column(
            in_row(self.chip, STRETCH, self._time),
            self._amount,
            self._kind,
            self._facts,
            self.card,
            in_row(self.give, STRETCH),
            self.other,
            self.take_back,
            self._only_here,
            on=self,
            spacing=GAP_S,
        )
        self.on_language_change(self.refresh)
        self.hide()

    @property
    def shown(self) -> Payment | None:
        """The payment that is shown, or None."""
        return self._payment

    def show_payment(self, payment: Payment | None) -> None:
        """Show another payment, or nothing."""
        self._payment = payment
        self.setVisible(payment is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show everything again."""
        payment = self._payment
        if payment is None:
            return
        now, others = self._clock.now(), self._others(payment)
        reversal = next((one for one in others if one.is_reversal), None)
        words, sign, tone = status_look(payment, reversal.at if reversal is not None else None)
        self.chip.show_badge(sign, words, tone)
        today = same_kenyan_day(payment.at, now)
        self._time.setText(kenyan_clock(payment.at, seconds=True) if today else kenyan_when(payment.at, now))
        self._amount.setText(money_words(payment))
        self._kind.setText(kind_words(payment))
        self._show_facts(payment)
        self._show_claim(payment, reversal)
        self.other.setVisible(bool(others))
        back, sale = self.tr("Show the pa&yment that it undoes"), self.tr("Show how the money &went back")
        self.other.setText(back if payment.is_reversal else sale)

    def _others(self, payment: Payment) -> Sequence[Payment]:
        """Return the other half of a payment that was undone."""
        known = self._payments.book.by_reference(payment.reverses or payment.reference)
        return [one for one in known if one.is_reversal is not payment.is_reversal]

    def _show_claim(self, payment: Payment, reversal: Payment | None) -> None:
        claim = self._payments.claims.of(payment.reverses or payment.reference)
        undone = payment.is_reversal or reversal is not None
        self.give.setVisible(claim is None and not undone and payment.is_received)
        self.take_back.setVisible(claim is not None and not payment.is_reversal)
        self._only_here.setVisible(claim is not None or not self.give.isHidden())
        if claim is None:
            self.card.hide()
            return
        given = claim_words(claim, self._clock.now())
        sale = one_line(claim.sale, Most.NAME)
        title = given[:1].upper() + given[1:] + (f": {sale}" if sale else ".")
        if undone:
            text = self.tr("The money went back, so this sale is not paid any more.")
            self.card.show_verdict(Tone.CARE, title, text, filled(self.tr("Talk to {who}."), who=claim.given_by))
        else:
            self.card.show_verdict(Tone.GOOD, title, "")

    def _show_facts(self, payment: Payment) -> None:
        whole = self._model.is_revealed(payment)
        who = payer_words(payment, whole=whole)
        unsure = "" if payment.time_is_certain else self.tr("Kopo Kopo gave no time that K2Desk can read.")
        facts = (
            (self.tr("From"), who, "reveal" if who and not whole and payment.name + payment.phone != who else ""),
            (self.tr("Till"), till_words_of(payment, self._model.till_name), ""),
            (self.tr("Reference"), one_line(payment.reference, Most.WORD), "copy"),
            (self.tr("Status"), one_line(payment.status, Most.WORD), ""),
            (self.tr("Time"), unsure, ""),
        )
        self._facts.show_facts(facts)

    def _want_other(self) -> None:
        if self._payment is not None:
            for other in self._others(self._payment)[:1]:
                self.other_wanted.emit(other)
