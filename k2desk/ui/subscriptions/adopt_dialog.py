"""Brings back existing subscriptions: the user pastes any text, sees what was found, and chooses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QProgressBar, QTableWidget, QTableWidgetItem, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.clues import LONGEST
from k2desk.services.operation import Stage
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.body_edit import BodyEdit
from k2desk.ui.controls.build import in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.draft_keeper import DraftKeeper
from k2desk.ui.controls.if_alive import if_alive, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.say_beside import pasted_or_say
from k2desk.ui.controls.table_view import Mode, set_up_table
from k2desk.ui.style.theme import small_font
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.places import short_place
from k2desk.ui.text.plain import filled, plain_tip

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.adopting import Found
    from k2desk.services.drafts import Make
    from k2desk.services.operation import Operation

FORM = "bring_back"
_WRAPPED = 100
"""The number of rows whose height fits their words. Measuring more would freeze the window."""

_PLACE = Qt.ItemDataRole.UserRole


class AdoptDialog(DialogFrame):
    """Adds nothing to the list before its button is pressed."""

    def __init__(self, parent: QWidget, account: Account) -> None:
        first = self.tr(
            "Kopo Kopo’s own web app shows your subscriptions to the Administrator. You also find them in old"
            " mails, logs, code and chats."
        )
        then = self.tr("Paste all the text, or one ID on each line. You see what was found before it is added.")
        super().__init__(parent, self.tr("Add one I already have"), f"{first} {then}", width=139, lines=36)
        self._account = account
        self._text = ""
        self._found: tuple[Found, ...] = ()
        self._running: Operation[tuple[Found, ...]] | None = None
        self._build()
        self._draft = DraftKeeper(self, account.drafts, FORM, self._kept)
        self._draft.load(self.pasted.setPlainText)
        self.accepted.connect(self._draft.forget)

    def _build(self) -> None:
        self.pasted = named(BodyEdit(), "PastedText", self.tr("Pasted text"))
        self.pasted.textChanged.connect(self._edited)
        self.pasted.too_long.connect(self._take_long)
        paste = SecondaryButton(self.tr("&Paste"), "copy", object_name="PasteClues")
        paste.clicked.connect(lambda: self.pasted.take(pasted_or_say(paste)))
        self.look = SecondaryButton(self.tr("&Look them up"), "search", object_name="LookUp", clicked=self._press)
        self._sum = PlainLabel(kind="muted", font=small_font())
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Progress of the search"))
        self._bar.hide()
        self.table = named(QTableWidget(0, 4), "FoundTable", self.tr("What was found"))
        heads = [self.tr("Tell us when"), self.tr("For"), self.tr("Sent to"), self.tr("What Kopo Kopo says")]
        self.table.setHorizontalHeaderLabels(heads)
        set_up_table(self.table, Mode.ExtendedSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        header = self.table.horizontalHeader()
        for column in (0, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        # Names of tills are never cut while another column has room.
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(lambda _: self._count())
        self.add = PrimaryButton("", "plus", object_name="AddFound", clicked=self._add)
        self.add_buttons(self.add)
        self.column.addWidget(self.pasted, 1)
        self.column.addLayout(in_row(paste, self.look, (self._sum, 1)))
        self.column.addWidget(self._bar)
        self.column.addWidget(self.table, 2)
        self._count()
        self.banner.offer({ProblemAction.EDIT: self.pasted.setFocus})

    # -- what is pasted ----------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._text = self.pasted.toPlainText()
        self._sum.setText("")
        self._draft.touch()

    def _kept(self) -> Make:
        return partial(self._account.adopting.kept_of, self._text)

    def _take_long(self, text: str) -> None:
        self._text = text
        self._draft.touch()
        words = self.tr("You pasted {n} characters.")
        if len(text) > LONGEST:
            words = self.tr("You pasted {n} characters. K2Desk searches only the first {most}.")
        self._sum.setText(filled(words, n=f"{len(text):,}", most=f"{LONGEST:,}"))

    # -- looking up --------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        if self._running is not None and not self._running.finished:
            self._running.cancel()
            return
        self.banner.show_problem(None)
        operation = self._account.adopting.look(self._text)
        self._running = operation
        self.look.setText(self.tr("Ca&ncel"))
        self._bar.setRange(0, operation.total)
        self._bar.show()
        operation.listen(if_alive(self, self._looked))

    def _looked(self, operation: Operation[tuple[Found, ...]]) -> None:
        # A long text is searched before the number of IDs is known.
        self._bar.setRange(0, operation.total)
        self._bar.setValue(operation.done)
        if not operation.finished:
            return
        self._bar.hide()
        self.look.setText(self.tr("&Look them up"))
        self._found = operation.outcome or ()
        if operation.outcome == ():
            self.banner.show_problem(Problem(ProblemKind.NO_SUBSCRIPTION_FOUND))
        elif operation.failure is not None:
            self.banner.show_problem(operation.problem, again=self._press)
        elif not any(one.can_be_adopted or one.known_id for one in self._found):
            problem = next((one.problem for one in self._found if one.problem is not None), None)
            self.banner.show_problem(problem, again=self._press)
        self._show()
        if operation.stage is Stage.CANCELLED:
            text = self.tr("Cancelled after {n} of {all}. Nothing was added.")
            self._sum.setText(filled(text, n=operation.done, all=operation.total))
        announce(self, self._sum.text())

    def _show(self) -> None:
        self.table.blockSignals(True)
        self.table.clearSpans()
        self.table.setRowCount(len(self._found))
        for row, found in enumerate(self._found):
            for column, text in enumerate(self._cells(found)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(self._tip(found, column)))
                self.table.setItem(row, column, item)
            if found.subscription is None:
                self.table.setSpan(row, 0, 1, 2)
                self.table.setSpan(row, 2, 1, 2)
            first = self.table.item(row, 0)
            if first is not None:
                first.setData(_PLACE, row)
                if found.can_be_adopted:
                    first.setCheckState(Qt.CheckState.Checked)
        self.table.blockSignals(False)
        if len(self._found) <= _WRAPPED:
            self.table.resizeRowsToContents()
        good = sum(1 for one in self._found if one.can_be_adopted)
        known = sum(1 for one in self._found if one.known_id is not None)
        text = self.tr("{n} found, {known} in your list already, {bad} without an answer")
        counts = filled(text, n=len(self._found), known=known, bad=len(self._found) - good - known)
        self._sum.setText(counts if self._found else "")
        self._count()

    def _cells(self, found: Found) -> tuple[str, str, str, str]:
        subscription = found.subscription
        if subscription is None:
            why = words_of(found.problem).title if found.problem is not None else ""
            return one_line(found.clue.text, Most.ADDRESS), "", why, ""
        note = one_line(subscription.status, Most.WORD)
        if found.known_id is not None:
            note = filled(self.tr("{word}, in your list already"), word=note)
        name = self._account.cache.till_name(subscription.scope_reference)
        scope = scope_name(subscription.scope, subscription.scope_reference, name)
        place = short_place(subscription.address, self._account.cache.address_name(subscription.address))
        return event_name(subscription.event_type), scope, place, note

    @staticmethod
    def _tip(found: Found, column: int) -> str:
        """Return the tooltip for a row that could not be read and has no room for its whole text."""
        if found.subscription is not None or found.problem is None:
            return ""
        words = words_of(found.problem)
        return found.clue.text if column < 2 else f"{words.title} {words.text}"

    # -- taking in ---------------------------------------------------------------------------------------------------

    def chosen(self) -> list[Found]:
        """Return the ticked rows."""
        rows = range(self.table.rowCount())
        items = [self.table.item(row, 0) for row in rows]
        return [
            self._found[item.data(_PLACE)]
            for item in items
            if item is not None
            and item.data(Qt.ItemDataRole.CheckStateRole) is not None
            and item.checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        count = len(self.chosen())
        text = self.tr("&Add 1 to the list") if count == 1 else self.tr("&Add {n} to the list")
        self.add.setText(filled(text, n=count))
        self.add.setEnabled(count > 0)

    def _add(self) -> None:
        self.add.setEnabled(False)
        when_done(self, self._account.adopting.adopt(self.chosen()), self._added)

    def _added(self, operation: Operation[tuple[Problem | None, ...]]) -> None:
        refused = next((one for one in operation.outcome or () if one is not None), None)
        if refused is None:
            self.accept_after(operation, self._add)
        else:
            self.banner.show_problem(refused, again=self._add)
        self._count()

    def done(self, result: int) -> None:
        """Close the dialog, and cancel the operation that is under way."""
        if self._running is not None:
            self._running.cancel()
        super().done(result)
        self._draft.leave()
