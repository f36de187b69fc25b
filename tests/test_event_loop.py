"""The event loop keeps nothing of cancelled timers, and its timers behave like asyncio's."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

from k2desk.system.event_loop import EventLoop
from tests.waiting import until


class _Held:
    def call(self) -> None:
        raise AssertionError("it was cancelled")


async def test_what_was_cancelled_is_let_go_at_once():
    loop = asyncio.get_running_loop()
    assert isinstance(loop, EventLoop)
    held = _Held()
    trace = weakref.ref(held)
    handle = loop.call_later(60, held.call)
    handle.cancel()
    del held, handle
    gc.collect()
    assert trace() is None


async def test_a_thousand_time_outs_that_were_not_needed_leave_no_timers():
    loop = asyncio.get_running_loop()
    assert isinstance(loop, EventLoop)
    before = len(loop._timers)
    for _ in range(1_000):
        async with asyncio.timeout(60):
            await asyncio.sleep(0)
    assert len(loop._timers) == before


async def test_calls_come_in_the_order_of_their_times_and_not_before():
    loop = asyncio.get_running_loop()
    came: list[tuple[str, float]] = []
    began = loop.time()
    for name, delay in (("late", 0.06), ("soon", 0.02), ("at once", 0.0)):
        loop.call_later(delay, lambda name=name: came.append((name, loop.time() - began)))
    await until(lambda: len(came) == 3)
    assert [name for name, _ in came] == ["at once", "soon", "late"]
    assert came[1][1] >= 0.018 and came[2][1] >= 0.055


async def test_a_call_may_be_cancelled_by_another_and_after_its_time():
    loop = asyncio.get_running_loop()
    came: list[str] = []
    second = loop.call_later(0.5, came.append, "second")
    first = loop.call_later(0.01, second.cancel)
    await asyncio.sleep(0.6)
    assert came == [] and second.cancelled()
    first.cancel()


async def test_a_call_that_fails_does_not_end_the_loop():
    loop = asyncio.get_running_loop()
    failures: list[object] = []
    loop.set_exception_handler(lambda _, context: failures.append(context.get("exception")))
    try:
        loop.call_later(0.01, lambda: 1 / 0)
        await until(lambda: failures)
    finally:
        loop.set_exception_handler(None)
    assert len(failures) == 1 and isinstance(failures[0], ZeroDivisionError)


async def test_a_time_out_strikes():
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.02):
            await asyncio.sleep(5)


async def test_a_call_that_is_over_takes_no_other_with_it_when_it_is_cancelled():
    """Qt reuses the number of an expired timer, and asyncio cancels calls that have already run."""
    loop = asyncio.get_running_loop()
    came: list[str] = []
    over = loop.call_later(0.001, came.append, "over")
    await until(lambda: came)
    for _ in range(100_000):
        later = loop.call_later(0.2, came.append, "later")
        if later.timer == over.timer:
            break
        later.cancel()
    assert later.timer == over.timer, "no number came again"
    over.cancel()
    await until(lambda: len(came) == 2, "the later call was lost")
