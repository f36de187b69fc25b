"""Decides which subscriptions an automatic check reads: in a long list, and in one that desks share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from k2desk.model.records import CheckRecord
from k2desk.services.subscription_cache import CachedSubscription

_WRONG_CLOCK = timedelta(minutes=1)
"""A row that was read so far in the future was read by a desk with a wrong clock."""


def is_well(check: CheckRecord, now: datetime) -> bool:
    """Return whether the newest check found the subscription Active. A check in the future was one by a wrong clock."""
    return check.pending is None and check.is_well and check.checked_at <= now


def due(entries: Iterable[CachedSubscription], now: datetime, interval: timedelta, every: timedelta) -> list[str]:
    """Return the ids of the rows to read now, if there is a look at them `every` so often.

    Those that are not well are read at each look. Of the others as many take turns as it needs to read each once in an
    `interval`, longest unread first. So each look reads something, and notices a trouble that concerns all.
    """
    ids, well = [], []
    for entry in entries:
        check = entry.check
        if check is None or not is_well(check, now):
            ids.append(entry.id)
        else:
            well.append((check.checked_at, entry.id))
    well.sort()
    turn = -(-len(well) * every // interval)
    late = sum(checked_at <= now - interval for checked_at, _ in well)
    return ids + [one for _, one in well[: max(turn, late)]]


def due_at_desks(
    entries: Iterable[CachedSubscription], now: datetime, interval: timedelta, soon: timedelta
) -> tuple[list[str], datetime]:
    """Return the ids of the rows of a shared list that are due, and when the next one will be if none is read.

    A row that is well is due an `interval` after a desk has read it, another one `soon` after that. The longest unread
    ones are first. Otherwise, where desks end soon after they begin, the last of a list would never be read.
    """
    due, next_at = [], now + interval
    for entry in entries:
        check = entry.check
        if check is None:
            due.append((False, now, entry.id))
            continue
        wait = interval if is_well(check, now) else soon
        if -_WRONG_CLOCK < now - check.checked_at < wait:
            next_at = min(next_at, check.checked_at + wait)
        else:
            due.append((True, check.checked_at, entry.id))
    return [record_id for *_, record_id in sorted(due)], next_at
