"""Work that a press starts. The account owns it, and widgets only watch it.

Closing a page cancels nothing. In a batch every item ends with an outcome. An exception that leaves an operation is a
bug: it is kept in `failure`, it is the operation's `problem`, and the owner of the tasks shows it above the page.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable, Coroutine
from enum import Enum
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.problems import Problem
from k2desk.model.registry_errors import RegistryError
from k2desk.services.announcer import Announcer, ListenerHandle

Spawn = Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"]
"""Starts a task that the account owns."""


class _Spawns(Protocol):
    _spawn: Spawn


P = ParamSpec("P")
S = TypeVar("S", bound=_Spawns)
T = TypeVar("T")


class Stage(Enum):
    """The state of an operation."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Operation(Generic[T]):
    """One piece of work: the ids of its rows, its progress (`done` of `total`), `cancel`, and its outcome.

    `problem` is the outcome if that is a problem, or UNEXPECTED if the work failed.
    """

    def __init__(self, ids: tuple[str, ...], total: int, *, can_be_cancelled: bool = True) -> None:
        self.ids = ids
        self.total = total
        self.done = 0
        self.stage = Stage.RUNNING
        self.outcome: T | None = None
        self.failure: BaseException | None = None
        self.problem: Problem | None = None
        self.can_be_cancelled = can_be_cancelled
        self._task: asyncio.Task[None] | None = None
        self._announcer: Announcer[[Operation[T]]] = Announcer()

    def start(self, work: Callable[[Operation[T]], Awaitable[T]], spawn: Spawn) -> Operation[T]:
        """Start `work` as a task of the account, and return this operation."""
        self._task = spawn(self._run(work))
        self._task.add_done_callback(self._ended)
        return self

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled():
            # The failure is kept here, also where nobody else asks the task for it.
            task.exception()
        if self.stage is Stage.RUNNING:
            # Cancelled before it started.
            self.stage = Stage.CANCELLED
            self._announcer.tell(self)

    async def _run(self, work: Callable[[Operation[T]], Awaitable[T]]) -> None:
        try:
            self.outcome = await work(self)
            self.problem = self.outcome if isinstance(self.outcome, Problem) else None
            self.stage = Stage.DONE
        except asyncio.CancelledError:
            self.stage = Stage.CANCELLED
        except Exception as failure:
            self.failure = failure
            self.problem = of_error(failure, During.READ) if isinstance(failure, RegistryError) else unexpected(failure)
            self.stage = Stage.FAILED
            raise
        finally:
            self._announcer.tell(self)

    def advance(self, done: int = 1) -> None:
        """Count finished items and notify the listeners."""
        self.done += done
        self._announcer.tell(self)

    def cancel(self) -> None:
        """Ask the work to stop. A create that was handed to the network continues."""
        if self._task is not None and self.can_be_cancelled:
            self._task.cancel()

    @property
    def finished(self) -> bool:
        """Whether the operation has ended."""
        return self.stage is not Stage.RUNNING

    @property
    def went_well(self) -> bool:
        """Whether the work ended without a problem, neither cancelled nor failed."""
        return self.stage is Stage.DONE and self.problem is None

    def listen(self, listener: Callable[[Operation[T]], object]) -> ListenerHandle:
        """Call `listener` at each progress and at the end.

        If the operation has already ended, it is called at once.
        """
        handle = self._announcer.listen(listener)
        if self.finished:
            listener(self)
        return handle

    async def wait(self) -> T:
        """Wait for the outcome and return it.

        Raises `asyncio.CancelledError` if the work was cancelled, and the exception if the work failed.
        """
        if self._task is not None:
            await asyncio.wait({self._task})
        if self.stage is Stage.CANCELLED:
            raise asyncio.CancelledError
        if self.failure is not None:
            raise self.failure
        assert self.outcome is not None or self.stage is Stage.DONE
        return self.outcome  # type: ignore[return-value]


def operation(
    *, can_be_cancelled: bool = True, of_row: bool = False
) -> Callable[[Callable[Concatenate[S, P], Awaitable[T]]], Callable[Concatenate[S, P], Operation[T]]]:
    """Turn an async method of a service into one that starts it as an operation.

    With `of_row`, its first argument is the id of the operation's row.
    """

    def decorate(work: Callable[Concatenate[S, P], Awaitable[T]]) -> Callable[Concatenate[S, P], Operation[T]]:
        @functools.wraps(work)
        def start(self: S, /, *args: P.args, **kwargs: P.kwargs) -> Operation[T]:
            ids = (str(args[0]),) if of_row else ()
            begun = Operation[T](ids, 1, can_be_cancelled=can_be_cancelled)
            return begun.start(lambda _: work(self, *args, **kwargs), self._spawn)

        return start

    return decorate
