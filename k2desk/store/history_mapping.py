"""Converts between history records and the columns of their tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from k2desk.model.history import AccountEvent, AlertRecord, DayMark, HistoryEvent, ReadyRecord
from k2desk.model.kept_text import NO_TEXT
from k2desk.model.problems import UNREADABLE
from k2desk.store import row_reading
from k2desk.store.row_writing import to_row
from k2desk.store.rows import moment, problem_in

MARKS = (DayMark.GOOD, DayMark.CARE, DayMark.BAD)
"""The marks, best first. A mark is stored as its index, so that the worst mark of a day is the largest number."""

SELECT_MORNINGS = (
    "SELECT account_id, day, at, seconds, overall, sheet FROM morning"
    " WHERE account_id = :account AND day >= :since ORDER BY day"
)

SELECT_ALERTS = (
    "SELECT id, account_id, first_at, last_at, times, path, signature, body, cut, answered, verdict FROM alert"
    " WHERE account_id = :account"
)

ALERTS_WITHIN = (
    "SELECT id FROM (SELECT id, last_at, SUM(LENGTH(body)) OVER (ORDER BY last_at DESC, id) AS bytes FROM alert"
    " WHERE account_id = :account) AS sized WHERE bytes <= :bytes"
)
"""Selects the newest messages whose bodies fit into `:bytes` together, to limit how much a start reads into memory."""

EVENT_COLUMNS = "id, subscription_id, at, kind, word, trouble, desk, person"

EVENTS_OF_ACCOUNT = (
    "SELECT id, account_id, at, kind, subject, word, trouble, desk, person, 0 AS of_row FROM account_history"
    " WHERE account_id = :account"
)
# The join is named CROSS so that SQLite reads the history by time, and stops when it has enough.
_OF_ROWS = (
    "SELECT history.id, subscription.account_id, history.at, history.kind, history.subscription_id AS subject,"
    " history.word, history.trouble, history.desk, history.person, 1"
    " FROM history CROSS JOIN subscription ON subscription.id = history.subscription_id"
    " WHERE subscription.account_id = :account"
)


def happened(terms: Sequence[str], *, with_rows: bool) -> str:
    """Return the SELECT of an account's newest events, with those of its subscriptions or without.

    Each table is read only as far as it is needed, by its own index, however many events it has.
    """
    newest = f" WHERE {' AND '.join(terms)} ORDER BY at DESC, id DESC LIMIT :limit"
    parts = [f"SELECT * FROM ({part}) AS happened{newest}" for part in (EVENTS_OF_ACCOUNT, _OF_ROWS)[: 1 + with_rows]]
    both = " UNION ALL ".join(f"SELECT * FROM ({part}) AS part" for part in parts)
    return f"{both} ORDER BY at DESC, id DESC LIMIT :limit"


def to_happened(row: tuple[Any, ...]) -> AccountEvent | HistoryEvent:
    """Return the event in a row of `happened`."""
    at, trouble, desk, person = moment(row[2]), problem_in(row[6]), row[7] or NO_TEXT, row[8] or NO_TEXT
    if row[9]:
        return HistoryEvent(row[0], row[4], at, row[3], row[5], trouble, desk, person)
    return AccountEvent(row[0], row[1], at, row[3], row[4], row[5], trouble, desk, person)


def to_event(row: tuple[Any, ...]) -> HistoryEvent:
    """Return the history event in a row of `EVENT_COLUMNS`."""
    trouble, desk, person = problem_in(row[5]), row[6] or NO_TEXT, row[7] or NO_TEXT
    return HistoryEvent(row[0], row[1], moment(row[2]), row[3], row[4], trouble, desk, person)


def rest_of_event(row: tuple[Any, ...]) -> HistoryEvent | None:
    """Return a damaged event as far as it can be read, marked as such."""
    try:
        return replace(to_event((*row[:5], None, *row[6:])), trouble=UNREADABLE)
    except row_reading.UNREADABLE:
        return None


def to_day(row: tuple[Any, ...]) -> tuple[date, DayMark]:
    """Return the day and its mark in a row (day, mark)."""
    day, mark = row
    if mark < 0:
        raise ValueError("no mark")
    return date.fromisoformat(day), MARKS[mark]


def to_morning(row: tuple[Any, ...]) -> ReadyRecord:
    """Return the *Ready to open?* record in a row of `SELECT_MORNINGS`."""
    return ReadyRecord(row[0], date.fromisoformat(row[1]), moment(row[2]), row[3], row[4], row[5])


def to_alert(row: tuple[Any, ...]) -> AlertRecord:
    """Return the message in a row of `SELECT_ALERTS`."""
    first, last = moment(row[2]), moment(row[3])
    return AlertRecord(row[0], row[1], first, last, row[4], row[5], row[6], row[7], bool(row[8]), row[9], row[10])


def from_alert(alert: AlertRecord) -> dict[str, Any]:
    """Return the parameters for a message's row. Repeats have the same `digest`."""
    import hashlib

    # A truncated message must not count as a repeat of a whole one with the same bytes and signature.
    signed = (alert.signature or "").encode("utf-8", "surrogatepass") + (b" cut\n" if alert.cut else b"\n")
    return {**to_row(alert), "digest": hashlib.sha256(signed + alert.body).hexdigest()}
