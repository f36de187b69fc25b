"""Saves a table as CSV or PDF, with the account, its environment and the time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from k2desk.model.records import AccountRecord
from k2desk.services.csv_file import csv_of
from k2desk.ui.controls.pdf_table import PdfTable
from k2desk.ui.text.accounts import account_name
from k2desk.ui.text.times import whole

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation


def about_account(account: AccountRecord, now: datetime) -> tuple[str, str, str]:
    """Return what identifies the table's account: its name, its environment, and the time."""
    return account_name(account), account.environment.upper(), whole(now)


def save_table(
    owner: QObject,
    account: Account,
    path: Path,
    title: str,
    about: Sequence[str],
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    saved: Callable[[Operation[Problem | None]], None],
) -> None:
    """Write the table to `path`: as a PDF if the name ends in .pdf, else as CSV.

    `saved` is called with the operation that writes it.
    """
    if path.suffix.casefold() != ".pdf":
        account.files.save(path, csv_of(header, [*rows, (), tuple(about)])).listen(saved)
        return
    table = PdfTable(title, " · ".join(about), header, rows, owner)
    table.ready.connect(lambda content: account.files.save(path, content).listen(saved))
