"""Runs the registry's backend on one thread, behind the async `Registry` protocol.

The `…_now` calls work before there is an event loop, because the first paint shows the list.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from k2desk.model.history import AlertRecord, Changes, DayMark, HistoryEvent, MorningRecord, Observation, Settlement
from k2desk.model.kept_text import KeptText
from k2desk.model.records import AccountContents, AccountRecord, AddressRecord, SubscriptionRecord, Theirs, TillRecord
from k2desk.model.registry_errors import DamagedRegistry, MissingRegistry, RegistryError, of_disk
from k2desk.store.files import COMPANIONS, set_aside
from k2desk.store.paths import Paths
from k2desk.store.sqlite import SqliteRegistry

if TYPE_CHECKING:
    from k2desk.store.lock import WriterLock

T = TypeVar("T")
_Done = Callable[[Any, BaseException | None], None]
_Job = tuple[Callable[[], Any], _Done]


class ThreadedRegistry:
    """Runs each call on one thread, in order. A caller that is cancelled still waits for the end of its call."""

    def __init__(self, open_backend: Callable[[], SqliteRegistry], lock: WriterLock | None = None) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = lock
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="k2desk-registry", daemon=True)
        self._thread.start()
        self._backend: SqliteRegistry
        try:
            self._backend = self._now(open_backend)
        except BaseException:
            self._jobs.put(None)
            raise
        self.installation = self._backend.installation
        self.kept_aside: Path | None = None
        """The damaged file that this registry replaced, if any."""

    @classmethod
    def open(cls, places: Paths, *, may_make: bool = True, begin_anew: datetime | None = None) -> ThreadedRegistry:
        """Take the writer's lock and open the registry. Raises `RegistryError` and releases the lock.

        Without `may_make`, a missing registry is `MissingRegistry`. With the time in `begin_anew`, a damaged or missing
        one is set aside and a new one made. Whether it is damaged is tested again with the lock held, because another
        K2Desk may have replaced it meanwhile.
        """
        from k2desk.store.lock import WriterLock

        try:
            places.make()
        except OSError as error:
            raise of_disk(error) from None
        lock = WriterLock(places.lock_file)
        lock.take()
        try:
            return cls(lambda: SqliteRegistry(places.registry_file, may_make=may_make), lock)
        except (DamagedRegistry, MissingRegistry):
            if begin_anew is None:
                lock.release()
                raise
        except BaseException:
            lock.release()
            raise
        try:
            aside = _set_aside(places.registry_file, begin_anew)
            registry = cls(lambda: SqliteRegistry(places.registry_file), lock)
        except BaseException:
            lock.release()
            raise
        registry.kept_aside = aside
        return registry

    # -- before there is a loop --------------------------------------------------------------------------------------

    def accounts_now(self) -> tuple[AccountRecord, ...]:
        """Call `accounts` and block until it is done."""
        return self._now(self._backend.accounts)

    def contents_now(self, account_id: str) -> AccountContents:
        """Call `contents` and block until it is done."""
        return self._now(lambda: self._backend.contents(account_id))

    def recover_now(self, sender: str, at: datetime) -> tuple[str, ...]:
        """Call `recover` and block until it is done."""
        return self._now(lambda: self._backend.recover(sender, at))

    # -- the protocol ------------------------------------------------------------------------------------------------

    async def accounts(self) -> tuple[AccountRecord, ...]:
        """See `Registry`."""
        return await self._run(self._backend.accounts)

    async def save_account(self, account: AccountRecord) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.save_account(account))

    async def contents(self, account_id: str) -> AccountContents:
        """See `Registry`."""
        return await self._run(lambda: self._backend.contents(account_id))

    async def recover(self, sender: str, at: datetime) -> tuple[str, ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.recover(sender, at))

    async def record_intents(self, records: Sequence[SubscriptionRecord]) -> tuple[SubscriptionRecord, ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.record_intents(records))

    async def settle(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        """See `Registry`."""
        return await self._run(lambda: self._backend.settle(record_id, settlement))

    async def resend(self, record_id: str, sender: str, at: datetime) -> SubscriptionRecord:
        """See `Registry`."""
        return await self._run(lambda: self._backend.resend(record_id, sender, at))

    async def keep_theirs(
        self, record_id: str, theirs: Theirs, history: Sequence[HistoryEvent] = ()
    ) -> SubscriptionRecord:
        """See `Registry`."""
        return await self._run(lambda: self._backend.keep_theirs(record_id, theirs, history))

    async def remove(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        """See `Registry`."""
        return await self._run(lambda: self._backend.remove(record_id, at, history))

    async def restore(self, record_id: str, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        """See `Registry`."""
        return await self._run(lambda: self._backend.restore(record_id, history))

    async def observed(self, observations: Sequence[Observation]) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.observed(observations))

    async def add_history(self, events: Sequence[HistoryEvent]) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.add_history(events))

    async def history(self, record_id: str, limit: int = 200) -> tuple[HistoryEvent, ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.history(record_id, limit))

    async def days(self, record_id: str, since: date) -> tuple[tuple[date, DayMark], ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.days(record_id, since))

    async def address_seen(self, record: AddressRecord) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.address_seen(record))

    async def save_tills(self, tills: Sequence[TillRecord]) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.save_tills(tills))

    async def forget_tills(self, account_id: str, numbers: Sequence[str]) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.forget_tills(account_id, numbers))

    async def keep_morning(self, record: MorningRecord) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.keep_morning(record))

    async def mornings(self, account_id: str, since: date) -> tuple[MorningRecord, ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.mornings(account_id, since))

    async def alerts_arrived(
        self, alerts: Sequence[AlertRecord], forget: Sequence[str] = ()
    ) -> tuple[AlertRecord, ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.alerts_arrived(alerts, forget))

    async def alerts_judged(self, alerts: Sequence[AlertRecord]) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.alerts_judged(alerts))

    async def alerts(self, account_id: str) -> tuple[AlertRecord, ...]:
        """See `Registry`."""
        return await self._run(lambda: self._backend.alerts(account_id))

    async def forget_alerts(self, account_id: str) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.forget_alerts(account_id))

    async def changes_since(self, revision: int) -> Changes:
        """See `Registry`."""
        return await self._run(lambda: self._backend.changes_since(revision))

    async def draft(self, account_id: str, form: str) -> str | None:
        """See `Registry`."""
        return await self._run(lambda: self._backend.draft(account_id, form))

    async def save_draft(self, account_id: str, form: str, text: KeptText | None) -> None:
        """See `Registry`."""
        await self._run(lambda: self._backend.save_draft(account_id, form, text))

    async def run(self, step: Callable[[], T]) -> T:
        """Run other blocking disk work, such as saving the settings, on the same thread, in its turn."""
        return await self._run(step)

    async def close(self) -> None:
        """Wait for running calls, close the file and release the writer's lock. Calling it twice is harmless."""
        if self._closed:
            return
        self._closed = True
        try:
            await self._run(self._backend.close, last=True)
        finally:
            self._jobs.put(None)
            if self._lock is not None:
                self._lock.release()

    # -- the thread --------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, done = job
            try:
                result = work()
            except BaseException as failure:
                done(None, failure)
            else:
                done(result, None)

    def _now(self, work: Callable[[], T]) -> T:
        finished = threading.Event()
        found: list[Any] = [None, None]

        def done(result: Any, failure: BaseException | None) -> None:
            found[:] = [result, failure]
            finished.set()

        self._jobs.put((work, done))
        finished.wait()
        if found[1] is not None:
            raise found[1]
        result: T = found[0]
        return result

    async def _run(self, work: Callable[[], T], last: bool = False) -> T:
        import asyncio

        if self._closed and not last:
            raise RegistryError("the registry is closed")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def finish(result: Any, failure: BaseException | None) -> None:
            if future.done():
                return
            if failure is not None:
                future.set_exception(failure)
            else:
                future.set_result(result)

        def done(result: Any, failure: BaseException | None) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(finish, result, failure)

        self._jobs.put((work, done))
        cancelled: asyncio.CancelledError | None = None
        while not future.done():
            try:
                await asyncio.shield(future)
            except asyncio.CancelledError as asked:
                cancelled = asked
            except Exception:
                break
        if cancelled is not None:
            if not future.cancelled():
                future.exception()
            raise cancelled
        return future.result()


def _set_aside(path: Path, now: datetime) -> Path | None:
    if not os.path.lexists(path):
        return None
    try:
        return set_aside(path, now, COMPANIONS)
    except OSError as error:
        raise of_disk(error) from None
