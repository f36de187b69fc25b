"""Notifications while the window is hidden: something stopped working, works again, or a certificate expires soon.

Each problem is reported once. Problems that existed when the account was opened are not reported; their end is.
"""

from __future__ import annotations

import asyncio
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from k2desk.model.records import AddressRecord, CheckRecord
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.address_looks import works_again
from k2desk.services.addresses import server_of
from k2desk.services.announcer import Announcer
from k2desk.services.badge import WITHOUT_AUTOMATIC, Badge, BadgeKind, badge, freshness, with_mark
from k2desk.services.server_badge import ENDS_SOON
from k2desk.services.slices import Slices, Steps, sliced
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedSubscription, Changed
from k2desk.services.trouble_rules import Outage, outage

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
    """One notification.

    It has the rows that are no longer Active with their badges, the addresses that a look found in trouble, the rows
    and addresses that work again with how long they were out, and the hosts whose certificate expires with the days
    left. Addresses stand for all rows that lead there.
    """

    stopped: tuple[tuple[str, Badge], ...] = ()
    failing: tuple[AddressRecord, ...] = ()
    mended: tuple[tuple[str, Outage], ...] = ()
    certificates: tuple[tuple[str, int], ...] = ()


class _News:
    """What is collected for the next notice."""

    def __init__(self) -> None:
        self.stopped: dict[str, Badge] = {}
        self.failing: dict[str, AddressRecord] = {}
        self.mended: dict[str, Outage] = {}
        self.certificates: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self.stopped or self.failing or self.mended or self.certificates)

    def notice(self) -> Notice:
        """Return the notice. A server with several addresses is there once."""
        return Notice(
            tuple(self.stopped.items()),
            tuple({server_of(address): record for address, record in self.failing.items()}.values()),
            tuple(self.mended.items()),
            tuple(sorted(self.certificates.items())),
        )


class Notices(AccountService, Announcer[[Notice]]):
    """Finds news of an account, and announces each notice."""

    def __init__(self, scope: AccountScope, poller: StatusPoller) -> None:
        super().__init__(scope)
        self._poller = poller
        self._news = _News()
        self._loud: dict[str, bool] = {}
        """For each row and address that was seen, whether it is in a trouble that was neither put off nor taken."""
        self._last_bad: dict[str, CheckRecord | AddressRecord] = {}
        self._ends: dict[str, datetime] = {}
        self._idle = asyncio.Event()
        self._idle.set()
        self._looking = Slices(lambda call: asyncio.get_running_loop().call_soon(call))
        self._missed: set[str] = set()
        self._missed_all = False
        self._is_gathering = False
        self._looking.run(len(self._cache), self._see_first(tuple(self._cache)), self._first_seen)
        self._note_idle()
        self._listening = self._cache.listen(self._changed)

    def close(self) -> None:
        """Stop listening to changes."""
        self._listening.close()
        self._looking.stop()
        self._note_idle()

    async def keep_looking(self) -> None:
        """Look regularly for certificates that are about to expire, until cancelled."""
        while True:
            self._changed(Changed(frozenset(), everything=True))
            await asyncio.sleep(_LOOK_EVERY)

    async def gathered(self) -> None:
        """Wait until all changes so far were looked at, and the news among them announced."""
        await self._idle.wait()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _see_first(self, entries: Sequence[CachedSubscription]) -> Steps:
        for part in sliced(entries, fine=True):
            for entry in part:
                self._see_row(entry)
                self._see_server(entry)
                self._note_end(entry.server)
            yield

    def _first_seen(self) -> None:
        self._news = _News()
        self._look_at_missed()
        self._note_idle()

    def _changed(self, changed: Changed) -> None:
        self._missed.update(changed.ids)
        self._missed_all = self._missed_all or changed.everything
        if not self._looking.is_busy:
            self._look_at_missed()
            self._note_idle()

    def _note_idle(self) -> None:
        # A long list is looked at over several turns. Until then it is not known whether there are news.
        if self._looking.is_busy or self._is_gathering:
            self._idle.clear()
        else:
            self._idle.set()

    def _look_at_missed(self) -> None:
        missed, self._missed = self._missed, set()
        if self._missed_all:
            self._missed_all = False
            everything = tuple(self._cache)
            # A row that is gone is not among the entries.
            ids = chain([tuple(missed)], ([entry.id for entry in part] for part in sliced(everything, fine=True)))
            self._looking.run(len(everything), self._see(ids), self._seen)
        elif missed:
            self._looking.run(len(missed), self._see(sliced(tuple(missed), fine=True)), self._seen)

    def _see(self, ids: Iterable[Sequence[str]]) -> Steps:
        for part in ids:
            for record_id in part:
                entry = self._cache.get(record_id)
                if entry is None:
                    self._forget(record_id)
                    continue
                self._see_row(entry)
                self._see_server(entry)
                self._see_certificate(entry.server)
            yield

    def _seen(self) -> None:
        if self._news and not self._is_gathering:
            self._is_gathering = True
            self._spawn(self._gather())
        self._look_at_missed()
        self._note_idle()

    def _forget(self, record_id: str) -> None:
        for known in (self._loud, self._last_bad, self._news.stopped, self._news.mended):
            known.pop(record_id, None)

    def _see_row(self, entry: CachedSubscription) -> None:
        now, interval = self._clock.now(), self._poller.interval or WITHOUT_AUTOMATIC
        shown = with_mark(entry, badge(entry.record, entry.check, now, interval), now)
        is_out = shown.kind in STOPPED
        if self._is_news(entry.id, is_out, is_out and shown.mark is None, self._news.stopped):
            self._news.stopped[entry.id] = shown
        check = entry.check
        if is_out and check is not None:
            self._last_bad[entry.id] = check
        elif not is_out and isinstance(before := self._last_bad.pop(entry.id, None), CheckRecord):
            was_told = self._news.stopped.pop(entry.id, None) is None
            if was_told and check is not None and check.is_well:
                length = outage(
                    before.well_until, before.bad_since, before.checked_at, check.checked_at, freshness(interval)
                )
                self._note_mended(entry.id, length)

    def _see_server(self, entry: CachedSubscription) -> None:
        server = entry.server
        if server is None:
            return
        now, address = self._clock.now(), server.address
        is_out = server.trouble_at is not None
        is_marked = is_out and with_mark(entry, Badge(BadgeKind.SERVER_PROBLEM), now).mark is not None
        if self._is_news(address, is_out, is_out and not is_marked, self._news.failing):
            self._news.failing[address] = server
        if is_out:
            self._last_bad[address] = server
        elif isinstance(before := self._last_bad.pop(address, None), AddressRecord):
            was_told = self._news.failing.pop(address, None) is None
            if was_told:
                usual = freshness(self._poller.interval or WITHOUT_AUTOMATIC)
                self._note_mended(address, works_again(before, server, usual))

    def _is_news(self, subject: str, is_out: bool, is_loud: bool, waiting: Container[str]) -> bool:
        """Return whether a trouble must be reported: it has begun, or its time to be put off is over."""
        before, self._loud[subject] = self._loud.get(subject), is_loud
        if is_out:
            self._news.mended.pop(subject, None)
        return is_loud and (before is False or subject in waiting)

    def _note_mended(self, subject: str, length: Outage | None) -> None:
        if length is not None:
            self._news.mended[subject] = length

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
            self._news.certificates[host] = max(0, left.days)

    async def _gather(self) -> None:
        try:
            await asyncio.sleep(TOGETHER)
            waited = TOGETHER
            while self._poller.current is not None and waited < _LONGEST_WAIT:
                await asyncio.sleep(0.5)
                waited += 0.5
            self._tell_gathered()
        finally:
            self._is_gathering = False
            self._note_idle()

    def _tell_gathered(self) -> None:
        news, self._news = self._news, _News()
        if news:
            self.tell(news.notice())
