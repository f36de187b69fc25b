"""A row's badge, worked out once for as long as it surely stays: ten thousand rows are filtered at each letter."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from k2desk.desk.badge import Badge, Group, badge, freshness
from k2desk.desk.book import Entry
from k2desk.frozen import frozen

_FOR_EVER = datetime.max.replace(tzinfo=UTC)
_SERVER_STAYS = timedelta(seconds=30)
"""So long the badge of a row whose server was tested is not worked out anew."""


@frozen
class Judged:
    """A row's badge with what follows from it, and how long it surely stays."""

    entry: Entry
    badge: Badge
    group: Group
    is_active: bool
    since: datetime
    until: datetime


def judge(entry: Entry, now: datetime, interval: timedelta) -> Judged:
    """The badge of a row at `now`, where automatic checks come every `interval`."""
    its = badge(entry.record, entry.check, now, interval, entry.server)
    kind, until = its.kind, _FOR_EVER
    is_active = kind.counts_as_active
    if entry.server is not None:
        until = now + _SERVER_STAYS
    if is_active and its.good_at is not None:
        ages = its.good_at + freshness(interval)
        until = min(until, ages) if ages > now else until
    return Judged(entry, its, kind.group, is_active, now, until)
