"""The number of reads in flight falls when Kopo Kopo is overloaded and grows again, and a cancelled read keeps no
turn.
"""

from __future__ import annotations

import asyncio
import time

from k2desk.services.adaptive_limiter import AdaptiveLimiter
from tests.services.opened import opened
from tests.waiting import PATIENCE


async def test_never_more_than_the_limit_are_in_flight_and_all_get_their_turn():
    pace, seen, now = AdaptiveLimiter(4), [], 0

    async def one():
        nonlocal now
        async with pace:
            now += 1
            seen.append(now)
            await asyncio.sleep(0.001)
            now -= 1

    await asyncio.gather(*(one() for _ in range(50)))
    assert max(seen) == 4 and len(seen) == 50


async def test_it_falls_by_half_and_grows_back_one_by_one():
    pace = AdaptiveLimiter(8)
    pace.slow_down()
    assert pace.limit == 4
    for _ in range(5):
        pace.slow_down()
    assert pace.limit == 1
    for _ in range(200):
        pace.went_well()
    assert pace.limit == 8


def _hold_the_window_up() -> None:
    time.sleep(0.03)


async def _rests(pace: AdaptiveLimiter, took: float) -> bool:
    """Return whether a reader that read for `took` seconds pauses for others before it continues."""
    others: list[None] = []
    asyncio.get_running_loop().call_soon(others.append, None)
    await pace.rest(took)
    return bool(others)


async def _rests_while_the_window_is_held_up(pace: AdaptiveLimiter, took: float) -> list[bool]:
    async with pace.heeding_the_window():
        for _ in range(15):
            await asyncio.sleep(0.001)
            _hold_the_window_up()
        found = []
        for _ in range(10):
            found.append(await _rests(pace, took))
            _hold_the_window_up()
    return found


async def test_readers_rest_where_this_computer_is_what_they_wait_for():
    pace = AdaptiveLimiter(8)
    assert any(await _rests_while_the_window_is_held_up(pace, took=0.02))
    assert pace.limit == 8, "and none that hangs keeps a place that the others need"


async def test_no_reader_rests_where_kopo_kopo_is_what_they_wait_for():
    assert not any(await _rests_while_the_window_is_held_up(AdaptiveLimiter(8), took=600.0))


async def test_no_reader_rests_while_the_window_is_at_ease(monkeypatch):
    monkeypatch.setattr("k2desk.services.adaptive_limiter._LATE", 60.0)
    assert not any(await _rests_while_the_window_is_held_up(AdaptiveLimiter(8), took=0.02))


async def test_no_reader_rests_while_nobody_looks_at_the_window():
    """Earlier measurements of the event loop no longer count."""
    pace = AdaptiveLimiter(8)
    await _rests_while_the_window_is_held_up(pace, took=0.02)
    assert not await _rests(pace, 0.001)


async def test_thousands_of_cancelled_waits_lose_no_place():
    pace = AdaptiveLimiter(2)

    async def hold():
        async with pace:
            await asyncio.sleep(60)

    for _ in range(1_000):
        tasks = [asyncio.ensure_future(hold()) for _ in range(5)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def turn():
        async with pace:
            return True

    assert await asyncio.wait_for(asyncio.gather(turn(), turn(), turn()), PATIENCE) == [True] * 3


async def test_a_sweep_slows_down_when_asked_and_obeys_the_pause(tmp_path, fresh_practice):
    asked = {
        "count": 40,
        "event_type": "buygoods_transaction_received",
        "webhook_uri": "https://x.co.ke/",
        "scope": "till",
    }
    tills = [str(700_000 + number) for number in range(40)]
    made = fresh_practice.control("POST", "subscriptions", {**asked, "scope_references": tills})["ids"]
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.adopting.adopt(await account.adopting.look("\n".join(made)).wait()).wait()
        await account.poller.check().wait()
        assert account.poller.pace.limit == 8
        fresh_practice.faults({"kind": "rate_limited", "on": "read", "retry_after": "1", "times": 1})
        began, limits = time.monotonic(), []
        checking = account.poller.check()
        checking.listen(lambda _: limits.append(account.poller.pace.limit))
        sweep = await checking.wait()
        assert sweep.checked == 40 and time.monotonic() - began >= 0.9, "Retry-After is obeyed, and all are read"
        assert min(limits) == 4, "and fewer are in flight after it"
