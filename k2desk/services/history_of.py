"""The history of a row: its last 30 days and its newest events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from k2desk.model.history import DayMark as DayMark
from k2desk.model.history import HistoryEvent as HistoryEvent
from k2desk.services.account_scope import AccountService
from k2desk.services.operation import operation

DAYS = 30
EVENTS = 50


@dataclass(frozen=True, slots=True)
class RowHistory:
    """The stored history of one row: the marks of the days that had a check, and the events, newest first."""

    days: tuple[tuple[date, DayMark], ...]
    events: tuple[HistoryEvent, ...]


class RowHistories(AccountService):
    """Reads the histories of an account's rows."""

    @operation(of_row=True)
    async def of(self, record_id: str) -> RowHistory:
        """Return the history of a row."""
        since = self._clock.now().astimezone().date() - timedelta(days=DAYS - 1)
        return RowHistory(
            await self._registry.days(record_id, since), await self._registry.history(record_id, limit=EVENTS)
        )
