"""Makes the registry's records from the rows of its tables. `row_writing` is the other direction."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from sys import intern
from typing import TYPE_CHECKING, Any, TypeVar

from k2desk.model.records import (
    ACCOUNT_REMOVED,
    ACCOUNT_RESTORED,
    AccountRecord,
    AddressName,
    AddressRecord,
    CheckRecord,
    Origin,
    Outcome,
    ProblemMark,
    RemoteFacts,
    RowNote,
    State,
    SubscriptionRecord,
    TillRecord,
    removed_since,
)
from k2desk.store import row_reading
from k2desk.store.engine import Read

if TYPE_CHECKING:
    from k2desk.model.problems import Problem

T = TypeVar("T")

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

_STATES = {state.value: state for state in State}
_ORIGINS = {origin.value: origin for origin in Origin}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}

SUBSCRIPTION_COLUMNS = (
    "id, account_id, event_type, scope, scope_reference, address, daraja, api_version, state, pressed_at, host, again,"
    " origin, sender, settled_at, kopokopo_id, location, trouble, removed_at, revision"
)
CHECK_COLUMNS = (
    "subscription_id, checked_at, standing, standing_since, pending, pending_since, word, good_at, theirs, trouble,"
    " well_until, bad_since, failures"
)


_WHETHER_REMOVED = (
    f"SELECT account_id, max(CASE kind WHEN '{ACCOUNT_REMOVED}' THEN at END) AS gone_at,"
    f" max(CASE kind WHEN '{ACCOUNT_RESTORED}' THEN at END) AS back_at"
    f" FROM account_history WHERE kind IN ('{ACCOUNT_REMOVED}', '{ACCOUNT_RESTORED}') GROUP BY account_id"
)
SELECT_ACCOUNTS = (
    "SELECT id, name, environment, base_url, api_version, made_at, gone_at, back_at FROM account"
    f" LEFT JOIN ({_WHETHER_REMOVED}) AS said ON said.account_id = account.id ORDER BY made_at"
)
SELECT_SUBSCRIPTIONS = (
    # Read in storage order: most lists belong to one account, and an index would only cause random access.
    f"SELECT {SUBSCRIPTION_COLUMNS} FROM subscription NOT INDEXED WHERE account_id = :account ORDER BY rowid"
)
SELECT_CHECKS = (
    # Leave out the rows of other accounts instead of looking up this account's: usually there are no others.
    f"SELECT {CHECK_COLUMNS} FROM latest_check WHERE subscription_id NOT IN"
    " (SELECT id FROM subscription WHERE account_id <> :account)"
)

SELECT_ADDRESSES = (
    "SELECT account_id, address, looked_at, look, certificate_ends, answered_at, answer, seconds,"
    " good_at, bad_since, failures, trouble_at, first_alert_at, first_alert FROM address WHERE account_id = :account"
)
SELECT_ALL_TILLS = (
    "SELECT account_id, number, name, changed_at, removed_at FROM till WHERE account_id = :account ORDER BY number"
)
SELECT_TILLS = SELECT_ALL_TILLS.replace(" ORDER", " AND removed_at IS NULL ORDER")
SELECT_NAMES = "SELECT account_id, address, name, changed_at FROM address_name WHERE account_id = :account"
SELECT_NOTES = (
    # Few rows have a note. A list of all ids would be built for it at each start.
    "SELECT subscription_id, text, changed_at FROM note WHERE EXISTS"
    " (SELECT 1 FROM subscription AS noted WHERE noted.id = note.subscription_id AND noted.account_id = :account)"
)
SELECT_MARKS = (
    "SELECT account_id, subject, problem, since, until, taken_by FROM problem_mark WHERE account_id = :account"
    " AND (until IS NOT NULL OR taken_by <> '')"
)


def to_number(moment: datetime | None) -> int | None:
    """Return a time as whole microseconds since 1970 in UTC, or None."""
    return None if moment is None else (moment - _START) // _MICROSECOND


def to_moment(number: int | None) -> datetime | None:
    """Return the time of a number from `to_number`, or None."""
    return None if number is None else moment(number)


def moment(number: int) -> datetime:
    """Return the time of a number from `to_number`."""
    # A float is precise enough to be rounded to the right microsecond, and this way is fast.
    return datetime.fromtimestamp(number / 1_000_000, UTC)


def _maybe(number: int | None) -> datetime | None:
    return None if number is None else moment(number)


def problem_in(text: str | None) -> Problem | None:
    """Return the problem in a column.

    Raises ValueError, TypeError or LookupError if the column contains something else.
    """
    if text is None:
        return None
    from k2desk.model.problems import Problem  # Not needed before the first paint.

    found = json.loads(text)
    params = tuple((name, value) for name, value in found["params"])
    words = (found["code"], found["details"], *(word for pair in params for word in pair))
    if not all(isinstance(word, str) for word in words):
        raise ValueError("a trouble has words only")
    return Problem.of_code(found["code"], params, found["details"])


def to_account(row: tuple[Any, ...]) -> AccountRecord:
    """Return the account in a row."""
    return AccountRecord(row[0], row[1], row[2], row[3], row[4], moment(row[5]), removed_since(*map(_maybe, row[6:])))


def to_subscription(row: tuple[Any, ...]) -> SubscriptionRecord:
    """Return the subscription in a row with `SUBSCRIPTION_COLUMNS`."""
    # Positional arguments and dicts, because they are faster than keywords and calls: ten thousand records are built
    # before the first paint. Most rows share the texts that are interned, and each would have copies of its own.
    pressed_at = moment(row[9])
    return SubscriptionRecord(
        row[0],
        intern(row[1]),
        intern(row[2]),
        intern(row[3]),
        row[4],
        intern(row[5]),
        row[6] == 1,
        row[7],
        _STATES[row[8]],
        pressed_at,
        intern(row[10]),
        row[11],
        _ORIGINS[row[12]],
        row[13],
        None if row[14] is None else pressed_at if row[14] == row[9] else moment(row[14]),
        row[15],
        row[16],
        None if row[17] is None else problem_in(row[17]),
        None if row[18] is None else moment(row[18]),
        row[19],
    )


def rest_of_account(row: tuple[Any, ...]) -> AccountRecord:
    """Return an account with an unreadable value. It must not be left out, because its rows would be hidden with it."""
    at = removed_since(*(_or(_maybe, cell, None) for cell in row[6:]))
    return AccountRecord(row[0], row[1], row[2], row[3], row[4], _or(moment, row[5], _START), at)


def rest_of_subscription(row: tuple[Any, ...]) -> SubscriptionRecord:
    """Return what can be shown of a row with an unreadable value, marked with `UNREADABLE`.

    An unreadable value never makes the row look better than it may be: an unknown state becomes *not confirmed*. A
    garbled Location or Kopo Kopo ID is left out, because it would lead elsewhere. If the date of removal is unreadable,
    the row is shown: a subscription that a damaged byte hides would be lost.
    """
    from k2desk.model.problems import UNREADABLE

    cells = list(row)
    for place in (1, 2, 3, 5, 10):
        cells[place] = row[place] if isinstance(row[place], str) else ""
    cells[8] = row[8] if row[8] in _STATES else State.NOT_CONFIRMED.value
    cells[9] = row[9] if _or(moment, row[9], None) else 0
    cells[12] = row[12] if row[12] in _ORIGINS else Origin.MADE_HERE.value
    cells[15:18] = _unless_garbled(row[15]), _unless_garbled(row[16]), None
    for place in (14, 18):
        cells[place] = row[place] if _or(to_moment, row[place], None) else None
    return replace(to_subscription(tuple(cells)), trouble=UNREADABLE)


def rest_of_check(row: tuple[Any, ...]) -> CheckRecord:
    """Return the check for a row with an unreadable value: not checked, with the reason."""
    from k2desk.model.problems import UNREADABLE

    return CheckRecord(row[0], _or(moment, row[1], _START), None, None, trouble=UNREADABLE)


def rest_of_address(row: tuple[Any, ...]) -> AddressRecord:
    """Return the address for a row with an unreadable value: not tested yet."""
    return AddressRecord(row[0], row[1])


def _or(make: Callable[[Any], T], value: Any, usual: T) -> T:
    try:
        return make(value)
    except row_reading.UNREADABLE:
        return usual


def _unless_garbled(text: str | None) -> str | None:
    return None if text is None or "\N{REPLACEMENT CHARACTER}" in text else text


def to_check(row: tuple[Any, ...]) -> CheckRecord:
    """Return the check in a row with `CHECK_COLUMNS`."""
    at, good_at = row[1], row[7]
    checked_at = moment(at)
    return CheckRecord(
        row[0],
        checked_at,
        _OUTCOMES[row[2]] if row[2] else None,
        None if row[3] is None else moment(row[3]),
        _OUTCOMES[row[4]] if row[4] else None,
        None if row[5] is None else moment(row[5]),
        row[6],
        # Usually the newest answer was a good one.
        checked_at if good_at == at else None if good_at is None else moment(good_at),
        None if row[8] is None else _to_theirs(row[8]),
        None if row[9] is None else problem_in(row[9]),
        None if row[10] is None else moment(row[10]),
        None if row[11] is None else moment(row[11]),
        row[12],
    )


def _to_theirs(text: str) -> RemoteFacts:
    import json

    remote = RemoteFacts(*json.loads(text))
    words = (remote.event_type, remote.address, remote.scope, remote.scope_reference or "")
    if not all(isinstance(word, str) for word in words):
        raise ValueError("facts are words only")
    return remote


def subscriptions_and_checks(
    read: Read, account_id: str
) -> tuple[tuple[SubscriptionRecord, ...], tuple[CheckRecord, ...]]:
    """Return all rows of an account and what is known about each."""
    values = {"account": account_id}
    records = read(SELECT_SUBSCRIPTIONS, values, to_subscription, rest_of_subscription)
    return records, read(SELECT_CHECKS, values, to_check, rest_of_check)


def addresses_and_tills(read: Read, account_id: str) -> tuple[tuple[AddressRecord, ...], tuple[TillRecord, ...]]:
    """Return what is known about an account's web addresses, and its tills."""
    values = {"account": account_id}
    addresses = read(SELECT_ADDRESSES, values, to_address, rest_of_address)
    return addresses, read(SELECT_TILLS, values, to_till, lambda row: None)


def words_of_user(
    read: Read, account_id: str
) -> tuple[tuple[AddressName, ...], tuple[RowNote, ...], tuple[ProblemMark, ...]]:
    """Return an account's names of addresses, notes and marks."""
    values = {"account": account_id}
    names = read(SELECT_NAMES, values, to_name, lambda row: None)
    notes = read(SELECT_NOTES, values, to_note, lambda row: None)
    return names, notes, read(SELECT_MARKS, values, to_mark, lambda row: None)


def to_till(row: tuple[Any, ...]) -> TillRecord:
    """Return the till in a row of `SELECT_TILLS`."""
    return TillRecord(row[0], row[1], row[2], moment(row[3]), to_moment(row[4]))


def to_name(row: tuple[Any, ...]) -> AddressName:
    """Return the name of an address in a row of `SELECT_NAMES`."""
    return AddressName(row[0], row[1], row[2], moment(row[3]))


def to_note(row: tuple[Any, ...]) -> RowNote:
    """Return the note in a row of `SELECT_NOTES`."""
    return RowNote(row[0], row[1], moment(row[2]))


def to_mark(row: tuple[Any, ...]) -> ProblemMark:
    """Return the mark in a row of `SELECT_MARKS`."""
    return ProblemMark(row[0], row[1], row[2], moment(row[3]), to_moment(row[4]), row[5])


def to_address(row: tuple[Any, ...]) -> AddressRecord:
    """Return what is known about a web address from a row of `SELECT_ADDRESSES`."""
    looked_at, ends, answered_at = map(to_moment, (row[2], row[4], row[5]))
    look, answer = problem_in(row[3]), problem_in(row[6])
    good_at, bad_since, trouble_at, first_alert_at = map(to_moment, (row[8], row[9], row[11], row[12]))
    return AddressRecord(
        *(row[0], row[1], looked_at, look, ends, answered_at, answer, row[7]),
        *(good_at, bad_since, row[10], trouble_at, first_alert_at, row[13]),
    )
