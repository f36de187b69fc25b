"""Long works share the turns of the event loop: a turn has one slice, and none of them waits for ever."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from k2desk.services import slices
from k2desk.services.slices import ROWS, Line, Slices

SLICE = 0.006


class Turns:
    """An event loop without time of its own: a turn calls what was put off before it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.paint = 0.0
        """Seconds of the window's own work between two calls of a turn."""
        self.done: list[str] = []
        self._calls: list[Callable[[], None]] = []

    def monotonic(self) -> float:
        return self.now

    def soon(self, call: Callable[[], None]) -> None:
        self._calls.append(call)

    def work(self, name: str, steps: int) -> Iterator[None]:
        for _ in range(steps):
            self.now += SLICE
            self.done.append(name)
            yield

    def turn(self) -> list[str]:
        """Return the slices of the next turn."""
        self.now += 0.001
        before, (calls, self._calls) = len(self.done), (self._calls, [])
        for call in calls:
            call()
            self.now += self.paint
        return self.done[before:]


@pytest.fixture
def turns(monkeypatch):
    made = Turns()
    monkeypatch.setattr(slices, "time", made)
    return made


@pytest.fixture(autouse=True)
def line(monkeypatch):
    # Models of other tests may still be in the usual one.
    made = Line()
    monkeypatch.setattr(slices, "_THE_LINE", made)
    return made


@pytest.mark.parametrize("paint", [0.0, 0.008])
def test_a_turn_has_one_slice_of_one_work_and_each_has_its_turn(turns, paint):
    turns.paint = paint
    ended = []
    works = {name: Slices(turns.soon) for name in "abc"}
    for name, work in works.items():
        work.run(ROWS + 1, turns.work(name, 3), lambda name=name: ended.append(name))
    assert turns.done == [], "each begins in a turn of its own: what began it may take a while itself"
    slices_of_turns = []
    while any(work.is_busy for work in works.values()):
        slices_of_turns.append(turns.turn())
    assert max(map(len, slices_of_turns)) == 1
    assert turns.done == list("abcabcabc") and ended == list("abc"), "they take turns"


def test_a_work_that_begins_with_what_another_found_waits_for_the_next_turn(turns, line):
    arranging, numbering = Slices(turns.soon), Slices(turns.soon)

    def show() -> None:
        turns.now += 0.003
        numbering.run(ROWS + 1, turns.work("number", 2), lambda: None)

    arranging.run(ROWS + 1, turns.work("arrange", 1), show)
    assert turns.turn() == ["arrange"], "the last slice"
    while arranging.is_busy:
        assert turns.turn() == [], "the new lines are shown in a turn of their own"
    assert numbering.is_busy and turns.turn() == []
    while numbering.is_busy:
        assert len(turns.turn()) <= 1
    assert turns.done == ["arrange", "number", "number"] and not line._waiting


def test_a_work_that_fails_holds_up_no_other(turns):
    def fails() -> Iterator[None]:
        yield
        raise ValueError

    failing, work = Slices(turns.soon), Slices(turns.soon)
    failing.run(ROWS + 1, fails(), lambda: None)
    with pytest.raises(ValueError):
        turns.turn()
    assert not failing.is_busy
    work.run(ROWS + 1, turns.work("work", 2), lambda: None)
    for _ in range(6):
        turns.turn()
    assert turns.done == ["work", "work"] and not work.is_busy


def test_one_that_never_comes_holds_up_nobody(turns):
    gone, work = Slices(lambda call: None), Slices(turns.soon)
    gone.run(ROWS + 1, turns.work("gone", 9), lambda: None)
    work.run(ROWS + 1, turns.work("work", 3), lambda: None)
    count = 0
    while work.is_busy:
        turns.turn()
        count += 1
        assert count < 200
    assert turns.done == ["work", "work", "work"]


def test_work_that_is_stopped_replaced_or_finished_leaves_the_line(turns, line):
    one, other = Slices(turns.soon), Slices(turns.soon)
    one.run(ROWS + 1, turns.work("one", 9), lambda: None)
    other.run(ROWS + 1, turns.work("other", 9), lambda: None)
    one.stop()
    assert turns.turn() == ["other"], "nobody else is in line"
    other.run(ROWS + 1, turns.work("new", 2), lambda: None)
    other.finish()
    assert not other.is_busy and turns.done[-2:] == ["new", "new"]
    assert turns.turn() == [] and not line._waiting


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("stalled", [0.06, 0.4])
def test_works_go_on_after_the_window_was_held_up(turns, count, stalled):
    names = "abcd"[:count]
    works = [Slices(turns.soon) for _ in names]
    for name, work in zip(names, works, strict=True):
        work.run(ROWS + 1, turns.work(name, 5), lambda: None)
    # A collection, or another program. The first in line comes last then, and all come in the same order again.
    turns.now += stalled
    turns._calls.reverse()
    taken = 0
    while any(work.is_busy for work in works):
        turns.turn()
        taken += 1
        assert taken < 60, f"only {len(turns.done)} of {5 * count} slices are done"
    assert sorted(turns.done) == sorted(names * 5)


def test_works_end_whatever_holds_the_window_up(turns):
    chance = random.Random(5)
    for _ in range(300):
        works = [Slices(turns.soon) for _ in range(chance.randint(2, 5))]
        for work in works:
            work.run(ROWS + 1, turns.work("x", chance.randint(1, 6)), lambda: None)
        gone = chance.choice(works) if chance.random() < 0.3 else None
        if gone is not None:
            gone._soon = lambda call: None
        taken, stalls, disorder = 0, chance.choice((0.02, 0.3, 1.0)), chance.choice((0.02, 0.3, 1.0))
        while any(work.is_busy for work in works if work is not gone):
            if chance.random() < stalls:
                turns.now += chance.choice((0.002, 0.049, 0.051, 0.5))
            if chance.random() < disorder:
                chance.shuffle(turns._calls)
            turns.turn()
            taken += 1
            assert taken < 400
