"""Owns asyncio tasks, so that none is started and forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from k2desk.services.operation import Operation

T = TypeVar("T")


class Tasks:
    """The tasks of one scope.

    `close` cancels them and waits for their end. `failed` is called with an exception that a task raises.
    """

    def __init__(self, failed: Callable[[BaseException], None] | None = None) -> None:
        self.failed = failed
        self._running: set[asyncio.Task[Any]] = set()
        self._closed = False

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start `work`.

        It is cancelled when the scope closes, or at once if the scope is already closed.
        """
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)
        if self._closed:
            task.cancel()
        return task

    def begin(self, work: Callable[[Operation[T]], Awaitable[T]], *, total: int = 1) -> Operation[T]:
        """Start an operation that the user can't cancel."""
        return Operation[T]((), total, can_be_cancelled=False).start(work, self.spawn)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() or self.failed is None else task.exception()
        if error is not None and self.failed is not None:
            self.failed(error)

    async def close(self) -> None:
        """Cancel all running tasks and wait for their end. Their exceptions are left to their operations."""
        self._closed = True
        while self._running:
            running = tuple(self._running)
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
            # From Python 3.12 on, this gives `_ended` no turn if all of them were done already.
            self._running.difference_update(running)
