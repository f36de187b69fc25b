"""Saves a table as CSV or PDF, with the account, its environment and the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from k2desk.model.records import AccountRecord
from k2desk.services.csv_file import csv_of
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.if_alive import when_done
from k2desk.ui.controls.pdf_table import PdfTable
from k2desk.ui.text.accounts import account_name
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.ui.controls.table_model import TableModel


def about_account(account: AccountRecord, now: datetime) -> tuple[str, str, str]:
    """Return what identifies the table's account: its name, its environment, and the time."""
    return account_name(account), account.environment.upper(), whole(now)


class TableExport:
    """Saves the content of a page's table: asks where, writes CSV or PDF, and shows the result."""

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
    ) -> None:
        """Set what is saved. With `or_pdf` a PDF is offered too, and both files name the account."""
        self._page, self._account, self._model = page, account, model
        self._title, self._file_name, self._or_pdf = title, file_name, or_pdf
        self._show_problem = show_problem

    def ask(self) -> None:
        """Ask for a path, and save the table there."""
        ask_where(self._page, self._title(), self._file_name, self.save_to, or_pdf=self._or_pdf)

    def save_to(self, path: Path) -> None:
        """Save the visible rows: as a PDF if the name ends in .pdf, else as CSV."""
        header, rows = self._model.contents()
        about = about_account(self._account.profile, self._account.clock.now()) if self._or_pdf else ()
        if path.suffix.casefold() == ".pdf":
            table = PdfTable(self._title(), " · ".join(about), header, rows, self._page)
            table.ready.connect(lambda content: self._save(path, content))
        else:
            self._save(path, csv_of(header, [*rows, (), about] if about else rows))

    def _save(self, path: Path, content: bytes) -> None:
        when_done(self._page, self._account.files.save(path, content), self._saved)

    def _saved(self, operation: Operation[Problem | None]) -> None:
        self._show_problem(operation.outcome, self.ask)
        if operation.outcome is None:
            announce(self._page, QCoreApplication.translate("TableExport", "Saved"))
