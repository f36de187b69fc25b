"""Kopo Kopo's clock, as far as the `Date` of its answers tells it."""

from __future__ import annotations

from datetime import datetime, timedelta

from k2desk.kopokopo.field_parsing import moment
from k2desk.model.clock import Clock

_YEARS = range(2020, 2120)
"""The years that a believable `Date` header can name."""

_TOGETHER = 2.0
"""Seconds by which this computer's two clocks may drift apart. If they do more, one jumped, or the computer slept."""


class ServerClock:
    """Follows Kopo Kopo's clock. It is never ahead of it: `Date` has whole seconds, and comes after some time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._noted: tuple[datetime, float] | None = None
        self.difference: float | None = None
        """Seconds by which Kopo Kopo's clock is ahead of this computer's, by the newest answer's `Date`."""

    def note(self, header: str) -> None:
        """Take the `Date` header of an answer that has just come."""
        date = moment(header)
        if date is not None and date.year in _YEARS:
            now = self._clock.now()
            self.difference = (date - now).total_seconds()
            self._noted = now, self._clock.monotonic()

    def now(self) -> datetime | None:
        """Return Kopo Kopo's time, or None if it is unknown: no answer came yet, or this computer's clock jumped."""
        if self._noted is None or self.difference is None:
            return None
        wall, steady = self._noted
        now = self._clock.now()
        passed, counted = (now - wall).total_seconds(), self._clock.monotonic() - steady
        return now + timedelta(seconds=self.difference) if abs(passed - counted) <= _TOGETHER else None
