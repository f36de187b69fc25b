"""The event loop: qasync's, except that a cancelled timer is freed at once and no task runs inside another.

Nor does one run while the loop itself does not, for example when Qt's events are handled before it starts: a task that
starts another finds no running loop there.

qasync keeps each cancelled timer, with everything that its callback refers to, until its time is over. Every read has a
timeout of a minute and some shorter ones, so that checking a thousand subscriptions would keep megabytes alive.

A native dialog, COM, and on Windows even `sendPostedEvents` run Qt's loop inside a call. If a task makes that call,
qasync would enter other tasks from there. asyncio refuses that, and their wake-ups would be lost.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import Context
from typing import Any

from PySide6.QtCore import QObject, QTimerEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop


class EventLoop(QEventLoop):  # type: ignore[misc]  # qasync has no types
    """One event loop for both asyncio and Qt."""

    def __init__(self, application: QApplication) -> None:
        self._timers = _Timers(self)
        self._has_executor = False
        super().__init__(application)

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Call `callback` after `delay` seconds on the loop's thread, unless the handle is cancelled before."""
        call, timers = _Later(callback, args, self, context), self._timers
        call.timers, call.timer = timers, timers.startTimer(max(0, int(delay * 1000)))
        timers.calls[call.timer] = call
        return call

    def set_default_executor(self, executor: Executor | None) -> None:
        """Set the executor of worker threads. The caller ends it: qasync would wait for threads that hang."""
        self._has_executor = executor is not None
        super().set_default_executor(executor)

    def run_forever(self) -> Any:
        """Run the loop, beginning with what became due while it did not run."""
        if self._timers.due:
            self.call_soon(lambda: None)
        return super().run_forever()

    def close(self) -> None:
        """Close the loop and its timers, without waiting for the threads of an executor that was set."""
        self._timers.clear()
        if self._has_executor:
            super().set_default_executor(None)
        super().close()


class _Later(asyncio.Handle):
    """A pending call."""

    __slots__ = ("timer", "timers")

    timers: _Timers
    timer: int

    def cancel(self) -> None:
        """Cancel the call and stop its timer."""
        if not self.cancelled():
            super().cancel()
            self.timers.end(self)


class _Timers(QObject):
    """The pending calls, by the ids of their Qt timers.

    `due` are those that wait for the end of a task's step, or for the loop to run.
    """

    def __init__(self, loop: EventLoop) -> None:
        super().__init__()
        self._loop = loop
        self.calls: dict[int, _Later] = {}
        self.due: deque[_Later] = deque()

    def __len__(self) -> int:
        return len(self.calls)

    def end(self, call: _Later) -> None:
        """Stop the timer of a call.

        Qt reuses timer ids, so a finished call must not stop the timer that now has its id.
        """
        if self.calls.get(call.timer) is call:
            del self.calls[call.timer]
            self.killTimer(call.timer)

    def clear(self) -> None:
        """Stop all timers."""
        for call in tuple(self.calls.values()):
            self.end(call)
        self.due.clear()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Run the call of the timer that has fired, or leave it to the call that runs the current task."""
        call = self.calls.pop(event.timerId(), None)
        if call is None:
            return
        self.killTimer(call.timer)
        self.due.append(call)
        while self.due and self._loop.is_running() and asyncio.current_task(self._loop) is None:
            first = self.due.popleft()
            if not first.cancelled():
                first._run()
