"""The clock as a value that is passed in, so that tests can set the time."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A source of time."""

    def now(self) -> datetime:
        """Return the wall clock as an aware UTC datetime."""

    def monotonic(self) -> float:
        """Return seconds that never go backward. Not comparable between processes."""


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the computer's date and time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return the seconds since an arbitrary moment before the program started."""
        return time.monotonic()
