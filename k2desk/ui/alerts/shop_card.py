"""The practice shop: pretends that a customer pays, and shows what happens to the alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from k2desk.model.events import CUSTOMER_PAYMENT, is_customer_payment
from k2desk.model.problems import ProblemAction
from k2desk.model.records import State
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.elided_box import ElidedBox
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import (
    GAP_M,
    GAP_S,
    RADIUS,
    environment_colour,
    heading_font,
    small_font,
    smooth_painter,
    theme,
)
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.events import event_head, scope_name
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.practice_controls import PracticeControls
    from k2desk.services.subscription_cache import SubscriptionCache
    from k2desk.ui.controls.navigator import Navigator


class ShopCard(Translated, QWidget):
    """A card with one button: a customer pays KES 100."""

    def __init__(self, cache: SubscriptionCache, practising: PracticeControls, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self._cache = cache
        self._practising = practising
        self._icon = QLabel()
        title = PlainLabel(lambda: self.tr("Practice shop"), font=heading_font())
        text = PlainLabel(lambda: self.tr("Let a customer pay, and watch the alert arrive."), kind="muted", wrap=True)
        self.what = named(ElidedBox(), "WhatHappens")
        self.put_words(self.what.setAccessibleName, lambda: self.tr("What happens"))
        self.what.currentIndexChanged.connect(lambda _: self._name_button())
        self.pay = PrimaryButton(object_name="CustomerPays", clicked=self._pay)
        self._said = named(PlainLabel(font=small_font(), wrap=True), "Deliveries")
        self._said.hide()
        self.banner = ProblemBanner()
        self.banner.offer({ProblemAction.NEW: self._make_one})
        in_column(
            in_row(self._icon, (title, 1), spacing=6),
            text,
            self.what,
            in_row(self.pay, STRETCH),
            self._said,
            self.banner,
            on=self,
            margins=(GAP_M + 2, GAP_M, GAP_M + 2, GAP_M),
            spacing=GAP_S,
        )
        theme().changed.connect(self._paint)
        self._paint()
        self.on_language_change(self._fill)
        self.on_language_change(self._show_deliveries)
        follow(self, practising, self._show_deliveries)
        follow(self, cache, lambda changed: self._fill() if changed.listed else None)
        self._open_shop()

    def _open_shop(self) -> None:
        opening = self._practising.open_shop()
        when_done(self, opening, lambda done: self.banner.show_problem(done.outcome, again=self._open_shop))

    def _make_one(self) -> None:
        """Open the form with what would have sent an alert about this payment."""
        event, till = self.what.currentData()
        tills = (till,) if till else ()
        form = NewSubscription(event, whole_business=not till, tills=tills, address=PRACTICE_ADDRESS)
        self._navigator.new_subscription(form)

    def _fill(self) -> None:
        """Offer what can happen: all events that have subscriptions, and always a customer's payment."""
        kept = self.what.currentData()
        choices: dict[tuple[str, str | None], str] = {}
        for entry in self._cache:
            record = entry.record
            if record.state is State.CREATED:
                where = self._till(record.scope_reference) or scope_name(record.scope, record.scope_reference)
                choices[(record.event_type, record.scope_reference)] = f"{where} · {event_head(record.event_type)}"
        if not any(event == CUSTOMER_PAYMENT for event, _ in choices):
            choices[(CUSTOMER_PAYMENT, "555555")] = f"{self._till('555555')} · {event_head(CUSTOMER_PAYMENT)}"
        ordered = sorted(choices.items(), key=lambda one: one[0][0] != CUSTOMER_PAYMENT)
        with QSignalBlocker(self.what):
            self.what.clear()
            for what, text in ordered:
                self.what.addItem(text, what)
            self.what.setCurrentIndex(max(0, self.what.findData(kept)))
        self._name_button()

    def _till(self, number: str | None) -> str:
        return till_words(number, self._cache.till_name(number)) if number else ""

    def _name_button(self) -> None:
        event = (self.what.currentData() or (CUSTOMER_PAYMENT, None))[0]
        usual, other = self.tr("A customer pays &KES 100"), self.tr("&Let it happen")
        self.pay.setText(usual if is_customer_payment(event) else other)

    def _pay(self) -> None:
        event, till = self.what.currentData()
        paying = self._practising.pay(event, till)
        when_done(self, paying, lambda done: self.banner.show_problem(done.outcome, again=self._pay))

    def _show_deliveries(self) -> None:
        lines = []
        for one in self._practising.deliveries[-3:]:
            why = self._why(one.status)
            match one.state:
                case "retrying":
                    text = self.tr("An alert did not arrive ({why}). Practice tries again (try {n}).")
                    lines.append(filled(text, why=why, n=one.attempts + 1))
                case "gave_up":
                    text = self.tr("An alert did not arrive ({why}). Practice stopped after {n} tries.")
                    lines.append(filled(text, why=why, n=one.attempts))
                case "not_sent_practice":
                    lines.append(self.tr("No alert was sent: practice sends only to the practice address."))
                case "delivered" if one.attempts > 1:
                    text = self.tr("An alert arrived at try {n}.")
                    lines.append(filled(text, n=one.attempts))
        self._said.setText("\n".join(lines))
        self._said.setVisible(bool(lines))

    def _why(self, status: int | None) -> str:
        if status is None:
            return self.tr("not reached")
        return self.tr("refused") if status < 500 else self.tr("it answered with an error")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with the practice colour at its edge."""
        painter = smooth_painter(self)
        painter.setPen(QPen(environment_colour("practice"), 1))
        painter.setBrush(theme().colours.ground)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)

    def _paint(self) -> None:
        self._icon.setPixmap(pixmap("shop", 15, theme().colours.text, self.devicePixelRatioF()))
        self.update()
