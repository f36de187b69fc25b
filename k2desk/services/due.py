"""Decides which subscriptions an automatic check reads in a list that is too long to read all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from k2desk.model.records import CheckRecord
from k2desk.services.subscription_cache import CachedSubscription


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
