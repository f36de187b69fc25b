"""The menu of the chosen rows: their actions with the keys, and the order of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from k2desk.services.badge import Group
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.commands import add_to
from k2desk.ui.subscriptions.details_beside import DetailsBeside
from k2desk.ui.subscriptions.row_actions import RowActions
from k2desk.ui.subscriptions.table import SubscriptionTable


class RowMenu(QMenu):
    """A menu that is made each time it opens. Entries that need the open account are disabled without it."""

    def __init__(
        self,
        parent: QWidget,
        table: SubscriptionTable,
        chosen: list[CachedSubscription],
        beside: DetailsBeside,
        actions: RowActions,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("RowMenu")
        self.setAccessibleName(self.tr("What can be done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first, ids, ready = chosen[0].record, [entry.id for entry in chosen], actions.account is not None
        add_to(self, self.tr("&Show details"), "open", lambda: beside.open(ids[0]))
        add_to(self, self.tr("&Check now"), "check", lambda: actions.check(ids)).setEnabled(ready)
        self.addAction(self.tr("&Test the address"), lambda: actions.test(ids[0])).setEnabled(ready)
        self.addAction(self.tr("&Move to a new address…"), lambda: actions.move(ids[0])).setEnabled(ready)
        self._add_marks(table, chosen, actions, ready=ready)
        self.addAction(self.tr("Name and n&ote…"), lambda: actions.label(ids[0])).setEnabled(ready)
        add_to(self, self.tr("Cop&y the row"), "copy", table.copy)
        self.addAction(self.tr("Copy the &address"), lambda: table.copy_text(first.address))
        if first.kopokopo_id:
            self.addAction(self.tr("Copy the Kopo Kopo &ID"), lambda: table.copy_text(first.kopokopo_id or ""))
        self.addSeparator()
        sort = self.addMenu(self.tr("Sort &by"))
        for place, column in enumerate(table.rows.columns):
            self._add_sort(sort, table, column.title(), place)
        self._add_sort(sort, table, self.tr("Newest first"), -1)
        self.addSeparator()
        add_to(self, self.tr("&Remove from this computer"), "remove", lambda: actions.remove(ids)).setEnabled(ready)

    def _add_marks(
        self, table: SubscriptionTable, chosen: list[CachedSubscription], actions: RowActions, *, ready: bool
    ) -> None:
        """Add what can be said about the troubles of the chosen rows."""
        badges = {entry.id: table.badge_of(entry) for entry in chosen}
        loud = [one for one, found in badges.items() if found.group is Group.ATTENTION]
        marked = [one for one, found in badges.items() if found.mark is not None]
        if loud:
            self.addAction(self.tr("&Put off…"), lambda: actions.later(loud)).setEnabled(ready)
            self.addAction(self.tr("Somebody s&ees to it…"), lambda: actions.later(loud, taken=True)).setEnabled(ready)
        if marked:
            self.addAction(self.tr("&Give it back"), lambda: actions.give_back(marked)).setEnabled(ready)

    @staticmethod
    def _add_sort(menu: QMenu, table: SubscriptionTable, text: str, column: int) -> None:
        header = table.horizontalHeader()
        action = menu.addAction(text, lambda: table.sort_by(column))
        action.setCheckable(True)
        action.setChecked(header.sortIndicatorSection() == column)
