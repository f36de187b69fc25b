"""What was removed from this computer, newest first, and the way back into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from k2desk.services.addresses import host_and_path
from k2desk.services.book import Entry
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.while_there import follow, while_there
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_S, GAP_XL, title_font
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation

_PLACE = Qt.ItemDataRole.UserRole


class RemovedDialog(QDialog):
    """Puts back what is chosen; the dialog stays for more."""

    def __init__(self, parent: QWidget, account: Account) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("RemovedDialog")
        self._account = account
        self._build()
        follow(self, account.book, lambda changed: self._show() if changed.listed else None)
        self._show()

    def _build(self) -> None:
        title = self.tr("Removed from this computer")
        self.setWindowTitle(title)
        metrics = self.fontMetrics()
        self.resize(letters(128, metrics), metrics.height() * 24)
        line = self.tr(
            "Kopo Kopo goes on sending for these. Put one back to see it in your list again; nothing is sent by that."
        )
        self.banner = ProblemBanner()
        self.table = QTableWidget(0, 4)
        self.table.setObjectName("RemovedTable")
        self.table.setAccessibleName(title)
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
        close = SecondaryButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_S)
        column.addWidget(PlainLabel(title, font=title_font()))
        column.addWidget(PlainLabel(line, kind="muted", wrap=True))
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _show(self) -> None:
        entries = self._account.book.all_removed()
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

    def _cells(self, entry: Entry) -> tuple[str, ...]:
        record = entry.record
        whom = scope_name(record.scope, record.scope_reference)
        name = self._account.book.till_name(record.scope_reference)
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
        text = self.tr("Put {n} back") if count > 1 else self.tr("Put it back")
        self.back.setText(text.replace("{n}", str(count)))
        self.back.setEnabled(count > 0)

    def _put_back(self) -> None:
        self.banner.show_problem(None)
        self.back.setEnabled(False)
        self._account.settling.restore(self.chosen()).listen(while_there(self, self._was_put_back))

    def _was_put_back(self, operation: Operation[Problem | None]) -> None:
        if not operation.finished:
            return
        self._count()
        if operation.outcome is not None:
            self.banner.show_problem(operation.outcome)
            return
        announce(self, self.tr("Back in the list"))
        if not self._account.book.all_removed():
            self.accept()
