"""What the user is told while the window is out of sight: a subscription stopped being Active, a certificate ends soon.

Each trouble is told once: while it lasts it is no news, and what was there at the opening is none either.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

from k2desk.model.records import AddressRecord
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.badge import WITHOUT_AUTOMATIC, Badge, BadgeKind, badge
from k2desk.services.book import Changed, Entry
from k2desk.services.diagnosing import server_of
from k2desk.services.server_badge import ENDS_SOON
from k2desk.services.watching import Watching

TOGETHER = 3.0
"""Seconds in which news are gathered into one notice; while a check runs, until it has ended."""

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
"""The badges of a subscription that is not Active, as far as Kopo Kopo's word goes."""


@dataclass(frozen=True, slots=True)
class Notice:
    """News in one: the rows that stopped being Active with their badge, and hosts whose certificate ends, with days."""

    stopped: tuple[tuple[str, Badge], ...] = ()
    certificates: tuple[tuple[str, int], ...] = ()


class Notices(AccountService, Announcer[[Notice]]):
    """The part of an account that finds what is news, and tells each notice."""

    def __init__(self, scope: AccountScope, watching: Watching) -> None:
        super().__init__(scope)
        self._watching = watching
        self._kinds = {entry.id: self._badge(entry).kind for entry in self._book}
        self._ends: dict[str, datetime] = {}
        for entry in self._book:
            self._note_end(entry.server)
        self._stopped: dict[str, Badge] = {}
        self._certificates: dict[str, int] = {}
        self._gathering = False
        self._listening = self._book.listen(self._changed)

    def close(self) -> None:
        """Stops looking."""
        self._listening.close()

    async def keep_looking(self) -> None:
        """Finds certificates that come near their end as time goes by; until it is cancelled."""
        while True:
            self._changed(Changed(frozenset(entry.id for entry in self._book)))
            await asyncio.sleep(_LOOK_EVERY)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _badge(self, entry: Entry) -> Badge:
        interval = self._watching.interval or WITHOUT_AUTOMATIC
        return badge(entry.record, entry.check, self._clock.now(), interval)

    def _changed(self, changed: Changed) -> None:
        ids = (entry.id for entry in self._book) if changed.everything else changed.ids
        for record_id in ids:
            entry = self._book.get(record_id)
            if entry is None:
                self._kinds.pop(record_id, None)
                self._stopped.pop(record_id, None)
                continue
            its, before = self._badge(entry), self._kinds.get(record_id)
            self._kinds[record_id] = its.kind
            if its.kind not in STOPPED:
                # It came back before it was told.
                self._stopped.pop(record_id, None)
            elif record_id in self._stopped or (before is not None and before not in STOPPED):
                self._stopped[record_id] = its
            self._see_certificate(entry.server)
        if (self._stopped or self._certificates) and not self._gathering:
            self._gathering = True
            self._spawn(self._gather())

    def _note_end(self, server: AddressRecord | None) -> None:
        """What ended soon when it was last looked at was told then."""
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
            while self._watching.current is not None and waited < _LONGEST_WAIT:
                await asyncio.sleep(0.5)
                waited += 0.5
        finally:
            self._gathering = False
        notice = Notice(tuple(self._stopped.items()), tuple(sorted(self._certificates.items())))
        self._stopped.clear()
        self._certificates.clear()
        if notice.stopped or notice.certificates:
            self.tell(notice)
