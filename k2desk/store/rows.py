"""Between the registry's records and the columns of its tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from k2desk.store.registry import (
    AccountRecord,
    AddressRecord,
    AlertRecord,
    CheckRecord,
    DayMark,
    HistoryEvent,
    Origin,
    Outcome,
    State,
    SubscriptionRecord,
    Theirs,
    Trouble,
)

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

MARKS = (DayMark.GOOD, DayMark.CARE, DayMark.BAD)
"""Best first: the number of a mark is its place here, so that the worst of a day is the largest."""

SUBSCRIPTION_COLUMNS = (
    "id, account_id, event_type, scope, scope_reference, address, daraja, api_version, state, pressed_at, host, again,"
    " origin, sender, settled_at, kopokopo_id, location, trouble, removed_at, revision"
)
CHECK_COLUMNS = (
    "subscription_id, checked_at, standing, standing_since, pending, pending_since, word, good_at, theirs, trouble"
)


SELECT_ACCOUNTS = "SELECT id, name, environment, base_url, api_version, made_at FROM account ORDER BY made_at"
SELECT_SUBSCRIPTIONS = (
    f"SELECT {SUBSCRIPTION_COLUMNS} FROM subscription WHERE account_id = :account ORDER BY pressed_at"
)
SELECT_CHECKS = (
    f"SELECT {CHECK_COLUMNS} FROM latest_check WHERE subscription_id IN"
    " (SELECT id FROM subscription WHERE account_id = :account)"
)

SELECT_ADDRESSES = (
    "SELECT account_id, address, looked_at, look, certificate_ends, answered_at, answer, seconds FROM address"
    " WHERE account_id = :account"
)
SELECT_TILLS = "SELECT account_id, number, name FROM till WHERE account_id = :account ORDER BY number"
SELECT_ALERTS = (
    "SELECT id, account_id, first_at, last_at, times, path, signature, body, cut, answered FROM alert"
    " WHERE account_id = :account"
)


def to_number(moment: datetime | None) -> int | None:
    """A time as whole microseconds since 1970 in UTC."""
    return None if moment is None else (moment - _START) // _MICROSECOND


def to_moment(number: int | None) -> datetime | None:
    """The time of such a number."""
    return None if number is None else _START + timedelta(microseconds=number)


def _moment(number: int) -> datetime:
    return _START + timedelta(microseconds=number)


def to_trouble(text: str | None) -> Trouble | None:
    """A trouble from its column."""
    if text is None:
        return None
    import json

    found = json.loads(text)
    return Trouble(found["code"], tuple((name, value) for name, value in found["params"]), found["details"])


def from_trouble(trouble: Trouble | None) -> str | None:
    """A trouble for its column."""
    if trouble is None:
        return None
    import json

    return json.dumps({"code": trouble.code, "params": trouble.params, "details": trouble.details}, ensure_ascii=False)


def to_account(row: tuple[Any, ...]) -> AccountRecord:
    """An account from its row."""
    return AccountRecord(row[0], row[1], row[2], row[3], row[4], _moment(row[5]))


def to_subscription(row: tuple[Any, ...]) -> SubscriptionRecord:
    """A subscription from its row, in the order of `SUBSCRIPTION_COLUMNS`."""
    return SubscriptionRecord(
        id=row[0],
        account_id=row[1],
        event_type=row[2],
        scope=row[3],
        scope_reference=row[4],
        address=row[5],
        daraja=bool(row[6]),
        api_version=row[7],
        state=State(row[8]),
        pressed_at=_moment(row[9]),
        host=row[10],
        again=row[11],
        origin=Origin(row[12]),
        sender=row[13],
        settled_at=to_moment(row[14]),
        kopokopo_id=row[15],
        location=row[16],
        trouble=to_trouble(row[17]),
        removed_at=to_moment(row[18]),
        revision=row[19],
    )


def from_subscription(record: SubscriptionRecord) -> dict[str, Any]:
    """The parameters of a subscription's row."""
    return {
        "id": record.id,
        "account_id": record.account_id,
        "event_type": record.event_type,
        "scope": record.scope,
        "scope_reference": record.scope_reference,
        "address": record.address,
        "daraja": int(record.daraja),
        "api_version": record.api_version,
        "state": record.state.value,
        "pressed_at": to_number(record.pressed_at),
        "host": record.host,
        "again": record.again,
        "origin": record.origin.value,
        "sender": record.sender,
        "settled_at": to_number(record.settled_at),
        "kopokopo_id": record.kopokopo_id,
        "location": record.location,
        "trouble": from_trouble(record.trouble),
        "removed_at": to_number(record.removed_at),
        "revision": record.revision,
    }


def to_check(row: tuple[Any, ...]) -> CheckRecord:
    """A check from its row, in the order of `CHECK_COLUMNS`."""
    return CheckRecord(
        subscription_id=row[0],
        checked_at=_moment(row[1]),
        standing=Outcome(row[2]) if row[2] else None,
        standing_since=to_moment(row[3]),
        pending=Outcome(row[4]) if row[4] else None,
        pending_since=to_moment(row[5]),
        word=row[6],
        good_at=to_moment(row[7]),
        theirs=_to_theirs(row[8]),
        trouble=to_trouble(row[9]),
    )


def from_check(check: CheckRecord) -> dict[str, Any]:
    """The parameters of a check's row."""
    return {
        "subscription_id": check.subscription_id,
        "checked_at": to_number(check.checked_at),
        "standing": check.standing.value if check.standing else None,
        "standing_since": to_number(check.standing_since),
        "pending": check.pending.value if check.pending else None,
        "pending_since": to_number(check.pending_since),
        "word": check.word,
        "good_at": to_number(check.good_at),
        "theirs": _from_theirs(check.theirs),
        "trouble": from_trouble(check.trouble),
    }


def _to_theirs(text: str | None) -> Theirs | None:
    if text is None:
        return None
    import json

    return Theirs(*json.loads(text))


def _from_theirs(theirs: Theirs | None) -> str | None:
    if theirs is None:
        return None
    import json

    return json.dumps([theirs.event_type, theirs.address, theirs.scope, theirs.scope_reference], ensure_ascii=False)


def to_event(row: tuple[Any, ...]) -> HistoryEvent:
    """A history event from its row (id, subscription_id, at, kind, word, trouble)."""
    return HistoryEvent(row[0], row[1], _moment(row[2]), row[3], row[4], to_trouble(row[5]))


def from_event(event: HistoryEvent) -> dict[str, Any]:
    """The parameters of a history event's row."""
    return {
        "id": event.id,
        "subscription_id": event.subscription_id,
        "at": to_number(event.at),
        "kind": event.kind,
        "word": event.word,
        "trouble": from_trouble(event.trouble),
    }


def to_address(row: tuple[Any, ...]) -> AddressRecord:
    """What is known of a web address from its row, in the order of `SELECT_ADDRESSES`."""
    return AddressRecord(
        account_id=row[0],
        address=row[1],
        looked_at=to_moment(row[2]),
        look=to_trouble(row[3]),
        certificate_ends=to_moment(row[4]),
        answered_at=to_moment(row[5]),
        answer=to_trouble(row[6]),
        seconds=row[7],
    )


def from_address(record: AddressRecord) -> dict[str, Any]:
    """The parameters of a web address's row."""
    return {
        "account_id": record.account_id,
        "address": record.address,
        "looked_at": to_number(record.looked_at),
        "look": from_trouble(record.look),
        "certificate_ends": to_number(record.certificate_ends),
        "answered_at": to_number(record.answered_at),
        "answer": from_trouble(record.answer),
        "seconds": record.seconds,
    }


def to_alert(row: tuple[Any, ...]) -> AlertRecord:
    """A message from its row, in the order of `SELECT_ALERTS`."""
    first, last = _moment(row[2]), _moment(row[3])
    return AlertRecord(row[0], row[1], first, last, row[4], row[5], row[6], row[7], bool(row[8]), row[9])


def from_alert(alert: AlertRecord) -> dict[str, Any]:
    """The parameters of a message's row; `digest` tells repeats."""
    import hashlib

    mark = hashlib.sha256((alert.signature or "").encode("utf-8", "surrogatepass") + b"\n" + alert.body).hexdigest()
    return {
        "id": alert.id,
        "account_id": alert.account_id,
        "digest": mark,
        "first_at": to_number(alert.first_at),
        "last_at": to_number(alert.last_at),
        "times": alert.times,
        "path": alert.path,
        "signature": alert.signature,
        "body": alert.body,
        "cut": int(alert.cut),
        "answered": alert.answered,
    }
