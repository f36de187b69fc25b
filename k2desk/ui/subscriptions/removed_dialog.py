"""Shows what was removed from this computer, newest first, and restores it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.column import Column, widest
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.row_delegate import TEXT, RowDelegate
from k2desk.ui.controls.table_model import TableModel
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.style.theme import scaled_metrics
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.places import short_place
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation

_AIR = 22


class _RemovedModel(TableModel[CachedSubscription]):
    """Shows the removed rows."""

    def __init__(self, cache: SubscriptionCache) -> None:
        super().__init__()
        self._cache = cache
        self.set_columns(
            (
                self._as_wide_as_its_words(
                    "event", lambda: self.tr("Tell us when"), lambda row: event_name(row.record.event_type)
                ),
                self._as_wide_as_its_words("for", lambda: self.tr("For"), self._scope),
                Column(
                    "address",
                    lambda: self.tr("Sent to"),
                    self._place,
                    lambda rows: 0,
                    share=1,
                ),
                self._as_wide_as_its_words("removed", lambda: self.tr("Removed"), self._when),
            )
        )

    @staticmethod
    def _as_wide_as_its_words(
        name: str, title: Callable[[], str], text: Callable[[CachedSubscription], str]
    ) -> Column[CachedSubscription]:
        return Column(name, title, text, lambda rows: widest([*map(text, rows)], scaled_metrics(TEXT)) + _AIR)

    def _scope(self, row: CachedSubscription) -> str:
        record = row.record
        scope = scope_name(record.scope, record.scope_reference)
        return f"{scope} {self._cache.till_name(record.scope_reference)}".strip()

    def _place(self, row: CachedSubscription) -> str:
        return short_place(row.record.address, self._cache.address_name(row.record.address))

    @staticmethod
    def _when(row: CachedSubscription) -> str:
        return whole(row.record.removed_at) if row.record.removed_at is not None else ""


class RemovedDialog(DialogFrame):
    """Restores the chosen rows. The dialog stays open for more."""

    def __init__(self, parent: QWidget, account: Account) -> None:
        title = self.tr("Removed from this computer")
        line = self.tr(
            "Kopo Kopo still sends alerts for these. Put one back to see it in your list again. This sends nothing."
        )
        super().__init__(parent, title, line, width=128, lines=24)
        self._account = account
        self._build()
        follow(self, account.cache, lambda changed: self._show() if changed.listed else None)
        self._show()

    def _build(self) -> None:
        self._model = _RemovedModel(self._account.cache)
        self.table = TableView(self._model, RowDelegate(self._model), Mode.ExtendedSelection)
        self.table.setObjectName("RemovedTable")
        self.table.setAccessibleName(self.windowTitle())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.back = PrimaryButton("", "undo", object_name="PutBack", clicked=self._put_back)
        self.column.addWidget(self.table, 1)
        self.add_buttons(self.back)

    def _show(self) -> None:
        self._model.show_rows(self._account.cache.all_removed())
        if self._model.lines and not self.chosen():
            self.table.selectRow(0)
        self._count()

    def chosen(self) -> list[str]:
        """Return the selected rows."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row.id for row in map(self._model.row_at, places) if row is not None]

    def _count(self) -> None:
        count = len(self.chosen())
        text = self.tr("&Put {n} back") if count > 1 else self.tr("&Put it back")
        self.back.setText(filled(text, n=count))
        self.back.setEnabled(count > 0)

    def _put_back(self) -> None:
        self.banner.show_problem(None)
        self.back.setEnabled(False)
        when_done(self, self._account.decisions.restore(self.chosen()), self._was_put_back)

    def _was_put_back(self, operation: Operation[Problem | None]) -> None:
        self._count()
        if not operation.went_well:
            self.banner.show_problem(operation.problem, again=self._put_back)
            return
        announce(self, self.tr("Back in the list"))
        if not self._account.cache.all_removed():
            self.accept()
