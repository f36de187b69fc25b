"""The one event loop: qasync's, where a timer that is cancelled is gone at once.

qasync keeps each cancelled timer, with all that it would have called, until its time is over: for every read a minute's
time-out and some shorter ones, which is megabytes while a thousand subscriptions are checked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context
from typing import Any

from PySide6.QtCore import QObject, QTimerEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop


class EventLoop(QEventLoop):  # type: ignore[misc]  # qasync has no types
    """The loop of asyncio and of Qt."""

    def __init__(self, application: QApplication) -> None:
        self._timers = _Timers()
        super().__init__(application)

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Calls `callback` after `delay` seconds, on the loop's thread, unless the handle is cancelled before."""
        if delay <= 0:
            handle: asyncio.Handle = super().call_later(0, callback, *args, context=context)
            return handle
        return self._timers.add(_Later(callback, args, self, context), delay)

    def timers_waiting(self) -> int:
        """How many calls are still to come."""
        return len(self._timers)

    def close(self) -> None:
        """Ends the timers as well."""
        self._timers.clear()
        super().close()


class _Later(asyncio.Handle):
    """A call to come."""

    __slots__ = ("timer", "timers")

    timers: _Timers
    timer: int

    def cancel(self) -> None:
        """Ends its timer, too."""
        if not self.cancelled():
            super().cancel()
            self.timers.end(self)


class _Timers(QObject):
    """The calls to come, by the timers that Qt has for them."""

    def __init__(self) -> None:
        super().__init__()
        self._calls: dict[int, _Later] = {}

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: _Later, delay: float) -> _Later:
        """Has it run after `delay` seconds."""
        call.timers, call.timer = self, self.startTimer(int(delay * 1000))
        self._calls[call.timer] = call
        return call

    def end(self, call: _Later) -> None:
        """Ends the timer of a call. One that is over has none any more: another call may have its number by now."""
        if self._calls.get(call.timer) is call:
            del self._calls[call.timer]
            self.killTimer(call.timer)

    def clear(self) -> None:
        """Ends all."""
        for call in tuple(self._calls.values()):
            self.end(call)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Runs the call whose time has come."""
        call = self._calls.get(event.timerId())
        if call is not None:
            self.end(call)
            call._run()
