"""One check of some rows: several workers read them at Kopo Kopo, and the results are stored in batches."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from k2desk.model import api_errors as errors
from k2desk.model.api_values import Subscription
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import Observation
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import Outcome
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.adaptive_limiter import AdaptiveLimiter
from k2desk.services.connection import NotConnected
from k2desk.services.operation import Operation
from k2desk.services.readings import Reading, apply_reading, needs_second_look, reading_of_error
from k2desk.services.slices import sliced
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.system.no_collection import no_collection

AT_ONCE = 8
"""The most reads in flight at once.

More are not faster on one computer and make the window stutter (measured at 64).
"""

_KEEP_EVERY = 0.25
"""Seconds between two commits of results during a run."""

_GIVE_UP_AFTER = 4
"""After this many consecutive failures without any answer a run stops, instead of failing a thousand times."""

_NO_INTERNET = frozenset(
    {
        ProblemKind.NO_INTERNET,
        ProblemKind.PROXY_PASSWORD,
        ProblemKind.UNUSABLE_PROXY,
        ProblemKind.SOCKS_PROXY,
        ProblemKind.PROXY_BLOCKED,
    }
)

_SHORTEST_PAUSE, _LONGEST_PAUSE = 1.0, 120.0
_USUAL_PAUSE = 30.0
_CLOCK_DIFFERENCE_TOLD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class CheckRun:
    """How a run ended: the rows that were read, the total, and the problem that stopped it early, or None."""

    checked: int
    total: int
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The state of the connection: the internet, Kopo Kopo (None: not known yet), the problem, and since when."""

    internet: bool = True
    answering: bool | None = None
    problem: Problem | None = None
    since: datetime | None = None


class _Reads(Protocol):
    @property
    def clock_difference(self) -> float | None: ...

    async def read(self, location: str) -> Subscription: ...


class CheckRunner(AccountService):
    """Reads `entries` once, `at_once` at a time. `usual` is the longest time between two checks while K2Desk runs.

    `report` gets what is learned about the connection, `look_again` the id of a row that must be read again soon.
    """

    def __init__(
        self,
        scope: AccountScope,
        operation: Operation[CheckRun],
        entries: Sequence[CachedSubscription],
        pace: AdaptiveLimiter,
        *,
        usual: timedelta,
        report: Callable[[Health], object],
        look_again: Callable[[str], object],
        at_once: int = AT_ONCE,
    ) -> None:
        super().__init__(scope)
        self._operation = operation
        self._pace = pace
        self._usual = usual
        self._report = report
        self._look_again = look_again
        self._at_once = at_once
        self._queue = deque(entries)
        self._total = len(entries)
        self._waiting: list[Observation] = []
        self._checked = 0
        self._in_a_row = 0
        self._problem: Problem | None = None
        self._stopped = False
        self._go_on_at = 0.0
        self._over = asyncio.Event()

    async def run(self) -> CheckRun:
        """Read all rows. Returns early if the connection is down or the keys are refused."""
        try:
            client = self._connection.client()
        except NotConnected as absent:
            self._report(Health(answering=None, problem=absent.problem, since=self._clock.now()))
            return CheckRun(0, self._total, absent.problem)
        if not self._total:
            return CheckRun(0, 0)
        keeper = asyncio.ensure_future(self._keep_regularly())
        workers = [asyncio.ensure_future(self._work(client)) for _ in range(min(self._at_once, self._total))]
        try:
            async with self._pace.heeding_the_window():
                await asyncio.gather(*workers)
        finally:
            # End the keeper with an event instead of cancelling it, so that a batch that is being stored also reaches
            # the rows in memory.
            self._over.set()
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
            await keeper
            await self._keep()
        return CheckRun(self._checked, self._total, self._problem)

    async def _work(self, client: _Reads) -> None:
        while self._queue and not self._stopped:
            pause = self._go_on_at - self._clock.monotonic()
            if pause > 0:
                await asyncio.sleep(pause)
                continue
            async with self._pace:
                if not self._queue or self._stopped:
                    return
                entry = self._queue.popleft()
                self._cache.checking(entry.id, True)
                began = self._clock.monotonic()
                try:
                    await self._read(client, entry)
                finally:
                    self._cache.checking(entry.id, False)
            await self._pace.rest(self._clock.monotonic() - began)

    async def _read(self, client: _Reads, entry: CachedSubscription) -> None:
        began = self._clock.now()
        try:
            subscription = await client.read(entry.record.location or "")
        except errors.KopoKopoError as error:
            if isinstance(error, errors.TookTooLong | errors.ServerTrouble | errors.SlowDown | errors.TurnedAway):
                self._pace.slow_down()
            if errors.asks_for_a_pause(error):
                self._pause_for(error, entry)
                return
            await self._failed(entry, error, began)
        except Exception as error:
            # Whatever it is, it concerns this row only: the others are read all the same.
            await self._failed(entry, errors.Unforeseen.of(error), began)
        else:
            self._pace.went_well()
            self._in_a_row = 0
            self._answered(client)
            self._see(entry, Reading(Outcome.FOUND, subscription))
        self._checked += 1
        self._operation.advance()

    def _answered(self, client: _Reads) -> None:
        difference = client.clock_difference
        problem = self._problem
        if problem is None and difference is not None and abs(difference) > _CLOCK_DIFFERENCE_TOLD.total_seconds():
            hours = max(1, round(abs(difference) / 3600))
            problem = Problem(ProblemKind.WRONG_CLOCK, (("hours", str(hours)),))
        self._report(Health(answering=True, problem=problem, since=self._clock.now()))

    async def _failed(self, entry: CachedSubscription, error: errors.KopoKopoError, began: datetime) -> None:
        problem = of_error(error, During.READ)
        now = self._clock.now()
        reading = reading_of_error(error)
        answered = isinstance(error, errors.Refused)
        if reading is not None:
            self._see(entry, reading, began)
        if isinstance(error, errors.KeysRefused):
            self._report(Health(answering=True, problem=problem, since=now))
            await self._keys_refused(error)
            return
        if isinstance(error, errors.NotFound | errors.NotAllowed):
            self._in_a_row = 0
            self._report(Health(answering=True, since=now))
            return
        self._in_a_row += 1
        internet = problem.kind not in _NO_INTERNET
        if self._in_a_row >= min(_GIVE_UP_AFTER, self._total):
            self._stop(problem)
            self._report(Health(internet, answered, problem, now))

    async def _keys_refused(self, error: errors.KeysRefused) -> None:
        """Record the refused sign-in for all remaining rows, without asking for each. Of many rows the window gets its
        turns in between.
        """
        reading = reading_of_error(error)
        if self._stopped or reading is None:
            return
        self._stop(of_error(error, During.SIGN_IN))
        rest, self._queue = tuple(self._queue), deque()
        with no_collection():
            for part in sliced(rest, fine=True):
                for entry in part:
                    self._see(entry, reading)
                self._checked += len(part)
                self._operation.advance(len(part))
                await asyncio.sleep(0)

    def _pause_for(self, slow: errors.KopoKopoError, entry: CachedSubscription) -> None:
        """Pause all readers because Kopo Kopo asks for it. The row is read afterwards, before the others."""
        asked = getattr(slow, "retry_after", None)
        seconds = min(_LONGEST_PAUSE, max(_SHORTEST_PAUSE, asked if asked is not None else _USUAL_PAUSE))
        self._go_on_at = max(self._go_on_at, self._clock.monotonic() + seconds)
        self._queue.appendleft(entry)
        kind = of_error(slow, During.READ).kind
        problem = Problem(kind, (("s", str(round(seconds))), ("waits", "yes")), only_warns=True)
        self._in_a_row += 1
        if self._in_a_row >= AT_ONCE + _GIVE_UP_AFTER:
            self._queue.popleft()
            self._see(entry, Reading(Outcome.NOT_ANSWERING, trouble=replace(problem, only_warns=False)))
            self._stop(problem)
        self._report(Health(answering=True, problem=problem, since=self._clock.now()))

    def _stop(self, problem: Problem) -> None:
        self._stopped = True
        self._problem = self._problem or problem

    def _see(self, entry: CachedSubscription, reading: Reading, began: datetime | None = None) -> None:
        current = self._cache.get(entry.id)
        if current is None:
            return
        self._waiting.append(
            apply_reading(
                current.record,
                current.check,
                reading,
                self._clock.now(),
                began=began,
                rule=self._rule,
                usual=self._usual,
            )
        )

    async def _keep_regularly(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), _KEEP_EVERY)
            await self._keep()

    async def _keep(self) -> None:
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        try:
            await self._registry.observed(batch)
        except RegistryError as error:
            self._stop(of_error(error, During.READ))
            self._report(Health(problem=self._problem, since=self._clock.now()))
            return
        except asyncio.CancelledError:
            # The registry commits before it lets a cancellation through.
            self._show(batch)
            raise
        parts = deque(sliced(batch, fine=True))
        try:
            while parts:
                self._show(parts.popleft())
                await asyncio.sleep(0)
        finally:
            # If it was cancelled in between: what is stored is also in memory.
            for part in parts:
                self._show(part)

    def _show(self, batch: Sequence[Observation]) -> None:
        checks = [observation.check for observation in batch]
        self._cache.observed(checks)
        for check in checks:
            if needs_second_look(check):
                self._look_again(check.subscription_id)
