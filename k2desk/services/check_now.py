"""A check on a press: reads subscriptions at Kopo Kopo and checks their web addresses. Posts nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from k2desk.services.addresses import one_per_server
from k2desk.services.check_runner import CheckRun
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.operation import Operation
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedSubscription

_log = logging.getLogger(__name__)

LIMIT = 20.0
"""The time limit in seconds for checking all addresses. After it, an address keeps its previous result."""


class CheckNow:
    """The use cases behind *Check now* and *Check all now*.

    Also checks the name, connection and certificate of the addresses: otherwise "checked 2 s ago" would not be true
    for the website.
    """

    def __init__(self, *, poller: StatusPoller, diagnosing: Diagnosing) -> None:
        self._poller = poller
        self._diagnosing = diagnosing

    def check(self, ids: Sequence[str] | None = None) -> Operation[CheckRun]:
        """Check these rows, or all.

        Progress is counted in rows. The operation ends when these checks have ended too.
        """
        return self._poller.check(ids, beside=self._look)

    async def _look(self, entries: Sequence[CachedSubscription]) -> None:
        servers = one_per_server(entry.record.address for entry in entries)
        try:
            async with asyncio.timeout(LIMIT):
                await self._diagnosing.look_at_servers(servers)
        except TimeoutError:
            _log.info("not all of %d servers were looked at in time", len(servers))
