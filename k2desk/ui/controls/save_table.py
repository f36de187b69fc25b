"""Saves a table as CSV, XLSX or PDF, with the account, its environment and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from k2desk.model.records import AccountRecord
from k2desk.services.csv_file import csv_of
from k2desk.services.spreadsheet_file import xlsx_of
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.column import contents
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.pdf_table import PdfTable
from k2desk.ui.text.accounts import account_name
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.table_model import TableModel

_OTHERS = ("xlsx", "pdf")


def about_account(account: AccountRecord, now: datetime) -> tuple[str, str, str]:
    """Return what identifies the table's account: its name, its environment, and the time."""
    return account_name(account), account.environment.upper(), whole(now)


class TableExport:
    """Saves the content of a page's table: asks where, writes CSV, XLSX or PDF, and shows the result."""

    def __init__(
        self,
        page: QWidget,
        account: Account,
        model: TableModel[Any],
        title: Callable[[], str],
        file_name: str,
        show_problem: Callable[[Problem | None, Callable[[], object]], object],
        *,
        or_pdf: bool = True,
        holds: Callable[[], str] | None = None,
    ) -> None:
        """Set what is saved. With `or_pdf` XLSX and PDF are offered too, and all files name the account.

        `holds` returns what else each file says of its content, such as whether names are in it.
        """
        self._page, self._account, self._model = page, account, model
        self._title, self._file_name, self._or_pdf = title, file_name, or_pdf
        self._show_problem = show_problem
        self._holds = holds

    def ask(self) -> None:
        """Ask for a path, and save the table there."""
        ask_where(self._page, self._title(), self._file_name, self.save_to, others=_OTHERS if self._or_pdf else ())

    def save_to(self, path: Path) -> None:
        """Save the visible rows: as a PDF or XLSX if the name ends so, else as CSV."""
        about: tuple[str, ...] = ()
        if self._or_pdf:
            about = about_account(self._account.profile, self._account.clock.now())
        if self._holds is not None:
            about = *about, self._holds()
        kind = path.suffix.casefold()
        if kind == ".pdf":
            header, rows = self._model.contents()
            table = PdfTable(self._title(), " · ".join(about), header, rows, self._page)
            table.ready.connect(lambda content: self._save(path, content))
            return
        made = xlsx_of if kind == ".xlsx" else csv_of
        columns, shown = self._model.all_columns, self._model.rows()

        def content() -> bytes:
            # Off the window's thread: the words of thousands of rows take a while.
            header, rows = contents(columns, shown)
            return made(header, [*rows, (), about] if about else rows)

        self._save(path, content)

    def _save(self, path: Path, content: bytes | Callable[[], bytes]) -> None:
        when_done(self._page, self._account.files.save(path, content), self._saved)

    def _saved(self, operation: Operation[Problem | None]) -> None:
        self._show_problem(operation.outcome, self.ask)
        if operation.went_well:
            announce(self._page, QCoreApplication.translate("TableExport", "Saved"))
