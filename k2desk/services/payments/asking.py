"""Asks Kopo Kopo for the payments of a period, and keeps in memory what it answered."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from k2desk.kopokopo.client import Client
from k2desk.kopokopo.polling import PollingAnswer
from k2desk.kopokopo.web_addresses import address_key
from k2desk.model import api_errors as errors
from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.payment_records import PaymentOptions
from k2desk.model.payments import Payment, Period
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.connection import NotConnected
from k2desk.services.operation import Operation, operation
from k2desk.services.payments.keeping import Keeping
from k2desk.services.payments.known import Known, Span, merged
from k2desk.services.payments.results import Asking, AskStep, CallbackRefused, PaymentsAnswer
from k2desk.system.no_collection import no_collection

NOWHERE = "https://nobody.k2desk.invalid/payments"
"""The address in a request if the user chose none. By standard (RFC 2606) this name can never exist."""

READY_WITHIN = timedelta(minutes=10)
"""How long an answer is waited for."""

_FORGET_EVERY = 3_600.0
_FIRST_PAUSE, _LONGEST_PAUSE, _GROWTH = 1.0, 15.0, 1.5
_PAUSE_IF_ASKED = 30.0
_MOST_FAILURES = 5
_LOCATION_LIVES = timedelta(minutes=30)

Sleep = Callable[[float], Awaitable[None]]


class Payments(AccountService, Announcer[[Sequence[Payment]]]):
    """The payments of one account. Announces the payments that were not known before.

    What Kopo Kopo answered is in memory only, unless the user keeps it on this computer (`options.keep_days`).
    """

    def __init__(self, scope: AccountScope, sleep: Sleep = asyncio.sleep) -> None:
        super().__init__(scope)
        self._keeping = Keeping(scope)
        self._sleep = sleep
        self._known = Known()
        self._merging = asyncio.Lock()
        self._loaded = asyncio.Event()
        self._waiting: dict[Period, tuple[str, datetime, datetime]] = {}
        """Where the answer of a period will be, when it was asked, and until when by its request."""

    async def open(self, options: PaymentOptions | None) -> None:
        """Take the stored options, and read what was kept on this computer. None: the list can't be read."""
        async with self._merging:
            kept = await self._keeping.open(options) if options is not None else ()
            with no_collection():
                self._known, new = await asyncio.to_thread(merged, self._known, kept, None)
        self._loaded.set()
        if new:
            self.tell(new)

    async def keep_forgetting(self) -> None:
        """Delete what has grown too old, until cancelled. The account's own task runs this."""
        while True:
            await self._sleep(_FORGET_EVERY)
            with contextlib.suppress(RegistryError):
                await self._keeping.forget_old()

    @property
    def options(self) -> PaymentOptions:
        """How this account asks for payments, and what it keeps."""
        return self._keeping.options

    @operation(can_be_cancelled=False)
    async def set_options(
        self,
        *,
        keep_days: int | None = None,
        callback: str | None = None,
        seconds: int | None = None,
        sound: bool | None = None,
    ) -> Problem | None:
        """Change options, and store them. With `keep_days` 0 what was kept is deleted from this computer."""
        # What is stored must not take the place of what the user has just chosen.
        await self._loaded.wait()
        async with self._merging:
            problem = await self._keeping.change(self._known, keep_days, callback, seconds, sound)
        self.tell(())
        return problem

    @property
    def known(self) -> tuple[Payment, ...]:
        """All payments that are known, newest first."""
        return self._known.ordered

    def of(self, period: Period) -> tuple[Payment, ...]:
        """Return the known payments of a period, newest first."""
        return self._known.of(period)

    def known_up_to(self, period: Period) -> datetime | None:
        """Return up to when a period is known without a gap from its beginning, in Kopo Kopo's time, or None."""
        return self._known.up_to(period)

    def asked_at(self, period: Period) -> datetime | None:
        """Return when Kopo Kopo was asked about all of a period, the oldest of several times, or None."""
        return self._known.asked_at(period)

    def by_reference(self, reference: str) -> tuple[Payment, ...]:
        """Return what is known under a reference: the payment, its reversal, both or neither."""
        return self._known.by_reference(reference)

    def now(self) -> datetime:
        """Return the time by Kopo Kopo's clock, as far as it is known."""
        return self._connection.client().server_time() if self._connection.is_connected else self._clock.now()

    async def see_time(self) -> None:
        """Make sure that `now` is Kopo Kopo's time if it can be reached."""
        with contextlib.suppress(NotConnected, errors.KopoKopoError):
            await self._connection.client().see_time()

    def own_addresses(self) -> tuple[str, ...]:
        """Return the web addresses of this account's subscriptions, each of them may be chosen as `callback`."""
        created = (entry.record.address for entry in self._cache if entry.record.state is State.CREATED)
        return tuple({address_key(address): address for address in created}.values())

    def ask(self, period: Period, within: timedelta = READY_WITHIN) -> Asking:
        """Ask for a period: create, then read the answer with growing pauses until it is there. It can be cancelled.

        The request is never sent a second time by itself. Asking again for a period whose answer was not ready reads
        on at the same address. The outcome has a problem, or the payments.
        """
        asking = Asking(period, within)

        async def work(_: Operation[PaymentsAnswer]) -> PaymentsAnswer:
            try:
                return await self._ask(asking)
            except NotConnected as error:
                return PaymentsAnswer(period, problem=error.problem)
            except errors.KopoKopoError as error:
                return PaymentsAnswer(period, problem=of_error(error, During.PAYMENTS), pause=_pause_of(error))
            except Exception as error:
                return PaymentsAnswer(period, problem=unexpected(error))

        asking.start(work, self._spawn)
        return asking

    @operation(can_be_cancelled=False)
    async def forget(self) -> Problem | None:
        """Forget all payments, in memory and on this computer. Claims stay, because they have no payer."""
        async with self._merging:
            self._known = Known()
            self._waiting.clear()
            problem = await self._keeping.forget()
        self.tell(())
        return problem

    # -- the request and its answer ----------------------------------------------------------------------------------

    async def _ask(self, asking: Asking) -> PaymentsAnswer:
        client = self._connection.client()
        period = asking.period
        known = self._waiting.get(period)
        if known is not None and self._clock.now() - known[1] < _LOCATION_LIVES:
            location, _, until = known
        else:
            await client.see_time()
            until = min(period.ends, self.now()).replace(microsecond=0)
            if until <= period.begins:
                return PaymentsAnswer(period, known_up_to=period.begins)
            refused = await self._send(client, Period(period.begins, until, period.till), asking)
            if isinstance(refused, PaymentsAnswer):
                return refused
            location = refused
            self._waiting[period] = location, self._clock.now(), until
        try:
            answer = await self._when_ready(client, location, asking)
        except errors.KopoKopoError:
            self._waiting.pop(period, None)
            raise
        if answer is None:
            minutes = str(max(1, asking.within // timedelta(minutes=1)))
            return PaymentsAnswer(period, problem=Problem(ProblemKind.PAYMENTS_NOT_READY, (("minutes", minutes),)))
        self._waiting.pop(period, None)
        if answer.is_failed:
            reason = "; ".join(answer.reasons) or answer.status
            return PaymentsAnswer(period, problem=Problem(ProblemKind.PAYMENTS_FAILED, (("reason", reason),)))
        return await self._take(asking, answer, until)

    async def _send(self, client: Client, period: Period, asking: Asking) -> str | PaymentsAnswer:
        """Send the request. Returns where the answer will be, or the answer that the address was refused."""
        callback = self._keeping.options.callback
        try:
            return (await client.ask_for_payments(period, callback or NOWHERE)).url
        except errors.Rejected as error:
            if not any("callback" in reason.lower() for reason in error.reasons):
                raise
            own = self.own_addresses()
            refused = CallbackRefused(own, error.reasons)
            problem = Problem(ProblemKind.CALLBACK_REFUSED, details="\n".join(error.reasons))
            return PaymentsAnswer(asking.period, problem=problem, callback=refused)

    async def _when_ready(self, client: Client, location: str, asking: Asking) -> PollingAnswer | None:
        """Read the answer until it is ready. Returns None if it is not in time."""
        began, pause, failures = self._clock.monotonic(), _FIRST_PAUSE, 0
        while True:
            rest = pause
            asking.go_on(AskStep.WAITING)
            try:
                answer = await client.read_payments(location, asking.period)
                if answer.is_ready or answer.is_failed:
                    return answer
                failures = 0
            except errors.KopoKopoError as error:
                if errors.asks_for_a_pause(error):
                    rest = max(rest, _pause_of(error))
                    asking.go_on(AskStep.SLOWED, self._clock.now() + timedelta(seconds=rest))
                elif not _may_pass(error) or (failures := failures + 1) >= _MOST_FAILURES:
                    raise
            asking.looks += 1
            left = asking.within.total_seconds() - (self._clock.monotonic() - began)
            if rest > left:
                return None
            await self._sleep(rest)
            pause = min(pause * _GROWTH, _LONGEST_PAUSE)

    async def _take(self, asking: Asking, answer: PollingAnswer, until: datetime) -> PaymentsAnswer:
        asking.go_on(AskStep.READING)
        period = asking.period
        span = Span(period.begins, until, period.till.strip().upper(), until)
        async with self._merging:
            with no_collection():
                self._known, new = await asyncio.to_thread(merged, self._known, answer.payments, span)
                kept = await asyncio.to_thread(self._known.of, Period(period.begins, until, period.till))
            problem = await self._keeping.keep(answer.payments, self._known)
        if new:
            self.tell(new)
        return PaymentsAnswer(period, kept, new, known_up_to=until, left_out=answer.left_out, not_kept=problem)


def _may_pass(error: errors.KopoKopoError) -> bool:
    """Return whether reading again may help: the request is at Kopo Kopo, and a read changes nothing."""
    return isinstance(error, errors.NotReached | errors.ServerTrouble) and not isinstance(
        error, errors.UnusableWay | errors.ProxyWantsPassword | errors.InsecureConnection
    )


def _pause_of(error: errors.KopoKopoError) -> float:
    """Return for how many seconds Kopo Kopo wants no further request, 0 if it says nothing about it."""
    if not errors.asks_for_a_pause(error):
        return 0.0
    given = getattr(error, "retry_after", None)
    return _PAUSE_IF_ASKED if given is None else math.ceil(given)
