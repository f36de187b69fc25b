"""How many reads are in flight: fewer when Kopo Kopo is overrun, more while all goes well. The window comes first."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from types import TracebackType

_LOOK_EVERY = 0.01
"""Seconds between two looks at how late the event loop is."""

_LATE = 0.0025
"""Seconds of being late, on the average, above which a click would wait too long."""

_NEWEST = 0.2
"""The newest look's share of the average."""

_NEAR = 8
"""A read that takes less than so many times as long waits for this computer rather than for Kopo Kopo."""

_REST = 6
"""So many times as long as the loop is late a reader rests: of eight, three or four are at work then."""


class Pace:
    """Turns (`async with pace`) for at most `limit` at once, where 1 <= limit <= most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.limit = most
        self._active = 0
        self._good = 0
        self._late = 0.0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        """Waits for a turn."""
        if self._active < self.limit and not self._waiting:
            self._active += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()  # It was its turn already: somebody else takes it.
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Gives the turn back."""
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
        """Looks meanwhile how late the event loop is, which is what a click waits."""
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
        """Rests after a read that took so many seconds, where answers come faster than this computer takes them in.

        All the reads together are as quick then, and the window answers sooner.
        """
        if self._late > _LATE and took < _NEAR * self._late:
            await asyncio.sleep(_REST * self._late)

    def went_well(self) -> None:
        """A read was answered: after two rounds of these one more may be in flight."""
        if self.limit == self._most:
            return
        self._good += 1
        if self._good >= 2 * self.limit:
            self._good = 0
            self.limit += 1
            self._wake()

    def slow_down(self) -> None:
        """Kopo Kopo asked for it, was too late, or failed: half as many from now on."""
        self._good = 0
        self.limit = max(1, self.limit // 2)
