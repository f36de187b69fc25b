"""The actions for rows of the list: check, test, move, remove, undo, and the actions of their problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.problems import ProblemAction
from k2desk.model.records import State
from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.subscriptions.news import BadgeNews

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.check_runner import CheckRun
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.navigator import Navigator
    from k2desk.ui.text.letters import Known


class RowActions(QObject):
    """Performs the actions with the open account, and does nothing without one. The page shows the results."""

    refused = Signal(object, object)
    removed = Signal()
    undone = Signal()
    restored = Signal(str)

    def __init__(self, page: QWidget, cache: SubscriptionCache, news: BadgeNews, navigator: Navigator) -> None:
        super().__init__(page)
        self._page = page
        self._cache = cache
        self._news = news
        self._navigator = navigator
        self._removed: list[str] = []
        self._helper = ""
        self.account: Account | None = None
        """The open account, or None while there is none."""

    def check(self, ids: list[str] | None = None) -> None:
        """Read these rows at Kopo Kopo, or all, and announce the result to screen readers."""
        if self.account is not None:
            when_done(self, self.account.check_now.check(ids), self._was_checked)

    def test(self, record_id: str) -> None:
        """Check the address of a row."""
        entry = self._cache.get(record_id)
        if entry is not None:
            self._navigator.test_address(entry.record.address)

    def adopt(self) -> None:
        """Open the dialog that brings back existing subscriptions."""
        from k2desk.ui.subscriptions.adopt_dialog import AdoptDialog

        self._with_account(lambda account: AdoptDialog(self._page, account).open())

    def show_removed(self) -> None:
        """Open the list of what was removed from this computer."""
        from k2desk.ui.subscriptions.removed_dialog import RemovedDialog

        self._with_account(lambda account: RemovedDialog(self._page, account).open())

    def move(self, record_id: str) -> None:
        """Open the dialog that moves the subscriptions of a row's address to another one."""
        entry = self._cache.get(record_id)
        if entry is not None and self.account is not None:
            from k2desk.ui.subscriptions.move_dialog import MoveDialog

            MoveDialog(self._page, self.account, entry.record.address).open()

    def remove(self, ids: list[str]) -> None:
        """Remove rows from this computer. `undo` restores them."""
        if self.account is None:
            return
        self._removed = ids
        when_done(self, self.account.decisions.remove(ids), self._was_removed)

    def later(self, ids: list[str], *, taken: bool = False) -> None:
        """Ask until when the troubles of rows are put off, and with `taken` who sees to them."""
        from k2desk.ui.subscriptions.later_dialog import LaterDialog

        self._with_account(
            lambda account: LaterDialog(
                self._page, account, ids, names=taken, name=self._helper, named_by=self._remember
            ).open()
        )

    def label(self, record_id: str) -> None:
        """Ask for the name of a row's address, and for a note about the row."""
        entry = self._cache.get(record_id)
        if entry is not None and self.account is not None:
            from k2desk.ui.subscriptions.label_dialog import LabelDialog

            LabelDialog(self._page, self.account, entry).open()

    def give_back(self, ids: list[str]) -> None:
        """Let the troubles of rows need attention again."""
        self._with_account(lambda account: when_done(self, account.troubles.give_back(ids), self._was_given_back))

    def undo(self) -> None:
        """Restore what was removed last."""
        if self.account is None or not self._removed:
            return
        ids, self._removed = self._removed, []
        self.undone.emit()
        self._restore(self.account, ids)

    def _restore(self, account: Account, ids: list[str]) -> None:
        again = partial(self._restore, account, ids)
        when_done(self, account.decisions.restore(ids), lambda done: self._was_restored(done, again))

    def for_problem(self, entry: CachedSubscription) -> Mapping[ProblemAction, Callable[[], None]]:
        """Return what the actions of a row's problem do."""
        send, new = partial(self._send_again, entry), partial(self._fill_in, entry)
        actions: dict[ProblemAction, Callable[[], None]] = {
            ProblemAction.SETTLE: partial(self._settle, entry),
            ProblemAction.COMPARE: partial(self._compare, entry),
            ProblemAction.CORRECT: new,
            ProblemAction.CREATE_AGAIN: new,
            ProblemAction.TRY_AGAIN: send if entry.record.state is State.NOT_SENT else partial(self.check, [entry.id]),
        }
        if entry.record.state in {State.NOT_SENT, State.NOT_CREATED}:
            actions[ProblemAction.SEND_AGAIN] = send
        return actions

    def known_about(self, entry: CachedSubscription) -> Known:
        """Return what a message to someone else should say about a row's problem."""
        from k2desk.ui.subscriptions.known_about import known_about

        return known_about(entry, self._cache)

    def _settle(self, entry: CachedSubscription) -> None:
        from k2desk.ui.subscriptions.settle import SettleDialog

        if self.account is not None:
            SettleDialog(self._page, self.account, entry).open()

    def _compare(self, entry: CachedSubscription) -> None:
        from k2desk.ui.subscriptions.comparison import ChangedDialog

        if self.account is not None:
            ChangedDialog(self._page, self.account, entry).open()

    def _fill_in(self, entry: CachedSubscription) -> None:
        from k2desk.services.forms.new_subscription import NewSubscription

        self._navigator.new_subscription(NewSubscription.like(entry.record))

    def _send_again(self, entry: CachedSubscription) -> None:
        """Send a row again. If it would duplicate another row by now, the form asks about that first."""
        if self.account is None:
            return
        if self.account.creating.would_double(entry.record):
            self._fill_in(entry)
        else:
            from k2desk.ui.controls.real_money_question import once_more

            once_more(self._page, self.account, partial(self.account.creating.send_again, entry.id))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _was_checked(self, operation: Operation[CheckRun]) -> None:
        sweep = operation.outcome
        if sweep is None or sweep.problem is not None:
            return
        if len(operation.ids) == 1:
            self._news.ask(operation.ids[0])
        elif operation.ids:
            self._news.all_checked()

    def _with_account(self, do: Callable[[Account], object]) -> None:
        """Do something with the open account, or nothing without one."""
        if self.account is not None:
            do(self.account)

    def _remember(self, name: str) -> None:
        """Offer the same name the next time."""
        self._helper = name or self._helper

    def _was_given_back(self, operation: Operation[Problem | None]) -> None:
        if not operation.went_well:
            self.refused.emit(operation.outcome)

    def _was_removed(self, operation: Operation[Problem | None]) -> None:
        if not operation.went_well:
            self.refused.emit(operation.outcome, partial(self.remove, self._removed))
        else:
            self.removed.emit()

    def _was_restored(self, operation: Operation[Problem | None], again: Callable[[], None]) -> None:
        if not operation.went_well:
            self.refused.emit(operation.outcome, again)
        elif operation.ids:
            self.restored.emit(operation.ids[0])
