"""One open account and its services, which start and end together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace

from k2desk.kopokopo.client import Client, NetworkOptions
from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord
from k2desk.services.account_scope import AccountAccess, AccountScope
from k2desk.services.address_check.internet import Internet, PublicInternet
from k2desk.services.adopting import Adopting
from k2desk.services.certificate_watch import CertificateWatch
from k2desk.services.check_now import CheckNow
from k2desk.services.chosen_files import ChosenFiles
from k2desk.services.creating import Creating
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.drafts import Drafts
from k2desk.services.first_alerts import FirstAlerts
from k2desk.services.first_steps import FirstSteps
from k2desk.services.history_of import RowHistories
from k2desk.services.inbox import Inbox
from k2desk.services.keys import Keys, Others, no_others
from k2desk.services.labels import Labels
from k2desk.services.moving import Moving
from k2desk.services.notices import Notices
from k2desk.services.payments.account_payments import AccountPayments
from k2desk.services.practice_controls import PracticeControls
from k2desk.services.practice_progress import PracticeProgress
from k2desk.services.practice_stories import PracticeStories
from k2desk.services.ready import Ready
from k2desk.services.real_money import RealMoney
from k2desk.services.signature_check import SignatureCheck
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.tills import Tills
from k2desk.services.troubles import Troubles
from k2desk.services.user_decisions import UserDecisions


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a practice shop teaches: the first steps, the stories of trouble, and the single faults behind them."""

    controls: PracticeControls
    stories: PracticeStories
    first_steps: FirstSteps


@dataclass(frozen=True, slots=True)
class Account:
    """The services of one open account. Pages get the service that they need, not the account."""

    scope: AccountScope
    creating: Creating
    poller: StatusPoller
    decisions: UserDecisions
    troubles: Troubles
    adopting: Adopting
    moving: Moving
    past: RowHistories
    labels: Labels
    drafts: Drafts
    tills: Tills
    keys: Keys
    diagnosing: Diagnosing
    certificates: CertificateWatch
    check_now: CheckNow
    ready: Ready
    real_money: RealMoney
    notices: Notices
    inbox: Inbox
    signatures: SignatureCheck
    files: ChosenFiles
    payments: AccountPayments
    practising: PracticeControls | None
    lessons: Lessons | None = None

    @property
    def profile(self) -> AccountRecord:
        """The account's record."""
        return self.scope.profile

    @property
    def environment(self) -> Environment:
        """The Kopo Kopo system of the account."""
        return self.scope.environment

    @property
    def cache(self) -> SubscriptionCache:
        """The account's subscriptions in memory."""
        return self.scope.cache

    @property
    def stories(self) -> PracticeStories | None:
        """The stories of practice, or None for an account at Kopo Kopo."""
        return self.lessons.stories if self.lessons is not None else None

    @property
    def first_steps(self) -> FirstSteps | None:
        """The first steps of practice, or None for an account at Kopo Kopo."""
        return self.lessons.first_steps if self.lessons is not None else None

    @property
    def clock(self) -> Clock:
        """The clock."""
        return self.scope.clock


@asynccontextmanager
async def open_account(
    scope: AccountScope,
    reach: AccountAccess,
    *,
    schedule: CheckSchedule,
    others: Others = no_others,
    internet: Internet | None = None,
    network_options: NetworkOptions | None = None,
) -> AsyncIterator[Account]:
    """Open an account. Leaving the context ends its tasks, connections and listeners. Several can be open at a time.

    Without keys, calls to Kopo Kopo end with the problem in `reach`. What is being sent at the end becomes *not
    confirmed*. `others` returns the other API keys.
    """
    async with AsyncExitStack() as stack:
        await _connect(stack, scope, reach, network_options)
        keys = Keys(reach.credentials, others)
        inbox = Inbox(scope, keys, keys_are_new=reach.practice is not None)
        practising = PracticeControls(scope, reach.practice, inbox, keys) if reach.practice is not None else None
        poller = StatusPoller(scope, schedule)
        creating = Creating(scope, poller.check)
        diagnosing = Diagnosing(scope, internet or _internet(practising), keys, lambda: poller.interval)
        account = Account(
            scope,
            creating=creating,
            poller=poller,
            decisions=UserDecisions(scope, poller.check),
            troubles=Troubles(scope, poller),
            adopting=Adopting(scope, poller.check),
            moving=Moving(scope, creating),
            past=RowHistories(scope),
            labels=Labels(scope),
            drafts=Drafts(scope),
            tills=Tills(scope),
            keys=keys,
            diagnosing=diagnosing,
            certificates=CertificateWatch(scope, diagnosing, poller),
            check_now=CheckNow(poller=poller, diagnosing=diagnosing),
            ready=Ready(scope, poller, diagnosing),
            real_money=RealMoney(scope),
            notices=Notices(scope, poller),
            inbox=inbox,
            signatures=SignatureCheck(signing_keys=inbox.signing_keys, spawn=scope.tasks.spawn),
            files=ChosenFiles(scope.tasks.spawn),
            payments=AccountPayments.of(scope),
            practising=practising,
        )
        yield _begin(account, stack)


def _internet(practising: PracticeControls | None) -> Internet:
    return practising.internet if practising is not None else PublicInternet()


@asynccontextmanager
async def connected(
    scope: AccountScope, reach: AccountAccess, network_options: NetworkOptions | None = None
) -> AsyncIterator[None]:
    """Connect a scope to Kopo Kopo, for a while. Leaving the context ends its tasks and its connections."""
    async with AsyncExitStack() as stack:
        await _connect(stack, scope, reach, network_options)
        yield


async def _connect(
    stack: AsyncExitStack, scope: AccountScope, reach: AccountAccess, network_options: NetworkOptions | None
) -> None:
    if reach.credentials is None:
        scope.connection.disconnect(reach.problem or Problem(ProblemKind.NO_KEYS))
    else:
        client = Client(
            scope.environment,
            reach.credentials,
            scope.profile.api_version,
            clock=scope.clock,
            network_options=network_options,
        )
        scope.connection.connect(await stack.enter_async_context(client))
    # The tasks end before their client does.
    stack.push_async_callback(scope.tasks.close)


def _begin(account: Account, stack: AsyncExitStack) -> Account:
    """Start what the account does without a press. Returns the account, for practice with its lessons."""
    spawn = account.scope.tasks.spawn
    stack.push_async_callback(account.inbox.close)
    stack.callback(account.notices.close)
    stack.callback(FirstAlerts(account.scope, account.inbox).close)
    # Close the drafts before the tasks: these would be cancelled together with what was typed in the last half second.
    stack.push_async_callback(account.drafts.close)
    spawn(account.poller.keep_polling())
    spawn(account.notices.keep_looking())
    spawn(account.troubles.keep_reminding())
    spawn(account.payments.keep_looking(account.scope))
    if account.practising is not None:
        return _with_lessons(account, account.practising, stack)
    # The practice shop is tested on a press only, because opening it starts a process.
    spawn(account.certificates.keep_polling())
    return account


def _with_lessons(account: Account, controls: PracticeControls, stack: AsyncExitStack) -> Account:
    progress = PracticeProgress(account.drafts)
    first_steps = FirstSteps(account.scope, controls, account.inbox, account.tills, progress)
    stories = PracticeStories(
        account.scope,
        controls,
        progress,
        check_now=account.check_now,
        decisions=account.decisions,
        diagnosing=account.diagnosing,
    )

    async def begin() -> None:
        await progress.load()
        await first_steps.open()
        await stories.open()

    stack.callback(controls.close)
    stack.callback(first_steps.close)
    # Without this, the first steps would begin to follow while the account waits for its drafts to be stored.
    stack.callback(account.scope.tasks.spawn(begin()).cancel)
    return replace(account, lessons=Lessons(controls, stories, first_steps))
