"""The dialog of the tills and their names.

They are typed or pasted from a spreadsheet, and saved by the button only.
"""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.forms.kept_drafts import pasted_and_names, till_names_draft
from k2desk.services.tills import MOST_LINES, Note, TillLine, read_tills
from k2desk.ui.controls.body_edit import BodyEdit
from k2desk.ui.controls.build import in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.draft_keeper import DraftKeeper
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.say_beside import pasted_or_say
from k2desk.ui.style.theme import GAP_XL, small_font
from k2desk.ui.text.plain import filled, plain_tip

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.drafts import Make
    from k2desk.services.operation import Operation

FORM = "till_names"
_NUMBER, _NAME, _NOTE = 0, 1, 2
_QUICK = 4_096
"""A text with fewer characters is read on the GUI thread."""

_AT_A_TIME = 0.006
"""Seconds of filling the table before other events are handled."""

_ROWS = 20


class TillsDialog(DialogFrame):
    """A table of tills. Names can be edited in place; a pasted list is shown with what it would change."""

    def __init__(self, parent: QWidget, account: Account) -> None:
        line = self.tr("Type names into the table. Or paste two columns from a spreadsheet: numbers and names.")
        super().__init__(parent, self.tr("Till names"), line, width=117, lines=34)
        self._account = account
        self._known = account.cache.tills()
        self._reading: Operation[tuple[TillLine, ...]] | None = None
        self._waiting: list[TillLine] = []
        self._typed: dict[str, str] = {}
        self._filling = QTimer(self, singleShot=True)
        self._filling.timeout.connect(self._fill_some)
        self._build()
        self._fill({number: TillLine(number, name, Note.SAME) for number, name in self._known.items()})
        self._draft = DraftKeeper(self, account.drafts, FORM, self._kept)
        self._draft.load(self._take_draft)
        self.table.itemChanged.connect(lambda _: self._draft.touch())
        self.pasted.textChanged.connect(self._draft.touch)
        self.accepted.connect(self._draft.forget)
        self.finished.connect(self._draft.leave)

    def _build(self) -> None:
        self.pasted = named(BodyEdit(), "PastedTills", self.tr("Pasted tills"))
        self.pasted.setPlaceholderText("555555\tWestlands")
        self.pasted.setMaximumHeight(self.fontMetrics().height() * 7)
        self.pasted.textChanged.connect(lambda: self._read(self.pasted.toPlainText()))
        self.pasted.too_long.connect(self._read)
        paste = SecondaryButton(self.tr("&Paste"), "copy", object_name="PasteTills")
        paste.clicked.connect(lambda: self.pasted.take(pasted_or_say(paste)))
        file = SecondaryButton(self.tr("&Open a file…"), "file", clicked=self._open_file)
        self._sum = PlainLabel(kind="muted", font=small_font())
        self.table = named(QTableWidget(0, 3), "TillTable", self.tr("Tills"))
        self.table.setHorizontalHeaderLabels([self.tr("Till"), self.tr("Name"), self.tr("What happens")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        self.save = PrimaryButton(self.tr("&Save"), "check", object_name="SaveTills", clicked=self._save)
        self.add_buttons(self.save)
        self.column.addWidget(self.pasted)
        self.column.addLayout(in_row(paste, file, (self._sum, 1)))
        self.column.addWidget(self.table, 1)

    # -- what is pasted ----------------------------------------------------------------------------------------------

    def _read(self, given: str | bytes) -> None:
        """Read what was pasted, or a file: at once if it is short, else on another thread."""
        self._reading = None
        if isinstance(given, str) and len(given) < _QUICK:
            self._take(read_tills(given, self._known), bool(given.strip()))
            return
        self._sum.setText(self.tr("Reading…"))
        self._reading = self._account.tills.read(given, self._known)
        when_done(self, self._reading, self._was_read)

    def _was_read(self, operation: Operation[tuple[TillLine, ...]]) -> None:
        if operation is not self._reading:
            return
        self._reading = None
        if operation.outcome is not None:
            self._take(operation.outcome, True)
        else:
            self._sum.setText("")
            self.banner.show_problem(operation.problem)

    def _take(self, lines: tuple[TillLine, ...], was_given: bool) -> None:
        self.banner.show_problem(Problem(ProblemKind.NO_TILL_FOUND) if was_given and not lines else None)
        shown = {number: TillLine(number, name, Note.SAME) for number, name in self._known.items()}
        for line in lines:
            if line.note is not Note.TWICE:
                known = self._known.get(line.number, "")
                shown[line.number] = line if line.name or not known else TillLine(line.number, known, Note.SAME)
        self._fill(shown, {line.number for line in lines})
        new = sum(1 for line in lines if line.note in {Note.NEW, Note.CLOSE, Note.ODD, Note.ASKED})
        renamed = sum(1 for line in lines if line.note is Note.RENAMED)
        twice = sum(1 for line in lines if line.note is Note.TWICE)
        text = self.tr("{new} new, {renamed} with another name, {twice} repeated")
        text = filled(text, new=new, renamed=renamed, twice=twice)
        if len(lines) >= MOST_LINES:
            most = filled(self.tr("K2Desk takes only the first {most}."), most=f"{MOST_LINES:,}")
            text = f"{text}. {most}"
        self._sum.setText(text if lines else "")

    def _fill(self, lines: dict[str, TillLine], first: set[str] | None = None) -> None:
        ordered = sorted(lines.values(), key=lambda line: (line.number not in (first or set()), line.number))
        self._waiting = ordered[::-1]
        self.table.setRowCount(0)
        self._fill_some()

    def _fill_some(self) -> None:
        """Put some rows into the table, and continue after other events: thousands of rows would freeze the window."""
        until = time.monotonic() + _AT_A_TIME
        self.table.blockSignals(True)
        while self._waiting and time.monotonic() < until:
            at = self.table.rowCount()
            some = [self._waiting.pop() for _ in range(min(_ROWS, len(self._waiting)))]
            self.table.setRowCount(at + len(some))
            for row, line in enumerate(some, at):
                self._show_line(row, line)
        self.table.blockSignals(False)
        if self._waiting:
            self._filling.start(0)
            return
        self.table.resizeColumnToContents(_NUMBER)
        # Qt leaves no room for the margin of the tick.
        self.table.setColumnWidth(_NUMBER, self.table.columnWidth(_NUMBER) + GAP_XL)
        self._put_back_names()

    def _show_line(self, row: int, line: TillLine) -> None:
        number = QTableWidgetItem(one_line(line.number, Most.WORD))
        number.setFlags(number.flags() & ~Qt.ItemFlag.ItemIsEditable)
        note = QTableWidgetItem(self._note_text(line))
        note.setFlags(note.flags() & ~Qt.ItemFlag.ItemIsEditable)
        note.setToolTip(plain_tip(note.text()))
        if line.note in {Note.CLOSE, Note.ODD, Note.ASKED}:
            # The user is asked about this till: it is only saved if ticked.
            number.setCheckState(Qt.CheckState.Unchecked)
        self.table.setItem(row, _NUMBER, number)
        self.table.setItem(row, _NAME, QTableWidgetItem(line.name))
        self.table.setItem(row, _NOTE, note)

    def _note_text(self, line: TillLine) -> str:
        match line.note:
            case Note.NEW:
                return self.tr("New")
            case Note.RENAMED:
                return self.tr("Gets this name")
            case Note.ODD:
                return self.tr("Looks unusual for a till. Tick it if it is right.")
            case Note.CLOSE:
                text = self.tr("Almost the same as {other}. Tick it if it is right.")
                return filled(text, other=line.other)
            case Note.ASKED:
                text = self.tr("Is {written} one till? Tick it if so.")
                return filled(text, written=line.other)
            case _:
                return ""

    def _open_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a list of tills"), fileMode=QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_file(Path(name)))
        dialog.open()

    def open_file(self, path: Path) -> None:
        """Open a CSV file, in UTF-8 or in the encoding of older spreadsheets."""
        when_done(self, self._account.files.read(path), self._file_read)

    def _file_read(self, operation: Operation[bytes | Problem]) -> None:
        if not isinstance(operation.outcome, bytes):
            self.banner.show_problem(operation.problem, again=self._open_file)
            return
        self.pasted.clear()
        self._read(operation.outcome)

    # -- draft -------------------------------------------------------------------------------------------------------

    def _kept(self) -> Make:
        names = {number: name for number, name in self.names().items() if self._known.get(number) != name}
        return partial(till_names_draft, self.pasted.toPlainText(), names)

    def _take_draft(self, text: str) -> None:
        """Restore what was pasted, and the names that were edited."""
        pasted, names = pasted_and_names(text)
        self._typed = names
        self.pasted.setPlainText(pasted)
        self._put_back_names()

    def _put_back_names(self) -> None:
        """Restore the names of a draft when the table is complete."""
        if self._waiting or self._reading is not None:
            return
        names, self._typed = self._typed, {}
        for row in range(self.table.rowCount() if names else 0):
            number, name = self.table.item(row, _NUMBER), self.table.item(row, _NAME)
            if number is not None and name is not None and number.text() in names:
                name.setText(names[number.text()])
                if number.data(Qt.ItemDataRole.CheckStateRole) is not None:
                    number.setCheckState(Qt.CheckState.Checked)

    # -- saving ------------------------------------------------------------------------------------------------------

    def names(self) -> dict[str, str]:
        """Return what would be saved: every till of the table except those with an empty tick box."""
        found = {}
        for row in range(self.table.rowCount()):
            number, name = self.table.item(row, _NUMBER), self.table.item(row, _NAME)
            if number is None or name is None:
                continue
            asked = number.data(Qt.ItemDataRole.CheckStateRole) is not None
            if not asked or number.checkState() is Qt.CheckState.Checked:
                found[number.text()] = name.text().strip()
        return found

    def _save(self) -> None:
        self.save.setFocus()  # Ends the editing of a cell.
        while self._waiting:
            self._fill_some()
        changed = {number: name for number, name in self.names().items() if self._known.get(number) != name}
        if not changed:
            self.accept()
            return
        when_done(self, self._account.tills.save(changed), lambda saved: self.accept_after(saved, self._save))
