"""Waiting for what has to come: no longer than it takes, and as long as the slowest computer may need."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds after which what did not come will not come."""

AT_ONCE = 5.0
"""Seconds in which what waits for nothing is done on the slowest computer: against waits of half a minute and more."""

_BETWEEN = 0.01


async def until(holds: Callable[[], T], what: str = "it does not come") -> T:
    """What `holds` returns, once that is true. The event loop goes on meanwhile."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, what
        await asyncio.sleep(_BETWEEN)
    return found


def wait_until(holds: Callable[[], T], what: str = "it does not come") -> T:
    """The same where no event loop runs."""
    end = time.monotonic() + PATIENCE
    while not (found := holds()):
        assert time.monotonic() < end, what
        time.sleep(_BETWEEN)
    return found
