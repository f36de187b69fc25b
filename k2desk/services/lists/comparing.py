"""Opens a shop's list, reads its payments, and compares them with Kopo Kopo's. Nothing is stored or sent by it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from k2desk.model.alerts import Alert
from k2desk.model.events import EVENT_TYPES, Money, till_key
from k2desk.model.payments import Payment, Period, reference_key
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.arrived import Arrived
from k2desk.services.inbox import Inbox
from k2desk.services.lists.cells import DayOrder, writes_days_in_numbers
from k2desk.services.lists.columns import Columns, Holds, columns_of, with_styles
from k2desk.services.lists.entries import Entry
from k2desk.services.lists.matching import match
from k2desk.services.lists.result import Compared, Shown, lines_of
from k2desk.services.lists.rows import ReadList, read_rows
from k2desk.services.lists.table_process import TableProcess
from k2desk.services.lists.tables import LARGEST, NotRead, Refusal, Sheet, Source
from k2desk.services.operation import operation

_REFUSALS = {
    Refusal.TOO_LARGE: ProblemKind.TABLE_TOO_LARGE,
    Refusal.PROTECTED: ProblemKind.TABLE_PROTECTED,
    Refusal.BROKEN: ProblemKind.TABLE_BROKEN,
    Refusal.NO_TABLE: ProblemKind.NO_TABLE,
    Refusal.EMPTY: ProblemKind.EMPTY_TABLE,
}


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """What the columns of a sheet likely hold. With `asks_for_order` its days can be read in two ways."""

    columns: Columns
    asks_for_order: bool = False


@dataclass(frozen=True, slots=True)
class OpenedList:
    """The sheets of a file or pasted text, the place of the likely one, and what its columns hold."""

    sheets: tuple[Sheet, ...]
    chosen: int
    found: FoundColumns


class PaymentLists(AccountService):
    """Compares the payments that Kopo Kopo has of a period with lists of the shop.

    All of the work is done off the window's thread.
    """

    def __init__(
        self, scope: AccountScope, inbox: Inbox, payments: Sequence[Payment], period: Period | None = None
    ) -> None:
        super().__init__(scope)
        self._inbox = inbox
        self._payments = payments
        self._period = period

    @cached_property
    def _ours(self) -> tuple[Entry, ...]:
        return entries_of(self._payments)

    # -- opening -----------------------------------------------------------------------------------------------------

    @operation()
    async def open(self, source: Source) -> OpenedList | Problem:
        """Read a table, and find out what its columns hold. A cancelled reading ends at once."""
        process = TableProcess(source)
        try:
            sheets = await asyncio.to_thread(process.run)
        except NotRead as refused:
            return _problem(refused)
        except OSError as error:
            return Problem(ProblemKind.FILE_NOT_READ, details=str(error))
        finally:
            process.stop()
        return await asyncio.to_thread(self._opened, sheets)

    def _opened(self, sheets: Sequence[Sheet]) -> OpenedList:
        found = [self._columns(sheet) for sheet in sheets]
        chosen = max(range(len(sheets)), key=lambda at: (found[at].columns.are_enough, len(sheets[at].rows)))
        return OpenedList(tuple(sheets), chosen, found[chosen])

    @operation()
    async def columns(self, sheet: Sheet) -> FoundColumns:
        """Find out what the columns of another sheet hold."""
        return await asyncio.to_thread(self._columns, sheet)

    def _columns(self, sheet: Sheet) -> FoundColumns:
        known = {one.reference: one.cents for one in self._ours if one.reference and one.cents > 0}
        tills = {till_key(till) or "" for till in self._cache.tills()} | {one.till for one in self._ours}
        columns = columns_of(sheet.rows, known, tills - {""})
        place = columns.places.get(Holds.WHEN)
        days = (row[place] for row in sheet.rows if place is not None and place < len(row))
        return FoundColumns(columns, columns.order is None and writes_days_in_numbers(days))

    @operation()
    async def read(self, sheet: Sheet, columns: Columns, order: DayOrder | None = None) -> ReadList:
        """Read the payments of a sheet. `order` is what the user decided about its days, if the cells don't show it."""
        wanted = [True]

        def work() -> ReadList:
            chosen = with_styles(sheet.rows, columns)
            if chosen.order is None:
                chosen = replace(chosen, order=order)
            return read_rows(sheet.rows, chosen, lambda: wanted[0], sheet.lines)

        try:
            return await asyncio.to_thread(work)
        finally:
            wanted[0] = False

    # -- comparing ---------------------------------------------------------------------------------------------------

    @operation()
    async def compare(self, lists: Sequence[ReadList]) -> Compared:
        """Compare the payments with those of one or more lists. A row that is the same in two lists counts once."""
        return await asyncio.to_thread(self._compared, lists, self._inbox.alerts)

    def _compared(self, lists: Sequence[ReadList], alerts: Sequence[Arrived]) -> Compared:
        theirs = list(lists[0].rows) if lists else []
        for another in lists[1:]:
            known = {(one.reference, one.cents, one.at) for one in theirs}
            theirs += [one for one in another.rows if (one.reference, one.cents, one.at) not in known]
        begins, ends = (self._period.begins, self._period.ends) if self._period is not None else (None, None)
        matched = match(self._ours, theirs, begins=begins, ends=ends)
        received = frozenset(one.reference for one in _received(alerts) if one.reference)
        lines = lines_of(matched, list(dict.fromkeys(row for one in lists for row in one.unread)), received)
        counts = {**Counter(one.shown for one in lines), Shown.ALL: len(lines)}
        return Compared(matched, lines, counts, received, len(self._payments) - len(self._ours))

    def received(self) -> ReadList:
        """Return the period's payments from the alerts that this computer received.

        Alerts that are not genuine don't count. Without an API key all of them count.
        """
        period = self._period
        found = _received(self._inbox.alerts)
        if period is not None:
            found = tuple(one for one in found if one.at is None or period.holds(one.at, one.till))
        return ReadList(found, ())

    def addresses(self, till: str) -> tuple[str, ...]:
        """Return where alerts about payments of a till should have come to: the addresses of its subscriptions."""
        rows = [entry.record for entry in self._cache if entry.record.kopokopo_id]
        fitting = [row for row in rows if row.scope != "till" or not till or till_key(row.scope_reference) == till]
        return tuple(dict.fromkeys(row.address for row in fitting if _takes_payments(row.event_type)))


def _takes_payments(event_type: str) -> bool:
    event = EVENT_TYPES.get(event_type)
    return event is not None and event.money is Money.IN


def _problem(refused: NotRead) -> Problem:
    params = (("size", f"{LARGEST / 1_000_000:.0f} MB"),) if refused.why is Refusal.TOO_LARGE else ()
    return Problem(_REFUSALS[refused.why], params, details=refused.details)


# -- entries -----------------------------------------------------------------------------------------------------------


def entries_of(payments: Iterable[Payment]) -> tuple[Entry, ...]:
    """Return Kopo Kopo's payments as entries, without the uncertain ones."""
    return tuple(
        Entry(
            reference_key(one.reference),
            int(one.amount * 100) * (-1 if one.is_reversal else 1),
            one.at,
            one.time_is_certain,
            till_key(one.till) or "",
            one.phone,
            one.name,
        )
        for one in payments
        if one.is_certain
    )


def entry_of_alert(alert: Alert) -> Entry | None:
    """Return the payment that an alert tells of, or None if it tells of something else."""
    if not alert.tells_of_a_payment or alert.is_sample or alert.is_payout or alert.amount is None:
        return None
    is_back = alert.event is not None and alert.event.money is Money.BACK
    return Entry(
        reference_key(alert.reference),
        int(alert.amount * 100) * (-1 if is_back else 1),
        alert.paid_at,
        alert.paid_at is not None,
        till_key(alert.till) or "",
        alert.phone,
        " ".join(filter(None, (alert.first_name, alert.middle_name, alert.last_name))) or alert.sender,
    )


def _received(alerts: Iterable[Arrived]) -> tuple[Entry, ...]:
    found: dict[tuple[str, int], Entry] = {}
    for arrived in alerts:
        entry = entry_of_alert(arrived.alert) if arrived.is_genuine is not False else None
        if entry is not None:
            found.setdefault((entry.reference, entry.cents), entry)
    return tuple(found.values())
