"""The SQL that reads everything of all accounts for a hand-over, and writes what was merged in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from k2desk.model.hand_over import AccountHandOver, DayRecord, HandedRow
from k2desk.model.history import DayMark
from k2desk.model.records import AccountRecord
from k2desk.store import history_mapping, row_reading, row_writing, rows
from k2desk.store.sqlite_payments import PaymentTables

Plan = Callable[[tuple[AccountHandOver, ...]], Sequence[AccountHandOver]]
"""Gets what is stored now, and returns the records to be written."""

_OF_ROWS = "subscription_id IN (SELECT id FROM subscription WHERE account_id = :account)"
_SELECT_ROWS = (
    f"SELECT {rows.SUBSCRIPTION_COLUMNS}, changed_at FROM subscription WHERE account_id = :account ORDER BY rowid"
)
_SELECT_CHECKS = f"SELECT {rows.CHECK_COLUMNS} FROM latest_check WHERE {_OF_ROWS}"
_SELECT_HISTORY = f"SELECT {history_mapping.EVENT_COLUMNS} FROM history WHERE {_OF_ROWS} ORDER BY at, rowid"
_SELECT_DAYS = f"SELECT subscription_id, day, mark FROM day WHERE {_OF_ROWS} ORDER BY subscription_id, day"
_EVENTS = f"{history_mapping.EVENTS_OF_ACCOUNT} ORDER BY at, id"

_TABLES = {
    "checks": ("latest_check", "subscription_id"),
    "addresses": ("address", "account_id, address"),
    "tills": ("till", "account_id, number"),
    "names": ("address_name", "account_id, address"),
    "notes": ("note", "subscription_id"),
    "marks": ("problem_mark", "account_id, subject, problem"),
    "history": ("history", "id"),
    "events": ("account_history", "id"),
    "days": ("day", "subscription_id, day"),
    "mornings": ("morning", "account_id, day"),
}
"""The table of each kind of record, and its key."""


class HandOverTables(PaymentTables):
    """All accounts as one hand-over, without payments. Its methods do what `Registry` says."""

    def accounts(self) -> tuple[AccountRecord, ...]:
        return self._records(rows.SELECT_ACCOUNTS, rows.to_account, rows.rest_of_account)

    def hand_over(self) -> tuple[AccountHandOver, ...]:
        return tuple(map(self._everything_of, self.accounts()))

    def merge(self, plan: Plan) -> None:
        with self._commit():
            for changes in plan(self.hand_over()):
                self._write(changes)

    def _everything_of(self, account: AccountRecord) -> AccountHandOver:
        def read(sql: str, make: Callable[..., Any], rest: Callable[..., Any] = lambda row: None) -> tuple[Any, ...]:
            return self._records(sql, make, rest, account=account.id, since="")

        return AccountHandOver(
            account=account,
            subscriptions=read(_SELECT_ROWS, _to_row, _rest_of_row),
            checks=read(_SELECT_CHECKS, rows.to_check),
            addresses=read(rows.SELECT_ADDRESSES, rows.to_address),
            tills=read(rows.SELECT_ALL_TILLS, rows.to_till),
            names=read(rows.SELECT_NAMES, rows.to_name),
            notes=read(rows.SELECT_NOTES, rows.to_note),
            marks=read(rows.SELECT_MARKS, rows.to_mark),
            history=read(_SELECT_HISTORY, history_mapping.to_event),
            events=read(_EVENTS, history_mapping.to_happened),
            days=read(_SELECT_DAYS, _to_day),
            mornings=read(history_mapping.SELECT_MORNINGS, history_mapping.to_morning),
        )

    def _write(self, changes: AccountHandOver) -> None:
        self._upsert("account", [row_writing.from_account(changes.account)], "id", fixed="made_at")
        count = len(changes.subscriptions)
        first = self._next_revision(count) - count + 1
        changed = [replace(one, revision=number) for number, one in enumerate(changes.subscriptions, first)]
        # First out of the way of each other: two rows may swap what must be unique.
        self._db.executemany(
            "UPDATE subscription SET removed_at = 0 WHERE id = :id", [{"id": record.id} for record in changed]
        )
        self._upsert("subscription", list(map(row_writing.to_row, changed)), "id")
        for name, (table, key) in _TABLES.items():
            self._upsert(table, list(map(_cells, getattr(changes, name))), key)


def _cells(record: Any) -> dict[str, Any]:
    mark = {"mark": history_mapping.MARKS.index(record.mark)} if isinstance(record, DayRecord) else {}
    return {**row_writing.to_row(record), **mark}


def _to_row(row: row_reading.Row) -> HandedRow:
    return _handed(rows.to_subscription(row[:-1]), row)


def _rest_of_row(row: row_reading.Row) -> HandedRow:
    return _handed(rows.rest_of_subscription(row[:-1]), (0,))


def _handed(record: Any, row: row_reading.Row) -> HandedRow:
    values = {name: getattr(record, name) for name in record.__match_args__}
    return HandedRow(**values, changed_at=rows.moment(row[-1]))


def _to_day(row: row_reading.Row) -> DayRecord:
    day, mark = history_mapping.to_day(row[1:])
    assert isinstance(day, date) and isinstance(mark, DayMark)
    return DayRecord(row[0], day, mark)
