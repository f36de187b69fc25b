"""Ours and theirs beside each other, with what is not the same in bold; and the dialog that offers to keep theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.records import SubscriptionRecord
from k2desk.services.book import Entry
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.while_there import while_there
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_XL, scaled_font, title_font
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.messages import words_of

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation


class ComparisonTable(QWidget):
    """Three facts, as sent from here and as Kopo Kopo shows them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_L)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_facts(
        self, ours: SubscriptionRecord, event_type: str, address: str, scope: str, reference: str | None
    ) -> None:
        """Shows our record against Kopo Kopo's facts."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for column, text in enumerate(("", self.tr("Sent from here"), self.tr("Kopo Kopo shows"))):
            self._grid.addWidget(PlainLabel(text, kind="muted"), 0, column)
        events = (ours.event_type, event_type)
        scopes = (f"{ours.scope} {ours.scope_reference or ''}", f"{scope} {reference or ''}")
        facts = (
            (self.tr("Tell us when"), *_told_apart(events, (event_name(ours.event_type), event_name(event_type)))),
            (
                self.tr("For"),
                *_told_apart(scopes, (scope_name(ours.scope, ours.scope_reference), scope_name(scope, reference))),
            ),
            (self.tr("Sent to"), *_told_apart((ours.address, address), (ours.address, address))),
        )
        for row, (name, mine, theirs) in enumerate(facts, start=1):
            self._grid.addWidget(PlainLabel(name, kind="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            differs = mine != theirs
            self._grid.addWidget(PlainLabel(mine, wrap=True), row, 1)
            text = f"≠ {theirs}" if differs else theirs
            font = scaled_font(1.0, QFont.Weight.Bold) if differs else None
            self._grid.addWidget(PlainLabel(text, wrap=True, font=font), row, 2)


def _told_apart(facts: tuple[str, str], words: tuple[str, str]) -> tuple[str, str]:
    """The words of ours and theirs; where only what can't be seen differs, the facts as a developer writes them."""
    mine, theirs = (one_line(text, Most.ADDRESS) for text in words)
    if facts[0] != facts[1] and mine == theirs:
        mine, theirs = (one_line(ascii(fact)[1:-1], Most.ADDRESS) for fact in facts)
    return mine, theirs


class ChangedDialog(QDialog):
    """Kopo Kopo shows other facts: compare, and keep theirs or leave it."""

    def __init__(self, parent: QWidget, account: Account, entry: Entry) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._account = account
        self._entry = entry
        self.setWindowTitle(self.tr("Changed at Kopo Kopo"))
        title = PlainLabel(self.tr("Changed at Kopo Kopo"), font=title_font())
        table = ComparisonTable()
        theirs = entry.check.theirs if entry.check else None
        if theirs is not None:
            table.show_facts(entry.record, theirs.event_type, theirs.address, theirs.scope, theirs.scope_reference)
        self._problem = PlainLabel(kind="bad", wrap=True)
        self._problem.hide()
        self.keep = PrimaryButton(self.tr("Keep Kopo Kopo’s"))
        self.keep.clicked.connect(self._keep)
        leave = SecondaryButton(self.tr("Decide later"))
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_M)
        for widget in (title, table, self._problem):
            column.addWidget(widget)
        column.addLayout(foot)
        column.addStrut(letters(107, self.fontMetrics()))

    def _keep(self) -> None:
        self._account.settling.keep_theirs(self._entry.id).listen(while_there(self, self._ended))

    def _ended(self, operation: Operation[Problem | None]) -> None:
        if not operation.finished:
            return
        if operation.outcome is None:
            self.accept()
            return
        words = words_of(operation.outcome)
        self._problem.setText(f"{words.title} {words.text}")
        self._problem.show()
