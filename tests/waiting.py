"""Waits for conditions: no longer than necessary, and as long as the slowest computer may need."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
"""After this many seconds a condition counts as failed."""

AT_ONCE = 5.0
"""The most seconds that immediate work takes on the slowest computer, as opposed to waits of half a minute and more."""

_SHORTEST, _LONGEST = 0.01, 0.1
_REST = 4
"""How many times as long as a look the pause after it is: a look at a whole window would take half of a processor."""


async def until(holds: Callable[[], T], what: str = "it does not come") -> T:
    """Wait until `holds` returns a true value, and return it. The event loop runs meanwhile."""
    end = time.monotonic() + PATIENCE
    while True:
        began = time.monotonic()
        if found := holds():
            return found
        await asyncio.sleep(_pause(began, end, what))


def wait_until(holds: Callable[[], T], what: str = "it does not come") -> T:
    """Do the same where no event loop runs, and block."""
    end = time.monotonic() + PATIENCE
    while True:
        began = time.monotonic()
        if found := holds():
            return found
        time.sleep(_pause(began, end, what))


def _pause(began: float, end: float, what: str) -> float:
    now = time.monotonic()
    assert now < end, what
    return min(max(_SHORTEST, _REST * (now - began)), _LONGEST)
