"""The user's word about a trouble: not now, remind me later; or somebody sees to it.

A marked trouble stays in the list, quieter. It comes back at its time, or at once if it becomes another trouble.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import HistoryEvent
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import ProblemMark
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.badge import WITHOUT_AUTOMATIC, Badge, Group, badge_of, trouble_of
from k2desk.services.operation import operation
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedSubscription

LONGEST_NAME = 60

_LOOK_EVERY = 15.0
"""Seconds between two looks at the clock. A computer that slept reminds soon after waking."""


class Troubles(AccountService):
    """Marks the troubles of rows, and takes the marks away."""

    def __init__(self, scope: AccountScope, poller: StatusPoller) -> None:
        super().__init__(scope)
        self._poller = poller
        self._reminded_at = self._clock.now()

    @operation(can_be_cancelled=False)
    async def put_off(self, ids: Sequence[str], until: datetime, who: str = "") -> Problem | None:
        """Put off the troubles of these rows until a time. `who` sees to them meanwhile, or "" if nobody does."""
        taken_by, now = kept_words(who.strip(), LONGEST_NAME), self._clock.now()
        if who.strip() and not taken_by:
            return Problem(ProblemKind.KEY_AS_NAME)
        marks: dict[tuple[str, str], ProblemMark] = {}
        events = []
        for entry, found in self._in_trouble(ids):
            subject, problem = trouble_of(entry, found, now)
            marks[subject, problem] = ProblemMark(self._account_id, subject, problem, now, until, taken_by)
            events.append(self._event(entry, "taken" if taken_by else "put_off", taken_by))
        return await self._store(list(marks.values()), events, {subject for subject, _ in marks})

    @operation(can_be_cancelled=False)
    async def give_back(self, ids: Sequence[str]) -> Problem | None:
        """Take the marks away, so that the troubles need attention again."""
        marked = [entry for entry in map(self._cache.get, ids) if entry is not None and entry.marks]
        events = [self._event(entry, "given_back") for entry in marked]
        return await self._store([], events, {mark.subject for entry in marked for mark in entry.marks})

    async def keep_reminding(self) -> None:
        """Bring troubles back when their time has come, until cancelled."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self.remind()

    def remind(self) -> None:
        """Announce the rows whose time has come since the last call."""
        before, now = self._reminded_at, self._clock.now()
        self._reminded_at = now
        self._cache.announce(
            entry.id
            for entry in self._cache
            if entry.marks and any(mark.until is not None and before < mark.until <= now for mark in entry.marks)
        )

    # -- inside ------------------------------------------------------------------------------------------------------

    def _in_trouble(self, ids: Sequence[str]) -> Iterator[tuple[CachedSubscription, Badge]]:
        """Yield the rows that are in trouble, with the others that lead to the same address."""
        interval, now = self._poller.interval or WITHOUT_AUTOMATIC, self._clock.now()
        wanted = set(ids)
        about_address = set()
        for entry in self._with_same_address(ids):
            found = badge_of(entry, now, interval)
            if found.kind.group is not Group.ATTENTION:
                continue
            subject, _ = trouble_of(entry, found, now)
            if entry.id in wanted and subject != entry.id:
                about_address.add(address_key(entry.record.address))
            if entry.id in wanted or (subject != entry.id and address_key(entry.record.address) in about_address):
                yield entry, found

    def _with_same_address(self, ids: Sequence[str]) -> list[CachedSubscription]:
        """Return these rows, followed by the others that lead to their addresses, in any spelling."""
        chosen = [entry for entry in map(self._cache.get, ids) if entry is not None]
        keys = {address_key(entry.record.address) for entry in chosen}
        known = {entry.id for entry in chosen}
        others = [one for one in self._cache if one.id not in known and address_key(one.record.address) in keys]
        return [*chosen, *others]

    def _event(self, entry: CachedSubscription, kind: str, word: str = "") -> HistoryEvent:
        return HistoryEvent(str(uuid.uuid4()), entry.id, self._clock.now(), kind, word)

    async def _store(self, marks: list[ProblemMark], events: list[HistoryEvent], subjects: set[str]) -> Problem | None:
        """Store the marks in place of all earlier ones of these subjects."""
        before = self._cache.marks_of(subjects)
        try:
            await self._registry.mark_problems(marks, before)
            await self._registry.add_history(events)
        except RegistryError as error:
            return of_error(error, During.READ)
        self._cache.marked(marks, before)
        return None
