"""Does long work in slices, so that the window can answer between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Steps = Iterator[None]
"""Work that stops after each slice."""

Soon = Callable[[Callable[[], None]], object]
"""Calls a function after the events that are waiting now."""

ROWS = 1_000
"""The number of rows in one slice."""

REST = 9
"""Work that comes again and again rests for REST × its last cost, so that it takes a tenth of the time at most."""

_TURN = 0.006
"""Seconds of work in one turn of the event loop. The window must answer within 10 ms."""


def sliced(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    """Return `rows` in parts of one slice each."""
    return iter((rows,)) if len(rows) <= ROWS else (rows[place : place + ROWS] for place in range(0, len(rows), ROWS))


class Slices:
    """Does one work at a time: with few rows at once, with many over several turns of the event loop."""

    def __init__(self, soon: Soon) -> None:
        self._soon = soon
        self._steps: Steps | None = None
        self._spent = 0.0
        self.cost = 0.0
        """The seconds of work that the last work with many rows took, without the turns of others between."""
        self._then: Callable[[], object] = lambda: None

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._steps is not None

    def run(self, rows: int, steps: Steps, then: Callable[[], object]) -> None:
        """Start work on `rows` rows. Work that is under way is replaced.

        `then` is called when it is done, unless it was replaced.
        """
        if rows > ROWS:
            self._steps, self._then = steps, then
            self._spent = 0.0
            self._go_on(steps, _TURN)
            return
        self.stop()
        for _ in steps:
            pass
        self.cost = 0.0
        then()

    def finish(self) -> None:
        """Do the rest of the work now."""
        while self._steps is not None:
            self._go_on(self._steps, float("inf"))

    def stop(self) -> None:
        """Leave the rest of the work undone."""
        self._steps = None

    def _go_on(self, steps: Steps, turn: float) -> None:
        began = time.monotonic()
        while self._steps is steps:
            try:
                next(steps)
            except StopIteration:
                self._steps = None
                self.cost = self._spent + time.monotonic() - began
                self._then()
                return
            if time.monotonic() - began >= turn:
                self._spent += time.monotonic() - began
                self._soon(lambda: self._go_on(steps, _TURN))
                return
