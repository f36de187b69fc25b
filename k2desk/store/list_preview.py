"""A read-only look at the registry for the first paint. Takes no lock and judges nothing.

It can neither roll back the journal of a killed program nor wait for another program. The full opening therefore always
replaces its result. If it could not read the file, it says so, so that no empty list is shown instead.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import field
from functools import partial
from pathlib import Path

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.records import AccountContents, AccountRecord, AddressRecord, TillRecord
from k2desk.store import row_reading, rows
from k2desk.store.checksums import CheckedConnection
from k2desk.store.engine import Read
from k2desk.store.files import COMPANIONS, is_plain
from k2desk.store.list_summary import SummaryRules, is_long, list_summary

_WITH_NOTES = 5
"""The version of the schema that brought notes, names and marks."""


@fast_dataclass
class ListPreview:
    """The accounts, the shown account and its rows.

    `is_whole` is false if a file exists that could not be read.
    """

    accounts: tuple[AccountRecord, ...] = ()
    shown: AccountRecord | None = None
    contents: AccountContents = field(default_factory=AccountContents)
    is_whole: bool = True


def list_preview(
    registry_file: Path,
    choose: Callable[[tuple[AccountRecord, ...]], AccountRecord | None],
    rules: SummaryRules | None = None,
) -> ListPreview:
    """Return what the registry contains for the account that `choose` picks.

    With `rules`, only a summary of a long list is read. Never raises.
    """
    try:
        if not is_plain(registry_file, COMPANIONS):
            return ListPreview(is_whole=False)
        with contextlib.closing(_connect(registry_file)) as db:
            _show_as_newest(db)
            accounts = row_reading.read(db, rows.SELECT_ACCOUNTS, {}, rows.to_account, rows.rest_of_account)
            shown = choose(accounts)
            if shown is None:
                return ListPreview(accounts)
            addresses, tills = _of_the_second_version(db, shown.id)
            names, notes, marks = rows.words_of_user(_reader(db), shown.id)
            if rules is not None and is_long(db, shown.id):
                records, checks, found = list_summary(db, shown.id, rules, addresses, marks)
                contents = AccountContents(records, checks, addresses, tills, found, names, notes, marks)
                return ListPreview(accounts, shown, contents)
            records, checks = rows.subscriptions_and_checks(_reader(db), shown.id)
            contents = AccountContents(records, checks, addresses, tills, None, names, notes, marks)
            return ListPreview(accounts, shown, contents)
    except Exception:
        # The full opening reports the error to the user.
        return ListPreview(is_whole=_is_nothing(registry_file))


def _connect(registry_file: Path) -> CheckedConnection:
    return CheckedConnection(f"{registry_file.as_uri()}?mode=ro", uri=True, timeout=0.2)


def _reader(db: CheckedConnection) -> Read:
    return partial(row_reading.read, db)


def _is_nothing(path: Path) -> bool:
    try:
        os.lstat(path)
    except OSError as error:
        return isinstance(error, FileNotFoundError)
    return False


_AS_NEWEST = (
    "CREATE TEMP VIEW latest_check AS SELECT *, NULL AS well_until, NULL AS bad_since, 0 AS failures"
    " FROM main.latest_check",
    "CREATE TEMP VIEW till AS SELECT *, 0 AS changed_at, NULL AS removed_at FROM main.till",
    "CREATE TEMP VIEW address AS SELECT *, NULL AS good_at, NULL AS bad_since, 0 AS failures,"
    " CASE WHEN look IS NOT NULL THEN looked_at END AS trouble_at,"
    " NULL AS first_alert_at, '' AS first_alert FROM main.address",
    "CREATE TEMP TABLE address_name (account_id, address, name, changed_at)",
    "CREATE TEMP TABLE note (subscription_id, text, changed_at)",
    "CREATE TEMP TABLE account_history (account_id, at, kind)",
    "CREATE TEMP TABLE problem_mark (account_id, subject, problem, since, until, taken_by)",
)
"""What version 5 brought, as views over an older file, which the full opening migrates."""


def _show_as_newest(db: CheckedConnection) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] < _WITH_NOTES:
        for statement in _AS_NEWEST:
            db.execute(statement)


def _of_the_second_version(
    db: CheckedConnection, account_id: str
) -> tuple[tuple[AddressRecord, ...], tuple[TillRecord, ...]]:
    try:
        return rows.addresses_and_tills(_reader(db), account_id)
    except sqlite3.OperationalError:
        return (), ()  # A file of version 1, which the full opening migrates.
