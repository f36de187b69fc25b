"""When a failure counts as a trouble, and how long something was out. Pure functions of what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from k2desk.model.fast_dataclass import fast_dataclass

SECOND_LOOK = timedelta(seconds=30)
"""The least time between two failures that both count."""

_SLOWEST = timedelta(minutes=2)
"""How long one look can take where nothing answers."""


@dataclass(slots=True)
class TroubleRule:
    """A failure counts as a trouble after `failures` in a row within `minutes`. The settings change it.

    One dropped look is no trouble: it is repeated after half a minute.
    """

    failures: int = 2
    minutes: int = 2

    def count(self, failures: int, since: datetime | None, began: datetime, now: datetime) -> tuple[int, datetime]:
        """Return how many failures count after one more, and the time of the first of them.

        `failures` have counted before it, the first at `since`. The new look `began` some time before it failed now.
        """
        if failures == 0 or since is None or since > now or began - since > self._longest:
            return 1, now
        if now - since < failures * SECOND_LOOK:
            return failures, since
        return failures + 1, since

    @property
    def _longest(self) -> timedelta:
        # Looks that wait long for an answer must still be able to reach the number.
        return timedelta(minutes=self.minutes) + max(0, self.failures - 2) * _SLOWEST


@fast_dataclass
class Outage:
    """How long something was out, as far as it was seen. With `at_most` K2Desk did not look all the time."""

    length: timedelta
    at_most: bool = False

    @property
    def word(self) -> str:
        """The outage as the word of a history event."""
        return f"{'<' if self.at_most else ''}{int(self.length.total_seconds())}"

    @classmethod
    def of_word(cls, word: str) -> Outage | None:
        """Return the outage in a history event, or None."""
        number = word.removeprefix("<")
        if not number.isascii() or not number.isdecimal() or len(number) > 9:
            return None
        return cls(timedelta(seconds=int(number)), word != number)


def outage(
    well_until: datetime | None, since: datetime | None, last_bad: datetime | None, now: datetime, usual: timedelta
) -> Outage | None:
    """Return how long something was out that works now, or None if it never worked before.

    It worked until `well_until`, failed from `since` to `last_bad`, and is looked at every `usual` time at least. After
    a longer gap the time when it broke or was mended is unknown.
    """
    if well_until is None or since is None or last_bad is None:
        return None
    broke_unseen, mended_unseen = since - well_until > usual, now - last_bad > usual
    start = well_until if broke_unseen else since
    return Outage(max(timedelta(), now - start), broke_unseen or mended_unseen)
