"""Watches the accounts that are not open, one after another and gently.

An account has its rows and its connection in memory only while it is looked at. Whatever goes wrong with one of them,
such as refused keys, is noted for this account and disturbs no other.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.clock import Clock
from k2desk.model.error_problems import unexpected
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord
from k2desk.services.account import connected
from k2desk.services.account_scope import AccountAccess, AccountScope
from k2desk.services.accounts import Accounts
from k2desk.services.address_check.internet import Internet, PublicInternet
from k2desk.services.announcer import Announcer
from k2desk.services.badge import Group, badge_of
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.keys import Keys, no_others
from k2desk.services.notices import Notice, Notices
from k2desk.services.operation import Operation
from k2desk.services.preferences import Preferences
from k2desk.services.ready import Ready, ReadyReport
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedRows, CachedSubscription, SubscriptionCache
from k2desk.services.tasks import Tasks
from k2desk.services.trouble_rules import SECOND_LOOK, TroubleRule
from k2desk.store.registry import Registry

_log = logging.getLogger(__name__)

EVERY = timedelta(minutes=15)
"""The shortest time between two looks at an account that is not open."""

AFTER_CLOSED_STORE = timedelta(hours=1)
"""The time between two looks while the password store is closed, since each may ask the user to open it."""

FIRST_AFTER = 20.0
"""Seconds after the start until the first look, so that the open account comes first."""

_STEP = 20.0
"""Seconds between two questions whether an account is due. A computer that slept finds out soon after waking."""

_LONGEST_LOOK = 600.0


@dataclass(frozen=True, slots=True)
class Summary:
    """What is known about an account: its subscriptions, how many need attention, and why it can't be checked."""

    count: int
    attention: int
    looked_at: datetime | None = None
    problem: Problem | None = None
    ready: ReadyReport | None = None


@dataclass(frozen=True, slots=True)
class OtherNotice:
    """A notice of an account that is not open, with the rows that it names."""

    account: AccountRecord
    notice: Notice
    cache: SubscriptionCache


@dataclass(frozen=True, slots=True)
class _Looked:
    """An account while it is looked at."""

    scope: AccountScope
    poller: StatusPoller
    notices: Notices
    ready: Ready


class Watching(Announcer[[]]):
    """Announces that a summary has changed. `notices` announces each notice.

    `reach` finds the access to an account. Practice is not watched: its server runs only while it is used.
    """

    def __init__(
        self,
        registry: Registry,
        accounts: Accounts,
        reach: Callable[[AccountRecord], Awaitable[AccountAccess]],
        preferences: Preferences,
        clock: Clock,
        tasks: Tasks,
        internet: Internet | None = None,
    ) -> None:
        super().__init__()
        self._registry = registry
        self._accounts = accounts
        self._reach = reach
        self._preferences = preferences
        self._clock = clock
        self._tasks = tasks
        self._internet = internet
        self._open_id = ""
        self._turn = asyncio.Lock()
        self._looking: tuple[str, asyncio.Task[None]] | None = None
        self.summaries: dict[str, Summary] = {}
        """What is known about each account that is not open, by its id."""
        self.notices: Announcer[[OtherNotice]] = Announcer()

    def others(self) -> tuple[AccountRecord, ...]:
        """Return the accounts that are watched here, in the user's order."""
        return tuple(one for one in self._accounts.all if one.environment != "practice" and one.id != self._open_id)

    def account_opened(self, account_id: str) -> None:
        """Leave an account to its own services, because it is open now. "" if none is."""
        self._open_id = account_id
        self.summaries.pop(account_id, None)
        if self._looking is not None and self._looking[0] == account_id:
            self._looking[1].cancel()
        self.tell()

    async def keep_watching(self) -> None:
        """Look at each account when it is due, until cancelled."""
        await asyncio.sleep(FIRST_AFTER)
        while True:
            for account in self.others():
                if account.id not in self.summaries:
                    await self._read(account)
                if self._is_due(account):
                    if await self._registry.lead(account.id):
                        await self.look(account, only_due=True)
                    # Also takes the wish back: where it is open, a desk that waits for the checks must get them.
                    await self._registry.stand_down(account.id)
            await asyncio.sleep(_STEP)

    async def look(self, account: AccountRecord, *, only_due: bool = False) -> None:
        """Read the subscriptions of one account at Kopo Kopo, and tell what is new. It never raises.

        With `only_due` those are left out whose turn has not come, or that another desk has read a short time ago.
        """
        await self._while_not_open(account, partial(self._look, only_due=only_due))

    def run_ready(self, account: AccountRecord, *, once_a_day: bool = False) -> Operation[ReadyReport | None]:
        """Run *Ready to open?* for an account that is not open. The outcome is None if it could not run.

        With `once_a_day` it does not run, and the outcome is None, if there is a result of today.
        """

        async def work(_: Operation[ReadyReport | None]) -> ReadyReport | None:
            sheets: list[ReadyReport] = []
            await self._while_not_open(account, partial(self._run_ready, once_a_day=once_a_day, sheets=sheets))
            return sheets[0] if sheets else None

        return self._tasks.begin(work)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _is_due(self, account: AccountRecord) -> bool:
        summary = self.summaries.get(account.id)
        if self._preferences.values.schedule.look_every is None or summary is None:
            return False
        if summary.looked_at is None:
            return True
        passed = self._clock.now() - summary.looked_at
        is_closed = summary.problem is not None and summary.problem.kind is ProblemKind.PASSWORD_STORE_CLOSED
        return not timedelta() <= passed < (AFTER_CLOSED_STORE if is_closed else self._every)

    @property
    def _every(self) -> timedelta:
        """The time between two looks at an account."""
        return max(self._preferences.values.schedule.look_every or EVERY, EVERY)

    @property
    def _schedule(self) -> CheckSchedule:
        return CheckSchedule(self._every, self._preferences.values.schedule.well_ones)

    async def _while_not_open(self, account: AccountRecord, do: Callable[[AccountRecord], Awaitable[None]]) -> None:
        """Do one thing at a time. It ends early if the account is opened meanwhile."""

        async def work() -> None:
            try:
                async with asyncio.timeout(_LONGEST_LOOK):
                    await do(account)
            except Exception as error:
                _log.warning("an account that is not open could not be looked at: %s", type(error).__name__)
                self._note(account, problem=unexpected(error))

        async with self._turn:
            if account.id == self._open_id:
                return
            task = self._tasks.spawn(work())
            self._looking = (account.id, task)
            try:
                await asyncio.wait({task})
            finally:
                task.cancel()
                self._looking = None

    async def _read(self, account: AccountRecord) -> None:
        """Count the rows as they are on the disk. Nothing is sent."""
        with contextlib.suppress(Exception):
            await self._count(account, await self._cached(account))

    async def _look(self, account: AccountRecord, *, only_due: bool) -> None:
        async with self._opened(account) as looked:
            listening = looked.notices.listen(
                lambda notice: self.notices.tell(OtherNotice(account, notice, looked.scope.cache))
            )
            try:
                ids = await looked.poller.due_at_all_desks(EVERY) if only_due else None
                turn = await looked.poller.due() if only_due else None
                if ids is not None and turn is not None:
                    among = set(turn)
                    ids = [one for one in ids if one in among]
                run = await looked.poller.check(ids).wait()
                for _ in range(looked.scope.rule.failures):
                    doubtful = [one.id for one in looked.scope.cache if one.check is not None and one.check.pending]
                    if not doubtful:
                        break
                    # A bad answer counts only after others.
                    await asyncio.sleep(SECOND_LOOK.total_seconds() + 0.1)
                    await looked.poller.check(doubtful).wait()
                await self._count(account, looked.scope.cache, self._clock.now(), run.problem)
                await looked.notices.gathered()
            finally:
                listening.close()

    async def _run_ready(self, account: AccountRecord, *, once_a_day: bool, sheets: list[ReadyReport]) -> None:
        async with self._opened(account) as looked:
            await looked.ready.recalled()
            sheet, today = looked.ready.sheet, self._clock.now().astimezone().date()
            if not once_a_day or today not in looked.ready.week:
                sheet = await looked.ready.run().wait()
                sheets.append(sheet)
            await self._count(account, looked.scope.cache, self._clock.now(), ready=sheet)

    @asynccontextmanager
    async def _opened(self, account: AccountRecord) -> AsyncIterator[_Looked]:
        cache = await self._cached(account)
        reach = await self._reach(account)
        values, options = self._preferences.values, self._preferences.network_options
        rule = TroubleRule(values.trouble_failures, values.trouble_minutes)
        scope = AccountScope(account, reach.environment, self._registry, cache, self._clock, rule=rule)
        async with connected(scope, reach, options):
            poller = StatusPoller(scope, self._schedule)
            keys = Keys(reach.credentials, no_others)
            diagnosing = Diagnosing(scope, self._internet or PublicInternet(), keys, lambda: poller.interval)
            notices = Notices(scope, poller)
            try:
                yield _Looked(scope, poller, notices, Ready(scope, poller, diagnosing))
            finally:
                notices.close()

    async def _cached(self, account: AccountRecord) -> SubscriptionCache:
        contents = await self._registry.contents(account.id)
        return SubscriptionCache(await asyncio.to_thread(CachedRows, contents))

    async def _count(
        self,
        account: AccountRecord,
        cache: SubscriptionCache,
        looked_at: datetime | None = None,
        problem: Problem | None = None,
        ready: ReadyReport | None = None,
    ) -> None:
        now, interval = self._clock.now(), self._schedule.interval(len(cache)) or self._every
        # A long list takes longer to judge than the window may be kept waiting.
        attention = await asyncio.to_thread(_count_attention, tuple(cache), now, interval)
        if account.id == self._open_id:
            return
        known = self.summaries.get(account.id)
        self.summaries[account.id] = Summary(
            len(cache),
            attention,
            looked_at,
            problem,
            ready or (known.ready if known is not None else None),
        )
        self.tell()

    def _note(self, account: AccountRecord, problem: Problem) -> None:
        known = self.summaries.get(account.id, Summary(0, 0))
        self.summaries[account.id] = Summary(known.count, known.attention, self._clock.now(), problem, known.ready)
        self.tell()


def _count_attention(entries: Sequence[CachedSubscription], now: datetime, interval: timedelta) -> int:
    return sum(badge_of(one, now, interval).group is Group.ATTENTION for one in entries)
