"""Counts the subscriptions of the open account that need attention, for the sidebar and the icon beside the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from k2desk.model.clock import Clock
from k2desk.services.badge import Group, badge_of
from k2desk.services.slices import Slices, Soon, Steps, sliced
from k2desk.services.subscription_cache import CachedSubscription, Changed, SubscriptionCache

_ALL_AGAIN = timedelta(minutes=1)
"""The time after which all rows are judged again. Few badges change by themselves: a trouble that was put off comes
back, for example.
"""


class AttentionCount:
    """Knows how many rows of a list need attention. Judges only the rows that changed since the last count.

    A check of 100,000 rows changes the list in each frame for half an hour, and judging all of them takes 0.2 s.
    `interval` returns the time by which badges age.
    """

    def __init__(self, cache: SubscriptionCache, clock: Clock, interval: Callable[[], timedelta], soon: Soon) -> None:
        self._cache, self._clock, self._interval = cache, clock, interval
        self._slices = Slices(soon)
        self._groups: dict[str, Group] = {}
        self._in_group: Counter[Group] = Counter()
        self._changed: set[str] = set()
        self._all_again = False
        self._judged: tuple[datetime, timedelta] | None = None
        """When all rows were judged and by which interval, or None if a count did not end."""

    @property
    def total(self) -> int:
        """The number of rows at the last count."""
        return len(self._groups)

    @property
    def attention(self) -> int:
        """The number of rows that needed attention at the last count."""
        return self._in_group[Group.ATTENTION]

    @property
    def is_busy(self) -> bool:
        """Whether a count is under way."""
        return self._slices.is_busy

    @property
    def cost(self) -> float:
        """The seconds of work that the last count of a long list took."""
        return self._slices.cost

    def note(self, changed: Changed) -> None:
        """Note a change of the list for the next count."""
        self._changed |= changed.ids
        self._all_again = self._all_again or changed.everything

    def update(self, then: Callable[[], object]) -> None:
        """Count, and call `then`. Many rows are counted over several turns of the event loop."""
        now, interval = self._clock.now(), self._interval()
        judged, self._judged = self._judged, None
        ids, self._changed = tuple(self._changed), set()
        if self._all_again or judged is None or judged[1] != interval or not judged[0] <= now < judged[0] + _ALL_AGAIN:
            self._all_again = False
            judged, entries = (now, interval), tuple(self._cache)
            count, steps = len(entries), self._judge_all(entries, now, interval)
        else:
            count, steps = len(ids), self._judge_again(ids, now, interval)

        def done() -> None:
            self._judged = judged
            then()

        self._slices.run(count, steps, done)

    def stop(self) -> None:
        """Leave a count that is under way undone. The next one judges all rows."""
        self._slices.stop()

    def _judge_all(self, entries: tuple[CachedSubscription, ...], now: datetime, interval: timedelta) -> Steps:
        self._groups, self._in_group = {}, Counter()
        for part in sliced(entries, fine=True):
            groups = [badge_of(one, now, interval).group for one in part]
            self._groups.update(zip((one.id for one in part), groups, strict=True))
            self._in_group.update(groups)
            yield

    def _judge_again(self, ids: tuple[str, ...], now: datetime, interval: timedelta) -> Steps:
        for part in sliced(ids, fine=True):
            for record_id in part:
                before, entry = self._groups.pop(record_id, None), self._cache.get(record_id)
                if before is not None:
                    self._in_group[before] -= 1
                if entry is not None:
                    group = self._groups[record_id] = badge_of(entry, now, interval).group
                    self._in_group[group] += 1
            yield
