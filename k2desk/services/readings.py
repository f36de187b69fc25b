"""Applies one reading at Kopo Kopo to a row, as a pure function of what was known before."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Subscription
from k2desk.model.error_problems import During, of_error
from k2desk.model.events import till_key
from k2desk.model.history import DayMark, HistoryEvent, Observation
from k2desk.model.problems import Problem
from k2desk.model.records import CheckRecord, Outcome, RemoteFacts, SubscriptionRecord

SECOND_LOOK = timedelta(seconds=30)
"""How long after the first bad answer a second one counts."""

_NEEDS_SECOND_LOOK = frozenset({Outcome.NOT_FOUND, Outcome.NOT_ANSWERING})
_MARKS = {
    Outcome.KEYS_REFUSED: DayMark.BAD,
    Outcome.NOT_ALLOWED: DayMark.BAD,
    Outcome.NOT_FOUND: DayMark.BAD,
    Outcome.NOT_ANSWERING: DayMark.CARE,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of one reading: what Kopo Kopo answered, or why it did not."""

    outcome: Outcome
    subscription: Subscription | None = None
    trouble: Problem | None = None


def reading_of_error(error: errors.KopoKopoError) -> Reading | None:
    """Return the reading that a failed request means, or None if it says nothing about the subscription.

    Missing connections, proxies and insecure connections concern only the network between here and Kopo Kopo.
    """
    match error:
        case errors.NoConnection() | errors.UnusableWay() | errors.ProxyWantsPassword() | errors.InsecureConnection():
            return None
        case errors.KeysRefused() | errors.SignedOut():
            outcome = Outcome.KEYS_REFUSED
        case errors.NotAllowed():
            outcome = Outcome.NOT_ALLOWED
        case errors.NotFound():
            outcome = Outcome.NOT_FOUND
        case _:
            outcome = Outcome.NOT_ANSWERING
    return Reading(outcome, trouble=of_error(error, During.READ))


def differences(record: SubscriptionRecord, subscription: Subscription) -> tuple[str, ...]:
    """Return the names of the facts in which Kopo Kopo's record differs from ours. The case of the scope is ignored."""
    found = []
    if subscription.event_type != record.event_type:
        found.append("event_type")
    if address_key(subscription.address) != address_key(record.address):
        found.append("address")
    if subscription.scope.casefold() != record.scope.casefold():
        found.append("scope")
    elif record.scope == "till" and till_key(subscription.scope_reference) != till_key(record.scope_reference):
        found.append("scope_reference")
    return tuple(found)


def apply_reading(
    record: SubscriptionRecord, known: CheckRecord | None, reading: Reading, now: datetime, zone: tzinfo | None = None
) -> Observation:
    """Return the check record after `reading`, with history events for what changed, and the mark of its day.

    The first *not found* or *not answering* leaves the standing unchanged; a second one at least 30 s later changes it.
    `zone` decides which day it is; None is the computer's own.
    """
    before = known or CheckRecord(record.id, now, None, None)
    if reading.outcome is Outcome.FOUND and reading.subscription is not None:
        after = _found(record, before, reading.subscription, now)
    else:
        after = _bad(before, reading, now)
    day = now.astimezone(zone).date()
    return Observation(after, day, _mark(after), _history(before, after, now))


def needs_second_look(check: CheckRecord) -> bool:
    """Return whether a first bad answer waits for a second one."""
    return check.pending is not None


def _found(record: SubscriptionRecord, before: CheckRecord, subscription: Subscription, now: datetime) -> CheckRecord:
    differs = differences(record, subscription)
    remote = (
        RemoteFacts(subscription.event_type, subscription.address, subscription.scope, subscription.scope_reference)
        if differs
        else None
    )
    return CheckRecord(
        subscription_id=record.id,
        checked_at=now,
        standing=Outcome.FOUND,
        standing_since=before.standing_since if before.standing is Outcome.FOUND else now,
        word=subscription.status,
        good_at=now,
        remote=remote,
    )


def _bad(before: CheckRecord, reading: Reading, now: datetime) -> CheckRecord:
    if before.standing is reading.outcome:
        return replace(before, checked_at=now, pending=None, pending_since=None, trouble=reading.trouble)
    if reading.outcome in _NEEDS_SECOND_LOOK:
        first = before.pending_since if before.pending is reading.outcome else None
        if first is None or first > now:
            return replace(before, checked_at=now, pending=reading.outcome, pending_since=now, trouble=reading.trouble)
        if now - first < SECOND_LOOK:
            return replace(before, checked_at=now, trouble=reading.trouble)
    return replace(
        before,
        checked_at=now,
        standing=reading.outcome,
        standing_since=now,
        pending=None,
        pending_since=None,
        trouble=reading.trouble,
    )


def _mark(check: CheckRecord) -> DayMark:
    if check.standing is None:
        return DayMark.CARE
    if check.standing is Outcome.FOUND:
        return DayMark.GOOD if check.says_active and check.remote is None else DayMark.CARE
    return _MARKS[check.standing]


def _history(before: CheckRecord, after: CheckRecord, now: datetime) -> tuple[HistoryEvent, ...]:
    def event(kind: str, word: str) -> HistoryEvent:
        return HistoryEvent(str(uuid.uuid4()), after.subscription_id, now, kind, word, after.trouble)

    events = []
    if after.standing is not None and after.standing is not before.standing:
        events.append(event("standing", after.standing.value))
    if after.standing is Outcome.FOUND:
        if before.word is not None and before.word != after.word:
            events.append(event("word", after.word or ""))
        if after.remote is not None and after.remote != before.remote:
            events.append(event("changed", ""))
    return tuple(events)
