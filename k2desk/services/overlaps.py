"""Finds the rows that a new subscription would duplicate. Each payment would be reported twice, and nobody can delete
it.

Two subscriptions for the same event and web address overlap if they are for the same till, or if one of them is for the
whole business. Addresses and tills are compared in a normalised form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from k2desk.kopokopo.web_addresses import address_key, without_final_slash
from k2desk.model.api_values import Subscription, SubscriptionRequest
from k2desk.model.events import Scope, till_key
from k2desk.model.records import Outcome, RemoteFacts, State, SubscriptionRecord
from k2desk.services.subscription_cache import CachedSubscription

STANDS = frozenset({State.SENDING, State.NOT_CONFIRMED, State.CREATED})
"""The states in which a subscription exists, or may exist, at Kopo Kopo."""

_Subject = tuple[str, str, str | None]
Key = tuple[str, str, str | None, str]
"""Event, scope, till and address of a subscription, each normalised for comparison."""


def key_of(subject: SubscriptionRecord | SubscriptionRequest | Subscription) -> Key:
    """Return the key that identifies a subscription."""
    return *_subject(subject), address_key(subject.address)


def records_with(keys: Iterable[Key], entries: Iterable[CachedSubscription]) -> dict[Key, list[SubscriptionRecord]]:
    """Return the records that have each of `keys`, in the order of `entries`, which are gone through once."""
    found: dict[Key, list[SubscriptionRecord]] = {key: [] for key in keys}
    events, subjects = {key[0] for key in found}, {key[:3] for key in found}
    for entry in entries:
        record = entry.record
        if record.event_type in events and _subject(record) in subjects:
            key = key_of(record)
            if key in found:
                found[key].append(record)
    return found


def _subject(subject: SubscriptionRecord | SubscriptionRequest | Subscription | RemoteFacts) -> _Subject:
    scope = subject.scope.lower()
    return subject.event_type, scope, till_key(subject.scope_reference) if scope == "till" else None


def overlap(one: Key, other: Key) -> bool:
    """Return whether subscriptions with these keys report the same payments to the same address."""
    same_events = one[0] == other[0] and one[3] == other[3]
    return same_events and (one[1:3] == other[1:3] or Scope.COMPANY in {one[1], other[1]})


def overlaps_any(one: Key, others: Set[Key]) -> bool:
    """Return whether `one` overlaps one of `others`. A till is not compared with each: of a thousand that would take
    a million comparisons.
    """
    event, scope, _, address = one
    if scope == Scope.COMPANY:
        return any(overlap(one, other) for other in others)
    return one in others or (event, str(Scope.COMPANY), None, address) in others


@dataclass(frozen=True, slots=True)
class Overlaps:
    """The rows that a request would duplicate: the same subscription, the whole business's, or those of single
    tills.
    """

    same: CachedSubscription | None = None
    whole_business: CachedSubscription | None = None
    tills: tuple[CachedSubscription, ...] = ()
    almost: CachedSubscription | None = None
    """A row whose address differs only in the final slash. Many servers treat both as one address."""

    @property
    def any(self) -> bool:
        """Whether an event would certainly be reported twice."""
        return bool(self.same or self.whole_business or self.tills)


def stands(entry: CachedSubscription) -> bool:
    """Return whether the subscription exists, or may exist, at Kopo Kopo.

    This includes a removed row, unless the last check did not find it there.
    """
    is_gone = entry.check is not None and entry.check.standing is Outcome.NOT_FOUND
    return entry.record.state in STANDS and not (entry.record.removed_at is not None and is_gone)


class ExistingRows:
    """The subscriptions that exist, or may exist, at Kopo Kopo and lead to one web address.

    Answers many requests quickly.
    """

    def __init__(self, entries: Iterable[CachedSubscription], address: str) -> None:
        self._address = address_key(address)
        self._same: dict[_Subject, CachedSubscription] = {}
        self._tills: dict[str, list[CachedSubscription]] = defaultdict(list)
        self._almost: dict[_Subject, CachedSubscription] = {}
        self._almost_any: dict[str, CachedSubscription] = {}
        wanted = without_final_slash(self._address)
        near: dict[str, str] = {}
        for entry in entries:
            # Compare with Kopo Kopo's facts as well as with what was requested.
            remote = entry.check.remote if entry.check is not None else None
            for subject in (entry.record,) if remote is None else (entry.record, remote):
                written = subject.address
                key = near.get(written)
                if key is None:
                    key = address_key(written)
                    near[written] = key = key if without_final_slash(key) == wanted else ""
                if key and stands(entry):
                    self._take_in(entry, _subject(subject), key == self._address)

    def _take_in(self, entry: CachedSubscription, subject: _Subject, is_same_address: bool) -> None:
        event, scope, _ = subject
        if is_same_address:
            # Rows in the list take precedence over removed ones.
            if entry.record.removed_at is None or subject not in self._same:
                self._same[subject] = entry
            if scope == "till":
                self._tills[event].append(entry)
        else:
            self._almost[subject] = self._almost_any[event] = entry

    def overlaps(self, subject: SubscriptionRequest | SubscriptionRecord) -> Overlaps:
        """Return the rows that a subscription for this address would duplicate."""
        event, scope, till, address = key_of(subject)
        assert address == self._address
        business = (event, str(Scope.COMPANY), None)
        if scope == Scope.COMPANY:
            same, tills = self._same.get(business), tuple(self._tills.get(event, ()))
            return Overlaps(same, None, tills, self._almost_any.get(event))
        mine = (event, scope, till)
        almost = self._almost.get(mine) or self._almost.get(business)
        return Overlaps(self._same.get(mine), self._same.get(business), (), almost)
