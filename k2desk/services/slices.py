"""Does long work in slices, so that the window can answer between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")

Steps = Iterator[None]
"""Work that stops after each slice."""

Soon = Callable[[Callable[[], None]], object]
"""Calls a function after the events that are waiting now."""

ROWS = 1_000
"""The number of rows in one slice. Fewer rows are worked on at once."""

_FINER = 5
"""A fine slice has a fifth of the rows of a usual one."""

REST = 30
"""Work that comes again and again rests for REST × its last cost, so that it takes a thirtieth of the time at most.

Checks that run meanwhile wait for each slice. With a tenth of the time, 50,000 rows were read 4 % slower.
"""

_TURN = 0.004
"""Seconds of work in one turn of the event loop. With a paint beside it, the window must answer within 10 ms."""

_GIVEN_UP = 0.05
"""Seconds without a slice after which any work may do the next one: with its window gone, the first never comes."""


def sliced(rows: Sequence[T], *, fine: bool = False) -> Iterator[Sequence[T]]:
    """Return `rows` in parts of one slice each: in `fine` ones if the work takes some microseconds for each row."""
    if len(rows) <= ROWS:
        return iter((rows,))
    each = max(1, ROWS // _FINER) if fine else ROWS
    return (rows[place : place + each] for place in range(0, len(rows), each))


class Line:
    """The works that are under way. The first one does the next slice, if the event loop has gone round since the last.

    A work that is refused asks again in the next turn of the loop. So each is refused once after every slice: then the
    window has done what was waiting meanwhile, a paint for example, however long that took.
    """

    def __init__(self, given_up: float = _GIVEN_UP) -> None:
        self._given_up = given_up
        self._waiting: WeakKeyDictionary[object, bool] = WeakKeyDictionary()
        """For each work, whether it was refused since the last slice."""
        self._is_taken = False
        self._ended = 0.0

    def is_turn_of(self, work: object) -> bool:
        """Return whether this work may do a slice now. If not, it has a place in the line."""
        was_refused = self._waiting.get(work, False)
        self._waiting[work] = True
        if self._is_taken or not was_refused:
            return False
        first = next(iter(self._waiting))
        if first is work:
            return True
        if time.monotonic() - self._ended <= self._given_up:
            return False
        # Passing over the first is not enough. Works that ask in turns would put each other out of the line for ever.
        self.leave(first)
        return True

    def leave(self, work: object) -> None:
        """Take a work out of the line."""
        self._waiting.pop(work, None)

    @contextmanager
    def slice_of(self, work: object) -> Iterator[None]:
        """Give the turn to a work inside the context. Works that begin there, with what it found, have to wait."""
        was_taken, self._is_taken = self._is_taken, True
        self.leave(work)
        try:
            yield
        finally:
            self._is_taken = was_taken
            self._ended = time.monotonic()
            for one in self._waiting:
                self._waiting[one] = False

    def queue(self, work: object) -> None:
        """Put a work that goes on at the end of the line."""
        self._waiting[work] = False


_THE_LINE = Line()


class Slices:
    """Does one work at a time: with few rows at once, with many over several turns of the event loop.

    If several of them have work under way, each turn has one slice of one of them.
    """

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
            self._take_turn(steps)
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
        _THE_LINE.leave(self)

    def _take_turn(self, steps: Steps) -> None:
        if self._steps is not steps:
            return
        if _THE_LINE.is_turn_of(self):
            self._go_on(steps, _TURN)
        else:
            self._soon(lambda: self._take_turn(steps))

    def _go_on(self, steps: Steps, turn: float) -> None:
        with _THE_LINE.slice_of(self):
            began, spent = time.monotonic(), 0.0
            while self._steps is steps:
                try:
                    next(steps)
                except StopIteration:
                    self._steps = None
                    self.cost = self._spent + time.monotonic() - began
                    self._then()
                    return
                except Exception:
                    # It can't go on, and the next work may begin.
                    self._steps = None
                    raise
                spent = time.monotonic() - began
                if spent >= turn:
                    break
        if self._steps is steps:
            self._spent += spent
            _THE_LINE.queue(self)
            self._soon(lambda: self._take_turn(steps))
