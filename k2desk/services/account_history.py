"""The history of an account: what happened to its subscriptions and to itself, page by page from the registry."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from k2desk.model.error_problems import During, of_error
from k2desk.model.history import AccountEvent, HistoryEvent, HistoryFilter
from k2desk.model.problems import Problem
from k2desk.model.records import SubscriptionRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountService
from k2desk.services.operation import Operation

PAGE = 200
"""How many entries are read at once, and shown before the user scrolls."""

_SCANNED = 2_000
"""How many entries are read at once while few of them pass."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry: an event, and the subscription that it is about, if it is about one."""

    event: AccountEvent | HistoryEvent
    record: SubscriptionRecord | None = None

    @property
    def id(self) -> str:
        """The id of the event."""
        return self.event.id

    @property
    def till(self) -> str:
        """The till that it is about, or ""."""
        if self.record is not None:
            return self.record.scope_reference or ""
        return self._subject if self._subject.isalnum() else ""

    @property
    def address(self) -> str:
        """The web address that it is about, or ""."""
        if self.record is not None:
            return self.record.address
        return self._subject if "://" in self._subject else ""

    @property
    def _subject(self) -> str:
        return self.event.subject if isinstance(self.event, AccountEvent) else ""


@dataclass(frozen=True, slots=True)
class Page:
    """Entries, newest first. `last` is the entry after which the next page begins, or None at the end."""

    entries: tuple[Happened, ...]
    last: AccountEvent | HistoryEvent | None = None
    problem: Problem | None = None


_AT_A_TIME = 100
"""How many entries are looked at before the window may do something else."""

Passes = Callable[[Happened], bool]


class AccountHistory(AccountService):
    """Reads the history of an account. Nothing of it stays in memory but what is shown."""

    def read(
        self,
        wanted: HistoryFilter,
        passes: Passes,
        after: AccountEvent | HistoryEvent | None = None,
        most: int = PAGE,
    ) -> Operation[Page]:
        """Read until `most` entries pass, or to the end. It can be cancelled.

        `passes` is called on the event loop, between two reads of the registry's thread.
        """

        async def work(_: Operation[Page]) -> Page:
            found: list[Happened] = []
            last, limit = after, PAGE
            while len(found) < most:
                try:
                    page = await self._registry.account_history(
                        self._account_id, replace(wanted, with_rows=True, after=last, limit=limit)
                    )
                except RegistryError as error:
                    return Page(tuple(found), last, of_error(error, During.READ))
                for place, event in enumerate(page):
                    if place % _AT_A_TIME == 0:
                        await asyncio.sleep(0)  # The window goes on.
                    entry = Happened(event, self._record(event))
                    if passes(entry):
                        found.append(entry)
                        if len(found) >= most:
                            return Page(tuple(found), event)
                if len(page) < limit:
                    return Page(tuple(found))
                last, limit = page[-1], _SCANNED
            return Page(tuple(found), last)

        return Operation[Page]((), 1).start(work, self._spawn)

    def _record(self, event: AccountEvent | HistoryEvent) -> SubscriptionRecord | None:
        if isinstance(event, AccountEvent):
            return None
        entry = self._cache.find(event.subscription_id)
        return entry.record if entry is not None else None
