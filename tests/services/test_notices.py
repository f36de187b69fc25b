"""News is reported once: with a flapping server each change for the worse is one notice, and nothing is repeated."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from k2desk.model.records import AccountContents, AddressRecord, CheckRecord, Outcome, State, SubscriptionRecord
from k2desk.services import notices as module
from k2desk.services.badge import BadgeKind
from k2desk.services.notices import Notices
from k2desk.services.subscription_cache import SubscriptionCache
from tests.services.opened import scope_over
from tests.waiting import until

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ADDRESS = "https://shop.njeri.co.ke/k2"


class Clock:
    def now(self):
        return NOW

    def monotonic(self):
        return 0.0


class StatusPoller:
    interval = timedelta(minutes=5)
    current = None


def row(number: int) -> SubscriptionRecord:
    return SubscriptionRecord(
        str(number), "a", "buygoods_transaction_received", "till", f"55555{number}", ADDRESS, False, 2, State.CREATED,
        NOW, "practice", kopokopo_id=str(number), location=str(number),
    )  # fmt: skip


def check(number: int, word: str = "Active", standing: Outcome = Outcome.FOUND) -> CheckRecord:
    return CheckRecord(str(number), NOW, standing, NOW, word=word, good_at=NOW)


async def _long_enough() -> None:
    """Wait as long as a notice needs at most on a quick computer.

    On a slow computer the test passes without seeing it.
    """
    await asyncio.sleep(0.05)


@pytest.fixture
async def told(monkeypatch):
    monkeypatch.setattr(module, "TOGETHER", 0.02)
    cache = SubscriptionCache(AccountContents(tuple(map(row, range(4))), tuple(map(check, range(4)))))
    heard, poller = [], StatusPoller()
    async with scope_over(cache, clock=Clock()) as scope:
        notices = Notices(scope, poller)
        notices.listen(heard.append)
        yield cache, heard, poller
        notices.close()


async def test_each_change_of_a_flapping_server_is_told_exactly_once(told):
    cache, heard, _ = told
    for times in range(5):
        cache.observed([check(0, "Inactive")])
        await until(lambda times=times: len(heard) > times)
        for _ in range(3):
            cache.observed([check(0, "Inactive")])
            await _long_enough()
        for _ in range(3):
            cache.observed([check(0)])
            await _long_enough()
    assert len(heard) == 5
    assert all([one for one, _ in notice.stopped] == ["0"] for notice in heard)


async def test_what_changes_together_is_told_together(told):
    cache, heard, poller = told
    poller.current = object()
    for number in range(4):
        cache.observed([check(number, standing=Outcome.NOT_FOUND)])
        await _long_enough()
    assert heard == [], "while a check runs it waits"
    poller.current = None
    await until(lambda: heard)
    await _long_enough()
    assert len(heard) == 1
    assert [badge.kind for _, badge in heard[0].stopped] == [BadgeKind.NOT_FOUND] * 4


async def test_one_trouble_that_turns_into_another_is_no_news(told):
    cache, heard, _ = told
    cache.observed([check(1, "Inactive")])
    await until(lambda: heard)
    cache.observed([check(1, standing=Outcome.NOT_ANSWERING)])
    await _long_enough()
    assert len(heard) == 1


async def test_what_is_well_again_before_it_was_told_is_not_told(told):
    cache, heard, _ = told
    cache.observed([check(2, "Inactive")])
    cache.observed([check(2)])
    await _long_enough()
    assert heard == []


async def test_what_was_there_at_the_opening_is_no_news(monkeypatch):
    monkeypatch.setattr(module, "TOGETHER", 0.02)
    cache = SubscriptionCache(AccountContents((row(0),), (check(0, "Inactive"),)))
    heard = []
    async with scope_over(cache, clock=Clock()) as scope:
        Notices(scope, StatusPoller()).listen(heard.append)
        cache.observed([check(0, "Inactive")])
        cache.put(row(0))
        await _long_enough()
        assert heard == []


def address(ends_in: int, looked_ago: int = 0) -> AddressRecord:
    return AddressRecord(
        "a", ADDRESS, looked_at=NOW - timedelta(days=looked_ago), certificate_ends=NOW + timedelta(days=ends_in)
    )


async def test_a_certificate_near_its_end_is_told_once_for_each_certificate(told):
    cache, heard, _ = told
    cache.address_seen(address(60))
    await _long_enough()
    assert heard == []
    for _ in range(3):
        cache.address_seen(address(12))
        await until(lambda: heard)
        await _long_enough()
    assert [notice.certificates for notice in heard] == [(("shop.njeri.co.ke", 12),)]
    cache.address_seen(replace(address(90)))
    cache.address_seen(address(20))
    await until(lambda: len(heard) > 1)
    await _long_enough()
    assert len(heard) == 2, "a renewed one that ends soon again is news"


async def test_a_certificate_that_came_near_its_end_while_k2desk_was_closed_is_told(monkeypatch):
    monkeypatch.setattr(module, "TOGETHER", 0.02)
    for looked_ago, times in ((30, 1), (1, 0)):
        cache = SubscriptionCache(AccountContents((row(0),), (check(0),), addresses=(address(12, looked_ago),)))
        heard = []
        async with scope_over(cache, clock=Clock()) as scope:
            notices = Notices(scope, StatusPoller())
            notices.listen(heard.append)
            scope.tasks.spawn(notices.keep_looking())
            await until(lambda times=times, heard=heard: len(heard) >= times)
            await _long_enough()
            assert len(heard) == times
            notices.close()


async def test_of_a_long_list_that_is_only_looked_at_the_news_are_gathered_too(monkeypatch):
    """Of an account that is not open, what is listened to ends when all is gathered."""
    monkeypatch.setattr(module, "TOGETHER", 0.02)
    monkeypatch.setattr("k2desk.services.slices.ROWS", 2)
    monkeypatch.setattr("k2desk.services.slices._TURN", 0.0)
    cache = SubscriptionCache(AccountContents(tuple(map(row, range(9))), tuple(map(check, range(9)))))
    heard = []
    async with scope_over(cache, clock=Clock()) as scope:
        notices = Notices(scope, StatusPoller())
        notices.listen(heard.append)
        cache.observed([check(number, standing=Outcome.NOT_FOUND) for number in range(9)])
        async with asyncio.timeout(10):
            await notices.gathered()
        notices.close()
        assert [sorted(one for one, _ in notice.stopped) for notice in heard] == [[str(number) for number in range(9)]]
        async with asyncio.timeout(10):
            await notices.gathered()


async def test_nobody_waits_for_news_of_a_list_that_is_closed(monkeypatch):
    monkeypatch.setattr("k2desk.services.slices.ROWS", 2)
    monkeypatch.setattr("k2desk.services.slices._TURN", 0.0)
    cache = SubscriptionCache(AccountContents(tuple(map(row, range(9))), tuple(map(check, range(9)))))
    async with scope_over(cache, clock=Clock()) as scope:
        notices = Notices(scope, StatusPoller())
        waiting = asyncio.ensure_future(notices.gathered())
        await asyncio.sleep(0)
        notices.close()
        await asyncio.wait_for(waiting, 10)
