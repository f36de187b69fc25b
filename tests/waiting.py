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

_BETWEEN = 0.01


async def until(holds: Callable[[], T], what: str = "it does not come") -> T:
    """Wait until `holds` returns a true value, and return it. The event loop runs meanwhile."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, what
        await asyncio.sleep(_BETWEEN)
    return found


def wait_until(holds: Callable[[], T], what: str = "it does not come") -> T:
    """Do the same where no event loop runs, and block."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, what
        time.sleep(_BETWEEN)
    return found
