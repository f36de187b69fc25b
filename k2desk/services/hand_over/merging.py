"""Merges what another computer handed over with what is known here: which record wins, and what the user may choose.

All of it are pure functions of records, so that any number of computers that take in each other's files, in any order
and as often as they like, end with the same list. For each record the newest change wins, and a removal is a change.
Two rules come before: a subscription that was created beats a record that does not know this yet, and a row that is
being sent here stays as it is.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.hand_over import AccountHandOver, HandedRow
from k2desk.model.history import AccountEvent, DayMark
from k2desk.model.records import (
    ACCOUNT_REMOVED,
    ACCOUNT_RENAMED,
    ACCOUNT_RESTORED,
    LONG_AGO,
    AccountRecord,
    AddressRecord,
    State,
    removed_since,
)

Choices = Mapping[tuple[str, str, str], bool]
"""Whether the file's value is taken, by (kind, key, field) of a difference. What is not in it follows the newest."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_STANDS = frozenset({State.SENDING, State.NOT_CONFIRMED, State.CREATED})
_MARKS = (DayMark.GOOD, DayMark.CARE, DayMark.BAD)
_MICROSECOND = timedelta(microseconds=1)
_NUMBERS = 1_000
"""Duplicates of one subscription that two computers made get numbers of their own: this times their rank is added."""


@fast_dataclass
class Difference:
    """A field of a record whose value here is not that of the file. `usual` is whether the newest is theirs."""

    kind: str
    key: str
    field: str
    here: Any
    theirs: Any
    takes_theirs: bool
    usual: bool
    can_choose: bool = True

    @property
    def name(self) -> tuple[str, str, str]:
        """What identifies the difference in `Choices`."""
        return self.kind, self.key, self.field


@fast_dataclass
class Counts:
    """How many records of one kind are new here, differ, and are the same."""

    new: int = 0
    differ: int = 0
    same: int = 0


@fast_dataclass
class AccountMerge:
    """What taking in one account would change. `changes` holds the records to be written, and nothing else.

    `is_unknown` tells whether the account is not here yet.
    `elsewhere` counts the subscriptions that are in another account of this computer and stay there.
    """

    changes: AccountHandOver
    is_unknown: bool
    changes_account: bool
    counts: Mapping[str, Counts]
    differences: tuple[Difference, ...] = ()
    elsewhere: int = 0

    @property
    def changes_nothing(self) -> bool:
        """Whether everything is known here already."""
        changes = self.changes
        return not self.changes_account and not any(getattr(changes, name) for name in changes.__match_args__[1:])


@fast_dataclass
class _Kind:
    """How records of one kind are merged.

    `fields` are what the user may choose between, each a group of attributes. Without them the records are knowledge
    of the program, and `combine` says what is known now.
    """

    key: Callable[[Any], Hashable]
    fields: Mapping[str, tuple[str, ...]] | None = None
    combine: Callable[[Any, Any], Any] | None = None


def _newest(*times: str) -> Callable[[Any, Any], Any]:
    """Return a function that takes the record with the newest time, and of two with the same time always the same."""

    def combined(here: Any, theirs: Any) -> Any:
        return max(here, theirs, key=lambda one: (*(getattr(one, name) or _NEVER for name in times), repr(one)))

    return combined


_LOOK = ("looked_at", "look", "certificate_ends", "good_at", "bad_since", "failures", "trouble_at")
_ANSWER = ("answered_at", "answer", "seconds")
_FIRST = ("first_alert_at", "first_alert")


def _address(here: AddressRecord, theirs: AddressRecord) -> AddressRecord:
    """Combine what two computers know about an address: each finding is the newest one, the first alert the oldest."""
    for names in (_LOOK, _ANSWER):
        here = _part(max(here, theirs, key=partial(_when, names)), here, names)
    alerts = [one for one in (here, theirs) if one.first_alert_at is not None]
    return _part(min(alerts, key=partial(_when, _FIRST)), here, _FIRST) if alerts else here


def _when(names: tuple[str, ...], record: Any) -> tuple[datetime, str]:
    return getattr(record, names[0]) or _NEVER, repr(tuple(getattr(record, name) for name in names))


def _part(record: Any, base: Any, names: tuple[str, ...]) -> Any:
    return replace(base, **{name: getattr(record, name) for name in names})


_CONTENT = ("event_type", "scope", "scope_reference", "address", "daraja", "api_version")
_STATE = ("state", "pressed_at", "settled_at", "host", "origin", "kopokopo_id", "location", "trouble")

_KINDS: dict[str, _Kind] = {
    "subscriptions": _Kind(
        attrgetter("id"),
        {"content": _CONTENT, "state": _STATE, "removed": ("removed_at",), "number": ("duplicate_no",)},
    ),
    "tills": _Kind(attrgetter("number"), {"name": ("name", "removed_at")}),
    "names": _Kind(attrgetter("address"), {"name": ("name",)}),
    "notes": _Kind(attrgetter("subscription_id"), {"text": ("text",)}),
    "marks": _Kind(attrgetter("subject", "problem"), combine=_newest("since")),
    "checks": _Kind(attrgetter("subscription_id"), combine=_newest("checked_at")),
    "addresses": _Kind(attrgetter("address"), combine=_address),
    "history": _Kind(attrgetter("id"), combine=_newest("at")),
    "events": _Kind(attrgetter("id"), combine=_newest("at")),
    "days": _Kind(
        attrgetter("subscription_id", "day"), combine=lambda *both: max(both, key=lambda one: _MARKS.index(one.mark))
    ),
    "mornings": _Kind(attrgetter("day"), combine=_newest("at")),
    "contacts": _Kind(
        attrgetter("account_id"), {who: (f"{who}_name", f"{who}_phone") for who in ("website", "support", "keeper")}
    ),
}
_ACCOUNT = {"name": ("name",), "api_version": ("api_version",)}


def merge(
    here: AccountHandOver | None,
    theirs: AccountHandOver,
    *,
    now: datetime,
    choices: Choices | None = None,
    elsewhere: Iterable[HandedRow] = (),
) -> AccountMerge:
    """Return what taking in `theirs` would change.

    `here` is what is known about the same account, or None. `elsewhere` are the rows of the other accounts here. A
    choice against the newest is a change of its own, made `now`.
    """
    chosen = choices or {}
    known = here or AccountHandOver(theirs.account)
    theirs, left_out = _without_rows_of_others(theirs, elsewhere)
    if here is not None:
        # A mark that was taken back leaves no trace, so one of a file would come back to a list that knows it.
        theirs = replace(theirs, marks=())
    times = _last(known.events, ACCOUNT_RENAMED) or LONG_AGO, _last(theirs.events, ACCOUNT_RENAMED) or LONG_AGO
    # Which name is the newest must not depend on whether the account was taken away.
    ours, other = (replace(one.account, removed_at=None) for one in (known, theirs))
    account, differences = _decided("account", ours, other, chosen, now, times)
    counts: dict[str, Counts] = {}
    whole: dict[str, dict[Hashable, Any]] = {}
    for name, kind in _KINDS.items():
        whole[name], counts[name], found = _merged(name, kind, getattr(known, name), getattr(theirs, name), chosen, now)
        differences += found
    events = whole["events"]
    if any(one.takes_theirs is not one.usual for one in differences if one.kind == "account"):
        _decide(events, account, ACCOUNT_RENAMED, now, account.name)
    removal = _removal(known, theirs, chosen) if here is not None else None
    if removal is not None:
        differences = (*differences, removal)
        if removal.takes_theirs is not removal.usual:
            is_removed = _removed_at(events.values()) is not None
            _decide(events, account, ACCOUNT_RESTORED if is_removed else ACCOUNT_REMOVED, now)
    account = replace(account, removed_at=_removed_at(events.values()))
    whole["subscriptions"] = dict(_one_of_each(whole["subscriptions"].values()))
    changed: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        before = {kind.key(one): one for one in getattr(known, name)}
        changed[name] = tuple(one for key, one in whole[name].items() if before.get(key) != one)
    return AccountMerge(
        AccountHandOver(account, **changed),
        is_unknown=here is None,
        changes_account=here is None or account != known.account,
        counts=counts,
        differences=differences,
        elsewhere=left_out,
    )


def _merged(
    name: str, kind: _Kind, here: Iterable[Any], theirs: Iterable[Any], choices: Choices, now: datetime
) -> tuple[dict[Hashable, Any], Counts, tuple[Difference, ...]]:
    whole = {kind.key(one): one for one in here}
    new = differ = same = 0
    differences: list[Difference] = []
    for record in theirs:
        key = kind.key(record)
        before = whole.get(key)
        if before is None:
            new += 1
            whole[key] = record
            continue
        if kind.fields is not None:
            whole[key], found = _decided(name, before, record, choices, now)
            differences += found
            differ, same = differ + bool(found), same + (not found)
        else:
            assert kind.combine is not None
            whole[key] = kind.combine(before, record)
            differ, same = differ + (whole[key] != before), same + (whole[key] == before)
    return whole, Counts(new, differ, same), tuple(differences)


def _decided(
    kind: str,
    here: Any,
    theirs: Any,
    choices: Choices,
    now: datetime,
    times: tuple[datetime, datetime] | None = None,
) -> tuple[Any, tuple[Difference, ...]]:
    """Return the record that comes of two, and how they differ. `times` are their last changes, if they don't say."""
    if getattr(here, "state", None) is State.SENDING:
        return here, ()
    if kind == "subscriptions":
        here, theirs = _as_itself(here), _as_itself(theirs)
    groups = _ACCOUNT if kind == "account" else _KINDS[kind].fields or {}
    ours_at, theirs_at = times or (here.changed_at, theirs.changed_at)
    usual = _rank(theirs, theirs_at, groups) > _rank(here, ours_at, groups)
    # Of the same change of a row only what this program made of it can differ, such as that it was not confirmed.
    is_same_change = kind == "subscriptions" and ours_at == theirs_at
    key = str(getattr(here, "id", None) or _KINDS[kind].key(here))
    result, found, is_decision = here, [], False
    for field, names in groups.items():
        if all(getattr(here, name) == getattr(theirs, name) for name in names):
            continue
        can_choose = field != "number" and not (field == "state" and _is_created(here) != _is_created(theirs))
        takes = choices.get((kind, key, field), usual) if can_choose else usual
        is_decision = is_decision or takes is not usual
        if takes:
            result = _part(theirs, result, names)
        if field != "number" and not is_same_change:
            found.append(Difference(kind, key, field, here, theirs, takes, usual, can_choose))
    if is_decision:
        return _changed(result, max(now, ours_at, theirs_at)), tuple(found)
    return _changed(result, theirs_at if usual else ours_at), tuple(found)


def _rank(record: Any, at: datetime, groups: Mapping[str, tuple[str, ...]]) -> tuple[object, ...]:
    """Return what decides which record is the newest. At the same time always the same one wins."""
    removed = getattr(record, "removed_at", None) is not None
    return (
        _is_created(record),
        at,
        removed,
        repr([getattr(record, name) for names in groups.values() for name in names]),
    )


def _changed(record: Any, at: datetime) -> Any:
    return replace(record, changed_at=at) if hasattr(record, "changed_at") else record


def _removal(here: AccountHandOver, theirs: AccountHandOver, choices: Choices) -> Difference | None:
    """Return the difference if the account was taken away on one computer only."""
    ours_at, theirs_at = _removed_at(here.events), _removed_at(theirs.events)
    if (ours_at is None) is (theirs_at is None):
        return None
    both = _removed_at((*here.events, *theirs.events))
    usual = (both is None) is (theirs_at is None)
    records = replace(here.account, removed_at=ours_at), replace(theirs.account, removed_at=theirs_at)
    name = ("account", here.account.id, "removed")
    return Difference(*name, *records, choices.get(name, usual), usual)


def _removed_at(events: Iterable[AccountEvent]) -> datetime | None:
    events = tuple(events)
    return removed_since(_last(events, ACCOUNT_REMOVED), _last(events, ACCOUNT_RESTORED))


def _last(events: Iterable[AccountEvent], kind: str) -> datetime | None:
    return max((one.at for one in events if one.kind == kind), default=None)


def _decide(
    events: dict[Hashable, AccountEvent], account: AccountRecord, kind: str, now: datetime, word: str = ""
) -> None:
    """Add the event that this was chosen now, so that the choice is the newest everywhere."""
    kinds = {kind} if kind == ACCOUNT_RENAMED else {ACCOUNT_REMOVED, ACCOUNT_RESTORED}
    # Another computer's clock may be ahead.
    at = max((now, *(one.at + _MICROSECOND for one in events.values() if one.kind in kinds)))
    event_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{account.id}/{kind}/{at.isoformat()}"))
    events[event_id] = AccountEvent(event_id, account.id, at, kind, word=word)


def _is_created(record: Any) -> bool:
    return getattr(record, "state", None) is State.CREATED


def _as_itself(row: HandedRow) -> HandedRow:
    """Return a row without what `_one_of_each` made of it beside others."""
    number = row.duplicate_no % _NUMBERS
    is_hidden = row.removed_at is not None and row.removed_at > row.changed_at
    if number == row.duplicate_no and not is_hidden:
        return row
    return replace(row, duplicate_no=number, removed_at=None if is_hidden else row.removed_at)


def _without_rows_of_others(theirs: AccountHandOver, elsewhere: Iterable[HandedRow]) -> tuple[AccountHandOver, int]:
    """Leave out the subscriptions that are in another account here, with all that is known about them."""
    ids, places = set(), set()
    for record in elsewhere:
        ids.add(record.id)
        if record.kopokopo_id is not None and record.removed_at is None:
            places.add((record.host, record.kopokopo_id))
    out = {one.id for one in theirs.subscriptions if one.id in ids or (one.host, one.kopokopo_id) in places}
    if not out:
        return theirs, 0
    kept: dict[str, Any] = {"subscriptions": tuple(one for one in theirs.subscriptions if one.id not in out)}
    for name in ("checks", "history", "days", "notes"):
        kept[name] = tuple(one for one in getattr(theirs, name) if one.subscription_id not in out)
    return replace(theirs, **kept), len(out)


def _one_of_each(records: Iterable[HandedRow]) -> Iterable[tuple[str, HandedRow]]:
    """Make the rows unique by their ID at Kopo Kopo and by their intent, and yield them by their own ID.

    Of two rows for one subscription at Kopo Kopo the newest says whether it is in the list; the other is hidden.
    Two rows with one intent are two subscriptions, which both send: they get different numbers. What is done depends
    on the rows alone and not on what was done before, so that it comes out the same everywhere.
    """
    rows = {one.id: _as_itself(one) for one in records}
    at_kopo_kopo: dict[tuple[str, str], list[HandedRow]] = defaultdict(list)
    for row in rows.values():
        if row.kopokopo_id is not None:
            at_kopo_kopo[row.host, row.kopokopo_id].append(row)
    for same in at_kopo_kopo.values():
        newest = max(same, key=lambda row: (row.state is State.SENDING, row.changed_at, row.id))
        for row in same:
            if row is not newest and row.removed_at is None:
                # No removal by a person is later than the last change.
                rows[row.id] = replace(row, removed_at=row.changed_at + _MICROSECOND)
    standing = sorted(
        (row for row in rows.values() if row.removed_at is None and row.state in _STANDS), key=_intent_and_age
    )
    for _, equals in groupby(standing, key=_intent):
        for rank, row in enumerate(equals):
            if rank:
                rows[row.id] = replace(row, duplicate_no=row.duplicate_no + rank * _NUMBERS)
    return rows.items()


def _intent(row: HandedRow) -> tuple[str, str, str, str, int]:
    return row.event_type, row.scope, row.scope_reference or "", row.address, row.duplicate_no


def _intent_and_age(row: HandedRow) -> tuple[object, ...]:
    return *_intent(row), row.pressed_at, row.id


def as_account(found: AccountHandOver, account: AccountRecord) -> AccountHandOver:
    """Return what was handed over as that of `account`, whose ID all records get."""
    moved: dict[str, Any] = {"account": account}
    for name in found.__match_args__[1:]:
        records = getattr(found, name)
        moved[name] = tuple(
            replace(one, account_id=account.id) if hasattr(one, "account_id") else one for one in records
        )
    return AccountHandOver(**moved)
