"""The dialog *My accounts*: their names, their order, and taking one away or bringing it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from k2desk.model.problems import Problem
from k2desk.model.records import AccountRecord
from k2desk.services.accounts import Forgotten
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.shell.removed_accounts import RemoveAccountQuestion, RemovedAccounts
from k2desk.ui.style.theme import GAP_S
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.operation import Operation
    from k2desk.services.program_services import ProgramServices

_ID = Qt.ItemDataRole.UserRole
_LONGEST_NAME = 80


class AccountsDialog(DialogFrame):
    """Saves each change at once. The signals are for the window."""

    open_wanted = Signal(str)
    connect_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self, parent: QWidget, program: ProgramServices) -> None:
        text = self.tr(
            "Alt+1 opens the first account, Alt+2 the second. Drag them into your order, or use the buttons."
        )
        super().__init__(parent, self.tr("My accounts"), text, width=96, lines=26)
        self._accounts = program.accounts
        self._keys = program.keys
        self._watching = program.watching
        self._build()
        self._fill()
        follow(self, self._accounts, self._fill)
        follow(self, self._watching, self._fill)

    def _build(self) -> None:
        self.list = named(_Accounts(), "AccountList", self.tr("My accounts"))
        self.list.currentRowChanged.connect(lambda _: self._show_chosen())
        self.list.itemActivated.connect(lambda _: self._open())
        self.list.move_wanted.connect(self._move)
        self.list.model().rowsMoved.connect(lambda *_: self._keep_order())
        self.up = SecondaryButton(self.tr("Move &up"), object_name="AccountUp", clicked=lambda: self._move(-1))
        self.down = SecondaryButton(self.tr("Move &down"), object_name="AccountDown", clicked=lambda: self._move(1))
        self.remove = SecondaryButton(self.tr("&Remove…"), "remove", object_name="RemoveAccount")
        self.remove.clicked.connect(self._ask_to_remove)
        self.name = Field()
        self.name.set_label(self.tr("&Name"))
        self.name.edit.setObjectName("AccountName")
        self.name.edit.setMaxLength(_LONGEST_NAME)
        self.name.edit.returnPressed.connect(self._rename)
        self.save = SecondaryButton(self.tr("&Save the name"), "check", object_name="SaveAccountName")
        self.save.clicked.connect(self._rename)
        self.name.row.addWidget(self.save)
        self.open_button = PrimaryButton(self.tr("&Open"), object_name="OpenAccount", clicked=self._open)
        connect = SecondaryButton(self.tr("Connect &another…"), "plus", object_name="ConnectAnother")
        connect.clicked.connect(self._connect)
        self.add_buttons(self.open_button, connect)
        sides = in_column(self.up, self.down, GAP_S, self.remove, spacing=GAP_S)
        sides.addStretch(1)
        self.column.addLayout(in_row((self.list, 1), sides, spacing=GAP_S), 1)
        self.column.addWidget(self.name)
        self.removed = RemovedAccounts()
        self.removed.wanted_back.connect(self._bring_back)
        self.column.addWidget(self.removed)
        self.said = PlainLabel(wrap=True)
        self.said.hide()
        self.column.addWidget(self.said)

    def _fill(self) -> None:
        chosen = self._chosen_id()
        accounts = [one for one in self._accounts.all if one.environment != "practice"]
        self.list.blockSignals(True)
        self.list.clear()
        for number, account in enumerate(accounts, start=1):
            item = QListWidgetItem(self._words(number, account))
            item.setData(_ID, account.id)
            self.list.addItem(item)
            if account.id == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.removed.show_accounts(self._accounts.removed)
        self._show_chosen()

    def _words(self, number: int, account: AccountRecord) -> str:
        words = f"{number}.  {account_name(account)}  ·  {environment_word(account.environment)}"
        summary = self._watching.summaries.get(account.id)
        if summary is None or not summary.attention:
            return words
        return f"{words}  ·  " + self.tr("%n need attention", "", summary.attention)

    def _chosen_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _show_chosen(self) -> None:
        chosen = self._accounts.get(self._chosen_id())
        row = self.list.currentRow()
        for widget in (self.name, self.open_button, self.remove):
            widget.setEnabled(chosen is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        shown = account_name(chosen) if chosen is not None else ""
        if not self.name.edit.isModified() or self.name.edit.property("account") != self._chosen_id():
            self.name.edit.setText(shown)
            self.name.set_problem(None)
        self.name.edit.setProperty("account", self._chosen_id())

    # -- order -------------------------------------------------------------------------------------------------------

    def _move(self, by: int) -> None:
        """Move the chosen account, and keep it chosen."""
        row = self.list.currentRow()
        to = row + by
        if row < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(row)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._keep_order()
        announce(self, self.list.currentItem().text())

    def _keep_order(self) -> None:
        ids = [str(self.list.item(row).data(_ID)) for row in range(self.list.count())]
        self._accounts.reorder(ids)

    # -- names and opening -------------------------------------------------------------------------------------------

    def _rename(self) -> None:
        chosen = self._accounts.get(self._chosen_id())
        if chosen is not None:
            self.name.edit.setModified(False)
            when_done(self, self._accounts.rename(chosen, self.name.edit.text()), self._renamed)

    def _renamed(self, operation: Operation[Problem | None]) -> None:
        self.name.set_problem(operation.problem)
        if operation.went_well:
            announce(self, self.tr("The name is saved."))

    def _open(self) -> None:
        account_id = self._chosen_id()
        if account_id:
            self.accept()
            self.open_wanted.emit(account_id)

    # -- taking away and bringing back -------------------------------------------------------------------------------

    def _ask_to_remove(self) -> None:
        chosen = self._accounts.get(self._chosen_id())
        if chosen is not None:
            question = RemoveAccountQuestion(self, chosen)
            question.yes.clicked.connect(lambda: self._remove(chosen))
            question.first.clicked.connect(self._hand_over)
            question.open()

    def _remove(self, account: AccountRecord) -> None:
        self.remove.setEnabled(False)
        when_done(self, self._keys.remove(account), partial(self._was_removed, account))

    def _was_removed(self, account: AccountRecord, removing: Operation[Forgotten | Problem]) -> None:
        outcome = removing.outcome
        self.banner.show_problem(removing.problem)
        self._show_chosen()
        if outcome is Forgotten.NOT_FORGOTTEN:
            self._say(self.tr("The password store did not answer, so nothing was removed. Unlock it, then try again."))
        elif isinstance(outcome, Forgotten):
            self._say(filled(self.tr("{name} is removed. Its list is kept."), name=account_name(account)))
            self.removed.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self, account_id: str) -> None:
        for account in self._accounts.removed:
            if account.id == account_id:
                when_done(self, self._accounts.bring_back(account), partial(self._is_back, account))

    def _is_back(self, account: AccountRecord, bringing: Operation[Problem | None]) -> None:
        self.banner.show_problem(bringing.problem)
        if not bringing.went_well:
            return
        self._say(filled(self.tr("{name} is back. Open it and paste its keys."), name=account_name(account)))
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == account.id:
                self.list.setCurrentRow(row)
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        announce(self, words)

    def _hand_over(self) -> None:
        self.accept()
        self.hand_over_wanted.emit()

    def _connect(self) -> None:
        self.accept()
        self.connect_wanted.emit()


class _Accounts(QListWidget):
    """A list whose rows are dragged, or moved by Alt+Up and Alt+Down."""

    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setProperty("kind", "field")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move_wanted.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
