"""The event loop: qasync's, except that a cancelled timer is freed at once.

qasync keeps each cancelled timer, with everything that its callback refers to, until its time is over. Every read has a
timeout of a minute and some shorter ones, so that checking a thousand subscriptions would keep megabytes alive.
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
    """One event loop for both asyncio and Qt."""

    def __init__(self, application: QApplication) -> None:
        self._timers = _Timers()
        super().__init__(application)

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Call `callback` after `delay` seconds on the loop's thread, unless the handle is cancelled before."""
        if delay <= 0:
            handle: asyncio.Handle = super().call_later(0, callback, *args, context=context)
            return handle
        return self._timers.add(_Later(callback, args, self, context), delay)

    def close(self) -> None:
        """Close the loop and its timers."""
        self._timers.clear()
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
    """The pending calls, by the ids of their Qt timers."""

    def __init__(self) -> None:
        super().__init__()
        self._calls: dict[int, _Later] = {}

    def __len__(self) -> int:
        return len(self._calls)

    def add(self, call: _Later, delay: float) -> _Later:
        """Schedule a call to run after `delay` seconds."""
        call.timers, call.timer = self, self.startTimer(int(delay * 1000))
        self._calls[call.timer] = call
        return call

    def end(self, call: _Later) -> None:
        """Stop the timer of a call.

        Qt reuses timer ids, so a finished call must not stop the timer that now has its id.
        """
        if self._calls.get(call.timer) is call:
            del self._calls[call.timer]
            self.killTimer(call.timer)

    def clear(self) -> None:
        """Stop all timers."""
        for call in tuple(self._calls.values()):
            self.end(call)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Run the call of the timer that has fired."""
        call = self._calls.get(event.timerId())
        if call is not None:
            self.end(call)
            call._run()
