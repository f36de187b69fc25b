"""Checks the addresses of active subscriptions once a day: name, connection, certificate. Posts nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from k2desk.model.records import AddressRecord, Outcome, State
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.addresses import one_per_server
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedSubscription

EVERY = timedelta(hours=22)
"""The time between two checks. It is a little under a day, so that a result never gets older than 24 hours."""

IN_TROUBLE = timedelta(minutes=5)
"""The time between two checks of an address in trouble, so that the user soon knows that it works again."""

_FIRST_AFTER = 20.0
_REST = 300.0


class CertificateWatch(AccountService):
    """Checks the account's web addresses automatically, while automatic checks are on."""

    def __init__(self, scope: AccountScope, diagnosing: Diagnosing, poller: StatusPoller) -> None:
        super().__init__(scope)
        self._diagnosing = diagnosing
        self._poller = poller

    async def keep_polling(self) -> None:
        """Check addresses some time after the account was opened, and then whenever one is due, until cancelled."""
        await asyncio.sleep(_FIRST_AFTER)
        while True:
            if self._poller.interval is not None and await self._registry.lead(self._account_id):
                await self.look()
            await asyncio.sleep(_REST)

    async def look(self) -> int:
        """Check all addresses that are due, and return their number."""
        # A long list takes longer to look through than the window may be kept waiting.
        addresses = await asyncio.to_thread(_due, tuple(self._cache), self._clock.now())
        await self._diagnosing.look_at_servers(addresses)
        return len(addresses)


def _due(entries: Sequence[CachedSubscription], now: datetime) -> tuple[str, ...]:
    """Return the addresses that are due, one for each server."""
    return one_per_server(entry.record.address for entry in entries if _is_live(entry) and _is_due(entry.server, now))


def _is_live(entry: CachedSubscription) -> bool:
    check = entry.check
    is_on = check is not None and check.standing is Outcome.FOUND and check.says_active
    return entry.record.state is State.CREATED and is_on


def _is_due(known: AddressRecord | None, now: datetime) -> bool:
    if known is None or known.looked_at is None:
        return True
    return not timedelta() <= now - known.looked_at < (EVERY if known.look is None else IN_TROUBLE)
