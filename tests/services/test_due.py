"""With little data, what is well is read seldom, and what is not well at each look."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from k2desk.model.records import CheckRecord, Outcome, State, SubscriptionRecord
from k2desk.model.settings import Settings
from k2desk.services.badge import BadgeKind, badge
from k2desk.services.due import due
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


def test_with_little_data_a_day_of_a_hundred_rows_takes_few_reads_and_no_badge_ages():
    rows = {row.id: row for row in map(_row, range(100))}
    now, reads, looks = START, Counter(), 0
    while now < START + timedelta(days=1):
        ids = due(rows.values(), now, LITTLE.interval, LITTLE.look_every)
        assert ids, "each look asks at least for one, so that a trouble of all is noticed"
        for one in ids:
            rows[one] = _well(rows[one], now)
        reads.update(ids)
        looks += 1
        now += LITTLE.look_every
        kinds = {badge(row.record, row.check, now, LITTLE.interval).kind for row in rows.values()}
        assert kinds == {BadgeKind.ACTIVE}, "what is said to be Active was read lately"
    assert looks == 48 and min(reads.values()) >= 8 and reads.total() < 1_000, "not 288 times a day each"


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
    ids = due(rows, START, LITTLE.interval, LITTLE.look_every)
    assert set(ids) == {"row-0", "row-1", "row-2", "row-3", "row-4", "row-21", "row-20"}


def test_after_a_night_everything_is_read_at_the_first_look():
    rows = [_well(_row(number), START - timedelta(hours=9)) for number in range(30)]
    assert len(due(rows, START, LITTLE.interval, LITTLE.look_every)) == 30


def test_little_data_never_checks_more_often_than_the_user_chose():
    assert (Settings().interval, Settings().look_every) == (timedelta(minutes=5), timedelta(minutes=5))
    assert (LITTLE.interval, LITTLE.look_every) == (timedelta(hours=3), timedelta(minutes=30))
    hourly = replace(LITTLE, check_minutes=60)
    assert (hourly.interval, hourly.look_every) == (timedelta(hours=3), timedelta(hours=1))
    off = replace(LITTLE, check_minutes=0)
    assert (off.interval, off.look_every) == (None, None)
    seldom = replace(LITTLE, check_minutes=1440)
    assert seldom.interval == seldom.look_every == timedelta(days=1)
