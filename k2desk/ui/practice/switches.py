"""The single switches of practice: one for each fault, and a status word for each subscription."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from k2desk.model.records import State
from k2desk.services.operation import Operation
from k2desk.services.subscription_cache import Changed
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import STRETCH, add_items, in_column, in_row
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.elided_box import ElidedBox
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.say_beside import say_beside
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.practice_controls import PracticeControls

_WORDS = ("Active", "Inactive", "Paused")
_FORGET = "forget"
_AT_KOPO_KOPO = ("slow", "busy", "broken", "web_page", "lost_before", "lost_after", "refuse_keys", "no_location")
_ON_THE_WAY = ("signed_with_secret", "twice", "spaced", "hidden_numbers", "wrong_api_key")
_AT_THE_SHOP = (
    "shop_certificate_ended", "shop_wrong_name", "shop_slow", "shop_broken", "shop_off", "shop_believes_fakes"
)  # fmt: skip


class Switches(Translated, QWidget):
    """Announces by `changed` the problem of each press, or None."""

    changed = Signal(object)

    def __init__(self, account: Account, practising: PracticeControls) -> None:
        super().__init__()
        self._account = account
        self._practising = practising
        line = PlainLabel(
            lambda: self.tr("Switch something on. Then see what the list says and what it tells you to do."),
            kind="muted",
            wrap=True,
        )
        says = PlainLabel(lambda: self.tr("What the practice Kopo Kopo says about a subscription"), font=heading_font())
        self.which, self.word = ElidedBox(), ChoiceBox()
        self.which.setObjectName("WhichSubscription")
        self.word.setObjectName("WhichWord")
        self.put_words(self.which.setAccessibleName, lambda: self.tr("Subscription"))
        self.put_words(self.word.setAccessibleName, lambda: self.tr("What Kopo Kopo says"))
        self.apply = SecondaryButton(lambda: self.tr("&Use this status"), object_name="ApplyWord", clicked=self._apply)
        self._switches: dict[str, tuple[QCheckBox, PlainLabel]] = {}
        column = in_column(
            line,
            GAP_S,
            says,
            in_row((self.which, 3), (self.word, 1), self.apply, spacing=GAP_S),
            GAP_M,
            on=self,
            spacing=GAP_S,
        )
        headings: tuple[tuple[Words, tuple[str, ...]], ...] = (
            (lambda: self.tr("What goes wrong at Kopo Kopo"), _AT_KOPO_KOPO),
            (lambda: self.tr("What goes wrong with the alerts"), _ON_THE_WAY),
            (lambda: self.tr("What goes wrong at your practice website"), _AT_THE_SHOP),
        )
        for heading, names in headings:
            column.addWidget(PlainLabel(heading, font=heading_font()))
            for name in names:
                column.addLayout(self._make_switch(name))
            column.addSpacing(GAP_M)
        add_items(column, STRETCH)
        self.on_language_change(self._show_words)

    def _make_switch(self, name: str) -> QVBoxLayout:
        box, line = TickBox(), PlainLabel(kind="muted", font=small_font(), wrap=True)
        box.setObjectName(f"Pretend-{name}")
        practising = self._practising
        box.clicked.connect(lambda on: when_done(self, practising.pretend(practising.trouble(name), on), self._done))
        line.setIndent(24)
        self._switches[name] = (box, line)
        return in_column(box, line, spacing=2)

    def list_changed(self, changed: Changed) -> None:
        """Offer the subscriptions of the list, but not at each step of a check: a choice must not change while the
        user is choosing.
        """
        if changed.listed:
            self._fill()

    def _fill(self) -> None:
        chosen = self.which.currentData()
        self.which.clear()
        for entry in self._account.cache:
            record = entry.record
            if record.state is State.CREATED:
                name = self._account.cache.till_name(record.scope_reference)
                text = f"{scope_name(record.scope, record.scope_reference, name)} · {event_name(record.event_type)}"
                self.which.addItem(text, record.id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.apply.setEnabled(self.which.count() > 0)

    def show_faults(self) -> None:
        """Tick what is on."""
        for name, (box, _) in self._switches.items():
            box.setChecked(any(one.value == name for one in self._practising.faults))

    def _apply(self) -> None:
        practising = self._practising
        record_id = self.which.currentData()
        if record_id is None:
            return
        word = self.word.currentData()
        if word == _FORGET:
            operation, done = practising.forget(record_id), self.tr("Practice can’t find it now. Look at the list.")
        else:
            operation = practising.say(record_id, word)
            done = filled(self.tr("Practice says “{word}” now. Look at the list."), word=word)
        when_done(self, operation, lambda operation: self._applied(operation, done))

    def _applied(self, operation: Operation[Problem | None], done: str) -> None:
        self._done(operation)
        if operation.went_well:
            # The list may say the same as before, and it is on another page.
            say_beside(self.apply, done)
            self._account.poller.check(operation.ids)

    def _done(self, operation: Operation[Problem | None]) -> None:
        self.changed.emit(operation.outcome)
        self.show_faults()

    def _show_words(self) -> None:
        place = max(0, self.word.currentIndex())
        self.word.clear()
        for word in _WORDS:
            self.word.addItem(filled(self.tr("Says “{word}”"), word=word), word)
        self.word.addItem(self.tr("Can’t find it"), _FORGET)
        self.word.setCurrentIndex(place)
        texts = {
            "slow": (self.tr("Kopo Kopo is slow"), self.tr("Every answer takes three seconds.")),
            "busy": (self.tr("Kopo Kopo is busy"), self.tr("It asks K2Desk to slow down.")),
            "broken": (self.tr("Kopo Kopo is down"), self.tr("Every answer is an error.")),
            "web_page": (
                self.tr("The Wi-Fi wants a sign-in"),
                self.tr("Another page answers instead of Kopo Kopo, as in a hotel."),
            ),
            "lost_before": (
                self.tr("The internet fails before Kopo Kopo reads it"),
                self.tr("K2Desk sends a new subscription, but Kopo Kopo does not make it. K2Desk cannot know that."),
            ),
            "lost_after": (
                self.tr("The answer gets lost"),
                self.tr("Kopo Kopo makes a new subscription, but the answer never comes. See “Not confirmed”."),
            ),
            "refuse_keys": (self.tr("The keys are refused"), self.tr("As if someone made new ones.")),
            "no_location": (
                self.tr("The answer has no ID"),
                self.tr("Kopo Kopo makes a new subscription, but does not give its ID."),
            ),
            "signed_with_secret": (
                self.tr("Alerts are signed with the Client secret"),
                self.tr("The next ones are not genuine. See what “Alerts” says about them."),
            ),
            "twice": (
                self.tr("Alerts come twice"),
                self.tr("Each alert arrives again. This can happen with real ones too."),
            ),
            "spaced": (
                self.tr("A program on the way rewrites alerts"),
                self.tr("It adds spaces, so the signature is no longer right."),
            ),
            "hidden_numbers": (
                self.tr("Payers’ numbers are hidden"),
                self.tr("Safaricom does this since March 2026: it masks, scrambles or leaves out numbers."),
            ),
            "wrong_api_key": (
                self.tr("The API key on this computer is an old one"),
                self.tr("As if someone made new keys: the next alerts are not genuine."),
            ),
            "shop_certificate_ended": (
                self.tr("Its security certificate has ended"),
                self.tr("Test the practice address, then let a customer pay."),
            ),
            "shop_wrong_name": (
                self.tr("Its security certificate belongs to another name"),
                self.tr("Test the practice address to see what it means."),
            ),
            "shop_slow": (self.tr("It is slow"), self.tr("Every answer takes six seconds.")),
            "shop_broken": (
                self.tr("It answers with an error"),
                self.tr("Alerts do not arrive, and practice tries again."),
            ),
            "shop_off": (self.tr("It is switched off"), self.tr("Nobody takes the alerts, and practice tries again.")),
            "shop_believes_fakes": (
                self.tr("It believes fake alerts"),
                self.tr("Send it a fake or start the exam, and see what K2Desk says."),
            ),
        }
        for name, (box, line) in self._switches.items():
            box.setText(texts[name][0])
            line.setText(texts[name][1])
            box.setAccessibleDescription(texts[name][1])
        self._fill()
