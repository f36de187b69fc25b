"""Payments that somebody says were made, and that Kopo Kopo does not have yet: waited for, over restarts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from k2desk.model.error_problems import During, of_error
from k2desk.model.mpesa_codes import day_of_code
from k2desk.model.payment_records import PaymentWatch
from k2desk.model.payments import Payment, Period, day_of, reference_key
from k2desk.model.problems import Problem
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import operation
from k2desk.services.payments.asking import Payments, Sleep
from k2desk.services.payments.results import Said

MOST = 200
"""The most payments that are waited for. The oldest is given up for a newer one."""

_TICK = 15.0
_PAUSES = (
    (timedelta(minutes=30), timedelta(seconds=45)),
    (timedelta(hours=3), timedelta(minutes=2)),
    (timedelta(days=1), timedelta(minutes=10)),
    (timedelta(days=7), timedelta(hours=1)),
)
"""How often a payment is asked for, by how long it has been waited for. After a week only a press asks."""

_JUST_ASKED = timedelta(minutes=1)
_AROUND = timedelta(minutes=10)
_STEP = timedelta(minutes=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MissingReport:
    """What Kopo Kopo's help for missing payments asks for: the till and a range of time of its own."""

    till: str
    begins: datetime
    ends: datetime
    reference: str


class NotYet(AccountService, Announcer[[Sequence[PaymentWatch]]]):
    """The payments that are waited for. Asks again by itself; announces those that came, and other changes with ()."""

    def __init__(self, scope: AccountScope, payments: Payments, sleep: Sleep = asyncio.sleep) -> None:
        super().__init__(scope)
        self._payments = payments
        self._sleep = sleep
        self._watches: dict[str, PaymentWatch] = {}
        self._asked: dict[str, float] = {}
        payments.listen(self._came)

    def load(self, watches: Sequence[PaymentWatch]) -> None:
        """Take what was stored."""
        self._watches = {one.reference: one for one in watches} | self._watches
        self._came(())

    @property
    def watches(self) -> tuple[PaymentWatch, ...]:
        """All that are waited for, and those that came and were not dismissed yet, newest first."""
        return tuple(sorted(self._watches.values(), key=lambda one: one.since, reverse=True))

    async def watch(self, said: Said) -> PaymentWatch:
        """Wait for a payment from now on. One that is waited for already stays as it is."""
        key = reference_key(said.code)
        if key in self._watches:
            return self._watches[key]
        at = said.at if said.has_time else None
        watch = PaymentWatch(self._account_id, key, self._clock.now(), said.till, said.amount, at)
        # First those that came, then those that have been waited for longest.
        ordered = sorted(self._watches.values(), key=lambda one: (one.is_open, one.since))
        oldest = ordered[: max(0, len(self._watches) + 1 - MOST)]
        for one in oldest:
            del self._watches[one.reference]
        self._watches[key] = watch
        self._asked[key] = self._clock.monotonic()
        await self._store((watch,), oldest)
        self.tell(())
        return watch

    @operation(can_be_cancelled=False)
    async def dismiss(self, reference: str) -> Problem | None:
        """Stop waiting for a payment, or remove one that came."""
        watch = self._watches.pop(reference_key(reference), None)
        problem = await self._store((), (watch,)) if watch is not None else None
        self.tell(())
        return problem

    @operation(can_be_cancelled=False)
    async def report(self, reference: str) -> MissingReport | Problem | None:
        """Return what to report to Kopo Kopo, with a range of time that no open report has, and note the range.

        Returns None for a payment that is not waited for.
        """
        watch = self._watches.get(reference_key(reference))
        if watch is None:
            return None
        if watch.report_from is None or watch.report_to is None:
            begins, ends = self._free_range(watch)
            watch = self._watches[watch.reference] = replace(watch, report_from=begins, report_to=ends)
            problem = await self._store((watch,), ())
            if problem is not None:
                return problem
            self.tell(())
        assert watch.report_from is not None and watch.report_to is not None
        return MissingReport(watch.till, watch.report_from, watch.report_to, watch.reference)

    def _free_range(self, watch: PaymentWatch) -> tuple[datetime, datetime]:
        """Kopo Kopo's help wants that the ranges of open requests differ."""
        middle = (watch.said_at or watch.since).replace(second=0, microsecond=0)
        begins, ends = middle - _AROUND, middle + _AROUND
        others = {(one.report_from, one.report_to) for one in self._watches.values() if one.is_open}
        while (begins, ends) in others:
            ends += _STEP
        return begins, ends

    # -- asking again ------------------------------------------------------------------------------------------------

    async def keep_looking(self) -> None:
        """Ask again for what is waited for, until cancelled. The account's own task runs this."""
        while True:
            await self._sleep(_TICK)
            due = [one for one in self._watches.values() if self._is_due(one)]
            if due and self._connection.is_connected:
                period = self._period_of(due[0])
                for one in due:
                    if self._period_of(one) == period:
                        self._asked[one.reference] = self._clock.monotonic()
                if self._was_just_asked(period):
                    continue
                answer = await self._payments.ask(period).wait()
                if answer.problem is not None:
                    _log.info("not asked: %s", answer.problem.code)

    def _was_just_asked(self, period: Period) -> bool:
        """Return whether the counter, or a press, has asked for it."""
        now = self._payments.now()
        asked_at = self._payments.asked_at(period.until(now - _JUST_ASKED))
        return asked_at is not None and now - asked_at <= _JUST_ASKED

    def _is_due(self, watch: PaymentWatch) -> bool:
        if not watch.is_open:
            return False
        age = self._clock.now() - watch.since
        pause = next((pause for until, pause in _PAUSES if age < until), None)
        last = self._asked.get(watch.reference)
        return pause is not None and (last is None or self._clock.monotonic() - last >= pause.total_seconds())

    def _period_of(self, watch: PaymentWatch) -> Period:
        day = day_of(watch.said_at) if watch.said_at else day_of_code(watch.reference) or day_of(watch.since)
        return Period.of_days(day, day)

    def _came(self, _: Sequence[Payment]) -> None:
        came = []
        for watch in tuple(self._watches.values()):
            found = self._payments.by_reference(watch.reference) if watch.is_open else ()
            if any(one.is_received or one.is_reversal for one in found):
                came.append(replace(watch, came_at=self._clock.now()))
        if came:
            self._watches |= {one.reference: one for one in came}
            self._spawn(self._store_quietly(came))
            self.tell(came)

    async def _store_quietly(self, watches: Sequence[PaymentWatch]) -> None:
        await self._store(watches, ())

    async def _store(self, watches: Sequence[PaymentWatch], forget: Sequence[PaymentWatch]) -> Problem | None:
        try:
            await self._registry.save_payment_watches(watches, forget)
        except RegistryError as error:
            return of_error(error, During.READ)
        return None
