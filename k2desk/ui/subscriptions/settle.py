"""Settles what is not confirmed: with the evidence beside it, the user says what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.services.book import Entry
from k2desk.ui.controls.buttons import DangerButton, PillButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.while_there import while_there
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_XL, title_font
from k2desk.ui.subscriptions.comparison import ComparisonTable
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.settling import Comparison


class SettleDialog(QDialog):
    """Three ways to settle: it is there (paste its ID), it was not made, or send it once more, knowing."""

    settled = Signal()

    def __init__(self, parent: QWidget, account: Account, entry: Entry) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._account = account
        self._entry = entry
        self._comparison: Comparison | None = None
        self._build()
        self._retranslate()

    def _build(self) -> None:
        self._title = PlainLabel(font=title_font(), wrap=True)
        self._evidence = CodeText()
        self._evidence.setAccessibleName(self.tr("What was sent, and what came back"))
        self._ways = QButtonGroup(self)
        self.found, self.not_made, self.again = PillButton(), PillButton(), PillButton()
        row = QHBoxLayout()
        for number, pill in enumerate((self.found, self.not_made, self.again)):
            self._ways.addButton(pill, number)
            row.addWidget(pill)
        row.addStretch(1)
        self._pages = QStackedWidget()
        for page in (self._found_page(), self._not_made_page(), self._again_page()):
            self._pages.addWidget(page)
        self._ways.idToggled.connect(lambda place, on: self._pages.setCurrentIndex(place) if on else None)
        self.found.setChecked(True)
        self._problem = PlainLabel(kind="bad", wrap=True)
        self._problem.hide()
        self.close_button = SecondaryButton()
        self.close_button.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_M)
        column.addWidget(self._title)
        column.addWidget(self._evidence)
        column.addLayout(row)
        column.addWidget(self._pages)
        column.addWidget(self._problem)
        column.addLayout(foot)
        column.addStrut(letters(107, self.fontMetrics()))

    def _found_page(self) -> QWidget:
        self.pasted = Field()
        self.pasted.edit.setText(self._account.settling.where_it_may_be(self._entry.id))
        self.pasted.edit.returnPressed.connect(self._look)
        self.look = SecondaryButton("", "search")
        self.look.clicked.connect(self._look)
        self.table = ComparisonTable()
        self.table.hide()
        self.take = PrimaryButton()
        self.take.clicked.connect(self._take)
        self.take.hide()
        return _page(self.pasted, self.look, self.table, self.take)

    def _not_made_page(self) -> QWidget:
        self._not_made_text = PlainLabel(wrap=True)
        self.told_by = Field()
        self.told_by.edit.returnPressed.connect(self._not_created)
        self.say_not_made = PrimaryButton()
        self.say_not_made.clicked.connect(self._not_created)
        return _page(self._not_made_text, self.told_by, self.say_not_made)

    def _again_page(self) -> QWidget:
        self._again_text = PlainLabel(kind="care", wrap=True)
        self.send = DangerButton("", "send")
        self.send.clicked.connect(self._send_again)
        return _page(self._again_text, self.send)

    def _look(self) -> None:
        self.look.setEnabled(False)
        self._tell(None)
        looking = self._account.settling.compare(self._entry.id, self.pasted.edit.text())
        looking.listen(while_there(self, self._looked))

    def _looked(self, operation: Operation[Comparison]) -> None:
        if not operation.finished or operation.outcome is None:
            return
        self.look.setEnabled(True)
        comparison = operation.outcome
        self._comparison = comparison if comparison.theirs is not None else None
        self.table.setVisible(self._comparison is not None)
        self.take.setVisible(self._comparison is not None)
        if comparison.theirs is not None:
            theirs = comparison.theirs
            self.table.show_facts(
                self._entry.record, theirs.event_type, theirs.address, theirs.scope, theirs.scope_reference
            )
        self._tell(comparison.problem)

    def _take(self) -> None:
        if self._comparison is not None:
            self._hear(self._account.settling.confirm(self._entry.id, self._comparison))

    def _not_created(self) -> None:
        self._hear(self._account.settling.was_not_created(self._entry.id, self.told_by.edit.text().strip()))

    def _hear(self, operation: Operation[Problem | None]) -> None:
        operation.listen(while_there(self, self._ended))

    def _send_again(self) -> None:
        self.send.setEnabled(False)
        self._account.creating.send_again_knowing(self._entry.id)
        self.settled.emit()
        self.accept()

    def _ended(self, operation: Operation[Problem | None]) -> None:
        if not operation.finished:
            return
        if operation.outcome is not None:
            self._tell(operation.outcome)
            return
        self.settled.emit()
        self.accept()

    def _tell(self, problem: Problem | None) -> None:
        self._problem.setVisible(problem is not None)
        if problem is not None:
            words = words_of(problem)
            self._problem.setText(f"{words.title} {words.text}")

    def _retranslate(self) -> None:
        record = self._entry.record
        self.setWindowTitle(self.tr("Was it made?"))
        self._title.setText(self.tr("Was this subscription made?"))
        trouble = record.trouble
        came_back = self.tr("nothing")
        if trouble and trouble.details:
            came_back = one_line(trouble.details.splitlines()[0], Most.SENTENCE)
        lines = [
            f"{event_name(record.event_type)} · {scope_name(record.scope, record.scope_reference)}",
            one_line(record.address, Most.ADDRESS),
            self.tr("sent {when}").replace("{when}", whole(record.pressed_at)),
            self.tr("came back: {what}").replace("{what}", came_back),
        ]
        if record.location:
            lines.append(one_line(f"Location: {record.location}", Most.ADDRESS))
        self._evidence.setText("\n".join(lines))
        self.found.setText(self.tr("I have its ID"))
        self.not_made.setText(self.tr("It was not made"))
        self.again.setText(self.tr("Send it again"))
        self.pasted.set_label(self.tr("ID or address from Kopo Kopo"))
        self.pasted.set_hint(
            self.tr(
                "Kopo Kopo’s own web app lists your application’s subscriptions: look there first."
                " Then look in the mails and logs of your website person, or ask Kopo Kopo’s support."
            )
        )
        self.look.setText(self.tr("Look it up at Kopo Kopo"))
        self.take.setText(self.tr("Yes, this is it"))
        self._not_made_text.setText(
            self.tr("Say this only if you know it: it is not in Kopo Kopo’s own web app, for example.")
        )
        self.told_by.set_label(self.tr("Who told you?"))
        self.say_not_made.setText(self.tr("It was not made"))
        self._again_text.setText(
            self.tr("If the first one was made after all, every alert will come twice, and only Kopo Kopo can end one.")
        )
        self.send.setText(self.tr("Send again: may double every alert"))
        self.close_button.setText(self.tr("Decide later"))


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP_M)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return page
