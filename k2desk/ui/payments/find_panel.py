"""Finds a payment and shows those that are waited for: on the page and at the counter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.problems import Problem
from k2desk.services.payments.not_yet import MissingReport
from k2desk.services.payments.results import CallbackRefused
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.payments.callback_dialog import CallbackDialog
from k2desk.ui.payments.find_box import FindBox
from k2desk.ui.payments.giving import Giving
from k2desk.ui.payments.report_dialog import MissingReportDialog
from k2desk.ui.payments.undone_sales import UndoneSales
from k2desk.ui.payments.waiting_list import WaitingList
from k2desk.ui.style.theme import GAP_L

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.payments.account_payments import AccountPayments
    from k2desk.ui.controls.navigator import Navigator


class FindPanel(QWidget):
    """The field, the answer, and the list of what is waited for. `found` carries a payment to be shown."""

    found = Signal(object)

    def __init__(self, account: Account, payments: AccountPayments, giving: Giving, navigator: Navigator) -> None:
        super().__init__()
        self._account, self._payments, self._navigator = account, payments, navigator
        self.box = FindBox(payments.find, account.clock, account.cache.till_name)
        self.box.found.connect(self.found)
        self.box.given.connect(lambda payment: giving.give(self, payment))
        self.box.callback_wanted.connect(self.ask_for_callback)
        self.waiting = WaitingList(payments.not_yet, account.clock)
        self.waiting.wanted.connect(self.box.look_for)
        self.waiting.failed.connect(self._show_problem)
        self.waiting.report_ready.connect(self._show_report)
        self.box.missing.connect(self.waiting.report)
        self.box.respelled.connect(lambda code: payments.not_yet.dismiss(code))
        self.banner = ProblemBanner()
        self.undone = UndoneSales(payments.claims, account.clock)
        self.undone.wanted.connect(self._show_sale)
        in_column(self.box, self.banner, self.undone, self.waiting, on=self, spacing=GAP_L)
        follow(self, payments.claims, self.box.look_at_known)
        follow(self, payments.not_yet, lambda came: self.box.look_at_known() if came else None)

    def ask_for_callback(self, refused: CallbackRefused, then: Callable[[], object]) -> None:
        """Let the user choose where Kopo Kopo may post its list."""
        CallbackDialog(self, self._payments.book, refused, self._navigator, then).open()

    def _show_sale(self, reference: str) -> None:
        for payment in self._payments.book.by_reference(reference):
            if not payment.is_reversal:
                self.found.emit(payment)

    def _show_problem(self, problem: Problem | None, again: Callable[[], object]) -> None:
        self.banner.show_problem(problem, again=again)

    def _show_report(self, report: MissingReport) -> None:
        MissingReportDialog(self, report, self._account.cache.till_name, self._account.clock).open()
        self.waiting.refresh()
