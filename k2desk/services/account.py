"""One open account and its services, which start and end together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from k2desk.kopokopo.client import Client, Ways
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord
from k2desk.services.account_scope import AccountScope, Reach
from k2desk.services.address_check.places import Places, PublicPlaces
from k2desk.services.adopting import Adopting
from k2desk.services.book import Book
from k2desk.services.certificate_watch import CertificateWatch
from k2desk.services.check_now import CheckNow
from k2desk.services.creating import Creating
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.drafts import Drafts
from k2desk.services.inbox import Inbox
from k2desk.services.keys import Keys, Others, no_others
from k2desk.services.moving import Moving
from k2desk.services.notices import Notices
from k2desk.services.past import Past
from k2desk.services.practising import Practising
from k2desk.services.ready import Ready
from k2desk.services.settling import Settling
from k2desk.services.signature_check import SignatureCheck
from k2desk.services.tills import Tills
from k2desk.services.user_files import UserFiles
from k2desk.services.watching import Watching


@dataclass(frozen=True, slots=True)
class Account:
    """The services of one open account. Pages get the service that they need, not the account."""

    scope: AccountScope
    creating: Creating
    watching: Watching
    settling: Settling
    adopting: Adopting
    moving: Moving
    past: Past
    drafts: Drafts
    tills: Tills
    keys: Keys
    diagnosing: Diagnosing
    certificates: CertificateWatch
    check_now: CheckNow
    ready: Ready
    notices: Notices
    inbox: Inbox
    signatures: SignatureCheck
    files: UserFiles
    practising: Practising | None

    @property
    def profile(self) -> AccountRecord:
        """The account's record."""
        return self.scope.profile

    @property
    def environment(self) -> Environment:
        """The Kopo Kopo system of the account."""
        return self.scope.environment

    @property
    def book(self) -> Book:
        """The account's subscriptions in memory."""
        return self.scope.cache

    @property
    def clock(self) -> Clock:
        """The clock."""
        return self.scope.clock


@asynccontextmanager
async def open_account(
    scope: AccountScope,
    reach: Reach,
    *,
    interval: timedelta | None,
    others: Others = no_others,
    places: Places | None = None,
    ways: Ways | None = None,
) -> AsyncIterator[Account]:
    """Open an account. Leaving the context ends its tasks, connections and listeners. Several can be open at a time.

    Without keys in `reach` the list and its history are available, and calls that need Kopo Kopo end with the problem
    in `reach`. A create that is being sent when the account closes becomes *not confirmed*. `interval` is the time
    between automatic checks. `others` returns the API keys of the other accounts, to detect a mix-up; `places` is the
    internet as address checks see it, `ways` how Kopo Kopo is reached.
    """
    async with AsyncExitStack() as stack:
        await _connect(stack, scope, reach, ways)
        stack.push_async_callback(scope.tasks.close)
        keys = Keys(reach.credentials, others)
        inbox = Inbox(scope, keys, keys_are_new=reach.practice is not None)
        stack.push_async_callback(inbox.close)
        practising = Practising(scope, reach.practice, inbox, keys) if reach.practice is not None else None
        places = places or (practising.places if practising is not None else PublicPlaces())
        watching = Watching(scope, interval)
        creating = Creating(scope, watching.check)
        diagnosing = Diagnosing(scope, places, keys)
        account = Account(
            scope,
            creating=creating,
            watching=watching,
            settling=Settling(scope, watching.check),
            adopting=Adopting(scope, watching.check),
            moving=Moving(scope, creating),
            past=Past(scope),
            drafts=Drafts(scope),
            tills=Tills(scope),
            keys=keys,
            diagnosing=diagnosing,
            certificates=CertificateWatch(scope, diagnosing, watching),
            check_now=CheckNow(watching=watching, diagnosing=diagnosing),
            ready=Ready(scope, watching, diagnosing),
            notices=Notices(scope, watching),
            inbox=inbox,
            signatures=SignatureCheck(signing_keys=inbox.signing_keys, spawn=scope.tasks.spawn),
            files=UserFiles(scope.tasks.spawn),
            practising=practising,
        )
        _begin(account, stack)
        yield account


async def _connect(stack: AsyncExitStack, scope: AccountScope, reach: Reach, ways: Ways | None) -> None:
    if reach.credentials is None:
        scope.connection.disconnect(reach.problem or Problem(ProblemKind.NO_KEYS))
    else:
        client = Client(scope.environment, reach.credentials, scope.profile.api_version, clock=scope.clock, ways=ways)
        scope.connection.connect(await stack.enter_async_context(client))


def _begin(account: Account, stack: AsyncExitStack) -> None:
    """Start what the account does without a press."""
    spawn = account.scope.tasks.spawn
    stack.callback(account.notices.close)
    # Close the drafts before the tasks: these would be cancelled together with what was typed in the last half second.
    stack.push_async_callback(account.drafts.close)
    spawn(account.watching.keep_watching())
    spawn(account.notices.keep_looking())
    if account.practising is None:
        # The practice shop is tested on a press only, because opening it starts a process.
        spawn(account.certificates.keep_watching())
