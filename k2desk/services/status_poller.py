"""Decides when the subscriptions are read at Kopo Kopo: on a press, and regularly."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.error_problems import SHARED_LIST
from k2desk.model.problems import ProblemKind
from k2desk.model.records import LONG_AGO, Outcome, State
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.adaptive_limiter import AdaptiveLimiter
from k2desk.services.announcer import Announcer
from k2desk.services.badge import WITHOUT_AUTOMATIC, freshness
from k2desk.services.check_runner import AT_ONCE, CheckRun, CheckRunner, Health
from k2desk.services.due import due, due_at_desks
from k2desk.services.operation import Operation
from k2desk.services.slices import sliced
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.services.trouble_rules import SECOND_LOOK

_log = logging.getLogger(__name__)

_LOOK_FOR_DUE = 0.5
"""Seconds between two looks for rows that are due, in a list that desks share."""

_FOR_ONE_READER = 100
"""The number of rows that an automatic check reads one after another, over one connection.

Nobody waits for it. Each connection more costs as much data as six reads.
"""

_LATE = timedelta(seconds=1)
"""Rows that are later than this are read as fast as on a press."""

_LEAVE_IT = 30.0
"""Seconds for which a desk that can't reach Kopo Kopo leaves the checks to others."""

_NOT_KOPO_KOPO = SHARED_LIST | {ProblemKind.LIST_IN_USE}
"""Problems that the other desks have as well."""

BesideRun = Callable[[Sequence[CachedSubscription]], Awaitable[None]]
"""What a check does besides reading, for the rows that it reads."""


class StatusPoller(AccountService, Announcer[[]]):
    """Reads an account's subscriptions: `check` on a press, and by its schedule automatically.

    Announces changes of `health`, `next_check_at`, `current`, and of `is_checked_elsewhere`: whether another desk of a
    shared list checks the account now.
    """

    def __init__(self, scope: AccountScope, schedule: CheckSchedule) -> None:
        super().__init__(scope)
        self._schedule = schedule
        self.next_check_at: datetime | None = None
        self.health = Health()
        self.current: Operation[CheckRun] | None = None
        self.is_checked_elsewhere = False
        self._all_found: tuple[frozenset[str], datetime] | None = None
        self._present = (-1, 0)
        self._second_looks: set[str] = set()
        self._none_due = (-1, timedelta(0), timedelta(0)), LONG_AGO, LONG_AGO
        """What the newest look for rows that are due went by, when it was asked for, and when the next row is due."""
        self.pace = AdaptiveLimiter(AT_ONCE)
        self._wake = asyncio.Event()

    @property
    def interval(self) -> timedelta | None:
        """The longest time between two automatic checks of a subscription, or None if there are none."""
        return self._schedule.interval(self._cache.count)

    @property
    def all_found(self) -> tuple[int, datetime] | None:
        """(number of subscriptions, time) if the last check of all found every one Active, else None.

        It is None once other rows have been added, because these were not checked.
        """
        if self._all_found is None:
            return None
        ids, at = self._all_found
        # Asked for whenever the status is shown. Only other rows change it, and no check of those that are there.
        if self._present[0] != self._cache.listing:
            present = {entry.record.id for entry in self._all_readable()}
            self._present = self._cache.listing, len(present) if present <= ids else 0
        return (self._present[1], at) if self._present[1] else None

    def set_schedule(self, schedule: CheckSchedule) -> None:
        """Check by another schedule from now on."""
        self._schedule = schedule
        self._wake.set()

    def check(
        self, ids: Sequence[str] | None = None, *, beside: BesideRun | None = None, at_once: int = AT_ONCE
    ) -> Operation[CheckRun]:
        """Read these rows, or all that can be read. Progress is counted in rows; it can be cancelled between them.

        At most `at_once` are read at the same time. `beside` runs meanwhile with the rows that are read, and the
        operation ends when both have ended.
        """
        readable = self._readable(ids)
        # After a night, an automatic check of a long list reads all of it too.
        is_of_all = ids is None or len(readable) == len(self._cache)
        operation = Operation[CheckRun](tuple([entry.record.id for entry in readable]), len(readable))

        async def work(running: Operation[CheckRun]) -> CheckRun:
            runner = CheckRunner(
                self._scope,
                running,
                readable,
                self.pace,
                usual=freshness(self.interval or WITHOUT_AUTOMATIC),
                report=self._report,
                look_again=self._look_again,
                at_once=at_once,
            )
            other = asyncio.ensure_future(beside(readable)) if beside is not None else None
            if is_of_all:
                self._all_found = None
            try:
                sweep = await runner.run()
                if is_of_all and sweep.total and sweep.checked == sweep.total and await self._were_found(readable):
                    self._all_found = frozenset(operation.ids), self._clock.now()
                    self._present = -1, 0
                if other is not None:
                    await other
                return sweep
            finally:
                if other is not None:
                    other.cancel()
                if self.current is running:
                    self.current = None
                self.tell()

        operation.start(work, self._spawn)
        if ids is None or self.current is None:
            self.current = operation
        self.tell()
        return operation

    async def keep_polling(self) -> None:
        """Check what is due now and then by the schedule, until cancelled. The account's own task runs this."""
        while True:
            if self._registry.is_shared:
                await self._check_for_all_desks()
            if self.interval is not None and self.current is None and self._connection.is_connected:
                await self.check_what_is_due()
            await self._pause()

    async def check_what_is_due(self) -> None:
        """Read what an automatic check reads now."""
        ids = await self.due()
        if ids is None or ids:
            await self._run(ids)

    async def due(self) -> list[str] | None:
        """Return the ids of the rows that an automatic check reads now, or None for all."""
        interval, every = self.interval, self._schedule.look_every
        if interval is None or every is None or every >= interval:
            return None
        return await asyncio.to_thread(due, self._all_readable(), self._clock.now(), interval, every)

    async def _run(self, ids: Sequence[str] | None, *, in_a_hurry: bool = False) -> CheckRun | None:
        count = len(self._cache if ids is None else ids)
        readers = AT_ONCE if in_a_hurry else 1 + count // _FOR_ONE_READER
        try:
            return await self.check(ids, at_once=min(AT_ONCE, readers)).wait()
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
        except Exception:
            _log.exception("an automatic check failed unexpectedly")
        return None

    async def _check_for_all_desks(self) -> None:
        """Check each row when it is due, as long as this desk checks for all, until the list is not shared.

        A desk that can't reach Kopo Kopo leaves the checks to another for a while. If the list is away, no desk leads.
        """
        try:
            while self._registry.is_shared:
                if self.interval is not None and self.current is None and self._connection.is_connected:
                    ids = await self._due_here(self.interval)
                    run = await self._run(ids, in_a_hurry=self._are_late(ids, self.interval)) if ids else None
                    if run is not None and run.problem is not None and run.problem.kind not in _NOT_KOPO_KOPO:
                        await self._registry.stand_down(self._account_id)
                        await asyncio.sleep(_LEAVE_IT)
                await asyncio.sleep(_LOOK_FOR_DUE)
        finally:
            self._note_elsewhere(False)
            await self._registry.stand_down(self._account_id)

    async def _due_here(self, interval: timedelta) -> list[str]:
        leads, line = await self._registry.lead(self._account_id), self._registry.line
        self._note_elsewhere(not leads and line is not None and line.trouble is None)
        return await self.due_at_all_desks(interval) if leads else []

    def _note_elsewhere(self, is_so: bool) -> None:
        if is_so is not self.is_checked_elsewhere:
            self.is_checked_elsewhere = is_so
            self.tell()

    async def due_at_all_desks(self, interval: timedelta) -> list[str]:
        """Return the ids of the rows that are due: those that are well once an interval, the others at each look."""
        ids = await self._unread_for(interval)
        if ids:
            # What another desk has read is in this desk's copy before it is in the cache.
            self._cache.take_in(await self._registry.rows_of(self._account_id, ids))
            ids = await self._unread_for(interval)
        return ids

    async def _unread_for(self, interval: timedelta) -> list[str]:
        """Return the ids of the rows that are due. Asked for twice a second, so the rows are looked through only if
        something has changed, or the next one is due.
        """
        now, soon = self._clock.now(), min(interval, self._schedule.look_every or interval)
        known = self._cache.generation, interval, soon
        known_before, asked_at, next_at = self._none_due
        ids: list[str] = []
        if known_before != known or not asked_at <= now < next_at:
            ids, next_at = await asyncio.to_thread(due_at_desks, self._all_readable(), now, interval, soon)
        self._none_due = known, now, now if ids else next_at
        return ids

    def _are_late(self, ids: Sequence[str], interval: timedelta) -> bool:
        before = self._clock.now() - interval - _LATE
        checks = [entry.check for entry in map(self._cache.get, ids) if entry is not None]
        return any(one is not None and one.checked_at < before for one in checks)

    async def _pause(self) -> None:
        """Wait for the next check.

        The wall clock counts too, so that a computer that slept checks on waking.
        """
        self._wake.clear()
        began = self._clock.now()
        while True:
            pause = self._schedule.look_every
            then = began + pause if pause is not None else None
            if self.next_check_at != then:
                self.next_check_at = then
                self.tell()
            now = self._clock.now()
            if then is not None and (now >= then or now < began - timedelta(minutes=1)):
                return
            rest = 30.0 if then is None else min(30.0, max(0.05, (then - now).total_seconds()))
            try:
                await asyncio.wait_for(self._wake.wait(), rest)
                self._wake.clear()
            except TimeoutError:
                pass

    def _readable(self, ids: Sequence[str] | None) -> list[CachedSubscription]:
        if ids is None:
            return list(self._all_readable())
        return list(_readable_of(entry for entry in map(self._cache.get, ids) if entry is not None))

    def _all_readable(self) -> Iterator[CachedSubscription]:
        """Return the present rows that can be read. They are looked through as the iterator moves, on any thread."""
        return _readable_of(self._cache)

    async def _were_found(self, entries: Sequence[CachedSubscription]) -> bool:
        for part in sliced(entries):
            checks = [entry.check for entry in map(self._cache.get, (one.id for one in part)) if entry is not None]
            if not all(
                one is not None and one.pending is None and one.standing is Outcome.FOUND and one.says_active
                for one in checks
            ):
                return False
            await asyncio.sleep(0)
        return True

    def _report(self, health: Health) -> None:
        """Store what a run has learned about the connection."""
        if replace(health, since=self.health.since) != self.health:
            self.health = health
            self.tell()

    def _look_again(self, record_id: str) -> None:
        """Read a row again automatically, a little over 30 s after its first bad answer."""
        if record_id in self._second_looks:
            return
        self._second_looks.add(record_id)

        async def later() -> None:
            try:
                await asyncio.sleep(SECOND_LOOK.total_seconds() + 0.5)
            finally:
                self._second_looks.discard(record_id)
            self.check((record_id,))

        self._spawn(later())


def _readable_of(entries: Iterable[CachedSubscription]) -> Iterator[CachedSubscription]:
    # Without a call for each row: a press on Check with 100,000 rows waits for this.
    return (one for one in entries if one.record.state is State.CREATED and one.record.location)
