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
from k2desk.services.trouble_rules import TroubleRule, outage

_NEEDS_SECOND_LOOK = frozenset({Outcome.NOT_FOUND, Outcome.NOT_ANSWERING})
_USUAL_RULE = TroubleRule()
_USUALLY = timedelta(minutes=10)
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
    record: SubscriptionRecord,
    known: CheckRecord | None,
    reading: Reading,
    now: datetime,
    zone: tzinfo | None = None,
    *,
    began: datetime | None = None,
    rule: TroubleRule = _USUAL_RULE,
    usual: timedelta = _USUALLY,
) -> Observation:
    """Return the check record after `reading`, with history events for what changed, and the mark of its day.

    The first *not found* or *not answering* leaves the standing unchanged. It changes when as many as `rule` wants have
    come, each at least 30 s after the one before; *not found* always needs two. `began` is when the read began. `usual`
    is the longest time between two checks while K2Desk runs. `zone` decides which day it is; None is the computer's.
    """
    before = known or CheckRecord(record.id, now, None, None)
    if reading.outcome is Outcome.FOUND and reading.subscription is not None:
        after = _found(record, before, reading.subscription, now)
    else:
        after = _bad(before, reading, now, began or now, rule)
    day = now.astimezone(zone).date()
    return Observation(after, day, _mark(after), _history(before, after, now, usual))


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
    after = CheckRecord(
        subscription_id=record.id,
        checked_at=now,
        standing=Outcome.FOUND,
        standing_since=before.standing_since if before.standing is Outcome.FOUND else now,
        word=subscription.status,
        good_at=now,
        remote=remote,
    )
    return after if after.is_well else _with_begin(after, before, now)


def _with_begin(after: CheckRecord, before: CheckRecord, now: datetime, *, first: bool = False) -> CheckRecord:
    """Return `after` with the time since when all is not well. `first`: a new series of failures begins."""
    if before.bad_since is not None and not (first and before.is_well):
        return replace(after, well_until=before.well_until, bad_since=before.bad_since)
    well_until = before.good_at if before.is_well else before.well_until
    return replace(after, well_until=well_until, bad_since=now)


def _bad(before: CheckRecord, reading: Reading, now: datetime, began: datetime, rule: TroubleRule) -> CheckRecord:
    if before.standing is reading.outcome:
        return replace(before, checked_at=now, pending=None, pending_since=None, trouble=reading.trouble, failures=0)
    after = replace(before, checked_at=now, trouble=reading.trouble)
    if reading.outcome in _NEEDS_SECOND_LOOK:
        known = max(1, before.failures) if before.pending is reading.outcome else 0
        failures, since = rule.count(known, before.pending_since, began, now)
        after = _with_begin(after, before, since, first=failures == 1)
        if failures < (max(2, rule.failures) if reading.outcome is Outcome.NOT_FOUND else rule.failures):
            return replace(after, pending=reading.outcome, pending_since=since, failures=failures)
    else:
        after = _with_begin(after, before, now)
    return replace(after, standing=reading.outcome, standing_since=now, pending=None, pending_since=None, failures=0)


def _mark(check: CheckRecord) -> DayMark:
    if check.standing is None:
        return DayMark.CARE
    if check.standing is Outcome.FOUND:
        return DayMark.GOOD if check.says_active and check.remote is None else DayMark.CARE
    return _MARKS[check.standing]


def _history(before: CheckRecord, after: CheckRecord, now: datetime, usual: timedelta) -> tuple[HistoryEvent, ...]:
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
    if before.standing is not None and not before.is_well and after.is_well:
        length = outage(before.well_until, before.bad_since, before.checked_at, now, usual)
        if length is not None:
            events.append(event("works_again", length.word))
    return tuple(events)
