"""What was removed from this computer, newest first, and the way back into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from k2desk.services.addresses import host_and_path
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import PrimaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation

_PLACE = Qt.ItemDataRole.UserRole


class RemovedDialog(DialogFrame):
    """Puts back what is chosen; the dialog stays for more."""

    def __init__(self, parent: QWidget, account: Account) -> None:
        title = self.tr("Removed from this computer")
        line = self.tr(
            "Kopo Kopo goes on sending for these. Put one back to see it in your list again; nothing is sent by that."
        )
        super().__init__(parent, title, line, width=128, lines=24)
        self._account = account
        self._build()
        follow(self, account.cache, lambda changed: self._show() if changed.listed else None)
        self._show()

    def _build(self) -> None:
        self.table = QTableWidget(0, 4)
        self.table.setObjectName("RemovedTable")
        self.table.setAccessibleName(self.windowTitle())
        heads = [self.tr("Tell us when"), self.tr("For"), self.tr("Sent to"), self.tr("Removed")]
        self.table.setHorizontalHeaderLabels(heads)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.itemSelectionChanged.connect(self._count)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.back = PrimaryButton("", "undo")
        self.back.setObjectName("PutBack")
        self.back.clicked.connect(self._put_back)
        self.column.addWidget(self.table, 1)
        self.add_buttons(self.back)

    def _show(self) -> None:
        entries = self._account.cache.all_removed()
        shown = [self._id_at(row) for row in range(self.table.rowCount())]
        if shown == [entry.id for entry in entries] and shown:
            return
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, text in enumerate(self._cells(entry)):
                item = QTableWidgetItem(text)
                item.setData(_PLACE, entry.id)
                self.table.setItem(row, column, item)
        if entries:
            self.table.selectRow(0)
        self._count()

    def _cells(self, entry: CachedSubscription) -> tuple[str, ...]:
        record = entry.record
        whom = scope_name(record.scope, record.scope_reference)
        name = self._account.cache.till_name(record.scope_reference)
        when = whole(record.removed_at) if record.removed_at is not None else ""
        return event_name(record.event_type), f"{whom} {name}".strip(), "".join(host_and_path(record.address)), when

    def chosen(self) -> list[str]:
        """The rows that are selected."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self._id_at(row) for row in rows]

    def _id_at(self, row: int) -> str:
        item = self.table.item(row, 0)
        return str(item.data(_PLACE)) if item is not None else ""

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
        if operation.outcome is not None:
            self.banner.show_problem(operation.outcome)
            return
        announce(self, self.tr("Back in the list"))
        if not self._account.cache.all_removed():
            self.accept()
