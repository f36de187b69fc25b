"""One open account: a scope with its own tasks and line, whose parts the pages are given one by one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from k2desk.kopokopo.client import Client, Ways
from k2desk.model.api_values import Credentials
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment
from k2desk.model.problems import Problem
from k2desk.model.records import AccountRecord
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
from k2desk.services.line import Line
from k2desk.services.moving import Moving
from k2desk.services.notices import Notices
from k2desk.services.past import Past
from k2desk.services.practice_process import PracticeServer
from k2desk.services.practising import Practising
from k2desk.services.ready import Ready
from k2desk.services.settling import Settling
from k2desk.services.shop import PracticePlaces, Shop
from k2desk.services.signature_check import SignatureCheck
from k2desk.services.tasks import Tasks
from k2desk.services.tills import Tills
from k2desk.services.user_files import UserFiles
from k2desk.services.watching import Watching
from k2desk.store.registry import Registry


@dataclass(frozen=True, slots=True)
class Account:
    """The parts of one open account. Pages get the part that they need, not the account."""

    profile: AccountRecord
    environment: Environment
    book: Book
    clock: Clock
    line: Line
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


@asynccontextmanager
async def open_account(
    profile: AccountRecord,
    *,
    environment: Environment,
    credentials: Credentials | None,
    without_keys: Problem | None = None,
    practice: PracticeServer | None = None,
    registry: Registry,
    book: Book,
    clock: Clock,
    sender: str,
    interval: timedelta | None,
    others: Others = no_others,
    places: Places | None = None,
    ways: Ways | None = None,
) -> AsyncIterator[Account]:
    """Opens an account and closes all of it in the end: tasks, connections, listeners.

    Without `credentials` the list and its history are there, and whatever needs Kopo Kopo ends in `without_keys`.
    A create that is on its way when the account closes is settled as *not confirmed*. `others` gives the API keys of
    the other accounts, to name a mix-up; `places` is the internet as address checks see it, `ways` how
    Kopo Kopo is reached.
    """
    async with AsyncExitStack() as stack:
        line = Line()
        if credentials is not None:
            client = Client(environment, credentials, profile.api_version, clock=clock, ways=ways)
            line.connect(await stack.enter_async_context(client))
        else:
            line.disconnect(without_keys or Problem("K-47"))
        tasks = Tasks()
        stack.push_async_callback(tasks.close)
        watching = Watching(registry=registry, book=book, line=line, clock=clock, spawn=tasks.spawn, interval=interval)

        def look_at(ids: Sequence[str]) -> None:
            watching.check(ids)

        creating = Creating(
            account_id=profile.id,
            environment=environment,
            version=profile.api_version,
            registry=registry,
            book=book,
            line=line,
            clock=clock,
            sender=sender,
            spawn=tasks.spawn,
            on_created=look_at,
        )
        settling = Settling(
            environment=environment,
            version=profile.api_version,
            registry=registry,
            book=book,
            line=line,
            clock=clock,
            spawn=tasks.spawn,
            on_created=look_at,
        )
        keys = Keys(credentials, others)
        inbox = Inbox(
            account_id=profile.id,
            registry=registry,
            keys=keys,
            spawn=tasks.spawn,
            keys_are_new=practice is not None,
        )
        stack.callback(inbox.close)
        stack.push_async_callback(inbox.close_receiver)
        practising: Practising | None = None
        if practice is not None:
            shop = Shop(server=practice, inbox=inbox)
            places = places or PracticePlaces(shop)
            practising = Practising(server=practice, shop=shop, keys=keys, book=book, spawn=tasks.spawn)
        diagnosing = Diagnosing(
            account_id=profile.id,
            environment=environment,
            places=places or PublicPlaces(),
            keys=keys,
            registry=registry,
            book=book,
            clock=clock,
            spawn=tasks.spawn,
        )
        check_now = CheckNow(watching=watching, diagnosing=diagnosing)
        certificates = CertificateWatch(diagnosing=diagnosing, book=book, watching=watching, clock=clock)
        notices = Notices(book=book, watching=watching, clock=clock, spawn=tasks.spawn)
        stack.callback(notices.close)
        drafts = Drafts(account_id=profile.id, registry=registry, spawn=tasks.spawn)
        # Ends before the tasks do: they would be cancelled with what was typed in the last half second.
        stack.push_async_callback(drafts.close)
        account = Account(
            profile=profile,
            environment=environment,
            book=book,
            clock=clock,
            line=line,
            creating=creating,
            watching=watching,
            settling=settling,
            moving=Moving(creating=creating, registry=registry, book=book, clock=clock, spawn=tasks.spawn),
            adopting=Adopting(
                account_id=profile.id,
                environment=environment,
                version=profile.api_version,
                registry=registry,
                book=book,
                line=line,
                clock=clock,
                spawn=tasks.spawn,
                on_adopted=look_at,
            ),
            past=Past(registry=registry, clock=clock, spawn=tasks.spawn),
            drafts=drafts,
            tills=Tills(account_id=profile.id, registry=registry, book=book, spawn=tasks.spawn),
            keys=keys,
            diagnosing=diagnosing,
            certificates=certificates,
            check_now=check_now,
            ready=Ready(
                account_id=profile.id,
                book=book,
                watching=watching,
                diagnosing=diagnosing,
                registry=registry,
                clock=clock,
                spawn=tasks.spawn,
            ),
            notices=notices,
            inbox=inbox,
            signatures=SignatureCheck(signing_keys=inbox.signing_keys, spawn=tasks.spawn),
            files=UserFiles(tasks.spawn),
            practising=practising,
        )
        tasks.spawn(watching.keep_watching())
        tasks.spawn(notices.keep_looking())
        if practice is None:
            # The pretend shop is looked at on a press alone: opening it takes a process of its own.
            tasks.spawn(certificates.keep_watching())
        yield account
