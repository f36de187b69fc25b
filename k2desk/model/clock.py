"""Time as a value that is passed in, so that tests can move it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the program asks of time."""

    def now(self) -> datetime:
        """The wall clock: an aware UTC datetime."""
        ...

    def monotonic(self) -> float:
        """Seconds that only go forward; not comparable between processes."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The computer's date and time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment before the program started."""
        return time.monotonic()
