"""The event loop keeps nothing of cancelled timers, and its timers behave like asyncio's."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
import weakref
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from k2desk.system.event_loop import EventLoop
from tests.waiting import PATIENCE, until, wait_until


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


def test_the_loop_closes_though_a_thread_hangs(qapp):
    """A name that is looked up while the network is dead holds its thread for a minute and more."""
    loop, hangs = EventLoop(qapp), threading.Event()
    executor = ThreadPoolExecutor(1)
    loop.set_default_executor(executor)
    executor.submit(hangs.wait, PATIENCE)
    closing = threading.Timer(10.0, hangs.set)
    closing.start()
    loop.close()
    assert not hangs.is_set()
    hangs.set()
    closing.cancel()
    executor.shutdown()


async def test_a_thousand_time_outs_that_were_not_needed_leave_no_timers():
    loop = asyncio.get_running_loop()
    assert isinstance(loop, EventLoop)
    before = [*loop._timers.calls.values()]
    for _ in range(1_000):
        async with asyncio.timeout(60):
            await asyncio.sleep(0)
    assert [one for one in loop._timers.calls.values() if one not in before] == []


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


async def test_what_qt_was_asked_for_before_is_done_before_the_next_call(qapp):
    """Else a new widget would not be seen yet by who waited for the next turn."""
    parent = QWidget()
    column = QVBoxLayout(parent)
    parent.show()
    for _ in range(20):
        child = QLabel("new")
        column.addWidget(child)
        await asyncio.sleep(0)
        assert child.isVisible()
    parent.close()


async def test_calls_that_ask_for_more_calls_leave_qt_its_turns():
    loop = asyncio.get_running_loop()
    count, over = [0], asyncio.Event()

    def again() -> None:
        count[0] += 1
        if not over.is_set():
            loop.call_soon(again)

    again()
    QTimer.singleShot(50, over.set)
    async with asyncio.timeout(PATIENCE):
        await over.wait()
    assert count[0] > 10


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
    found: list[asyncio.Handle] = []
    for _ in range(10_000):
        # Several at a time, because another timer may hold the place of this number in Qt's table.
        later = [loop.call_later(0.2, came.append, "later") for _ in range(7)]
        found = [call for call in later if call.timer == over.timer]
        for call in later:
            if call not in found:
                call.cancel()
        if found:
            break
    assert found, "no number came again"
    over.cancel()
    await until(lambda: len(came) == 2, "the later call was lost")


# -- Qt loops inside tasks ---------------------------------------------------------------------------------------------


def _exec_a_loop(_: Callable[[], bool]) -> None:
    """Do what a native dialog does: run Qt's loop inside a call."""
    nested = QEventLoop()
    QTimer.singleShot(100, nested.quit)
    nested.exec()


def _process_events(is_due: Callable[[], bool]) -> None:
    wait_until(lambda: QApplication.processEvents() or is_due(), "nothing became due")


async def _called_soon() -> None:
    await asyncio.sleep(0)


async def _called_later() -> None:
    await asyncio.sleep(0.01)


async def _done_by_a_thread() -> None:
    await asyncio.get_running_loop().run_in_executor(None, sum, (1, 2))


async def _read_from_a_socket() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.setblocking(False)
        other.send(b"x")
        assert await asyncio.get_running_loop().sock_recv(one, 1) == b"x"


@pytest.mark.parametrize("wake_up", [_called_soon, _called_later, _done_by_a_thread, _read_from_a_socket])
@pytest.mark.parametrize("nested", [_exec_a_loop, _process_events])
async def test_a_qt_loop_inside_a_task_loses_no_wake_up_of_another(nested, wake_up: Callable[[], Awaitable[None]]):
    loop = asyncio.get_running_loop()
    assert isinstance(loop, EventLoop)
    failures: list[object] = []
    loop.set_exception_handler(lambda _, context: failures.append(context.get("exception")))
    inside, came = [False], []

    async def other() -> None:
        await wake_up()
        came.append(inside[0])

    try:
        task = asyncio.create_task(other())
        inside[0] = True
        nested(lambda: bool(loop._timers.due))
        inside[0] = False
        assert came == [], "a task ran inside another task"
        await asyncio.wait_for(task, PATIENCE)
    finally:
        loop.set_exception_handler(None)
    assert failures == [] and came == [False]


async def test_what_a_qt_loop_inside_a_task_put_off_comes_in_order_and_unless_cancelled():
    loop = asyncio.get_running_loop()
    came: list[int] = []
    handles = [loop.call_soon(came.append, number) for number in range(5)]
    _exec_a_loop(lambda: True)
    assert came == []
    handles[2].cancel()
    loop.call_soon(came.append, 5)
    await until(lambda: 5 in came)
    assert came == [0, 1, 3, 4, 5]


async def test_a_qt_loop_outside_any_task_lets_the_tasks_run():
    """A dialog that a button opens by itself must not stop the work behind it."""
    loop = asyncio.get_running_loop()
    came: list[str] = []
    tasks: list[asyncio.Future[None]] = []

    async def work() -> None:
        for _ in range(3):
            await asyncio.sleep(0.001)
        came.append("work")

    def dialog() -> None:
        tasks.append(asyncio.ensure_future(work()))
        wait_until(lambda: QApplication.processEvents() or came, "the work stood still")
        came.append("dialog")

    loop.call_soon(dialog)
    await until(lambda: len(came) == 2)
    assert came == ["work", "dialog"]


def test_a_task_goes_on_only_while_its_loop_runs(qapp):
    """Elsewhere it would find no running loop, and what it starts would never begin."""
    loop, ran = EventLoop(qapp), []

    async def begins() -> None:
        ran.append("begins")
        await asyncio.sleep(0)
        asyncio.get_running_loop().create_task(goes_on())

    async def goes_on() -> None:
        ran.append("goes on")

    try:
        task = loop.create_task(begins())
        for _ in range(5):
            QApplication.processEvents()
        assert ran == [] and not task.done()
        loop.call_later(0.05, loop.stop)
        loop.run_forever()
        assert ran == ["begins", "goes on"] and task.exception() is None
    finally:
        loop.close()
