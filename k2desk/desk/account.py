"""One open account: a scope with its own tasks and line, whose parts the pages are given one by one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from k2desk.clock import Clock
from k2desk.desk.book import Book
from k2desk.desk.creating import Creating
from k2desk.desk.drafts import Drafts
from k2desk.desk.line import Line
from k2desk.desk.past import Past
from k2desk.desk.practice_process import PracticeServer
from k2desk.desk.practising import Practising
from k2desk.desk.problems import Problem
from k2desk.desk.settling import Settling
from k2desk.desk.tasks import Tasks
from k2desk.desk.watching import Watching
from k2desk.kopokopo.client import Client
from k2desk.kopokopo.environments import Environment
from k2desk.kopokopo.values import Credentials
from k2desk.store.registry import AccountRecord, Registry


@dataclass(frozen=True, slots=True)
class Account:
    """The parts of one open account. Pages get the part that they need, not the account."""

    profile: AccountRecord
    environment: Environment
    book: Book
    clock: Clock
    creating: Creating
    watching: Watching
    settling: Settling
    past: Past
    drafts: Drafts
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
) -> AsyncIterator[Account]:
    """Opens an account and closes all of it in the end: tasks, connections, listeners.

    Without `credentials` the list and its history are there, and whatever needs Kopo Kopo ends in `without_keys`.
    A create that is on its way when the account closes is settled as *not confirmed*.
    """
    async with AsyncExitStack() as stack:
        line = Line()
        if credentials is not None:
            client = Client(environment, credentials, profile.api_version, clock=clock)
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
        account = Account(
            profile=profile,
            environment=environment,
            book=book,
            clock=clock,
            creating=creating,
            watching=watching,
            settling=settling,
            past=Past(registry=registry, clock=clock, spawn=tasks.spawn),
            drafts=Drafts(account_id=profile.id, registry=registry, spawn=tasks.spawn),
            practising=Practising(server=practice, book=book, spawn=tasks.spawn) if practice else None,
        )
        tasks.spawn(watching.keep_watching())
        yield account
