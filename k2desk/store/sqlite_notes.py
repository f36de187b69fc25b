"""The SQL of what the user says about subscriptions, addresses and problems, and of the account's history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from k2desk.model.history import (
    ACCOUNT_EVENTS_KEPT,
    ACCOUNT_EVENTS_KEPT_DAYS,
    AccountEvent,
    HistoryEvent,
    HistoryFilter,
)
from k2desk.model.records import (
    ACCOUNT_REMOVED,
    ACCOUNT_RENAMED,
    ACCOUNT_RESTORED,
    AddressName,
    ProblemMark,
    RowNote,
    UserChanges,
)
from k2desk.store import history_mapping, row_writing, rows
from k2desk.store.engine import Engine


class NotesAndMarks(Engine):
    """The tables of notes, names, marks and the account's history. Its methods do what `Registry` says."""

    def save_notes(self, notes: Sequence[RowNote]) -> None:
        with self._commit():
            self._upsert("note", list(map(row_writing.to_row, notes)), "subscription_id")

    def name_addresses(self, names: Sequence[AddressName]) -> None:
        with self._commit():
            self._upsert("address_name", list(map(row_writing.to_row, names)), "account_id, address")

    def mark_problems(self, marks: Sequence[ProblemMark], forget: Sequence[ProblemMark] = ()) -> None:
        with self._commit():
            self._db.executemany(
                # An empty mark says nothing, and reaches the other desks of a shared list, which deletes nothing.
                "UPDATE problem_mark SET until = NULL, taken_by = ''"
                " WHERE account_id = :account_id AND subject = :subject AND problem = :problem",
                [{"account_id": mark.account_id, "subject": mark.subject, "problem": mark.problem} for mark in forget],
            )
            self._upsert("problem_mark", list(map(row_writing.to_row, marks)), "account_id, subject, problem")

    def user_changes(self, account_id: str) -> UserChanges:
        account = {"account": account_id}
        with self._reading():
            return UserChanges(
                dict(self._rows(_CHANGED_ROWS, account, _to_change, lambda row: None)),
                self._rows(rows.SELECT_ALL_TILLS, account, rows.to_till, lambda row: None),
                self._rows(rows.SELECT_NAMES, account, rows.to_name, lambda row: None),
                self._rows(rows.SELECT_NOTES, account, rows.to_note, lambda row: None),
            )

    def add_account_history(self, events: Sequence[AccountEvent]) -> None:
        with self._commit():
            self._insert("account_history", list(map(row_writing.to_row, events)), "ON CONFLICT (id) DO NOTHING")
            for account_id in {event.account_id for event in events}:
                newest = max(event.at for event in events if event.account_id == account_id)
                self._forget_old_events(account_id, rows.to_number(newest - timedelta(days=ACCOUNT_EVENTS_KEPT_DAYS)))

    def _forget_old_events(self, account_id: str, before: int | None) -> None:
        values = {"account": account_id, "before": before, "kept": ACCOUNT_EVENTS_KEPT}
        self._db.execute(
            f"DELETE FROM account_history WHERE account_id = :account AND kind NOT IN {_SAYS_HOW_IT_IS}"
            " AND (at < :before OR at <="
            " (SELECT at FROM account_history WHERE account_id = :account ORDER BY at DESC LIMIT 1 OFFSET :kept))",
            values,
        )

    def account_history(self, account_id: str, wanted: HistoryFilter) -> tuple[AccountEvent | HistoryEvent, ...]:
        terms, values = _terms(wanted)
        return self._records(
            history_mapping.happened(terms, with_rows=wanted.with_rows),
            history_mapping.to_happened,
            account=account_id,
            limit=wanted.limit,
            **values,
        )


_SAYS_HOW_IT_IS = f"('{ACCOUNT_RENAMED}', '{ACCOUNT_REMOVED}', '{ACCOUNT_RESTORED}')"
"""Kinds of events that are kept, however old they are."""

_CHANGED_ROWS = "SELECT id, changed_at FROM subscription WHERE account_id = :account"


def _to_change(row: tuple[Any, ...]) -> tuple[str, Any]:
    return row[0], rows.moment(row[1])


def _terms(wanted: HistoryFilter) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions of a filter, and their values."""
    terms, values = ["TRUE"], dict[str, Any]()
    for name, term, value in (
        ("since", "at >= :since", wanted.since),
        ("until", "at < :until", wanted.until),
        ("subject", "subject = :subject", wanted.subject),
    ):
        if value is not None:
            terms.append(term)
            values[name] = row_writing.to_cell(value)
    if wanted.kinds:
        names = {f"kind{place}": kind for place, kind in enumerate(sorted(wanted.kinds))}
        terms.append(f"kind IN ({', '.join(f':{name}' for name in names)})")
        values |= names
    if wanted.after is not None:
        terms.append("(at, id) < (:after, :after_id)")
        values |= {"after": rows.to_number(wanted.after.at), "after_id": wanted.after.id}
    return terms, values
