"""Of a long list, what is well is read in turn, and what is not well at each look."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2desk.model.check_schedule import NEVER, CheckSchedule
from k2desk.model.records import CheckRecord, Outcome, State, SubscriptionRecord
from k2desk.model.settings import Settings
from k2desk.services.badge import BadgeKind, badge
from k2desk.services.due import due, due_at_desks
from k2desk.services.subscription_cache import CachedSubscription

START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LITTLE = Settings(low_data=True)


def _row(number: int, check: CheckRecord | None = None) -> CachedSubscription:
    record = SubscriptionRecord(
        f"row-{number}", "a", "buygoods_transaction_received", "till", str(500_000 + number), "https://shop.test/k2",
        False, 2, State.CREATED, START, "practice", kopokopo_id=str(number), location=f"https://k2.test/{number}",
    )  # fmt: skip
    return CachedSubscription(record, check)


def _well(row: CachedSubscription, at: datetime) -> CachedSubscription:
    return replace(row, check=CheckRecord(row.id, at, Outcome.FOUND, at, word="Active", good_at=at))


@pytest.mark.parametrize(("settings", "looks"), [(Settings(), 96), (LITTLE, 48)])
@pytest.mark.parametrize("count", [1, 7, 10, 11, 30, 100])
def test_a_day_takes_few_reads_and_no_badge_ages(settings, looks, count):
    schedule = settings.schedule
    interval = schedule.interval(count)
    rows = {row.id: _well(row, START) for row in map(_row, range(count))}
    now, reads = START, Counter()
    for _ in range(looks):
        now += schedule.look_every
        ids = due(rows.values(), now, interval, schedule.look_every)
        assert 1 <= len(ids) <= schedule.well_ones, (
            "each look asks at least for one, so that a trouble of all is noticed"
        )
        for one in ids:
            rows[one] = _well(rows[one], now)
        reads.update(ids)
        kinds = {badge(row.record, row.check, now, interval).kind for row in rows.values()}
        assert kinds == {BadgeKind.ACTIVE}, "what is said to be Active was read lately"
    assert now == START + timedelta(days=1) and len(reads) == count
    assert min(reads.values()) >= looks * schedule.well_ones // (count + schedule.well_ones) - 1, "each has its turn"


def test_what_is_not_well_is_read_at_each_look_with_little_data():
    at = START - timedelta(minutes=10)
    found = CheckRecord("", at, Outcome.FOUND, at, word="Active", good_at=at)
    odd = [
        None,
        replace(found, standing=Outcome.NOT_FOUND),
        replace(found, word="Suspended"),
        replace(found, pending=Outcome.NOT_FOUND),
        replace(found, checked_at=START + timedelta(hours=2)),
    ]
    rows = [_row(number, check and replace(check, subscription_id=f"row-{number}")) for number, check in enumerate(odd)]
    rows += [_well(_row(number), START - timedelta(minutes=number)) for number in range(10, 22)]
    ids = due(rows, START, timedelta(hours=3), timedelta(minutes=30))
    assert set(ids) == {"row-0", "row-1", "row-2", "row-3", "row-4", "row-21", "row-20"}


def test_after_a_night_everything_is_read_at_the_first_look():
    rows = [_well(_row(number), START - timedelta(hours=9)) for number in range(30)]
    assert len(due(rows, START, timedelta(hours=3), timedelta(minutes=30))) == 30


def test_a_short_list_is_read_at_each_look_and_a_long_one_in_turn():
    usual = Settings().schedule
    assert usual.look_every == timedelta(minutes=15)
    assert [usual.interval(count) / usual.look_every for count in (0, 1, 10, 11, 20, 100, 150)] == [
        1,
        1,
        1,
        2,
        2,
        10,
        15,
    ]
    assert usual.interval(100_000) == timedelta(minutes=15 * 15), "however long it is, each is read several times a day"
    assert NEVER.interval(100) is None
    assert CheckSchedule(timedelta(minutes=5)).interval(100) == timedelta(minutes=5), "without turns all are read"


@pytest.mark.parametrize(("chosen", "little"), [(1, 30), (5, 30), (15, 30), (30, 60), (60, 120), (1440, 2880)])
def test_little_data_is_half_as_many_checks(chosen, little):
    usual = Settings(check_minutes=chosen)
    assert usual.schedule.look_every == timedelta(minutes=chosen)
    assert replace(usual, low_data=True).schedule.look_every == timedelta(minutes=little)
    assert Settings(check_minutes=0, low_data=True).schedule == NEVER


@given(
    ages=st.lists(st.none() | st.integers(-200, 900), max_size=6),
    is_well=st.lists(st.booleans(), min_size=6, max_size=6),
    later=st.integers(0, 1000),
)
def test_in_a_shared_list_nothing_is_due_before_the_time_that_a_look_names(ages, is_well, later):
    interval, soon = timedelta(seconds=600), timedelta(seconds=150)
    rows = []
    for number, age in enumerate(ages):
        row = _row(number)
        if age is not None:
            row = _well(row, START - timedelta(seconds=age))
            if not is_well[number]:
                row = replace(row, check=replace(row.check, pending=Outcome.NOT_FOUND))
        rows.append(row)
    ids, next_at = due_at_desks(rows, START, interval, soon)
    left = [row for row in rows if row.id not in ids]
    then = START + timedelta(seconds=later)
    assert next_at > START
    assert then >= next_at or due_at_desks(left, then, interval, soon)[0] == []
    if left:
        last = max(row.check.checked_at for row in left) + interval
        assert set(due_at_desks(left, last, interval, soon)[0]) == {row.id for row in left}, "each is due in the end"


def test_in_a_shared_list_the_longest_unread_is_the_first():
    ages = (700, 5, 900, 601)
    rows = [_well(_row(number), START - timedelta(seconds=age)) for number, age in enumerate(ages)]
    ids, next_at = due_at_desks([*rows, _row(9)], START, timedelta(seconds=600), timedelta(seconds=150))
    assert ids == ["row-9", "row-2", "row-0", "row-3"]
    assert next_at == START + timedelta(seconds=595)
