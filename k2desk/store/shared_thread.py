"""What `ThreadedRegistry` does with a shared list: connects to it, and tells the event loop what it hears."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Collection
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from k2desk.model.records import AccountContents
from k2desk.model.shared_list import Line, ListTrouble
from k2desk.store.desk_copy import DeskCopy, SharedList
from k2desk.store.jobs import Jobs

if TYPE_CHECKING:
    from k2desk.store.connector import Connector
    from k2desk.store.shared import SharedRegistry

Backend: TypeAlias = "DeskCopy | SharedRegistry"

T = TypeVar("T")


class SharedThread:
    """The part of the registry's thread that knows about other desks."""

    _backend: Backend
    _jobs: Jobs
    _closed: bool
    _reopen: Callable[[], Backend]

    async def run(self, step: Callable[[], T]) -> T:
        """Run `step` on the thread, in its turn."""
        raise NotImplementedError

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        raise NotImplementedError

    def prepare_sharing(self) -> None:
        """Begin without a line."""
        self._connector: Connector | None = None
        self._password: str | None = None
        self.list_changed: Callable[[dict[str, set[str]]], None] = lambda touched: None
        """Called with the subscriptions, by account, that other desks of a shared list have changed."""
        self.line_changed: Callable[[Line], None] = lambda line: None
        """Called when the line to the shared list is there, or no longer."""

    async def shared(self) -> SharedList | None:
        """Return the shared list that this desk's list is a copy of, if it is one."""
        return await self.run(lambda: self._backend.shared)

    async def share(self, shared: SharedList | None) -> None:
        """Make this list the copy of a shared one, or a list of its own again, and go on with it."""

        def work() -> None:
            self._backend.share(shared)
            self._jobs.listen(None)
            self._backend.close()
            self._backend = self._reopen()

        self._hang_up()
        await self.run(work)

    async def connect(self, password: str) -> None:
        """Keep a line to the shared list from now on. Returns at once: `line_changed` tells when it is there."""
        from k2desk.store.connector import Connector
        from k2desk.store.shared import SharedRegistry

        self._hang_up()
        self._password = password
        loop, backend = asyncio.get_running_loop(), self._backend
        if not isinstance(backend, SharedRegistry):
            return

        def told(call: Callable[[Any], None]) -> Callable[[Any], None]:
            def tell(what: Any) -> None:
                # The loop may end while the thread still hears something.
                with contextlib.suppress(RuntimeError):
                    if not self._closed:
                        loop.call_soon_threadsafe(call, what)

            return tell

        backend.changed = told(lambda touched: self.list_changed(touched))
        backend.told = told(lambda line: self.line_changed(line))
        await self.run(lambda: self._jobs.listen(backend))
        shared = await self.shared()
        assert shared is not None
        self._connector = Connector(
            shared.address,
            password,
            is_connected=lambda: backend.is_connected,
            attach=lambda raw: self._submit(lambda: backend.attach(raw)).result(),
            refused=lambda trouble: self._submit(lambda: backend.refused(trouble)).result(),
        )

    async def cannot_connect(self, trouble: ListTrouble) -> None:
        """Note why this desk can't connect at all. What is asked of the list fails with it."""
        backend = self._backend
        if not isinstance(backend, DeskCopy):
            await self.run(lambda: backend.refused(trouble))

    def hurry(self) -> None:
        """Try at once to reach the shared list again."""
        if self._connector is not None:
            self._connector.hurry()

    def _hang_up(self) -> None:
        if self._connector is not None:
            self._connector.close()
        self._connector = None

    @property
    def is_shared(self) -> bool:
        """Whether other desks share this list."""
        return not isinstance(self._backend, DeskCopy)

    async def rows_of(self, account_id: str, record_ids: Collection[str]) -> AccountContents:
        """Return some rows of an account, with what is known about each."""
        return await self.run(lambda: self._backend.rows_of(account_id, record_ids))

    @property
    def line(self) -> Line | None:
        """How the line to the shared list is, or None if this list is not shared."""
        found = self._backend
        return None if isinstance(found, DeskCopy) else found.line
