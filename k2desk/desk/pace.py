"""How many reads are in flight: it falls when Kopo Kopo is overrun, and grows back while all goes well."""

from __future__ import annotations

import asyncio
from collections import deque
from types import TracebackType


class Pace:
    """Turns (`async with pace`) for at most `limit` at once, where 1 <= limit <= most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.limit = most
        self._active = 0
        self._good = 0
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
