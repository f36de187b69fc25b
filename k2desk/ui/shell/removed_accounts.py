"""The question before an account is taken away, and the list of those that were, with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMessageBox, QWidget

from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.question import Question
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.plain import filled, plain_tip
from k2desk.ui.text.times import short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from k2desk.model.records import AccountRecord

_ID = Qt.ItemDataRole.UserRole
_ROWS = 3
"""The most rows that are seen at once."""


class RemoveAccountQuestion(Question):
    """Says what stays and what goes. `first` is the button that makes a hand-over file before."""

    def __init__(self, parent: QWidget, account: AccountRecord) -> None:
        super().__init__(
            parent,
            self.tr("Remove an account"),
            filled(self.tr("Remove {name} from this computer?"), name=account_name(account)),
            self.tr(
                "Kopo Kopo goes on sending its alerts, and K2Desk no longer watches them. Its keys are forgotten. Its"
                " list and history stay here, hidden, so you can bring it back."
            ),
            yes=self.tr("&Remove it"),
            no=self.tr("&Keep it"),
        )
        self.first = self.addButton(self.tr("&Hand it over first…"), QMessageBox.ButtonRole.ActionRole)
        for name, button in (("Yes", self.yes), ("No", self.no), ("HandOver", self.first)):
            button.setObjectName(f"RemoveAccount{name}")


class RemovedAccounts(Translated, QWidget):
    """Lists the accounts that were taken away. Hidden while there is none."""

    wanted_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        title = PlainLabel(lambda: self.tr("Removed accounts"), font=heading_font())
        self.list = named(QListWidget(), "RemovedAccounts")
        self.put_words(self.list.setAccessibleName, lambda: self.tr("Removed accounts"))
        self.list.setProperty("kind", "field")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda _: self._wanted())
        self.back = SecondaryButton(
            lambda: self.tr("&Bring it back"), "undo", object_name="BringAccountBack", clicked=self._wanted
        )
        beside = in_column(self.back, spacing=GAP_S)
        beside.addStretch(1)
        row = in_row((self.list, 1), spacing=GAP_M)
        row.addLayout(beside)
        in_column(title, row, on=self, spacing=GAP_S)
        self.hide()

    def show_accounts(self, accounts: Sequence[AccountRecord]) -> None:
        """Show these, the newest first."""
        self.list.clear()
        for account in accounts:
            words = [account_name(account), environment_word(account.environment)]
            if account.removed_at is not None:
                words.append(filled(self.tr("removed {day}"), day=short_date(account.removed_at)))
            item = QListWidgetItem("  ·  ".join(words))
            item.setData(_ID, account.id)
            item.setToolTip(plain_tip(item.text()))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = min(_ROWS, len(accounts))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 2 * self.list.frameWidth() + GAP_S)
        self.setVisible(bool(accounts))

    def _wanted(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.wanted_back.emit(str(item.data(_ID)))
