"""Many creates in one press: how far they are, a pause between two rows, a stop after one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.problems import Problem
from k2desk.model.records import State
from k2desk.services.announcer import Announcer

_GIVE_UP_AFTER = 3
"""Rows in a row that could not be sent at all, after which a batch pauses by itself: the line is down."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one request of a press ended. `record_id` is None where no row was kept for it."""

    request: SubscriptionRequest
    record_id: str | None
    state: State | None
    problem: Problem | None = None


class Batch(Announcer[[]]):
    """The progress of one press. `attempts` has a place for each request: None while it waits.

    Tells each change.
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
        """How many have ended."""
        return sum(1 for attempt in self.attempts if attempt is not None)

    def pause(self, problem: Problem | None = None) -> None:
        """Waits before the next row; what is on its way is not touched."""
        self.paused, self.problem = True, problem
        self._go.clear()
        self.tell()

    def go_on(self) -> None:
        """Ends a pause."""
        self.paused, self.problem, self._unsent = False, None, 0
        self._go.set()
        self.tell()

    def stop(self) -> None:
        """Leaves the rows that still wait as they are written down: *not sent*."""
        self.stopped = True
        self._go.set()
        self.tell()

    async def next(self, place: int) -> bool:
        """Waits for its turn; False where the user has stopped it."""
        await self._go.wait()
        if self.stopped:
            return False
        self.current = place
        self.tell()
        return True

    def ended(self, place: int, attempt: Attempt) -> None:
        """Takes over how a row ended; pauses where the line seems to be down."""
        self.attempts[place] = attempt
        self.current = None
        line_down = attempt.state is State.NOT_SENT and attempt.problem is not None
        self._unsent = self._unsent + 1 if line_down else 0
        if self._unsent >= _GIVE_UP_AFTER and not self.stopped and None in self.attempts:
            self._unsent = 0
            self.pause(attempt.problem)
        else:
            self.tell()
