"""Moves all subscriptions of an address to a new one: tests it, creates the new ones, hides the old ones, and writes a
letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.model.records import State, SubscriptionRecord
from k2desk.services.addresses import same_address
from k2desk.services.bulk_run import BulkRun
from k2desk.services.forms.address import parse_new_address
from k2desk.services.forms.kept_drafts import move_draft, typed_address
from k2desk.services.moving import Move, Moved, plan_move
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.body_edit import BodyEdit
from k2desk.ui.controls.build import named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.draft_keeper import DraftKeeper
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.letter_language import LetterLanguage
from k2desk.ui.controls.planned_rows import PlannedModel, PlannedTable, PlannedTableRow, RowState
from k2desk.ui.controls.real_money_question import once_more
from k2desk.ui.controls.say_beside import copy_and_say
from k2desk.ui.style.theme import small_font
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.letters import Known, letter_to_end
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.places import short_place
from k2desk.ui.text.plain import filled
from k2desk.ui.text.steps import step_title

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.address_check.results import Report
    from k2desk.services.drafts import Make
    from k2desk.services.operation import Operation

FORM = "move"
_BY_STATE = {
    State.CREATED: RowState.CREATED,
    State.NOT_CONFIRMED: RowState.NOT_CONFIRMED,
    State.NOT_CREATED: RowState.NOT_CREATED,
    State.NOT_SENT: RowState.NOT_SENT,
}


class MoveDialog(DialogFrame):
    """Creates nothing before the new address was checked and the button was pressed."""

    def __init__(self, parent: QWidget, account: Account, old_address: str) -> None:
        old = short_place(old_address.partition("?")[0], account.cache.address_name(old_address))
        line = filled(
            self.tr(
                "Kopo Kopo cannot change a subscription. So K2Desk makes the same ones for the new address and hides"
                " those for {old}. Kopo Kopo goes on sending there until its support ends them."
            ),
            old=old,
        )
        super().__init__(parent, self.tr("Move to a new address"), line, width=144, lines=38)
        self._account = account
        self._old = old_address
        self._moves: tuple[Move, ...] = ()
        self._run: BulkRun | None = None
        self._tested = ""
        self._is_moving = False
        self._model = PlannedModel(self)
        self._draft = DraftKeeper(self, account.drafts, FORM, self._kept)
        self._build()
        self._judge()
        self._draft.load(self._take_draft)
        self.address.edit.textChanged.connect(lambda _: self._draft.touch())
        self.finished.connect(self._draft.leave)

    def _build(self) -> None:
        self.address = Field()
        self.address.set_label(self.tr("New web &address"))
        self.address.edit.setObjectName("NewAddress")
        self.address.edit.textChanged.connect(lambda _: self._judge())
        self.test = SecondaryButton(self.tr("&Test it"), "diagnose", object_name="TestNewAddress", clicked=self._test)
        self.address.row.addWidget(self.test)
        self._finding = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.table = named(PlannedTable(self._model), "MoveRows", self.tr("What moves"))
        self.letter = named(BodyEdit(), "SupportLetter", self.tr("Letter to Kopo Kopo’s support"))
        self.letter.setReadOnly(True)
        self.letter.hide()
        self.languages = LetterLanguage()
        self.languages.hide()
        self.languages.changed.connect(self._write_letter)
        self._hidden: Sequence[SubscriptionRecord] = ()
        self.go = PrimaryButton("", "send", object_name="MoveNow", clicked=self._press)
        self.copy = SecondaryButton(self.tr("Copy the &letter"), "copy", object_name="CopyLetter")
        self.copy.clicked.connect(lambda: copy_and_say(self.copy, self.letter.toPlainText()))
        self.save = SecondaryButton(self.tr("Save t&he letter…"), "download")
        self.save.clicked.connect(self._ask_where)
        self.banner.offer({ProblemAction.EDIT: self.address.edit.setFocus, ProblemAction.GO_ON: self._go_on})
        self.banner.know(self._known)
        for button in (self.copy, self.save):
            button.hide()
        self.add_buttons(self.go, self.copy, self.save)
        self.column.addWidget(self.address)
        self.column.addWidget(self._finding)
        self.column.addWidget(self.table, 2)
        self.column.addWidget(self.languages)
        self.column.addWidget(self.letter, 1)

    def _known(self) -> Known:
        address = self.address.edit.text()
        return Known(address, at=self._account.clock.now(), name=self._account.cache.address_name(address))

    # -- the new address ---------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        text = self.address.edit.text()
        address = parse_new_address(text, self._account.environment.kind)
        self.address.set_problem(address.problem if text.strip() else None)
        same = same_address(address.value, self._old)
        usable = address.problem is None and not same
        entries = self._account.cache.with_removed()
        self._moves = plan_move(entries, self._old, address.value) if usable else ()
        if self._run is None:
            rows = plan_move(entries, self._old, address.value if usable else "")
            self._model.show_rows(tuple(map(self._planned, rows)))
        self.test.setEnabled(usable)
        if self._tested != address.value:
            self._finding.setText(self.tr("Test the new address first. The test sends nothing.") if usable else "")
        count = len(self._account.moving.requests(self._moves))
        self.go.setText(filled(self.tr("Create {n} at the &new address"), n=count))
        self.go.setEnabled(bool(self._moves) and self._tested == address.value and self._run is None)

    def _planned(self, move: Move) -> PlannedTableRow:
        record = move.old
        till = till_words(record.scope_reference or "", self._account.cache.till_name(record.scope_reference))
        state = RowState.LEFT_OUT if move.already is not None else RowState.PLANNED
        remark = self.tr("You removed one like it. Kopo Kopo may still send it there.") if move.was_removed else ""
        remark = self.tr("It is at the new address already.") if move.already is not None else remark
        place = self._account.cache.address_name(move.request.address)
        return PlannedTableRow(till, record.event_type, move.request.address, state, remark, place)

    def _test(self) -> None:
        self.test.setEnabled(False)
        self._finding.setText(self.tr("Trying…"))
        when_done(self, self._account.diagnosing.look(self.address.edit.text()), self._looked)

    def _looked(self, operation: Operation[Report]) -> None:
        if operation.outcome is None:
            self._finding.setText("")
            self.banner.show_problem(operation.problem, again=self._test)
            self._judge()
            return
        report = operation.outcome
        broken = report.broken
        if broken is not None:
            self._finding.setText(step_title(broken))
            self.banner.show_problem(broken.problem, again=self._test)
        else:
            self.banner.show_problem(None)
            self._finding.setText(self.tr("K2Desk can reach the new address."))
            self._tested = report.address
        announce(self, self._finding.text())
        self._judge()

    # -- moving ------------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        if self._run is None:
            once_more(self, self._account, self._move)
        else:
            self._stop()

    def _go_on(self) -> None:
        """Move the rest, once the create that was under way has ended."""
        if self._is_moving:
            return
        self.banner.show_problem(None)
        self._run = None
        self.go.show()
        self._judge()
        if self._moves:
            self._move()

    def _stop(self) -> None:
        """Stop after the create that is under way. The rest stays at the old address."""
        if self._run is not None:
            self._run.stop()
        self.go.setEnabled(False)
        self._finding.setText(self.tr("Stopping after this one…"))

    def reject(self) -> None:
        """Close the dialog. While rows are being created, stop instead, so that the user sees which ones were moved."""
        if self._is_moving:
            self._stop()
        else:
            super().reject()

    def _kept(self) -> Make:
        return partial(move_draft, self._old, self.address.edit.text().strip())

    def _take_draft(self, text: str) -> None:
        typed = typed_address(text, self._old)
        if typed and not self.address.edit.text():
            self.address.edit.setText(typed)

    def _move(self) -> None:
        moving, moves = self._account.moving, self._moves
        run = self._run = BulkRun(len(moving.requests(moves)))
        self._is_moving = True
        self._draft.forget()
        self.go.setText(self.tr("&Stop"))
        self.address.setEnabled(False)
        follow(self, run, lambda: self._show_progress(moves, run))
        when_done(self, moving.move(moves, run), self._moved)

    def _show_progress(self, moves: Sequence[Move], run: BulkRun) -> None:
        rows, place = [], 0
        for move in moves:
            row = self._planned(move)
            if move.already is None:
                attempt = run.attempts[place]
                state = RowState.SENDING if place == run.current else RowState.WAITING
                remark = ""
                if attempt is not None:
                    state = _BY_STATE.get(attempt.state, RowState.LEFT_OUT) if attempt.state else RowState.LEFT_OUT
                    remark = words_of(attempt.problem).title if attempt.problem is not None else ""
                row = replace(row, state=state, remark=remark)
                place += 1
            rows.append(row)
        self._model.show_rows(tuple(rows))
        if run.paused:
            self.banner.show_problem(
                Problem(ProblemKind.BULK_PAUSED, details=run.problem.details if run.problem else "")
            )
            run.stop()

    def _moved(self, operation: Operation[Moved]) -> None:
        self._is_moving = False
        self.go.hide()
        if operation.outcome is None:
            self.banner.show_problem(operation.problem, again=self._go_on)
            return
        hidden = operation.outcome.hidden
        text = self.tr("K2Desk moved {n} of {all}. The old ones are hidden, but still sending.")
        self._finding.setText(filled(text, n=len(hidden), all=len(self._moves)))
        refused = [one.problem for one in (self._run.attempts if self._run else ()) if one is not None and one.problem]
        if refused and self.banner.problem is None:
            self.banner.show_problem(refused[0], again=self._go_on)
        if hidden:
            self._hidden = hidden
            self._write_letter()
            for widget in (self.languages, self.letter, self.copy, self.save):
                widget.show()
        announce(self, self._finding.text())

    def _write_letter(self) -> None:
        """Write the letter to Kopo Kopo's support in the chosen language."""
        day = self._account.clock.now().astimezone().date()
        write = partial(letter_to_end, self._hidden, self._old, day, self._account.cache.till_name)
        self.letter.setPlainText(self.languages.written(write))

    def _ask_where(self) -> None:
        ask_where(self, self.tr("Save the letter"), "k2desk-old-ids.txt", self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the letter."""
        operation = self._account.files.save(path, self.letter.toPlainText().encode())
        when_done(self, operation, lambda saved: self.banner.show_problem(saved.problem, again=self._ask_where))
