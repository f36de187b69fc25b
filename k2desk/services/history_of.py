"""The history of a row: its last 30 days and its newest events."""

from __future__ import annotations

import contextlib
import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from k2desk.model.history import AccountEvent as AccountEvent
from k2desk.model.history import DayMark as DayMark
from k2desk.model.history import HistoryEvent as HistoryEvent
from k2desk.model.history import HistoryFilter
from k2desk.model.problems import Problem
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountService
from k2desk.services.operation import operation

DAYS = 30
EVENTS = 50


@dataclass(frozen=True, slots=True)
class RowHistory:
    """The stored history of one row: the marks of the days that had a check, and the events, newest first.

    `of_address` are those of its web address: our own looks and samples.
    """

    days: tuple[tuple[date, DayMark], ...]
    events: tuple[HistoryEvent, ...]
    of_address: tuple[AccountEvent, ...] = ()


class RowHistories(AccountService):
    """Reads the histories of an account's rows, and writes into the account's own."""

    async def add(self, kind: str, subject: str = "", word: str = "", trouble: Problem | None = None) -> None:
        """Store what has just happened and concerns no single subscription.

        `kind` is a code with words in `ui/text/history.py`, and `word` its value: never a key, since it is stored as it
        is. A full disk costs the entry only, because what writes rows reports it.
        """
        event = AccountEvent(str(uuid.uuid4()), self._account_id, self._clock.now(), kind, subject, word, trouble)
        with contextlib.suppress(RegistryError):
            await self._registry.add_account_history((event,))

    @operation(of_row=True)
    async def of(self, record_id: str) -> RowHistory:
        """Return the history of a row."""
        since = self._clock.now().astimezone().date() - timedelta(days=DAYS - 1)
        entry = self._cache.get(record_id)
        wanted = HistoryFilter(subject=entry.record.address if entry is not None else "", limit=EVENTS)
        of_address = await self._registry.account_history(self._account_id, wanted)
        return RowHistory(
            await self._registry.days(record_id, since),
            await self._registry.history(record_id, limit=EVENTS),
            tuple(event for event in of_address if isinstance(event, AccountEvent)),
        )
