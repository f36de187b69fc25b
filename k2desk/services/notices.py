"""Notifications while the window is hidden: a subscription is no longer Active, or a certificate expires soon.

Each problem is reported once. Problems that existed when the account was opened are not reported.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from k2desk.model.records import AddressRecord
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.addresses import server_of
from k2desk.services.announcer import Announcer
from k2desk.services.badge import WITHOUT_AUTOMATIC, Badge, BadgeKind, badge
from k2desk.services.server_badge import ENDS_SOON
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedSubscription, Changed

TOGETHER = 3.0
"""Seconds in which news are collected into one notice. While a check runs, they are collected until it ends."""

_LOOK_EVERY = 3600.0
_LONGEST_WAIT = 60.0

STOPPED = frozenset(
    {
        BadgeKind.KEYS_REFUSED,
        BadgeKind.NOT_ALLOWED,
        BadgeKind.NOT_FOUND,
        BadgeKind.CHANGED,
        BadgeKind.OTHER_WORD,
        BadgeKind.NOT_ANSWERING,
    }
)
"""The badges of a subscription that is not Active, according to Kopo Kopo."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification: the rows that are no longer Active, with their badges, and the hosts whose certificate expires,
    with the days left.
    """

    stopped: tuple[tuple[str, Badge], ...] = ()
    certificates: tuple[tuple[str, int], ...] = ()


class Notices(AccountService, Announcer[[Notice]]):
    """Finds news of an account, and announces each notice."""

    def __init__(self, scope: AccountScope, poller: StatusPoller) -> None:
        super().__init__(scope)
        self._poller = poller
        self._kinds = {entry.id: self._badge(entry).kind for entry in self._cache}
        self._ends: dict[str, datetime] = {}
        for entry in self._cache:
            self._note_end(entry.server)
        self._stopped: dict[str, Badge] = {}
        self._certificates: dict[str, int] = {}
        self._idle = asyncio.Event()
        self._idle.set()
        self._listening = self._cache.listen(self._changed)

    def close(self) -> None:
        """Stop listening to changes."""
        self._listening.close()

    async def keep_looking(self) -> None:
        """Look regularly for certificates that are about to expire, until cancelled."""
        while True:
            self._changed(Changed(frozenset(entry.id for entry in self._cache)))
            await asyncio.sleep(_LOOK_EVERY)

    async def gathered(self) -> None:
        """Wait until the news that are being collected were announced."""
        await self._idle.wait()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _badge(self, entry: CachedSubscription) -> Badge:
        interval = self._poller.interval or WITHOUT_AUTOMATIC
        return badge(entry.record, entry.check, self._clock.now(), interval)

    def _changed(self, changed: Changed) -> None:
        ids = (entry.id for entry in self._cache) if changed.everything else changed.ids
        for record_id in ids:
            entry = self._cache.get(record_id)
            if entry is None:
                self._kinds.pop(record_id, None)
                self._stopped.pop(record_id, None)
                continue
            now, before = self._badge(entry), self._kinds.get(record_id)
            self._kinds[record_id] = now.kind
            if now.kind not in STOPPED:
                # It recovered before it was reported.
                self._stopped.pop(record_id, None)
            elif record_id in self._stopped or (before is not None and before not in STOPPED):
                self._stopped[record_id] = now
            self._see_certificate(entry.server)
        if (self._stopped or self._certificates) and self._idle.is_set():
            self._idle.clear()
            self._spawn(self._gather())

    def _note_end(self, server: AddressRecord | None) -> None:
        """Remember a certificate that was about to expire when it was last seen, because it was reported then."""
        if server is None or server.certificate_ends is None or server.looked_at is None:
            return
        if server.certificate_ends - server.looked_at <= ENDS_SOON:
            self._ends[server_of(server.address)[0]] = server.certificate_ends

    def _see_certificate(self, server: AddressRecord | None) -> None:
        if server is None or server.certificate_ends is None:
            return
        host, left = server_of(server.address)[0], server.certificate_ends - self._clock.now()
        if left <= ENDS_SOON and self._ends.get(host) != server.certificate_ends:
            self._ends[host] = server.certificate_ends
            self._certificates[host] = max(0, left.days)

    async def _gather(self) -> None:
        try:
            await asyncio.sleep(TOGETHER)
            waited = TOGETHER
            while self._poller.current is not None and waited < _LONGEST_WAIT:
                await asyncio.sleep(0.5)
                waited += 0.5
            self._tell_gathered()
        finally:
            self._idle.set()

    def _tell_gathered(self) -> None:
        notice = Notice(tuple(self._stopped.items()), tuple(sorted(self._certificates.items())))
        self._stopped.clear()
        self._certificates.clear()
        if notice.stopped or notice.certificates:
            self.tell(notice)
