"""Decides which subscriptions an automatic check reads when the user wants it to take little data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from k2desk.services.subscription_cache import CachedSubscription


def due(entries: Iterable[CachedSubscription], now: datetime, interval: timedelta, every: timedelta) -> list[str]:
    """Return the ids of the rows to read now, if there is a look at them `every` so often.

    Those that are not well are read at each look. Of the others as many take turns as it needs to read each once in an
    `interval`, longest unread first. So each look reads something, and notices a trouble that concerns all.
    """
    ids, well = [], []
    for entry in entries:
        check = entry.check
        if check is None or check.pending is not None or not check.is_well or check.checked_at > now:
            ids.append(entry.id)
        else:
            well.append((check.checked_at, entry.id))
    well.sort()
    turn = -(-len(well) * every // interval)
    late = sum(checked_at <= now - interval for checked_at, _ in well)
    return ids + [one for _, one in well[: max(turn, late)]]
