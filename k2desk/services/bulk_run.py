"""Several creates from one press: their progress, and pausing and stopping between two rows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.problems import Problem
from k2desk.model.records import State
from k2desk.services.announcer import Announcer

_GIVE_UP_AFTER = 3
"""After this many consecutive rows that could not be sent at all, a run pauses: the network is down."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one request of a press ended. `record_id` is None if no row was stored for it."""

    request: SubscriptionRequest
    record_id: str | None
    state: State | None
    problem: Problem | None = None


class BulkRun(Announcer[[]]):
    """The progress of one press. Announces each change.

    `attempts` has an entry for each request, which is None until it has ended.
    """

    def __init__(self, total: int) -> None:
        super().__init__()
        self.attempts: list[Attempt | None] = [None] * total
        self.current: int | None = None
        self.paused = False
        self.stopped = False
        self.problem: Problem | None = None
        self._go = asyncio.Event()
        self._go.set()
        self._unsent = 0

    @property
    def done(self) -> int:
        """The number of requests that have ended."""
        return sum(1 for attempt in self.attempts if attempt is not None)

    def pause(self, problem: Problem | None = None) -> None:
        """Wait before the next row. A row that is being sent is not affected."""
        self.paused, self.problem = True, problem
        self._go.clear()
        self.tell()

    def go_on(self) -> None:
        """End a pause."""
        self.paused, self.problem, self._unsent = False, None, 0
        self._go.set()
        self.tell()

    def stop(self) -> None:
        """Stop before the next row. The rows that have not been sent stay *not sent*."""
        self.stopped = True
        self._go.set()
        self.tell()

    async def next(self, place: int) -> bool:
        """Wait for the turn of the row at `place`. Returns False if the user has stopped the run."""
        await self._go.wait()
        if self.stopped:
            return False
        self.current = place
        self.tell()
        return True

    def ended(self, place: int, attempt: Attempt) -> None:
        """Store how a row ended. Pauses if the network seems to be down."""
        self.attempts[place] = attempt
        self.current = None
        line_down = attempt.state is State.NOT_SENT and attempt.problem is not None
        self._unsent = self._unsent + 1 if line_down else 0
        if self._unsent >= _GIVE_UP_AFTER and not self.stopped and None in self.attempts:
            self._unsent = 0
            self.pause(attempt.problem)
        else:
            self.tell()
