"""The page *Payments*: what Kopo Kopo has of a period, one payment by its message, and the view for the counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from k2desk.model.payments import Payment, Period
from k2desk.model.problems import Problem, ProblemAction
from k2desk.services.payments.results import Asking, CallbackRefused
from k2desk.services.slices import ROWS
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.beside import Beside
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.empty_state import EmptyState
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.list_pane import ListPane
from k2desk.ui.controls.page import AccountPage
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.save_table import TableExport
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.table_view import APART, Mode, TableView
from k2desk.ui.payments.ask_bar import AskBar
from k2desk.ui.payments.compare_dialog import CompareDialog
from k2desk.ui.payments.counter_view import CounterView
from k2desk.ui.payments.details import PaymentDetails
from k2desk.ui.payments.find_panel import FindPanel
from k2desk.ui.payments.giving import Giving
from k2desk.ui.payments.keep_dialog import KeepDialog
from k2desk.ui.payments.model import Known, PaymentFilter, PaymentsModel, row_id
from k2desk.ui.payments.totals_view import TotalsView
from k2desk.ui.style.theme import GAP_L, GAP_S, small_font
from k2desk.ui.text.payments import moment_words, period_words
from k2desk.ui.text.plain import filled, plain_tip

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.payments.account_payments import AccountPayments
    from k2desk.services.payments.results import PaymentsAnswer
    from k2desk.ui.controls.navigator import Navigator


class PaymentsPage(AccountPage):
    """Asks Kopo Kopo for a period when a button is pressed, and shows its payments."""

    article = "payments"

    def __init__(self, account: Account, payments: AccountPayments, navigator: Navigator) -> None:
        super().__init__(account, navigator)
        self.setObjectName("PaymentsPage")
        self._payments = payments
        self.current_asking: Operation[PaymentsAnswer] | None = None
        """The asking under way, or None."""
        self._left_out = 0
        self._refused: CallbackRefused | None = None
        self._giving = Giving(self._payments.claims, account.clock, self)
        known = Known(
            lambda one: self._payments.claims.of(one.reverses or one.reference),
            lambda: self._payments.claims.given,
            self._reversed_at,
        )
        self._model = PaymentsModel(account.clock, account.cache.till_name, known, self)
        self._build()
        self._model.arranged.listen(self._recount)
        self.on_language_change(self._model.words_changed)
        self.follow(self._payments.book, self._came)
        self.follow(self._payments.claims, self._claims_changed)
        self.follow(account.cache, lambda changed: self.asking.refresh() if changed.listed else None)
        self._giving.refused.connect(self._show_problem)
        self._show_period()

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        account = self._account
        self.table = TableView(self._model, RowDelegate(self._model, second_line=True), Mode.SingleSelection)
        self.table.setObjectName("Payments")
        self.put_words(self.table.setAccessibleName, lambda: self.tr("Payments at Kopo Kopo"))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.pane = ListPane(
            self.table,
            self._model,
            lambda: self.tr("Search name, amount, reference"),
            {
                PaymentFilter.ALL: lambda: self.tr("&All {n}"),
                PaymentFilter.NOT_GIVEN: lambda: self.tr("N&ot given {n}"),
                PaymentFilter.REVERSED: lambda: self.tr("Rever&sed {n}"),
            },
            "Payments",
            letters=39,
        )
        self.pane.search.setObjectName("SearchPayments")
        self.asking = AskBar(account.cache, account.clock)
        self.asking.ask.clicked.connect(self.ask)
        self.asking.chosen.connect(self._show_period)
        self.banner = ProblemBanner()
        self.banner.offer({ProblemAction.EDIT: self._edit})
        self.saving = TableExport(
            self,
            account,
            self._model,
            lambda: self.tr("Payments at Kopo Kopo"),
            "k2desk-payments.csv",
            self._show_problem,
            holds=self._words_of_file,
        )
        self.export = SecondaryButton(lambda: self.tr("Sa&ve as…"), "download", object_name="SavePayments")
        self.export.clicked.connect(self.saving.ask)
        self.counter = SecondaryButton(lambda: self.tr("At the &counter…"), "shop", object_name="OpenCounter")
        self.counter.clicked.connect(self.open_counter)
        self.compare = SecondaryButton(lambda: self.tr("Compare with a &list…"), "file", object_name="ComparePayments")
        self.compare.clicked.connect(self.compare_with_list)
        self.pane.add_tools(self.export, self.compare, self.counter)
        self.pane.notes.setSpacing(GAP_S)
        self.pane.notes.addWidget(self.asking)
        self.pane.notes.addWidget(self.banner)
        self._ask_first = SecondaryButton(lambda: self.tr("Ask Kopo Kopo"), "refresh", object_name="AskFirst")
        self._ask_first.clicked.connect(self.ask)
        self._show_all = SecondaryButton(lambda: self.tr("Show all"), object_name="ShowAllPayments")
        self._show_all.clicked.connect(lambda: self.pane.show_all())
        self._empty = EmptyState("payments", self._ask_first, self._show_all)
        self.pane.column.addLayout(self._foot())
        beside = Beside(self.pane, self._side(), yields=True)
        beside.is_below.connect(self._note.setHidden)
        in_column(beside, on=self)

    def _foot(self) -> QHBoxLayout:
        self._note = note = PlainLabel(
            lambda: self._words_of_foot(),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        self.reveal = LinkButton(lambda: self._words_to_reveal(), object_name="RevealPayments")
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._reveal_all)
        self.reveal.setFont(small_font())
        self.keep = LinkButton(lambda: self.tr("Keep the&m…"), object_name="KeepPayments", clicked=self.choose_keeping)
        self.keep.setFont(small_font())
        # Where the panel is below the list, only the links stay, so that rows have the room.
        self.put_words(self.keep.setToolTip, lambda: plain_tip(self._words_of_foot()))
        return in_row((note, 1000), STRETCH, self.reveal, self.keep, margins=(2 * GAP_S, GAP_S, 2 * GAP_S, GAP_S))

    def _side(self) -> QWidget:
        """Build the panel: find a payment, those that are waited for, the chosen one, and the totals."""
        account, payments = self._account, self._payments
        self.finding = FindPanel(account, payments, self._giving, self._navigator)
        self.finding.found.connect(self.show_payment)
        self.details = PaymentDetails(payments, self._model, account.clock)
        self.details.give_wanted.connect(lambda payment: self._giving.give(self, payment))
        self.details.take_back_wanted.connect(lambda payment: self._giving.take_back(self, payment.reference))
        self.details.reveal_wanted.connect(lambda payment: self._model.reveal(payment.key))
        self.details.other_wanted.connect(self.show_payment)
        self.totals = TotalsView(account.cache.till_name)
        self._model.prepared.ready.connect(self._prepared)
        inside = QWidget()
        in_column(
            self.finding,
            self.details,
            self.totals,
            STRETCH,
            on=inside,
            margins=(0, 0, 2, 0),
            spacing=GAP_L,
        )
        side = QFrame()
        side.setProperty("kind", "panel")
        in_column((scrolled(inside), 1), on=side, margins=GAP_L)
        return side

    def begin_search(self) -> bool:
        """Set the focus on the search."""
        return self.pane.begin_search()

    def focus_first(self) -> None:
        """Set the focus on the list or, if it is empty, on its button."""
        self.pane.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the tills that were named meanwhile."""
        super().showEvent(event)
        self.asking.refresh()

    # -- asking ------------------------------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask Kopo Kopo for the chosen period."""
        if self.current_asking is not None:
            return
        self.banner.show_problem(None)
        asking = self.current_asking = self._payments.book.ask(self.asking.wanted())
        self.asking.show_asking(asking)
        self._say_empty()
        asking.listen(if_alive(self, lambda moved: self._moved(asking)))

    def _moved(self, asking: Asking) -> None:
        if self.current_asking is not asking:
            return
        if not asking.finished:
            self.asking.show_asking(asking)
            return
        self.current_asking = None
        self.asking.show_asking(None)
        answer = asking.outcome
        if answer is not None:
            self._left_out = answer.left_out
            self.banner.show_problem(answer.problem or answer.not_kept, again=self.ask)
            self._refused = answer.callback
            if answer.callback is not None:
                self.finding.ask_for_callback(answer.callback, self.ask)
            elif answer.problem is None:
                announce(self, self.tr("%n payments", "", len(answer.payments)))
        asked_for_this = answer is not None and answer.problem is None and answer.period == self._period()
        payments = answer.payments if answer is not None and asked_for_this else None
        self._say_up_to()
        # Painting the bar and painting a long list have a turn each, and other events come in between.
        is_long = payments is not None and len(payments) > ROWS
        QTimer.singleShot(APART if is_long else 0, self, lambda: self._show_list(payments))

    def _edit(self) -> None:
        """Choose another address for Kopo Kopo's list if it refused one, else another period."""
        if self._refused is not None:
            self.finding.ask_for_callback(self._refused, self.ask)
        else:
            self.asking.period.setFocus()
            self.asking.period.showPopup()

    def _came(self, new: Sequence[Payment]) -> None:
        """Show what the counter or a search brought, if it belongs to the period that is shown."""
        period = self._period()
        if self.current_asking is None and any(period.holds(one.at, one.till) for one in new):
            self._show_period()

    # -- showing -----------------------------------------------------------------------------------------------------

    def _period(self) -> Period:
        return self.asking.wanted()

    def _show_period(self) -> None:
        """Show the known payments of the chosen period, and up to when they are complete."""
        self._show_list()
        self._say_up_to()

    def _show_list(self, payments: Sequence[Payment] | None = None) -> None:
        """Show the known payments of the chosen period. `payments` are those of an answer about it."""
        chosen = self.details.shown
        if payments is not None and len(payments) > ROWS:
            self.table.paint_later()
        self._model.show_payments(self._payments.book.of(self._period()) if payments is None else payments)
        if chosen is not None:
            self.table.choose(row_id(chosen))

    def _say_up_to(self) -> None:
        up_to, now = self._payments.book.known_up_to(self._period()), self._account.clock.now()
        if up_to is None:
            self.asking.say("")
            return
        text = filled(self.tr("Kopo Kopo’s list up to {time}."), time=moment_words(up_to, now))
        more = self.tr("%n entries are no payments.", "", self._left_out) if self._left_out else ""
        self.asking.say(" ".join(filter(None, (text, more))))

    def show_payment(self, payment: Payment) -> None:
        """Choose a payment in the list, and show its day if it is of another one."""
        if not self._period().holds(payment.at, payment.till):
            self.asking.show_day_of(Period.today(payment.at))
        self._model.finish()
        if not self.table.choose(row_id(payment)):
            self.pane.show_all()
            self.table.choose(row_id(payment))
        self.details.show_payment(payment)

    def _choose(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.details.show_payment(self._model.row_at(rows[0].row()) if rows else None)

    def _claims_changed(self) -> None:
        self._model.refresh()

    def _recount(self) -> None:
        self.pane.recount()
        has_rows = bool(self._model.payments)
        self.export.setEnabled(bool(self._model.lines))
        self.reveal.setVisible(has_rows)
        if not has_rows:
            self._show_totals()
        self._say_empty()
        self._choose()

    def _prepared(self) -> None:
        """Show the totals in a turn of their own: a long list is painted in this one."""
        QTimer.singleShot(APART if len(self._model.payments) > ROWS else 0, self, self._show_totals)

    def _show_totals(self) -> None:
        self.totals.show_totals(self._model.prepared.totals)

    def _say_empty(self) -> None:
        self.pane.show_table(None if self._model.lines else self._empty)
        if self._model.lines:
            return
        period, book = self._period(), self._payments.book
        words = period_words(period, self._account.cache.till_name, self._account.clock.now())
        if self._model.payments:
            self._empty.say(self.tr("Nothing matches."), self.tr("Clear the search, or choose “All”."), self._show_all)
        elif self.current_asking is not None:
            self._empty.say(self.tr("Asking Kopo Kopo…"), words)
        elif (up_to := book.known_up_to(period)) is not None:
            text = self.tr("Kopo Kopo’s list up to {time} is empty. A payment may still be on its way.")
            time = moment_words(up_to, self._account.clock.now())
            title = filled(self.tr("No payments: {period}."), period=words)
            self._empty.say(title, filled(text, time=time), self._ask_first)
        else:
            text = self.tr("Ask Kopo Kopo which payments it has: {period}. You need no website for this.")
            self._empty.say(self.tr("Did the money arrive?"), filled(text, period=words), self._ask_first)

    def _show_problem(self, problem: Problem | None, again: Callable[[], object]) -> None:
        self.banner.show_problem(problem, again=again)

    def _reversed_at(self, payment: Payment) -> datetime | None:
        known = self._payments.book.by_reference(payment.reference)
        return next((one.at for one in known if one.is_reversal), None)

    # -- names, files and the counter --------------------------------------------------------------------------------

    def _words_to_reveal(self) -> str:
        return self.tr("&Hide them again") if self._model.reveal_all else self.tr("S&how them")

    def _words_of_foot(self) -> str:
        """Return how names are shown, and how long the payments are kept."""
        shown = self.tr("Names and numbers are shortened until you ask to see them. Times are Kenyan (EAT).")
        days = self._payments.book.options.keep_days
        kept = self.tr("Kept on this computer for %n days.", "", days)
        forgotten = self.tr("K2Desk forgets them when it closes.")
        return f"{shown} {kept if days else forgotten}"

    def begin(self, *, code: str, keep: bool) -> None:
        """Look for a payment by its code, or show the choice how long payments are kept."""
        if code:
            self.finding.box.look_for(code)
        if keep:
            self.choose_keeping()

    def choose_keeping(self) -> None:
        """Let the user choose for how many days the payments are kept on this computer."""
        dialog = KeepDialog(self, self._payments.book)
        dialog.accepted.connect(lambda: self._show_period())
        dialog.accepted.connect(lambda: self._note.setText(lambda: self._words_of_foot()))
        dialog.open()

    def _reveal_all(self, on: bool) -> None:
        self._model.set_reveal_all(on)
        self.reveal.setText(lambda: self._words_to_reveal())

    def _words_of_file(self) -> str:
        """Return what a saved file holds."""
        period = period_words(self._period(), self._account.cache.till_name, self._account.clock.now())
        count = self.tr("%n payments", "", len(self._model.lines))
        whole = self.tr("with whole names and numbers") if self._model.reveal_all else self.tr("names shortened")
        return f"{period}: {count}, {whole}"

    def compare_with_list(self) -> None:
        """Open the comparison with the list of the shop's POS or accountant."""
        CompareDialog(self, self._account, self._model.payments, self._period()).open()

    def open_counter(self) -> None:
        """Open the view for the counter on the whole screen."""
        view = CounterView(
            self,
            self._account,
            self._payments,
            self._giving,
            self._navigator,
            self.asking.till.currentData() or "",
        )
        view.payment_wanted.connect(lambda payment: self._leave_for(view, payment))
        view.showFullScreen()

    def _leave_for(self, view: CounterView, payment: Payment) -> None:
        """Leave the counter, and show a payment with the sale that it was given to."""
        view.close()
        self.show_payment(payment)
