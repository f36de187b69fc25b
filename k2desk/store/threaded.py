"""Runs the registry's backend on one thread, behind the async `Registry` protocol."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import queue
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from k2desk.model.clock import Clock, SystemClock
from k2desk.model.recovery import Backup
from k2desk.model.registry_errors import (
    DamagedRegistry,
    MissingRegistry,
    NotWrittenTwice,
    OtherList,
    RegistryError,
    of_disk,
)
from k2desk.store import backups
from k2desk.store.desk_copy import DeskCopy
from k2desk.store.files import COMPANIONS, set_aside
from k2desk.store.jobs import Jobs
from k2desk.store.journal import Mark
from k2desk.store.journals import Journals
from k2desk.store.lock import WriterLock
from k2desk.store.paths import Paths
from k2desk.store.shared_thread import Backend, SharedThread
from k2desk.store.sqlite import SqliteRegistry

if TYPE_CHECKING:
    pass

_CLOCK = SystemClock()

P = ParamSpec("P")
T = TypeVar("T")


def _on_the_thread(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[ThreadedRegistry, P], Coroutine[Any, Any, T]]:
    """Return a coroutine method that calls the backend's `method` on the registry's thread."""

    @functools.wraps(method)
    async def call(self: ThreadedRegistry, /, *args: P.args, **kwargs: P.kwargs) -> T:
        # By name, and on its thread: a restored list has a backend of its own.
        return await self.run(lambda: getattr(self._backend, method.__name__)(*args, **kwargs))

    return call


class ThreadedRegistry(SharedThread):
    """Runs each call on one thread, in order. A caller that is cancelled still waits for the end of its call."""

    def __init__(
        self,
        open_backend: Callable[[], Backend],
        reopen: Callable[[], Backend],
        lock: WriterLock,
        kept_aside: Path | None = None,
    ) -> None:
        """Start the thread and open the backend on it.

        `reopen` opens whatever list is there. `kept_aside` is the damaged file that this registry replaces, if any.
        """
        self._reopen = reopen
        self._jobs = Jobs()
        self._lock = lock
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="k2desk-registry", daemon=True)
        self._thread.start()
        try:
            self._backend = self._submit(open_backend).result()
        except BaseException:
            self._jobs.put(None)
            raise
        self.prepare_sharing()
        self.made_elsewhere = self._backend.made_elsewhere
        self._trouble: RegistryError | None = None
        self._failing = False
        self.troubled: Callable[[RegistryError], None] = lambda error: None
        """Called once when changes can no longer be stored."""
        self.safeguard: Callable[[str], Awaitable[object]] = _no_backup
        """Makes a backup for a reason."""
        self.journal_failed: Callable[[], None] = lambda: None
        """Called once when a journal can no longer be written."""
        self.kept_aside = kept_aside

    @property
    def installation(self) -> str:
        """The name of the list that is open now."""
        return self._backend.installation

    @classmethod
    def open(
        cls,
        places: Paths,
        *,
        may_make: bool = True,
        begin_anew: datetime | None = None,
        accept: bool = False,
        clock: Clock = _CLOCK,
    ) -> ThreadedRegistry:
        """Take the writer's lock and open the registry. Raises `RegistryError` and releases the lock.

        Without `may_make`, a missing registry is `MissingRegistry`. With the time in `begin_anew`, one that is damaged,
        missing or another is set aside and a new one made. Whether it is damaged is tested again with the lock held,
        because another K2Desk may have replaced it meanwhile. With `accept`, the user goes on with another list.
        """
        try:
            places.make()
        except OSError as error:
            raise of_disk(error) from None
        lock = WriterLock(places.lock_file)
        lock.take()

        def backend(may_make: bool, accept: bool) -> Backend:
            journals = Journals((places.journal_folder, places.backup_folder), clock)
            copy = DeskCopy(places.registry_file, may_make=may_make, journals=journals, accept=accept)
            if copy.shared is None:
                return copy
            from k2desk.store.shared import SharedRegistry

            return SharedRegistry(copy, clock)

        def reopen() -> Backend:
            # It must be there: an empty list would be taken for the lost one.
            return backend(False, True)

        try:
            try:
                return cls(lambda: backend(may_make, accept), reopen, lock)
            except (DamagedRegistry, MissingRegistry, OtherList):
                if begin_anew is None:
                    raise
                aside = _set_aside(places.registry_file, begin_anew)
                return cls(lambda: backend(True, True), reopen, lock, aside)
        except BaseException:
            lock.release()
            raise

    # -- the protocol: see `Registry` for what each call does --------------------------------------------------------

    accounts = _on_the_thread(SqliteRegistry.accounts)
    save_account = _on_the_thread(SqliteRegistry.save_account)
    connect_account = _on_the_thread(SqliteRegistry.connect_account)
    contents = _on_the_thread(SqliteRegistry.contents)
    recover = _on_the_thread(SqliteRegistry.recover)
    record_intents = _on_the_thread(SqliteRegistry.record_intents)
    settle = _on_the_thread(SqliteRegistry.settle)
    resend = _on_the_thread(SqliteRegistry.resend)
    keep_theirs = _on_the_thread(SqliteRegistry.keep_theirs)
    remove = _on_the_thread(SqliteRegistry.remove)
    restore = _on_the_thread(SqliteRegistry.restore)
    observed = _on_the_thread(SqliteRegistry.observed)
    add_history = _on_the_thread(SqliteRegistry.add_history)
    history = _on_the_thread(SqliteRegistry.history)
    days = _on_the_thread(SqliteRegistry.days)
    address_seen = _on_the_thread(SqliteRegistry.address_seen)
    save_tills = _on_the_thread(SqliteRegistry.save_tills)
    forget_tills = _on_the_thread(SqliteRegistry.forget_tills)
    save_notes = _on_the_thread(SqliteRegistry.save_notes)
    name_addresses = _on_the_thread(SqliteRegistry.name_addresses)
    mark_problems = _on_the_thread(SqliteRegistry.mark_problems)
    user_changes = _on_the_thread(SqliteRegistry.user_changes)
    add_account_history = _on_the_thread(SqliteRegistry.add_account_history)
    account_history = _on_the_thread(SqliteRegistry.account_history)
    keep_morning = _on_the_thread(SqliteRegistry.keep_morning)
    mornings = _on_the_thread(SqliteRegistry.mornings)
    alerts_arrived = _on_the_thread(SqliteRegistry.alerts_arrived)
    alerts_judged = _on_the_thread(SqliteRegistry.alerts_judged)
    alerts = _on_the_thread(SqliteRegistry.alerts)
    forget_alerts = _on_the_thread(SqliteRegistry.forget_alerts)
    payment_notes = _on_the_thread(SqliteRegistry.payment_notes)
    save_payment_options = _on_the_thread(SqliteRegistry.save_payment_options)
    claim_payment = _on_the_thread(SqliteRegistry.claim_payment)
    take_back_claim = _on_the_thread(SqliteRegistry.take_back_claim)
    save_payment_watches = _on_the_thread(SqliteRegistry.save_payment_watches)
    kept_payments = _on_the_thread(SqliteRegistry.kept_payments)
    keep_payments = _on_the_thread(SqliteRegistry.keep_payments)
    forget_payments = _on_the_thread(SqliteRegistry.forget_payments)
    payment_hours = _on_the_thread(SqliteRegistry.payment_hours)
    look = _on_the_thread(SqliteRegistry.look)
    damage = _on_the_thread(SqliteRegistry.damage)
    draft = _on_the_thread(SqliteRegistry.draft)
    save_draft = _on_the_thread(SqliteRegistry.save_draft)
    hand_over = _on_the_thread(SqliteRegistry.hand_over)
    merge = _on_the_thread(SqliteRegistry.merge)
    lead = _on_the_thread(DeskCopy.lead)
    stand_down = _on_the_thread(DeskCopy.stand_down)
    desks = _on_the_thread(DeskCopy.desks)
    name_desk = _on_the_thread(DeskCopy.name_desk)
    note_clients = _on_the_thread(DeskCopy.note_clients)
    apart = _on_the_thread(DeskCopy.apart)
    set_apart = _on_the_thread(DeskCopy.set_apart)

    async def back_up(self, folder: Path, now: datetime, why: str) -> Backup:
        """Make a backup in `folder`, test it, and thin out the older ones. Raises `RegistryError`.

        Other calls go on between its slices.
        """
        new, counts = await self.run(lambda: self._backend.copy_to(folder, now, why, self._serve_waiting))

        def test() -> Backup:
            try:
                made = backups.accept(new, counts)
            except OSError as error:
                raise of_disk(error) from None
            backups.thin(folder)
            return made

        return await asyncio.to_thread(test)

    async def back_up_first(self, why: str) -> None:
        """Make a backup as `safeguard` does, or go on without one."""
        with contextlib.suppress(RegistryError):
            await self.safeguard(why)

    async def replace_by(self, take: Callable[[], Path | None]) -> Path | None:
        """Close the list, let `take` put another one in its place, and open that one.

        If `take` fails, the list is open again as before.
        """

        def work() -> Path | None:
            self._jobs.listen(None)
            self._backend.close()
            try:
                return take()
            finally:
                self._backend = self._reopen()

        self._hang_up()
        try:
            return await self.run(work)
        finally:
            if self._password is not None:
                await self.connect(self._password)

    async def save_elsewhere(self, target: Path, now: datetime) -> None:
        """Save a copy of the open list as `target`, even if its own file is gone. Raises `RegistryError`."""
        folder = target.parent
        new, counts = await self.run(lambda: self._backend.copy_to(folder, now, "elsewhere", self._serve_waiting))

        def put() -> None:
            try:
                backups.accept(new, counts).path.replace(target)
            except OSError as error:
                raise of_disk(error) from None

        await asyncio.to_thread(put)

    @property
    def mark(self) -> Mark:
        """The newest change of the list that was written down."""
        return self._backend.mark

    async def run(self, step: Callable[[], T]) -> T:
        """Run other blocking disk work, such as saving the settings, on the same thread, in its turn."""
        if self._closed:
            raise RegistryError("the registry is closed")
        try:
            return await self._end_of(self._submit(step))
        finally:
            self._see()

    def _see(self) -> None:
        """Tell once that the list, or a journal, can't be written any more."""
        trouble, failing = self._backend.trouble, self._backend.failing
        if type(trouble) is not type(self._trouble) and trouble is not None:
            self.troubled(trouble)
        if failing and not self._failing and not isinstance(trouble, NotWrittenTwice):
            self.journal_failed()
        self._trouble, self._failing = trouble, failing

    async def close(self) -> None:
        """Wait for running calls, close the file and release the writer's lock. Calling it twice is harmless."""
        if self._closed:
            return
        self._closed = True
        self._hang_up()
        try:
            await self._end_of(self._submit(self._backend.close))
        finally:
            self._jobs.put(None)
            self._lock.release()

    # -- the thread --------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
        self._jobs.close()

    def _serve_waiting(self) -> None:
        """Do the jobs that wait, between two slices of a longer one."""
        while not self._closed:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            # Only the end of the thread is None, and it comes when the list is closed.
            assert job is not None
            job()
        raise RegistryError("the registry is being closed")

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def job() -> None:
            try:
                result = work()
            except BaseException as failure:
                future.set_exception(failure)
            else:
                future.set_result(result)

        self._jobs.put(job)
        return future

    @staticmethod
    async def _end_of(submitted: Future[T]) -> T:
        """Wait for the end of the work, even when cancelled, because work can't be stopped half-way."""
        future = asyncio.wrap_future(submitted)
        cancelled: asyncio.CancelledError | None = None
        while not future.done():
            try:
                await asyncio.wait({future})
            except asyncio.CancelledError as asked:
                cancelled = asked
        if cancelled is not None:
            future.exception()
            raise cancelled
        return future.result()


async def _no_backup(_: str) -> None:
    pass


def _set_aside(path: Path, now: datetime) -> Path | None:
    if not os.path.lexists(path):
        return None
    try:
        return set_aside(path, now, COMPANIONS)
    except OSError as error:
        raise of_disk(error) from None
