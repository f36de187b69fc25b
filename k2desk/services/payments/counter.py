"""The counter's view: asks by itself, shows the newest payments, and never shows old ones as fresh."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from k2desk.model.payments import Payment, Period
from k2desk.model.problems import Problem
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Stage
from k2desk.services.payments.asking import Payments, Sleep
from k2desk.services.payments.results import Asking, AskStep, CallbackRefused, PaymentsAnswer

SHORTEST, LONGEST = 30, 300
"""The seconds between two askings that the user can choose."""

ROWS = 200
"""The most payments that the view shows."""

_TICK = 5.0
_REST = 5.0
"""The shortest pause in seconds between an answer and the next request. After failures it doubles."""

_WITHIN = timedelta(seconds=60)
"""How long an answer is waited for before the next one is asked for."""

_FEW = 300
"""As many payments are small enough to be asked for each time: Kopo Kopo may come to know of a payment late."""

_BACK = timedelta(hours=2)
_WHOLE_DAY_EVERY = timedelta(minutes=10)
_STALE_AFTER = timedelta(seconds=60)
"""How late an answer may be before the rows are called old, beyond twice the pause."""


class Counter(AccountService, Announcer[[]]):
    """Asks while it runs. Announces every change of what is below."""

    def __init__(self, scope: AccountScope, payments: Payments, sleep: Sleep = asyncio.sleep) -> None:
        super().__init__(scope)
        self._payments = payments
        self._sleep = sleep
        self._task: asyncio.Task[None] | None = None
        self._asking: Asking | None = None
        self._till = ""
        self._answered: tuple[datetime, float] | None = None
        self._whole_day_at: float | None = None
        self._next = 0.0
        self._failures = 0
        self._not_before = 0.0
        self.rows: tuple[Payment, ...] = ()
        """The newest payments of today, newest first: at most `ROWS`."""
        self.arrived: tuple[Payment, ...] = ()
        """What came with the newest answer: for the sound and a screen reader. Empty in the first answer."""
        self.up_to: datetime | None = None
        """Up to when the rows are complete, by Kopo Kopo's clock; None before the first answer."""
        self.problem: Problem | None = None
        """Why the newest asking failed, or None."""
        self.callback: CallbackRefused | None = None
        self.slowed_until: datetime | None = None
        """Set while Kopo Kopo wants it slower."""
        payments.listen(lambda _: self._options_changed())

    @property
    def is_running(self) -> bool:
        """Whether it asks by itself."""
        return self._task is not None and not self._task.done()

    @property
    def is_asking(self) -> bool:
        """Whether an answer is being waited for."""
        return self._asking is not None

    @property
    def seconds(self) -> int:
        """The pause between two requests that the user chose."""
        return min(LONGEST, max(SHORTEST, self._payments.options.seconds))

    def start(self, till: str = "") -> None:
        """Begin to ask, for one till or the whole business."""
        if self.is_running and till == self._till:
            return
        self.stop()
        self._till = till
        self.rows, self.arrived, self.up_to, self._answered, self._whole_day_at = (), (), None, None, None
        self.problem = self.callback = None
        self._task = self._spawn(self._keep_asking())
        self.tell()

    def stop(self) -> None:
        """Stop asking."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            if self._asking is not None:
                self._asking.cancel()
                self._asking = None
            self.tell()

    def ask_now(self) -> None:
        """Ask at once, unless an asking is under way or Kopo Kopo wants a pause."""
        if self._task is not None and not self.is_asking and self._clock.monotonic() >= self._not_before:
            self._task.cancel()
            self._task = self._spawn(self._keep_asking())

    def age(self) -> timedelta | None:
        """Return how old the newest answer is by the clock that ran further: this computer may have slept."""
        if self._answered is None:
            return None
        wall, steady = self._answered
        return max(self._clock.now() - wall, timedelta(seconds=self._clock.monotonic() - steady))

    def is_fresh(self) -> bool:
        """Return whether the rows may be shown as the present state."""
        age = self.age()
        return self.is_running and age is not None and age <= timedelta(seconds=2 * self.seconds) + _STALE_AFTER

    def _options_changed(self) -> None:
        self._next = min(self._next, self._clock.monotonic() + self.seconds)

    async def _keep_asking(self) -> None:
        while True:
            began = self._clock.now(), self._clock.monotonic()
            await self._ask_once(began)
            steady = self._clock.monotonic()
            # One lost request must not cost another whole pause.
            soon = steady + min(self.seconds, _REST * 2 ** max(0, self._failures - 1))
            self._next = max(soon if self.problem is not None else began[1] + self.seconds, steady + _REST)
            self._next = max(self._next, self._not_before)
            while not self._is_due(began):
                await self._sleep(min(_TICK, max(0.05, self._next - self._clock.monotonic())))

    def _is_due(self, began: tuple[datetime, float]) -> bool:
        """Return whether the next request is due, by either clock: one may have stood still during a sleep."""
        steady = self._clock.monotonic()
        if steady >= self._next:
            return True
        slept = (self._clock.now() - began[0]).total_seconds() - (steady - began[1])
        return steady >= self._not_before and slept >= self._next - steady

    async def _ask_once(self, began: tuple[datetime, float]) -> None:
        await self._payments.see_time()
        period, is_whole = self._window(self._payments.now())
        self._asking = asking = self._payments.ask(period, _WITHIN)
        handle = asking.listen(lambda _: self._stepped(asking))
        self.tell()
        try:
            answer = await asking.wait()
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling() or asking.stage is not Stage.CANCELLED:
                raise
            return
        finally:
            handle.close()
            asking.cancel()
            if self._asking is asking:
                self._asking = None
        self._take(answer, began, is_whole)

    def _take(self, answer: PaymentsAnswer, began: tuple[datetime, float], is_whole: bool) -> None:
        self.problem, self.callback = answer.problem, answer.callback
        self._not_before = self._clock.monotonic() + answer.pause
        self.slowed_until = self._clock.now() + timedelta(seconds=answer.pause) if answer.pause else None
        self.arrived = ()
        # A pause that Kopo Kopo asks for is kept, and says nothing about the line.
        self._failures = 0 if answer.problem is None else min(self._failures + (not answer.pause), 8)
        if answer.problem is None:
            if self._answered is not None:
                self.arrived = answer.new
            self._answered = began
            self.up_to = answer.known_up_to
            if is_whole:
                self._whole_day_at = began[1]
            today = Period.today(self._payments.now(), self._till)
            self.rows = self._payments.of(today)[:ROWS]
        self.tell()

    def _window(self, now: datetime) -> tuple[Period, bool]:
        """Return the period to ask for, up to now, and whether it is the whole day.

        Kopo Kopo may come to know of a payment long after it was made. So a day with few payments is asked for from its
        beginning, and so is every day now and then.
        """
        today = Period.today(now, self._till)
        back = now - _BACK
        known = self._payments.of(today)
        due = self._whole_day_at is None or (
            self._clock.monotonic() - self._whole_day_at >= _WHOLE_DAY_EVERY.total_seconds()
        )
        is_whole = due or len(known) <= _FEW
        begins = min(back, today.begins if is_whole else known[_FEW - 1].at)
        return Period(begins.replace(microsecond=0), now, self._till), is_whole

    def _stepped(self, asking: Asking) -> None:
        slowed = asking.resumes_at if asking.step is AskStep.SLOWED else None
        if slowed != self.slowed_until and not asking.finished:
            self.slowed_until = slowed
            self.tell()
