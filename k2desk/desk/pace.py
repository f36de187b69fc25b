"""How many reads are in flight: fewer when Kopo Kopo is overrun or the window is held up, more while all goes well."""

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

_LEAST_HERE = 2
"""In flight at least, however busy this computer is."""


class Pace:
    """Turns (`async with pace`) for at most `limit` at once, where 1 <= limit <= most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.limit = most
        self._active = 0
        self._good = 0
        self._held_up = 0
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

    def went_well(self, took: float = 0.0) -> None:
        """A read was answered within `took` seconds. After two rounds of these one more may be in flight.

        Where the answers come faster than this computer takes them in, one less is: the reads are as quick, and the
        window answers sooner.
        """
        if self._late > _LATE and took < _NEAR * self._late:
            self._held_up += 1
            if self._held_up >= self.limit:
                self._change(max(min(self.limit, _LEAST_HERE), self.limit - 1))
            return
        self._good += 1
        if self._good >= 2 * self.limit:
            self._change(min(self._most, self.limit + 1))
            self._wake()

    def slow_down(self) -> None:
        """Kopo Kopo asked for it, was too late, or failed: half as many from now on."""
        self._change(max(1, self.limit // 2))

    def _change(self, limit: int) -> None:
        self.limit = limit
        self._good = self._held_up = 0
