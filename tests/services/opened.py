"""An open practice account over a real registry file and a running practice server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from k2desk.model.api_values import Credentials
from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import Clock, SystemClock
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.records import AccountRecord
from k2desk.services.account import Account, open_account
from k2desk.services.account_scope import AccountAccess, AccountScope
from k2desk.services.address_check.internet import Internet
from k2desk.services.practice_process import PracticeServer
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.store.paths import program_paths
from k2desk.store.registry import Registry
from k2desk.store.threaded import ThreadedRegistry

SHOP = AccountRecord("shop", "", "practice", "", 2, datetime(2026, 11, 23, tzinfo=UTC))


def server_of(practice) -> PracticeServer:
    environment = Environment(EnvironmentKind.PRACTICE, practice.base_url)
    credentials = Credentials(practice.client_id, practice.client_secret, practice.api_key)
    return PracticeServer(environment, credentials, practice.control_key)


@asynccontextmanager
async def opened(
    folder: Path, practice, *, version: int = 2, sender: str = "here/1", credentials: Credentials | None = None
) -> AsyncIterator[tuple[Account, ThreadedRegistry]]:
    """Open an account at the practice server, without automatic checks, so that a test sees only its own requests."""
    server = server_of(practice)
    async with opened_at(
        folder,
        server.environment,
        credentials or server.credentials,
        practice=server,
        version=version,
        sender=sender,
    ) as both:
        yield both


@asynccontextmanager
async def opened_at(
    folder: Path,
    environment: Environment,
    credentials: Credentials,
    *,
    practice: PracticeServer | None = None,
    internet: Internet | None = None,
    version: int = 2,
    sender: str = "here/1",
) -> AsyncIterator[tuple[Account, ThreadedRegistry]]:
    """Open an account of any environment."""
    registry = ThreadedRegistry.open(program_paths(folder))
    try:
        reach = AccountAccess(environment, credentials, practice=practice)
        async with opened_over(registry, reach, version=version, sender=sender, internet=internet) as account:
            yield account, registry
    finally:
        await registry.close()


@asynccontextmanager
async def opened_over(
    registry: ThreadedRegistry,
    reach: AccountAccess,
    account_id: str = "shop",
    *,
    version: int = 2,
    sender: str = "here/1",
    internet: Internet | None = None,
) -> AsyncIterator[Account]:
    """Open an account over a registry that is open already."""
    profile = AccountRecord(account_id, "", reach.environment.kind.value, "", version, SHOP.made_at)
    await registry.save_account(profile)
    await registry.recover(sender, datetime.now(UTC))
    cache = SubscriptionCache(await registry.contents(account_id))
    scope = AccountScope(profile, reach.environment, registry, cache, SystemClock(), sender)
    async with open_account(scope, reach, schedule=NEVER, internet=internet) as account:
        yield account


@asynccontextmanager
async def scope_over(
    cache: SubscriptionCache, registry: Registry | None = None, clock: Clock | None = None
) -> AsyncIterator[AccountScope]:
    """Yield a scope for a single service, without Kopo Kopo. Its tasks end with it."""
    scope = AccountScope(SHOP, Environment(EnvironmentKind.PRACTICE, ""), registry, cache, clock or SystemClock())
    try:
        yield scope
    finally:
        await scope.tasks.close()
