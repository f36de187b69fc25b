"""The main badge: the state at Kopo Kopo, as a pure function of a row, its checks and the time.

The first rule that fits wins. *Active* only means that Kopo Kopo has the subscription switched on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.records import (
    AddressRecord,
    CheckRecord,
    Outcome,
    ProblemMark,
    State,
    SubscriptionRecord,
)
from k2desk.services.server_badge import counted_badge, is_in_trouble
from k2desk.services.subscription_cache import CachedSubscription


class Group(StrEnum):
    """The heading of the list under which a row appears, in the order of the list."""

    ATTENTION = "attention"
    LATER = "later"
    WAITING = "waiting"
    WELL = "well"


class BadgeKind(StrEnum):
    """The badges, in the order of their rules."""

    DAMAGED = "damaged"
    SENDING = "sending"
    NOT_CONFIRMED = "not_confirmed"
    NOT_CREATED = "not_created"
    NOT_SENT = "not_sent"
    KEYS_REFUSED = "keys_refused"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    CHANGED = "changed"
    OTHER_WORD = "other_word"
    NOT_ANSWERING = "not_answering"
    AGED = "aged"
    SERVER_PROBLEM = "server_problem"
    ACTIVE = "active"
    NOT_CHECKED = "not_checked"

    @property
    def group(self) -> Group:
        """The heading under which this badge puts a row."""
        if self in _WAITING:
            return Group.WAITING
        return Group.WELL if self in _WELL else Group.ATTENTION

    @property
    def counts_as_active(self) -> bool:
        """Whether the filter *Active* shows rows with this badge."""
        return self in _ACTIVE


_WAITING = frozenset({BadgeKind.SENDING, BadgeKind.NOT_SENT, BadgeKind.NOT_CHECKED})
_ACTIVE = frozenset({BadgeKind.AGED, BadgeKind.SERVER_PROBLEM, BadgeKind.ACTIVE})
_WELL = frozenset({BadgeKind.AGED, BadgeKind.ACTIVE})

# A bad outcome, and a state before *created*, has the badge of the same name.
_BY_OUTCOME: dict[Outcome, BadgeKind] = {
    outcome: BadgeKind(outcome.value) for outcome in Outcome if outcome is not Outcome.FOUND
}


WITHOUT_AUTOMATIC = timedelta(minutes=5)
"""The interval by which badges age if automatic checks are off, so that nothing stays green by itself."""

CLOCKS_DIFFER = timedelta(minutes=1)
"""An answer counts as fresh even if its time is this far in the future: the clock may just have been set back a
little.
"""


@fast_dataclass
class Badge:
    """A badge: its kind, and as its word Kopo Kopo's status if it is not Active, or the other desk that sends it.

    `good_at` is the time of the last good answer (for "Active 2 h ago"). `mark` is the user's word about this trouble:
    it was put off, or somebody sees to it.
    """

    kind: BadgeKind
    word: str = ""
    good_at: datetime | None = None
    mark: ProblemMark | None = None

    @property
    def group(self) -> Group:
        """The heading under which the row appears. A marked trouble does not need attention now."""
        return Group.LATER if self.mark is not None else self.kind.group


_BY_STATE: dict[State, Badge] = {state: Badge(BadgeKind(state.value)) for state in State if state is not State.CREATED}
_NOT_CHECKED = Badge(BadgeKind.NOT_CHECKED)
_DAMAGED = Badge(BadgeKind.DAMAGED)


def badge(
    record: SubscriptionRecord,
    check: CheckRecord | None,
    now: datetime,
    interval: timedelta,
    server: AddressRecord | None = None,
) -> Badge:
    """Return the badge of a row at `now`.

    `interval` is the time between automatic checks, and `server` what is known about the row's address. A good answer
    is fresh for two intervals, but at least for ten minutes; after that it is shown with its age. An answer from the
    future (the clock was set back) is not fresh.
    """
    # Not by `is_damaged`: a list of 100,000 rows would take 6 ms longer to judge.
    if record.trouble is not None and record.trouble.marks_damage:
        return _DAMAGED
    by_state = _BY_STATE.get(record.state)
    if by_state is not None:
        return by_state
    if check is None or check.standing is None:
        return _NOT_CHECKED
    by_outcome = _BY_OUTCOME.get(check.standing)
    if by_outcome is not None:
        return Badge(by_outcome, good_at=check.good_at)
    if check.remote is not None:
        return Badge(BadgeKind.CHANGED, good_at=check.good_at)
    good_at = check.good_at
    if not check.says_active:
        return Badge(BadgeKind.OTHER_WORD, check.word or "", good_at)
    if good_at is None:
        return _NOT_CHECKED
    if not -CLOCKS_DIFFER < now - good_at < freshness(interval):
        return Badge(BadgeKind.AGED, "", good_at)
    if server is not None and is_in_trouble(server, now):
        return Badge(BadgeKind.SERVER_PROBLEM, "", good_at)
    return Badge(BadgeKind.ACTIVE, "", good_at)


def badge_of(entry: CachedSubscription, now: datetime, interval: timedelta) -> Badge:
    """Return the badge of a row of the list at `now`, with the user's word about its trouble."""
    found = badge(entry.record, entry.check, now, interval, entry.server)
    if entry.sent_by is not None and found.kind is BadgeKind.SENDING:
        return Badge(BadgeKind.SENDING, entry.sent_by.desk)
    return with_mark(entry, found, now) if entry.marks else found


def with_mark(entry: CachedSubscription, found: Badge, now: datetime) -> Badge:
    """Return the badge with the mark that is about its trouble and still valid at `now`, if there is one.

    A mark is about one outage: once all was well, the same trouble needs attention again.
    """
    if not entry.marks or found.kind.group is not Group.ATTENTION:
        return found
    subject, problem = trouble_of(entry, found, now)
    began = _began(entry, found)
    for mark in entry.marks:
        is_meant = mark.subject == subject and mark.problem == problem and (began is None or began <= mark.since)
        if is_meant and (mark.until is None or now < mark.until):
            return replace(found, mark=mark)
    return found


def trouble_of(entry: CachedSubscription, found: Badge, now: datetime) -> tuple[str, str]:
    """Return what a mark on this trouble is about: the row's id or its address, and the kind of problem."""
    if found.kind is BadgeKind.SERVER_PROBLEM:
        return entry.record.address, counted_badge(entry.server, now).kind.value
    return entry.id, f"{found.kind.value} {found.word}".strip()


def _began(entry: CachedSubscription, found: Badge) -> datetime | None:
    if found.kind is BadgeKind.SERVER_PROBLEM:
        return entry.server.trouble_at if entry.server is not None and entry.server.look is not None else None
    if entry.record.state is not State.CREATED:
        return entry.record.settled_at
    return entry.check.bad_since if entry.check is not None else None


@cache
def freshness(interval: timedelta) -> timedelta:
    """Return how long a good answer stays fresh if checks come every `interval`."""
    return max(2 * interval, timedelta(minutes=10))
