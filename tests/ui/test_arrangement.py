"""After any changes, the list shows what a new list would show: same order, same counts, same search results."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import (
    AccountContents,
    AddressRecord,
    CheckRecord,
    Outcome,
    State,
    SubscriptionRecord,
    TillRecord,
)
from k2desk.model.server_kind import ServerKind
from k2desk.services.badge import BadgeKind
from k2desk.services.slices import Line
from k2desk.services.subscription_cache import CachedRows, SubscriptionCache
from k2desk.ui.subscriptions import columns
from k2desk.ui.subscriptions.arrangement import Filter, Row
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.events import event_name

START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
SCHEDULE = CheckSchedule(timedelta(minutes=5), 3)
"""Of a longer list each is checked more seldom, and stays Active longer."""
EVENTS = ("buygoods_transaction_received", "settlement_transfer_completed", "card_transaction_received")
ADDRESS = 3
"""The place of its column."""

ADDRESSES = ("https://shop.test/k2/paid", "https://books.test/in")


class _Clock:
    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()


def _record(number: int, state: State = State.CREATED) -> SubscriptionRecord:
    till = EVENTS[number % 3] != EVENTS[1]
    return SubscriptionRecord(
        id=f"row-{number}",
        account_id="a",
        event_type=EVENTS[number % 3],
        scope="till" if till else "company",
        scope_reference=str(500_000 + number) if till else None,
        address=ADDRESSES[number % 2],
        daraja=False,
        api_version=2,
        state=state,
        pressed_at=START - timedelta(seconds=7 * number % 40, microseconds=number),
        host="practice",
        kopokopo_id=str(number),
        location=f"https://k2.test/{number}",
    )


def _check(number: int, outcome: Outcome, at: datetime) -> CheckRecord:
    good = at if outcome is Outcome.FOUND else None
    return CheckRecord(f"row-{number}", at, outcome, at, word="Active" if good else None, good_at=good)


NUMBERS = st.integers(0, 11)
STEPS = st.one_of(
    st.tuples(st.just("put"), NUMBERS, st.sampled_from([State.CREATED, State.NOT_CONFIRMED, State.NOT_SENT])),
    st.tuples(st.just("remove"), NUMBERS),
    st.tuples(st.just("check"), NUMBERS, st.sampled_from([Outcome.FOUND, Outcome.NOT_FOUND, Outcome.NOT_ALLOWED])),
    st.tuples(st.just("check all"), st.just(Outcome.FOUND)),
    st.tuples(st.just("checking"), NUMBERS, st.booleans()),
    st.tuples(st.just("server"), st.sampled_from(ADDRESSES), st.booleans()),
    st.tuples(st.just("till"), NUMBERS, st.sampled_from(["Westlands", "Kisumu", ""])),
    st.tuples(st.just("search"), st.sampled_from(["", "5000", "westl", "books 50", "customer", "nothing", "11"])),
    st.tuples(st.just("filter"), st.sampled_from(list(Filter))),
    st.tuples(st.just("sort"), st.integers(-1, 5), st.booleans()),
    st.tuples(st.just("interval"), st.sampled_from([None, 5, 30])),
    st.tuples(st.just("wait"), st.sampled_from([1, 45, 700, 4_000, -7_200])),
    st.tuples(st.just("turns"), st.integers(1, 4)),
)


@pytest.fixture(autouse=True)
def line(monkeypatch):
    """Whose turn it is depends on the test alone, neither on time nor on the models of other tests."""
    monkeypatch.setattr("k2desk.services.slices._THE_LINE", Line(given_up=-1.0))


class _Turns(SubscriptionModel):
    """A model whose later turns come when the test says so."""

    def _soon(self, call: Callable[[], None]) -> None:
        self.turns = [*getattr(self, "turns", ()), call]

    def take(self, count: int) -> None:
        """Run at most `count` of the calls that wait for a later turn."""
        for _ in range(count):
            if getattr(self, "turns", ()):
                first, *self.turns = self.turns
                first()


class _Desk:
    """A book, a model that follows it, and a record of what the model was asked."""

    def __init__(self) -> None:
        self.clock = _Clock()
        self.cache = SubscriptionCache(AccountContents(tuple(map(_record, range(0, 12, 2)))))
        self.model = _Turns(self.cache, self.clock, SCHEDULE)
        self.cache.listen(self.model.take_over)
        self.asked = {"search": "", "filter": Filter.ALL, "sort": (-1, False), "interval": 5}

    def do(self, step) -> None:
        match step:
            case ("put", number, state):
                self.cache.put(_record(number, state))
            case ("remove", number):
                known = self.cache.get(f"row-{number}")
                if known is not None:
                    self.cache.put(replace(known.record, removed_at=self.clock.now()))
            case ("check", number, outcome):
                self.cache.observed([_check(number, outcome, self.clock.now())])
            case ("check all", outcome):
                self.cache.observed([_check(number, outcome, self.clock.now()) for number in range(12)])
            case ("checking", number, on):
                self.cache.checking(f"row-{number}", on)
            case ("server", address, good):
                trouble = None if good else Problem(ProblemKind.NOT_HTTPS)
                seen = AddressRecord("a", address, self.clock.now(), trouble)
                self.cache.address_seen(seen)
            case ("till", number, name):
                self.cache.tills_named([TillRecord("a", str(500_000 + number), name)])
            case ("search", text):
                self.model.search(text)
            case ("filter", chosen):
                self.model.choose(chosen)
            case ("sort", column, descending):
                self.model.sort(column, _order(descending))
            case ("interval", minutes):
                self.model.set_schedule(CheckSchedule(timedelta(minutes=minutes) if minutes else None, 3))
            case ("wait", seconds):
                self.clock.time += timedelta(seconds=seconds)
                self.model.tick(0, 5)
            case ("turns", count):
                self.model.take(count)
        if step[0] in self.asked:
            self.asked[step[0]] = step[1:] if step[0] == "sort" else step[1]

    def fresh(self) -> SubscriptionModel:
        """Return a new model in the same state."""
        minutes = self.asked["interval"]
        made = SubscriptionModel(
            self.cache, self.clock, CheckSchedule(timedelta(minutes=minutes) if minutes else None, 3)
        )
        column, descending = self.asked["sort"]
        made.sort(column, _order(descending))
        made.choose(self.asked["filter"])
        made.search(self.asked["search"])
        return made


def _order(descending: bool) -> Qt.SortOrder:
    return Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder


def _shown(model: SubscriptionModel):
    return [
        (line.group, line.entry, line.badge.kind) if isinstance(line, Row) else (line.group, line.count)
        for line in model.lines
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_after_any_history_the_list_shows_what_a_new_one_would(qapp, steps):
    desk = _Desk()
    for step in steps:
        desk.do(step)
        fresh = desk.fresh()
        # When only time has passed, rows with equal keys may keep their order.
        assert sorted(map(repr, _shown(desk.model))) == sorted(map(repr, _shown(fresh)))
        assert desk.model.counts == fresh.counts
        assert [desk.model.lines[place].group for place in desk.model.headings()] == [
            fresh.lines[place].group for place in fresh.headings()
        ]
        for place in range(desk.model.rowCount()):
            row = desk.model.row_at(place)
            if row is not None:
                assert desk.model.place_of(row.entry.id) == place
        assert desk.model.visible() == len(desk.model.entries())
    if desk.asked["sort"] == (-1, False):
        assert _shown(desk.model) == _shown(desk.fresh()), "the newest first, always"


@settings(max_examples=100, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_a_long_list_is_arranged_in_slices_and_ends_as_a_short_one(qapp, steps):
    with pytest.MonkeyPatch.context() as patch:
        for place in ("k2desk.services.slices", "k2desk.ui.subscriptions.arrangement", "k2desk.ui.subscriptions.model"):
            patch.setattr(f"{place}.ROWS", 2)
        patch.setattr("k2desk.services.slices._TURN", 0.0)
        desk = _Desk()
        for step in steps:
            desk.do(step)
            for place in range(desk.model.rowCount()):
                row = desk.model.row_at(place)
                assert row is None or desk.model.place_of(row.id) == place, "what is shown stays whole"
        desk.model.take(1_000)
        desk.model.finish()
        fresh = desk.fresh()
        fresh.finish()
        assert sorted(map(repr, _shown(desk.model))) == sorted(map(repr, _shown(fresh)))
        assert desk.model.counts == fresh.counts


def test_a_long_list_leaves_the_window_its_turns(qapp, monkeypatch):
    monkeypatch.setattr("k2desk.services.slices.ROWS", 100)
    cache = SubscriptionCache(AccountContents(tuple(map(_record, range(1_000)))))
    monkeypatch.setattr("k2desk.services.slices._TURN", 0.0)
    model = _Turns(cache, _Clock(), SCHEDULE)
    taken = 0
    while model.rowCount() == 0:
        model.take(1)
        taken += 1
    assert taken > 10 and model.visible() == 1_000
    model.search("500999")
    assert model.visible() == 1_000, "the old lines stay until the new ones are ready"
    model.search("500998")
    model.finish()
    assert [entry.record.scope_reference for entry in model.entries()] == ["500998"]
    model.take(100)
    assert model.visible() == 1, "what was replaced does not come back"


def test_rows_of_a_long_list_that_change_one_after_another_are_sorted_in_together(qapp, monkeypatch):
    monkeypatch.setattr("k2desk.services.slices.ROWS", 1)
    monkeypatch.setattr("k2desk.ui.subscriptions.model.REST", 1_000_000)
    desk = _Desk()
    desk.do(("check", 0, Outcome.FOUND))
    desk.model.take(1_000)
    sorted_in: list[None] = []
    desk.model.layoutChanged.connect(lambda *_: sorted_in.append(None))
    for number in range(2, 12, 2):
        desk.do(("check", number, Outcome.FOUND))
        desk.model.take(1_000)
        row = desk.model.row_at(desk.model.place_of(f"row-{number}"))
        assert row is not None and row.badge.kind is BadgeKind.ACTIVE, "its badge is new at once, in its old place"
    assert not sorted_in, "a list of 50,000 rows was sorted for each of 50,000 reads"
    desk.do(("search", "5000"))
    desk.model.take(1_000)
    assert len(sorted_in) == 1 and [desk.model.lines[place].count for place in desk.model.headings()] == [4]


@pytest.fixture
def uncollected():
    gc.collect()
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


def test_the_rows_of_a_long_list_are_scanned_by_no_collection(qapp, uncollected):
    desk = _Desk()
    frozen = gc.get_freeze_count()
    desk.cache.take_over(CachedRows(AccountContents(tuple(map(_record, range(6_000))))))
    desk.model.refresh()
    desk.model.take(1_000)
    assert desk.model.visible() == 6_000 and gc.get_freeze_count() >= frozen + 6_000
    frozen = gc.get_freeze_count()
    circles = [_circle() for _ in range(6_000)]
    desk.do(("put", 0, State.NOT_CONFIRMED))
    desk.model.finish()
    assert desk.model.counts[Filter.ATTENTION] == 1
    assert gc.get_freeze_count() < frozen + len(circles), "what the checks of a list leave behind would never be freed"


def _circle() -> list[object]:
    made: list[object] = []
    made.append(made)
    return made


def test_a_search_goes_through_rows_that_are_judged_already(qapp, monkeypatch):
    desk = _Desk()
    desk.cache.observed([_check(number, Outcome.FOUND, START) for number in range(12)])
    monkeypatch.setattr("k2desk.ui.subscriptions.arrangement.badge_of", lambda *_: 1 / 0)
    desk.model.search("500000")
    assert [entry.id for entry in desk.model.entries()] == ["row-0"]
    desk.model.choose(Filter.WAITING)
    assert desk.model.entries() == []
    desk.model.choose(Filter.ALL)
    desk.model.search("")
    assert desk.model.visible() == 6


def test_rows_are_sorted_by_what_a_column_shows_and_then_by_till_or_time(qapp):
    desk = _Desk()
    for number in range(12):
        desk.cache.put(_record(number, State.NOT_SENT if number % 3 == 0 else State.CREATED))
    shown = {name: next(at for at, one in enumerate(desk.model.columns) if one.name == name) for name in _ORDERS}
    for descending in (False, True):
        for name, order in _ORDERS.items():
            desk.do(("sort", shown[name], descending))
            entries = desk.model.entries()
            assert len(entries) == 12 and len(desk.model.headings()) == 1, "all of them wait"
            keys = [order(one) for one in entries]
            assert keys == sorted(keys, reverse=descending), name
            assert len(set(keys)) > 1


def test_a_sort_looks_once_at_a_server_that_many_rows_share(qapp, monkeypatch):
    seconds = [100.0]
    monkeypatch.setattr(columns.time, "monotonic", lambda: seconds[0])
    servers = (
        AddressRecord("a", ADDRESSES[0], looked_at=START, look=Problem(ProblemKind.CERTIFICATE_ENDED)),
        AddressRecord("a", ADDRESSES[1], looked_at=START, good_at=START),
    )
    rows = [_record(number) for number in range(30)]
    rows += [replace(_record(number), address="https://never.test/tested") for number in range(30, 40)]
    model = SubscriptionModel(SubscriptionCache(AccountContents(tuple(rows), addresses=servers)), _Clock(), SCHEDULE)
    column = next(at for at, one in enumerate(model.columns) if one.name == "server")
    asked: list[str] = []
    look = model.server_of
    monkeypatch.setattr(model, "server_of", lambda entry: (asked.append(entry.record.address), look(entry))[1])
    for order in Qt.SortOrder:
        model.sort(column, order)
        kinds = [look(entry).kind for entry in model.entries()]
        places = [list(ServerKind).index(kind) for kind in kinds]
        assert len(set(kinds)) == 3 and places == sorted(places, reverse=order is Qt.SortOrder.DescendingOrder)
    assert sorted(asked) == sorted(ADDRESSES)
    seconds[0] += 2
    model.sort(column)
    assert len(asked) == 4, "a certificate may have ended meanwhile"


# Rows that were not sent come before rows that were not checked, as the rules of the badges do.
_ORDERS = {
    "status": lambda one: (one.record.state is not State.NOT_SENT, one.record.pressed_at),
    "for": lambda one: (one.record.scope, one.record.scope_reference or ""),
    "address": lambda one: (one.record.address, one.record.scope_reference or ""),
    "event": lambda one: (event_name(one.record.event_type), one.record.scope_reference or ""),
}


def test_a_selection_stays_on_its_row(qapp):
    desk = _Desk()
    kept = QPersistentModelIndex(desk.model.index(desk.model.place_of("row-4"), 1))
    desk.do(("sort", ADDRESS, True))
    desk.do(("put", 3, State.NOT_CONFIRMED))
    assert kept.row() == desk.model.place_of("row-4")
    desk.do(("search", "500000"))
    assert not kept.isValid()


def test_a_row_that_the_book_has_is_found_before_it_is_announced(qapp):
    announcements = []
    cache = SubscriptionCache(AccountContents((_record(0),)), lambda _, announce: announcements.append(announce))
    model = SubscriptionModel(cache, _Clock(), SCHEDULE)
    cache.listen(model.take_over)
    cache.put(_record(4))
    assert model.place_of("row-4") is None and len(announcements) == 1
    model.choose(Filter.ALL)
    assert model.place_of("row-4") is not None, "whoever asks for it gets it"
    announcements.pop()()
    assert model.visible() == 2


def test_a_reading_that_begins_and_ends_has_nothing_sorted_anew(qapp, monkeypatch):
    desk = _Desk()
    monkeypatch.setattr(type(desk.model._arrangement), "_judge", lambda *_: 1 / 0)
    desk.cache.checking("row-2", True)
    desk.model.search("500002")
    assert desk.model.visible() == 0 or desk.model.entries()[0].id == "row-2"
    desk.cache.checking("row-2", False)
    desk.model.search("500000")
    desk.cache.checking("row-2", True)
    assert [entry.id for entry in desk.model.entries()] == ["row-0"], "nor where it is not shown"
