"""How often subscriptions are checked automatically."""

from __future__ import annotations

from datetime import timedelta

from k2desk.model.fast_dataclass import fast_dataclass

_MOST_TURNS = 15
"""The most looks until each subscription has been read again. In a very long list each look reads more of them."""


@fast_dataclass
class CheckSchedule:
    """When K2Desk looks at Kopo Kopo, and how many subscriptions it reads then.

    It looks every `look_every`, or never by itself if that is None. Each look reads what is not well, and of the others
    `well_ones` in turn: a day with a long list costs little data so. None reads all of them.
    """

    look_every: timedelta | None
    well_ones: int | None = None

    def interval(self, count: int) -> timedelta | None:
        """Return the longest time between two checks of the same one of `count` subscriptions, or None for never."""
        if self.look_every is None or self.well_ones is None:
            return self.look_every
        return self.look_every * min(max(1, -(-count // self.well_ones)), _MOST_TURNS)


NEVER = CheckSchedule(None)
"""Checks are made only when the user asks for one."""
