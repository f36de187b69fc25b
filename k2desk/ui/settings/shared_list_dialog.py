"""Shares this desk's list with others: where the server is, a test in words, and what moving in would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.model.shared_list import ListAddress
from k2desk.services.shared_lists import MovingIn, Wish
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.secret_field import SecretField
from k2desk.ui.style.theme import GAP_M, GAP_S
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from k2desk.services.operation import Operation
    from k2desk.services.shared_lists import SharedLists

PORT, DATABASE, USER, ADMINISTRATOR = "5432", "k2desk", "k2desk_desk", "k2desk_administrator"
_FILE = "k2desk-shared-list.sql"
_MAY_BE_MADE = frozenset({ProblemKind.SHARED_EMPTY, ProblemKind.SHARED_OLDER_LIST})


class SharedListDialog(DialogFrame):
    """Changes nothing before *Share*. The password goes to the password store, and is forgotten with the dialog."""

    def __init__(self, parent: QWidget, sharing: SharedLists) -> None:
        text = self.tr(
            "The desks of a chain can share one list on a PostgreSQL server. Your IT person gives you these values."
        )
        super().__init__(parent, self.tr("One list for many desks"), text, width=96)
        self._sharing = sharing
        known = sharing.shared
        address = known.address if known is not None else ListAddress("", int(PORT), DATABASE, USER)
        self.host = self._field(self.tr("&Server address"), "SharedHost", address.host)
        self.port = self._field(self.tr("&Port"), "SharedPort", str(address.port))
        self.database = self._field(self.tr("&Database"), "SharedDatabase", address.database)
        self.user = self._field(self.tr("&User"), "SharedUser", address.user)
        self.password = SecretField()
        self.password.set_label(self.tr("Pass&word"))
        self.password.set_eye_names(self.tr("Show the password"), self.tr("Hide the password"))
        self.password.edit.setObjectName("SharedPassword")
        self.password.edit.textChanged.connect(self._typed)
        self.ca = self._field(self.tr("&Authority file"), "SharedAuthority", address.ca)
        self.ca.set_label(self.tr("&Authority file"), self.tr("(only if your IT person gave you one)"))
        self.ca.row.addWidget(SecondaryButton(self.tr("C&hoose…"), object_name="ChooseAuthority", clicked=self._choose))
        self.desk = self._field(self.tr("&Name of this desk"), "SharedDesk", known.desk if known is not None else "")
        self.person = self._field(self.tr("&Your name"), "SharedPerson", known.person if known is not None else "")
        self._result = PlainLabel(wrap=True)
        self._result.hide()
        in_column(
            in_row((self.host, 3), (self.port, 1), spacing=GAP_M),
            in_row((self.database, 1), (self.user, 1), spacing=GAP_M),
            in_row((self.password, 1), (self.ca, 1), spacing=GAP_M),
            in_row((self.desk, 1), (self.person, 1), spacing=GAP_M),
            self._result,
            on=self._holder(),
            spacing=GAP_S,
        )
        self.try_it = SecondaryButton(self.tr("&Test"), object_name="TestShared", clicked=self._test)
        self.make = SecondaryButton(self.tr("&Make the list here"), object_name="MakeShared", clicked=self._make)
        self.share = PrimaryButton(self.tr("Share this desk’s &list"), object_name="JoinShared", clicked=self._join)
        self.file = LinkButton(self.tr("Make a &file for your IT person…"), object_name="FileForIt")
        self.file.clicked.connect(self._ask_where)
        self.column.addWidget(self.file, alignment=Qt.AlignmentFlag.AlignLeft)
        self.add_buttons(self.share, self.try_it, self.make)
        self.banner.offer({ProblemAction.SETTINGS: self._correct})
        self._typed()

    def _holder(self) -> QWidget:
        holder = QWidget()
        self.column.addWidget(holder)
        return holder

    def _field(self, label: str, name: str, value: str) -> Field:
        field = Field()
        field.set_label(label)
        field.edit.setObjectName(name)
        field.edit.setMaxLength(500)
        field.edit.setText(value)
        field.edit.textChanged.connect(self._typed)
        return field

    def _wish(self) -> Wish | None:
        """Return what was typed, or None if something is missing."""
        host, database, user = (one.edit.text().strip() for one in (self.host, self.database, self.user))
        port = self.port.edit.text().strip()
        desk = self.desk.edit.text().strip()
        if not (host and database and user and desk and port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
            return None
        address = ListAddress(host, int(port), database, user, self.ca.edit.text().strip())
        return Wish(address, self.password.edit.text(), desk, self.person.edit.text().strip())

    def _typed(self) -> None:
        """After a change only a new test shows whether the list can be used."""
        wanted = hasattr(self, "share")
        if wanted:
            self.try_it.setEnabled(self._wish() is not None)
            self.share.setEnabled(False)
            self.make.hide()
            self._result.hide()
            self.banner.show_problem(None)

    def _correct(self) -> None:
        self.user.edit.setFocus()
        self.user.edit.selectAll()

    def _begin(self, words: str) -> Wish | None:
        self._typed()
        wish = self._wish()
        if wish is not None:
            self.try_it.setEnabled(False)
            self._say(words)
        return wish

    def _say(self, words: str) -> None:
        self._result.setText(words)
        self._result.show()
        announce(self, words)

    def _test(self) -> None:
        wish = self._begin(self.tr("K2Desk asks the server…"))
        if wish is not None:
            when_done(self, self._sharing.test(wish), self._was_tested)

    def _was_tested(self, operation: Operation[MovingIn | Problem]) -> None:
        found = operation.outcome
        if not isinstance(found, MovingIn):
            self._failed(operation.problem, self._test)
            return
        self.try_it.setEnabled(True)
        self.share.setEnabled(True)
        there = self.tr("The shared list has %n subscriptions.", "", found.there)
        mine = self.tr("From this desk {new} are new there, {same} are the same, and {differ} differ: the newest wins.")
        counts = filled(mine, new=found.new, same=found.same, differ=found.differ)
        self._say(f"{there} {counts} {self.tr('Nothing is deleted, here or there.')}")

    def _failed(self, problem: Problem | None, again: Callable[[], object]) -> None:
        self._result.hide()
        self.try_it.setEnabled(True)
        self.make.setVisible(problem is not None and problem.kind in _MAY_BE_MADE)
        self.banner.show_problem(problem, again=again)

    def _make(self) -> None:
        wish = self._begin(self.tr("K2Desk makes the list…"))
        if wish is not None:
            when_done(self, self._sharing.make(wish), self._was_made)

    def _was_made(self, operation: Operation[Problem | None]) -> None:
        if operation.went_well:
            self._test()
        else:
            self._failed(operation.problem, self._make)

    def _join(self) -> None:
        wish = self._begin(self.tr("K2Desk moves this desk’s list in…"))
        if wish is not None:
            when_done(self, self._sharing.join(wish), self._has_joined)

    def _has_joined(self, operation: Operation[Problem | None]) -> None:
        if operation.went_well:
            self.accept()
        else:
            self._failed(operation.problem, self._join)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the file of the authority"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.ca.edit.setText)
        dialog.open()

    def _ask_where(self) -> None:
        database = self.database.edit.text().strip() or DATABASE
        ask_where(
            self,
            self.tr("Where to save the file for your IT person"),
            _FILE,
            lambda path: when_done(
                self,
                self._sharing.save_file(path, database, ADMINISTRATOR, USER),
                self._was_saved,
            ),
        )

    def _was_saved(self, operation: Operation[Problem | None]) -> None:
        self.banner.show_problem(operation.problem)
        if operation.went_well:
            self._say(self.tr("The file is saved. It makes the database and its two users; no password is in it."))
