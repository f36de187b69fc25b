"""A shop's day in simulated time: a Kopo Kopo that drops, delays and doubles, and a computer that sleeps.

The services of payments run unchanged. Kopo Kopo is simulated behind the client, its answers go through the real
parser, and the list is a real SQLite file. Time passes only in `SimulatedTime.run_until`, so a day takes milliseconds.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import json
import random
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from k2desk.kopokopo import polling
from k2desk.kopokopo.answers import Answer
from k2desk.kopokopo.polling import PollingAnswer
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Location
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import code_of_day
from k2desk.model.payments import Period
from k2desk.services.account_scope import AccountScope
from k2desk.services.payments.asking import Payments
from k2desk.services.payments.claims import Claims
from k2desk.services.payments.counter import Counter
from k2desk.services.payments.finding import FindPayment
from k2desk.services.payments.not_yet import NotYet
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.store.sqlite import SqliteRegistry
from tests.services.opened import SHOP

T = TypeVar("T")

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_PAUSE = 20.0
_PEOPLE = (("Jane", "Wanjiru"), ("Peter", "Otieno"), ("Amina", "Hassan"), ("Brian", "Kiprotich"))


class SimulatedTime:
    """A clock, and the sleeping that goes with it. `asleep` is time in which the computer did nothing."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self.seconds = 0.0
        self.asleep = 0.0
        self.wrong_by = 0.0
        """Seconds by which this computer's date is ahead."""
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = itertools.count()

    def now(self) -> datetime:
        return self.true() + timedelta(seconds=self.wrong_by)

    def true(self) -> datetime:
        return self._start + timedelta(seconds=self.seconds + self.asleep)

    def monotonic(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (self.seconds + seconds, next(self._number), done))
        await done

    async def run_until(self, end: datetime) -> None:
        """Let time pass. Everything that is due is done before the clock goes on."""
        while True:
            await _settle()
            left = (end - self.true()).total_seconds()
            if not self._waiting or self._waiting[0][0] - self.seconds > left:
                self.seconds += max(0.0, left)
                await _settle()
                return
            due, _, done = heapq.heappop(self._waiting)
            self.seconds = max(self.seconds, due)
            if not done.done():
                done.set_result(None)


async def _settle() -> None:
    """Let all tasks go on until they wait for time. Nothing here waits for anything else."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while ready:
        await asyncio.sleep(0)


def in_simulated_time(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine on a loop of its own, whose tasks `_settle` can see."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        return runner.run(work)


def played(day: SimulatedDay, work: Callable[[], Awaitable[None]]) -> None:
    """Open the day, do the work in simulated time, and close the day."""

    async def play() -> None:
        await day.open()
        try:
            await work()
        finally:
            await day.close()

    in_simulated_time(play())


def simulated_list(file: Path) -> SqliteRegistry:
    """Return a list for simulated days. Its commits are not synced: no power fails here."""
    registry = SqliteRegistry(file)
    registry._db.execute("PRAGMA synchronous = OFF")
    return registry


@dataclass
class Paid:
    """A payment that somebody made: when, when Kopo Kopo knew it, and when K2Desk did."""

    reference: str
    amount: int
    at: datetime
    known_at: datetime
    reversed_at: datetime | None = None
    person: tuple[str, str] = _PEOPLE[0]
    seen_at: datetime | None = None

    def entries(self, now: datetime) -> list[dict[str, Any]]:
        found = [self._entry("Received", self.at)] if self.known_at <= now else []
        if self.reversed_at is not None and self.reversed_at <= now:
            found.append(self._entry("Reversed", self.reversed_at))
        return found

    def _entry(self, status: str, at: datetime) -> dict[str, Any]:
        resource = {
            "id": f"{self.reference}-{status}", "amount": f"{self.amount}.0", "status": status, "currency": "KES",
            "reference": self.reference, "till_number": "555555", "sender_phone_number": "2547 ***** 126",
            "origination_time": at.astimezone(KENYA).isoformat(timespec="seconds"),
            "sender_first_name": self.person[0], "sender_middle_name": None, "sender_last_name": self.person[1],
        }  # fmt: skip
        return {"type": "Buygoods Transaction", "resource": resource}

    def message(self, *, amount: int | None = None, at: datetime | None = None, code: str | None = None) -> str:
        """Return the message that the payer shows, or one that was changed."""
        at = (at or self.at).astimezone(KENYA)
        return (
            f"{code or self.reference} Confirmed. Ksh{amount or self.amount:,}.00 paid to NJERI HARDWARE. on"
            f" {at.day}/{at.month}/{at:%y} at {at.hour % 12 or 12}:{at:%M} {'PM' if at.hour >= 12 else 'AM'}."
            "New M-PESA balance is Ksh1,004.00. Transaction cost, Ksh0.00."
        )


@dataclass
class SimulatedKopoKopo:
    """What the client would reach. `outages` are stretches of time in which nothing answers."""

    time: SimulatedTime
    chance: random.Random
    payments: list[Paid] = field(default_factory=list)
    outages: list[tuple[datetime, datetime]] = field(default_factory=list)
    lost: float = 0.0
    """The share of requests and answers that get lost."""
    doubled: float = 0.0
    slowest: float = 8.0
    """The longest time in seconds that an answer takes."""
    slowing: float = 0.0
    """The share of requests that are asked to slow down."""
    pauses: list[tuple[datetime, datetime]] = field(default_factory=list)
    """The stretches of time for which it asked to be left alone."""
    posts: int = 0
    at_once: int = 0
    most_at_once: int = 0
    clock_difference: float | None = None
    _asked: dict[str, datetime] = field(default_factory=dict)
    _was_lost: bool = False

    def server_time(self) -> datetime:
        return self.time.true().replace(microsecond=0)

    async def see_time(self) -> None:
        self._reach()

    async def ask_for_payments(self, period: Period, callback: str) -> Location:
        assert callback.endswith(".k2desk.invalid/payments")
        self.posts += 1
        self._reach()
        if self.chance.random() < self.slowing:
            now = self.time.true()
            self.pauses.append((now, now + timedelta(seconds=_PAUSE)))
            raise errors.SlowDown("slow down", may_have_arrived=False, retry_after=_PAUSE, status=429)
        self._may_lose()
        name = f"https://sandbox.kopokopo.com/api/v2/polling/{self.posts}"
        self._asked[name] = self.time.true() + timedelta(seconds=self.chance.uniform(0, self.slowest))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        return Location(name, str(self.posts))

    async def read_payments(self, location: str, period: Period) -> PollingAnswer:
        self._reach()
        self._may_lose()
        now = self.time.true()
        if self._asked[location] > now:
            return PollingAnswer("Pending", False)
        self.at_once -= 1
        entries = [entry for paid in self.payments for entry in paid.entries(now)]
        wanted = [one for one in entries if period.holds(datetime.fromisoformat(one["resource"]["origination_time"]))]
        wanted += [one for one in wanted if self.chance.random() < self.doubled]
        self.chance.shuffle(wanted)
        content = {"data": {"attributes": {"status": "Success", "transactions": wanted}}}
        return polling.read(Answer(200, json.dumps(content).encode()), period)

    def is_out(self, at: datetime) -> bool:
        return any(begins <= at < ends for begins, ends in self.outages)

    def _reach(self) -> None:
        if self.is_out(self.time.true()):
            raise errors.NoConnection("out", may_have_arrived=False, network_down=True)

    def _may_lose(self) -> None:
        # Two in a row would be an outage.
        self._was_lost = not self._was_lost and self.chance.random() < self.lost
        if self._was_lost:
            raise errors.ConnectionLost("lost", may_have_arrived=True)


class InlineRegistry:
    """The real registry, without its thread: simulated time can't wait for one."""

    def __init__(self, backend: SqliteRegistry) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._backend, name)

        async def call(*arguments: Any) -> Any:
            return method(*arguments)

        return call


async def _inline(work: Any, *arguments: Any) -> Any:
    return work(*arguments)


class SimulatedDay:
    """The services of one account, on one day."""

    def __init__(self, seed: int, backend: SqliteRegistry, monkeypatch: Any, start: datetime) -> None:
        monkeypatch.setattr(asyncio, "to_thread", _inline)
        self.chance = random.Random(seed)
        self.time = SimulatedTime(start)
        self.kopokopo = SimulatedKopoKopo(self.time, self.chance)
        environment = Environment(EnvironmentKind.SANDBOX, "https://sandbox.kopokopo.com")
        profile = replace(SHOP, id=f"day {seed}")
        backend.save_account(profile)
        cache = SubscriptionCache(backend.contents(profile.id))
        self.scope = AccountScope(profile, environment, InlineRegistry(backend), cache, self.time)
        self.scope.connection.connect(self.kopokopo)
        self.book = Payments(self.scope, self.time.sleep)
        self.claims = Claims(self.scope, self.book)
        self.not_yet = NotYet(self.scope, self.book, self.time.sleep)
        self.find = FindPayment(self.scope, self.book, self.claims, self.not_yet)
        self.counter = Counter(self.scope, self.book, self.time.sleep)
        self.book.listen(self._see)

    def _see(self, new: Any) -> None:
        by_reference = {paid.reference: paid for paid in self.kopokopo.payments}
        for payment in new:
            paid = by_reference[payment.reference]
            if not payment.is_reversal and paid.seen_at is None:
                paid.seen_at = self.time.true()

    def pay(self, at: datetime, delay: float) -> Paid:
        """Let somebody pay. Kopo Kopo knows of it `delay` seconds later."""
        code = code_of_day(at.astimezone(KENYA).date(), "".join(self.chance.choices(_SIGNS, k=7)))
        at = at.replace(microsecond=0)
        paid = Paid(code, self.chance.randint(10, 5_000), at, at + timedelta(seconds=delay))
        paid.person = self.chance.choice(_PEOPLE)
        self.kopokopo.payments.append(paid)
        return paid

    async def open(self) -> None:
        notes = await self.scope.registry.payment_notes(self.scope.profile.id)
        self.claims.load(notes.claims)
        await self.book.open(notes.options)
        self.not_yet.load(notes.watches)
        self.scope.tasks.spawn(self.not_yet.keep_looking())

    async def outcome(self, operation: Any, seconds: float = 120.0) -> Any:
        """Let time pass until an operation has ended."""
        end = self.time.true() + timedelta(seconds=seconds)
        await _settle()
        while not operation.finished and self.time.true() < end:
            await self.time.run_until(self.time.true() + timedelta(seconds=1))
        assert operation.finished and operation.failure is None, operation.failure
        return operation.outcome

    async def close(self) -> None:
        await self.scope.tasks.close()


START = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
