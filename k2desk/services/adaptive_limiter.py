"""Limits how many reads are in flight: fewer when Kopo Kopo is overloaded, more while all goes well.

The window has priority: readers pause while the event loop is late.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from types import TracebackType

_LOOK_EVERY = 0.01
"""Seconds between two measurements of the event loop's delay."""

_LATE = 0.006
"""If the average delay in seconds is longer than this, a click would wait too long.

The longest delay is about four times the average.
"""

_NEWEST = 0.2
"""The weight of the newest measurement in the average."""

_NEAR = 8
"""A read faster than NEAR × the loop's own delay is limited by this computer, not by Kopo Kopo."""

_REST = 6
"""Each reader sleeps REST × the delay that is too much."""


class AdaptiveLimiter:
    """Gives turns (`async with limiter`) to at most `limit` readers at once, where 1 <= limit <= most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.limit = most
        self._active = 0
        self._good = 0
        self._late = 0.0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        """Wait for a turn."""
        if self._active < self.limit and not self._waiting:
            self._active += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()  # It had already got its turn, so pass it on.
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the turn back."""
        self._leave()

    def _leave(self) -> None:
        self._active -= 1
        self._wake()

    def _wake(self) -> None:
        while self._waiting and self._active < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._active += 1
                turn.set_result(None)

    @contextlib.asynccontextmanager
    async def heeding_the_window(self) -> AsyncIterator[None]:
        """Measure the delay of the event loop inside the context. A click has to wait for that delay."""
        watch = asyncio.ensure_future(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            self._late = 0.0

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            await asyncio.sleep(_LOOK_EVERY)
            late = loop.time() - began - _LOOK_EVERY
            self._late += (late - self._late) * _NEWEST

    async def rest(self, took: float) -> None:
        """Pause after a read that took `took` seconds, if answers arrive faster than this computer can process them.

        All reads together take longer for it, so it is left out where the window responds soon enough.
        """
        if self._late > _LATE and took < _NEAR * self._late:
            await asyncio.sleep(_REST * (self._late - _LATE))

    def went_well(self) -> None:
        """Record that a read was answered. After two rounds of such reads one more may be in flight."""
        if self.limit == self._most:
            return
        self._good += 1
        if self._good >= 2 * self.limit:
            self._good = 0
            self.limit += 1
            self._wake()

    def slow_down(self) -> None:
        """Halve the limit, because Kopo Kopo asked for it, was too slow or failed."""
        self._good = 0
        self.limit = max(1, self.limit // 2)
