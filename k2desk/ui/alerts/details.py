"""The details of one alert: its content, whether it is genuine and why, and the raw message on request."""

from __future__ import annotations

import contextlib
import json
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.alerts import Form
from k2desk.model.clock import Clock
from k2desk.model.outside import Most, one_line
from k2desk.services.arrived import Arrived
from k2desk.ui.alerts.model import amount_of
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.facts_grid import FactsGrid
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.translated import Translated
from k2desk.ui.controls.verdict_card import VerdictCard
from k2desk.ui.style.theme import GAP_S, Tone, small_font, title_font
from k2desk.ui.text.alerts import TillName, account_words, named_till, no_name, payer, phone, told_words, verdict_look
from k2desk.ui.text.events import event_name
from k2desk.ui.text.plain import filled
from k2desk.ui.text.signatures import verdict_advice, verdict_reason, verdict_title
from k2desk.ui.text.times import arrived_later, kenyan_clock, kenyan_when, same_kenyan_day

_RAW_SHOWN = 20_000


class AlertDetails(Translated, QWidget):
    """Shows one alert."""

    reveal_wanted = Signal(str)
    all_wanted = Signal(str)
    """Carries the reference or resource id that all messages about this payment share."""

    def __init__(self, clock: Clock, till_name: TillName = no_name) -> None:
        super().__init__()
        self._clock, self._till_name = clock, till_name
        self._arrived: Arrived | None = None
        self._revealed = False
        self.chip = StatusChip()
        self._time = PlainLabel(kind="muted", font=small_font())
        self._amount = PlainLabel(font=title_font(), wrap=True)
        self._event = PlainLabel(kind="muted", wrap=True)
        self._facts = FactsGrid()
        self._facts.reveal_wanted.connect(self._want_whole)
        self.card = VerdictCard()
        self.twice = VerdictCard()
        self.both = LinkButton(object_name="ShowBoth", clicked=self._want_all)
        self._raw = named(CodeText(), "RawMessage")
        self.fold = Fold(lambda: self.tr("&Details for your developer"), self._raw)
        self.fold.button.toggled.connect(lambda _: self._show_raw())
        in_column(
            in_row(self.chip, STRETCH, self._time),
            GAP_S,
            self._amount,
            self._event,
            GAP_S,
            self._facts,
            GAP_S,
            self.card,
            self.twice,
            self.both,
            self.fold,
            STRETCH,
            on=self,
            spacing=GAP_S,
        )
        self.on_language_change(self.refresh)
        self.hide()

    @property
    def shown(self) -> Arrived | None:
        """The alert that is shown, or None."""
        return self._arrived

    def show_alert(self, arrived: Arrived | None, *, revealed: bool) -> None:
        """Show another alert, or nothing. Does nothing if it is shown already."""
        if arrived is not None and arrived == self._arrived and revealed == self._revealed:
            return
        if arrived is None or self._arrived is None or arrived.record.id != self._arrived.record.id:
            self.fold.button.setChecked(False)
        self._arrived, self._revealed = arrived, revealed
        self.setVisible(arrived is not None)
        self.refresh()

    def refresh(self) -> None:
        """Show everything again."""
        arrived = self._arrived
        if arrived is None:
            return
        alert = arrived.alert
        words, sign, tone = verdict_look(arrived)
        self.chip.show_badge(sign, words, tone)
        self._time.setText(self._clock_text(arrived.record.last_at))
        self._amount.setText(amount_of(arrived))
        self._amount.setVisible(bool(self._amount.text()))
        self._event.setText(self._event_text(arrived))
        self._show_facts(arrived)
        verdict = arrived.verdict
        if verdict is None:
            text = self.tr("It was too long to keep all of it.") if arrived.record.cut else ""
            no_key = self.tr("The API key is not on this computer, so K2Desk cannot tell if this is genuine.")
            self.card.show_verdict(Tone.INFO, self.tr("Not checked"), text or no_key)
        elif verdict.genuine:
            self.card.show_verdict(Tone.GOOD, "", verdict_reason(verdict))
        else:
            tone = Tone.CARE if verdict.proven else Tone.BAD
            self.card.show_verdict(tone, verdict_title(verdict), verdict_reason(verdict) + ".", verdict_advice(verdict))
        if alert.form in {Form.NOT_JSON, Form.NOT_TEXT, Form.OTHER_JSON} and verdict is not None and verdict.genuine:
            self.card.show_verdict(Tone.INFO, "", self.tr("The signature is right, but this is not a payment alert."))
        self._show_told(arrived)
        self._show_raw()

    def _show_told(self, arrived: Arrived) -> None:
        """Say that several subscriptions report this payment, and offer to show all of the messages."""
        self.twice.setVisible(arrived.told > 1)
        self.both.setVisible(arrived.told > 1)
        if arrived.told > 1:
            words = told_words(arrived.told)
            self.twice.show_verdict(
                Tone.CARE,
                words[:1].upper() + words[1:],
                self.tr("Your website may count this payment twice."),
                self.tr("Ask Kopo Kopo’s support to end one of the two."),
            )
            self.both.setText(self.tr("&Show both") if arrived.told == 2 else self.tr("&Show all of them"))

    def _want_all(self) -> None:
        if self._arrived is not None:
            alert = self._arrived.alert
            by_reference = alert.reference and not alert.is_payout
            self.all_wanted.emit(alert.reference if by_reference else alert.resource_id)

    def _want_whole(self) -> None:
        if self._arrived is not None:
            self.reveal_wanted.emit(self._arrived.record.id)

    def _clock_text(self, moment: datetime) -> str:
        """Return a Kenyan time, with its date if that is not today."""
        if same_kenyan_day(moment, self._clock.now()):
            return kenyan_clock(moment, seconds=True)
        return kenyan_when(moment, self._clock.now(), seconds=True)

    def _event_text(self, arrived: Arrived) -> str:
        alert = arrived.alert
        if alert.form is Form.DARAJA:
            return filled(self.tr("{event}, in the Safaricom format"), event=event_name(alert.kind))
        if alert.form is Form.ENVELOPE:
            return event_name(alert.kind or alert.topic)
        if alert.kind == "polling":
            return self.tr("A list of past payments that K2Desk or your website asked for. None of them is new.")
        if alert.form is Form.RESULT:
            return self.tr("The result of something your program asked Kopo Kopo to do")
        return self.tr("A message that is not a payment alert")

    def _show_facts(self, arrived: Arrived) -> None:
        alert, revealed = arrived.alert, self._revealed
        who = ""
        if alert.first_name or alert.last_name or alert.phone:
            names = payer(alert, whole=revealed) if alert.first_name or alert.last_name else ""
            who = " · ".join(filter(None, (names, phone(alert, whole=revealed))))
        account = account_words(alert, whole=revealed) if alert.account and alert.destination else ""
        facts = (
            (self.tr("From"), who or alert.sender, "reveal" if who and not revealed else ""),
            (self.tr("From till"), alert.sending_till, ""),
            (self.tr("To"), account, "reveal" if account and not revealed else ""),
            (self.tr("Till"), named_till(alert.till, self._till_name) if alert.till else "", ""),
            (self.tr("Card"), f"•••• {alert.card}" if alert.card else "", ""),
            (self.tr("Status"), alert.telling_status, ""),
            (self.tr("Why"), alert.trouble, ""),
            (self.tr("Reference"), alert.reference, "copy"),
            (self.tr("Paid at") if alert.tells_of_a_payment else self.tr("Time"), self._paid_text(arrived), ""),
            (self.tr("Arrived"), self._came_text(arrived), ""),
        )
        self._facts.show_facts(facts)

    def _paid_text(self, arrived: Arrived) -> str:
        paid, came = arrived.alert.paid_at, arrived.record.first_at
        if paid is None:
            return ""
        text = filled(self.tr("{time} EAT"), time=self._clock_text(paid))
        return f"{text}, {arrived_later(paid, came)}" if paid <= came else text

    def _came_text(self, arrived: Arrived) -> str:
        if arrived.record.times == 1:
            return ""
        return self.tr("%n times, counted once", "", arrived.record.times)

    def _show_raw(self) -> None:
        """Lay out the raw message only while it is shown."""
        arrived = self._arrived
        if arrived is None or not self.fold.button.isChecked():
            self._raw.setText("")
            return
        record = arrived.record
        text = record.body[:_RAW_SHOWN].decode("utf-8", "replace").replace("\x00", "�")
        if len(record.body) <= _RAW_SHOWN:
            with contextlib.suppress(ValueError, RecursionError):
                text = json.dumps(json.loads(text), ensure_ascii=False, indent=2)
        head = [
            one_line(f"POST {record.path}  → {record.answered or '–'}", Most.ADDRESS),
            one_line(f"X-KopoKopo-Signature: {record.signature or '–'}", Most.SENTENCE),
            f"{len(record.body)} bytes" + (", cut" if record.cut else ""),
            "",
        ]
        self._raw.setText("\n".join(head) + text)
