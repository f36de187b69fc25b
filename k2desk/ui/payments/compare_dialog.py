"""Compares Kopo Kopo's payments with a shop's list: paste or open it, confirm its columns, see the four groups."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from k2desk.model.payments import Payment, Period
from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.services.lists.comparing import FoundColumns, OpenedList, PaymentLists
from k2desk.services.lists.tables import Sheet, Source
from k2desk.services.slices import ROWS
from k2desk.system.no_collection import no_collection
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.body_edit import BodyEdit
from k2desk.ui.controls.build import in_column, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.say_beside import pasted_or_say, say_beside
from k2desk.ui.payments.compare_columns import ColumnsView
from k2desk.ui.payments.compare_result import ResultView
from k2desk.ui.style.theme import GAP_M, GAP_S, small_font
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.services.account import Account
    from k2desk.services.lists.result import Compared
    from k2desk.services.lists.rows import ReadList
    from k2desk.services.operation import Operation

_SOON = 250
"""Milliseconds after which a list is read again with other columns."""

_KINDS = "*.csv *.tsv *.txt *.xlsx *.xls *.xlsm *.xlsb *.ods"


class CompareDialog(DialogFrame):
    """Takes one list after another. What is pasted or opened stays in memory and is gone with the dialog."""

    def __init__(self, parent: QWidget, account: Account, payments: Sequence[Payment], period: Period | None) -> None:
        """Compare `payments`, which Kopo Kopo has of `period`."""
        text = self.tr("Paste your list or open its file. K2Desk shows what is missing where. Nothing is sent.")
        super().__init__(parent, self.tr("Compare with a list"), text, width=160, lines=36)
        self._account = account
        self._lists = PaymentLists(account.scope, account.inbox, payments, period)
        self._payments = len(payments)
        self._compared: tuple[ReadList, ...] = ()
        self._opened: OpenedList | None = None
        self._sheet: Sheet | None = None
        self._read: ReadList | None = None
        self._running: Operation[Any] | None = None
        self._quiet = ExitStack()
        self._long_text = ""
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read_rows)
        self._build()
        self.banner.offer(
            {
                ProblemAction.OPEN_OTHER: self._ask_for_file,
                ProblemAction.CHOOSE_COLUMNS: lambda: self._columns.focus_boxes(),
                ProblemAction.TRY_AGAIN: self._ask_for_file,
            }
        )
        account.inbox.load()
        self._show_step(self._source)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._source = self._source_step()
        self._columns = ColumnsView(self._account.clock)
        self._columns.changed.connect(lambda: self._soon.start())
        self._columns.sheet_chosen.connect(self._choose_sheet)
        self._result = ResultView(self, self._account, self._lists)
        self.stack = QStackedWidget()
        for step in (self._source, self._columns, self._result):
            self.stack.addWidget(step)
        self.column.addWidget(self.stack, 1)
        self.back = SecondaryButton(self.tr("&Back"), "chevron-left", object_name="CompareBack", clicked=self._go_back)
        self.another = SecondaryButton(self.tr("&Add another list"), "plus", object_name="AddList")
        self.another.clicked.connect(lambda: self._show_step(self._source))
        self.cancel = SecondaryButton(self.tr("Ca&ncel"), object_name="CancelReading", clicked=self._stop)
        self.go = PrimaryButton("", object_name="CompareGo", clicked=self._press)
        self.add_buttons(self.go, self.cancel, self.back, self.another)

    def _source_step(self) -> QWidget:
        step = QWidget()
        self.pasted = named(BodyEdit(), "PastedList", self.tr("The pasted list"))
        self.pasted.setPlaceholderText("SKE1234567\t1,250.00\t28/11/2026 14:02")
        self.pasted.too_long.connect(self._take_long)
        self.pasted.textChanged.connect(lambda: self._say_what_is_pasted(""))
        paste = SecondaryButton(self.tr("&Paste"), "copy", object_name="PasteList")
        paste.clicked.connect(lambda: self.pasted.take(pasted_or_say(paste)))
        file = SecondaryButton(self.tr("&Open a file…"), "file", object_name="OpenList", clicked=self._ask_for_file)
        received = SecondaryButton(self.tr("&What this computer received"), "events", object_name="TakeReceived")
        received.clicked.connect(lambda: self._take_received(received))
        about = PlainLabel(self.tr("Kopo Kopo has %n payments of this period.", "", self._payments), wrap=True)
        self._pasted_about = PlainLabel(kind="muted", font=small_font(), wrap=True)
        hint = self.tr("CSV, TSV, XLSX, XLS or ODS, from your POS or your accountant.")
        in_column(
            about,
            FlowLayout(paste, file, received, spacing=GAP_S),
            PlainLabel(hint, kind="muted", font=small_font(), wrap=True),
            (self.pasted, 1),
            self._pasted_about,
            on=step,
            spacing=GAP_M,
        )
        return step

    # -- steps -------------------------------------------------------------------------------------------------------

    def _show_step(self, step: QWidget) -> None:
        self.stack.setCurrentWidget(step)
        self._name_buttons()
        if step is self._source:
            self.pasted.setFocus()

    def _name_buttons(self) -> None:
        step, is_busy = self.stack.currentWidget(), self._running is not None
        self.go.setText(self.tr("&Read the list") if step is self._source else self.tr("Co&mpare"))
        self.go.setVisible(step is not self._result)
        self.go.setEnabled(not is_busy)
        self.cancel.setVisible(is_busy)
        self.back.setVisible(step is not self._source or bool(self._compared))
        self.another.setVisible(step is self._result)

    def _press(self) -> None:
        if self.stack.currentWidget() is self._source:
            text = self._long_text or self.pasted.toPlainText()
            if text.strip():
                self.open_source(Source(text=text))
            else:
                say_beside(self.go, self.tr("Paste your list first, or open its file."))
                self.pasted.setFocus()
        elif self._read is not None:
            self._compare(self._read)

    def _go_back(self) -> None:
        step = self.stack.currentWidget()
        if step is self._source:
            self._show_step(self._result)
        elif step is self._columns or self._opened is None:
            self._show_step(self._source)
        else:
            self._show_step(self._columns)

    def _run(self, operation: Operation[Any], done: Any) -> None:
        """Wait for an operation. A newer one takes its place."""
        self._stop()
        # Rows and entries have no cycles. To scan 100,000 of them would keep the window waiting.
        self._quiet.enter_context(no_collection())
        self._running = operation
        self._name_buttons()

        def ended(moved: Operation[Any]) -> None:
            if self._running is moved:
                self._running = None
                self._quiet.close()
                self._name_buttons()
                if moved.outcome is not None:
                    done(moved.outcome)

        when_done(self, operation, ended)

    def _stop(self) -> None:
        running, self._running = self._running, None
        self._quiet.close()
        if running is not None:
            running.cancel()
        self._say_what_is_pasted("")
        self._name_buttons()

    def done(self, result: int) -> None:
        """Stop reading when the dialog is left."""
        self._stop()
        super().done(result)

    # -- the list ----------------------------------------------------------------------------------------------------

    def _take_long(self, text: str) -> None:
        self.pasted.clear()
        self._long_text = text
        words = self.tr("{n} letters are pasted. They are too many to show.")
        self._say_what_is_pasted(filled(words, n=f"{len(text):,}"))

    def _say_what_is_pasted(self, words: str) -> None:
        self._pasted_about.setText(words)
        if self.pasted.toPlainText():
            self._long_text = ""

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a list of payments"), fileMode=QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{self.tr('Lists')} ({_KINDS})", "* (*)"])
        dialog.fileSelected.connect(lambda name: self.open_source(Source(Path(name))))
        dialog.open()

    def open_source(self, source: Source) -> None:
        """Read a file or pasted text, then show its columns."""
        self.banner.show_problem(None)
        self._run(self._lists.open(source), self._was_opened)
        self._say_what_is_pasted(self.tr("Reading the list…"))
        announce(self, self._pasted_about.text())

    def _was_opened(self, outcome: OpenedList | Problem) -> None:
        self._say_what_is_pasted("")
        if isinstance(outcome, Problem):
            self._show_step(self._source)
            self.banner.show_problem(outcome)
            return
        self._opened = outcome
        self._columns.show_sheets(outcome.sheets, outcome.chosen)
        self._show_columns(outcome.sheets[outcome.chosen], outcome.found)

    def _choose_sheet(self, place: int) -> None:
        if self._opened is not None:
            sheet = self._opened.sheets[place]
            self._run(self._lists.columns(sheet), lambda found: self._show_columns(sheet, found))

    def _show_columns(self, sheet: Sheet, found: FoundColumns) -> None:
        self._sheet = sheet
        self._columns.show_columns(sheet, found)
        self._show_step(self._columns)
        self._read_rows()

    def _read_rows(self) -> None:
        if self._sheet is None:
            return
        self._read = None
        self._columns.say_reading()
        reading = self._lists.read(self._sheet, self._columns.columns(), self._columns.chosen_order)
        self._run(reading, self._were_read)

    def _were_read(self, read: ReadList) -> None:
        self._read = read if read.rows else None
        self._columns.show_read(read)
        self.banner.show_problem(None if read.rows else Problem(ProblemKind.NO_PAYMENT_IN_TABLE))
        if read.rows:
            announce(self, self._columns.sum.text())
            self.go.setFocus()

    def _take_received(self, button: QWidget) -> None:
        received = self._lists.received()
        if received.rows:
            self._opened = None
            self._compare(received)
        else:
            say_beside(button, self.tr("No alert about a payment of this period came to this computer."))

    def _compare(self, read: ReadList) -> None:
        """Compare with one more list."""
        if not any(read is one for one in self._compared):
            self._compared += (read,)
        self.banner.show_problem(None)
        self._run(self._lists.compare(self._compared), self._was_compared)

    def _was_compared(self, compared: Compared) -> None:
        self._result.show_compared(compared)
        # Arranging many rows, laying out the step and painting the rows have a turn each.
        QTimer.singleShot(0, self, lambda: self._show_result(is_long=len(compared.lines) > ROWS))

    def _show_result(self, *, is_long: bool) -> None:
        if is_long:
            self._result.table.paint_later()
        self._show_step(self._result)
        self._result.focus_first()
