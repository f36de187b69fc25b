"""The view for the counter's screen: asks by itself, newest payment on top, and always says up to when it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from k2desk.model.payments import Payment
from k2desk.model.tone import Tone
from k2desk.services.payments.counter import LONGEST, SHORTEST
from k2desk.services.payments.results import CallbackRefused
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import follow, if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.translated import Translated
from k2desk.ui.controls.verdict_card import VerdictCard
from k2desk.ui.payments.counter_row import CounterRow
from k2desk.ui.payments.find_panel import FindPanel
from k2desk.ui.payments.giving import Giving, WhoDialog
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, scaled_font, small_font
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.payments import payment_sentence
from k2desk.ui.text.plain import filled, literal
from k2desk.ui.text.times import ago, kenyan_clock

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.payments.account_payments import AccountPayments
    from k2desk.ui.controls.navigator import Navigator

_MOST = 40
"""How many payments are shown. The page *Payments* has all of them."""

_PAUSES = (SHORTEST, 60, 120, LONGEST)
_LOOK_EVERY = 1_000
_HEADING = 1.5


class CounterView(Translated, DialogFrame):
    """Full screen until Esc. While it is open, it asks; when it is closed, nothing is asked any more.

    `payment_wanted` carries a payment to be shown on the page.
    """

    payment_wanted = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        account: Account,
        payments: AccountPayments,
        giving: Giving,
        navigator: Navigator,
        till: str,
    ) -> None:
        super().__init__(parent, self.tr("At the counter"), width=120, lines=40)
        self._account, self._payments, self._giving, self._navigator = account, payments, giving, navigator
        self._counter = payments.counter
        self._rows: dict[tuple[str, bool], CounterRow] = {}
        self._fresh: set[tuple[str, bool]] = set()
        self._till_name = account.cache.till_name
        self._names_whole = False
        self._refused: CallbackRefused | None = None
        self._announced: tuple[Payment, ...] = ()
        self._build(till)
        self._tick = QTimer(self, interval=_LOOK_EVERY)
        self._tick.timeout.connect(self._show_time)
        follow(self, self._counter, self._changed)
        follow(self, payments.claims, self._show_rows)
        giving.refused.connect(if_alive(self, lambda problem, again: self.banner.show_problem(problem, again=again)))
        self.on_language_change(self._show)
        self._tick.start()
        self._counter.start(till)

    def _build(self, till: str) -> None:
        title = PlainLabel(lambda: self.tr("At the counter"), font=scaled_font(_HEADING, QFont.Weight.DemiBold))
        self.up_to = named(PlainLabel(font=scaled_font(_HEADING, QFont.Weight.DemiBold)), "UpTo")
        self.till = named(ChoiceBox(), "CounterTill")
        self.pause = named(ChoiceBox(), "CounterPause")
        self.sound = TickBox(lambda: self.tr("&Sound"), object_name="CounterSound")
        self.sound.setChecked(self._payments.book.options.sound)
        self.sound.clicked.connect(lambda on: self._payments.book.set_options(sound=on))
        self.who = LinkButton(object_name="CounterWho", clicked=self._ask_who)
        self.now = SecondaryButton(lambda: self.tr("Ask no&w"), "refresh", object_name="AskNow")
        self.now.clicked.connect(lambda: self._counter.ask_now())
        self.whole = LinkButton(object_name="CounterReveal", clicked=self._reveal)
        self.card = VerdictCard()
        self.card.setObjectName("CounterState")
        late = PlainLabel(
            lambda: self.tr(
                "Kopo Kopo’s list is some seconds late, and K2Desk asks only now and then. An alert to a website comes"
                " at once."
            ),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        self._empty = PlainLabel(font=scaled_font(_HEADING), kind="muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = QWidget()
        self._list = in_column(spacing=GAP_S)
        in_column(self._empty, self._list, STRETCH, on=inside, spacing=GAP_S, margins=(0, 0, 2, 0))
        tools = QWidget()
        FlowLayout(self.till, self.pause, self.sound, self.who, self.whole, on=tools, spacing=GAP_M)
        self.column.addLayout(in_row(title, STRETCH, self.up_to, self.now, spacing=GAP_M))
        self.column.addWidget(tools)
        self.column.addWidget(late)
        self.column.addWidget(self.card)
        self.finding = FindPanel(self._account, self._payments, self._giving, self._navigator)
        self.finding.found.connect(self.payment_wanted)
        panel, beside = QFrame(), QWidget()
        panel.setProperty("kind", "panel")
        in_column(self.finding, STRETCH, on=beside, margins=(0, 0, 2, 0))
        in_column((scrolled(beside), 1), on=panel, margins=GAP_L)
        self.column.addWidget(Beside(scrolled(inside), panel, yields=True), 1)
        self.close_button.setText(lambda: self.tr("&Leave (Esc)"))
        self.on_language_change(self._fill_boxes)
        self.till.setCurrentIndex(max(0, self.till.findData(till)))
        self.pause.setCurrentIndex(max(0, self.pause.findData(self._payments.book.options.seconds)))
        self.till.activated.connect(lambda _: self._choose_till())
        self.pause.activated.connect(lambda _: self._payments.book.set_options(seconds=self.pause.currentData()))

    def _fill_boxes(self) -> None:
        tills = self._account.cache.tills()
        named_tills = [(till_words(till, name), till) for till, name in sorted(tills.items())]
        pauses = [(self._pause_words(seconds), seconds) for seconds in _PAUSES]
        for box, name, offered in (
            (self.till, self.tr("Till"), [(self.tr("Whole business"), ""), *named_tills]),
            (self.pause, self.tr("How often K2Desk asks"), pauses),
        ):
            kept = box.currentIndex()
            box.clear()
            for words, value in offered:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, kept))
            box.setAccessibleName(name)

    def _pause_words(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("Every %n seconds", "", seconds)
        return self.tr("Every %n minutes", "", seconds // 60)

    # -- what the user does ------------------------------------------------------------------------------------------

    def _choose_till(self) -> None:
        self._counter.stop()
        self._counter.start(self.till.currentData() or "")

    def _ask_who(self) -> None:
        def named_now(name: str) -> None:
            self._giving.who = name
            self._show()

        dialog = WhoDialog(self, self._giving.who)
        dialog.named.connect(named_now)
        dialog.open()

    def _reveal(self) -> None:
        self._names_whole = not self._names_whole
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop asking."""
        self._counter.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Stop asking when Esc or *Leave* closes the view."""
        self._counter.stop()
        super().done(result)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        counter = self._counter
        if counter.arrived and counter.arrived is not self._announced:
            self._announced = counter.arrived
            self._fresh.update(one.key for one in counter.arrived)
            self._say_arrived(counter.arrived)
        if counter.callback is not None and counter.callback is not self._refused:
            self._refused = counter.callback
            self.finding.ask_for_callback(counter.callback, counter.ask_now)
        self._show()

    def _say_arrived(self, arrived: tuple[Payment, ...]) -> None:
        if self.sound.isChecked():
            QApplication.beep()
        now = self._account.clock.now()
        for payment in reversed(arrived[:3]):
            announce(self, payment_sentence(payment, self._till_name, now, whole=False))

    def _show(self) -> None:
        self.who.setText(self._who_words())
        self.whole.setText(self.tr("&Hide names") if self._names_whole else self.tr("Show whole na&mes"))
        self.banner.show_problem(self._counter.problem, again=self._counter.ask_now)
        self._show_time()
        self._show_rows()

    def _who_words(self) -> str:
        if not self._giving.who:
            return self.tr("Who is at the counte&r?")
        return filled(self.tr("At the counte&r: {who}"), who=literal(self._giving.who))

    def _show_time(self) -> None:
        """Say up to when the list is true, every second: it may have become old while this computer slept."""
        counter, now = self._counter, self._account.clock.now()
        up_to = counter.up_to
        self.now.setEnabled(not counter.is_asking)
        if up_to is None:
            self.up_to.setText(self.tr("Not asked yet"))
            self.card.hide()
            return
        clock = kenyan_clock(up_to, seconds=True)
        self.up_to.setText(filled(self.tr("Up to {time}"), time=clock))
        if counter.is_fresh():
            self.card.hide()
        else:
            title = filled(self.tr("This is old: nothing is known after {time}."), time=clock)
            age = counter.age()
            passed = filled(self.tr("K2Desk heard from Kopo Kopo {ago}."), ago=ago(now - age, now)) if age else ""
            self.card.show_verdict(Tone.CARE, title, passed, self.tr("Do not say that nobody paid. Press “Ask now”."))
        if counter.slowed_until is not None:
            text = self.tr("Kopo Kopo asks us to slow down. K2Desk continues at {time}.")
            words = filled(text, time=kenyan_clock(counter.slowed_until, seconds=True))
            self.card.show_verdict(Tone.INFO, words, "")

    def _show_rows(self) -> None:
        """Show the newest payments. A row stays the same widget, so that focus and press stay with its payment."""
        rows = self._counter.rows[:_MOST]
        keys = [one.key for one in rows]
        order = list(self._rows)
        for gone in [key for key in self._rows if key not in keys]:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, payment in enumerate(rows):
            row = self._rows.get(payment.key) or self._new_row(payment)
            if self._list.indexOf(row) != place:
                self._list.insertWidget(place, row)
            self._show_state(row)
        self._rows = {key: self._rows[key] for key in keys}
        wide = max((row.amount_width() for row in self._rows.values()), default=0)
        for row in self._rows.values():
            row.align(wide)
        self._fresh &= set(keys)
        if order and order[: len(keys)] != keys:
            for row in self._rows.values():
                row.moved()
        self._empty.setVisible(not rows)
        nothing = self.tr("No payments today yet.") if self._counter.up_to else self.tr("Asking Kopo Kopo…")
        self._empty.setText(nothing)

    def _new_row(self, payment: Payment) -> CounterRow:
        row = self._rows[payment.key] = CounterRow(payment, self._till_name, self._account.clock.now)
        row.given.connect(lambda: self._giving.give(self, payment))
        row.sale_wanted.connect(lambda: self.payment_wanted.emit(self._sale_of(payment)))
        return row

    def _sale_of(self, reversal: Payment) -> Payment:
        """Return the payment that was undone."""
        known = self._payments.book.by_reference(reversal.reverses or reversal.reference)
        return next((one for one in known if not one.is_reversal), reversal)

    def _show_state(self, row: CounterRow) -> None:
        payment = row.payment
        known = self._payments.book.by_reference(payment.reference)
        undone = next((one.at for one in known if one.is_reversal), None) if not payment.is_reversal else None
        claim = self._payments.claims.of(payment.reverses or payment.reference)
        row.show_state(claim, undone, whole=self._names_whole, is_new=payment.key in self._fresh)
