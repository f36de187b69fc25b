"""The numbers in the sidebar and beside the clock are those of the list, though only changed rows are judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import (
    AccountContents,
    AddressRecord,
    CheckRecord,
    Outcome,
    ProblemMark,
    State,
    SubscriptionRecord,
)
from k2desk.services.attention_count import AttentionCount
from k2desk.services.badge import Group, badge_of
from k2desk.services.slices import Line
from k2desk.services.subscription_cache import Changed, SubscriptionCache
from tests.services.test_badge import ROW

ADDRESSES = ("https://books.test/k2", "https://shop.test/paid")
NUMBERS = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.just("put"), NUMBERS, st.sampled_from([State.CREATED, State.NOT_CONFIRMED, State.NOT_SENT])),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("check"), NUMBERS, st.sampled_from([Outcome.FOUND, Outcome.NOT_FOUND])),
    st.tuples(st.just("server"), st.sampled_from(ADDRESSES), st.booleans()),
    st.tuples(st.just("interval"), st.sampled_from([5, 30])),
    st.tuples(st.just("wait"), st.sampled_from([61, 700, -7_200])),
    st.tuples(st.just("count")),
    st.tuples(st.just("turns"), st.integers(1, 3)),
    st.tuples(st.just("stop")),
)


def _record(number: int, state: State = State.CREATED) -> SubscriptionRecord:
    till, address = str(500_000 + number), ADDRESSES[number % 2]
    return replace(ROW, id=f"row-{number}", scope_reference=till, address=address, state=state)


class _Desk:
    """A list, its count, and a clock and an event loop that the test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 28, 8, tzinfo=UTC)
        self.interval = timedelta(minutes=5)
        self.cache = SubscriptionCache(AccountContents(tuple(map(_record, range(5)))))
        self.calls: list[Callable[[], None]] = []
        self.count = AttentionCount(self.cache, self, lambda: self.interval, self.calls.append)
        self.cache.listen(self.count.note)
        self.shown = 0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    def show(self) -> None:
        self.shown += 1

    def turns(self, count: int) -> None:
        for _ in range(count):
            if self.calls:
                self.calls.pop(0)()

    def do(self, step) -> None:
        match step:
            case ("put", number, state):
                self.cache.put(_record(number, state))
            case ("remove", number):
                known = self.cache.get(f"row-{number}")
                if known is not None:
                    self.cache.put(replace(known.record, removed_at=self.time))
            case ("check", number, outcome):
                good = self.time if outcome is Outcome.FOUND else None
                word = "Active" if good else None
                check = CheckRecord(f"row-{number}", self.time, outcome, self.time, word=word, good_at=good)
                self.cache.observed([check])
            case ("server", address, good):
                trouble = None if good else Problem(ProblemKind.NOT_HTTPS)
                self.cache.address_seen(AddressRecord("a", address, self.time, trouble))
            case ("interval", minutes):
                self.interval = timedelta(minutes=minutes)
            case ("wait", seconds):
                self.time += timedelta(seconds=seconds)
            case ("count",):
                self.count.update(self.show)
            case ("turns", number):
                self.turns(number)
            case ("stop",):
                self.count.stop()

    def counted(self) -> tuple[int, int]:
        """Count to the end, as the program does: not while a count is under way."""
        self.turns(1_000)
        before = self.shown
        self.count.update(self.show)
        self.turns(1_000)
        assert self.shown == before + 1 and not self.count.is_busy
        return self.count.total, self.count.attention

    def expected(self) -> tuple[int, int]:
        groups = [badge_of(one, self.time, self.interval).group for one in self.cache]
        return len(groups), groups.count(Group.ATTENTION)


@pytest.fixture(autouse=True)
def line(monkeypatch):
    monkeypatch.setattr("k2desk.services.slices._THE_LINE", Line(given_up=-1.0))


@settings(max_examples=300, deadline=None)
@given(st.lists(STEPS, max_size=25), st.sampled_from([2, 1_000]))
def test_after_any_history_the_count_is_that_of_the_list(steps, rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("k2desk.services.slices.ROWS", rows)
        patch.setattr("k2desk.services.slices._TURN", 0.0)
        desk = _Desk()
        for step in steps:
            desk.do(step)
        assert desk.counted() == desk.expected()


@pytest.fixture
def judged(monkeypatch):
    """Return the ids of the rows that were judged so far."""
    ids: list[str] = []
    monkeypatch.setattr(
        "k2desk.services.attention_count.badge_of",
        lambda entry, now, interval: ids.append(entry.id) or badge_of(entry, now, interval),
    )
    return ids


def test_a_change_of_one_row_judges_that_row_alone(judged):
    desk = _Desk()
    assert desk.counted() == (5, 0) and len(judged) == 5
    desk.do(("check", 3, Outcome.NOT_FOUND))
    assert desk.counted() == (5, 1) and judged[5:] == ["row-3"]
    assert desk.counted() == (5, 1) and judged[5:] == ["row-3"], "nothing has changed since"


def test_a_trouble_that_was_put_off_comes_back_without_a_change_of_its_row():
    desk = _Desk()
    desk.do(("check", 3, Outcome.NOT_FOUND))
    until = desk.time + timedelta(minutes=30)
    desk.cache.marked([ProblemMark("a", "row-3", "not_found", desk.time, until, "")], [])
    assert desk.counted() == (5, 0)
    desk.do(("wait", 700))
    assert desk.counted() == (5, 0)
    desk.do(("wait", 1_500))
    assert desk.counted() == (5, 1)


def test_a_change_of_everything_during_a_count_judges_all_again(judged, monkeypatch):
    monkeypatch.setattr("k2desk.services.slices.ROWS", 2)
    monkeypatch.setattr("k2desk.services.slices._TURN", 0.0)
    desk = _Desk()
    desk.count.update(desk.show)
    assert desk.count.is_busy
    desk.count.note(Changed(frozenset(), everything=True))
    assert desk.counted() == (5, 0)
    assert len(judged) == 10
