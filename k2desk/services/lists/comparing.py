"""Opens a shop's list, reads its payments, and compares them with Kopo Kopo's. Nothing is stored or sent by it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from k2desk.model.alerts import Alert
from k2desk.model.events import EVENT_TYPES, Money, till_key
from k2desk.model.payments import Payment, Period, reference_key
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.inbox import Inbox
from k2desk.services.lists.columns import Columns, columns_of, with_styles
from k2desk.services.lists.entries import Entry
from k2desk.services.lists.matching import Matched, match
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
class OpenedList:
    """The sheets of a file or pasted text, the one that most likely has the payments, and its columns."""

    sheets: tuple[Sheet, ...]
    chosen: int
    columns: Columns


class PaymentLists(AccountService):
    """Compares lists of payments of one account."""

    def __init__(self, scope: AccountScope, inbox: Inbox) -> None:
        super().__init__(scope)
        self._inbox = inbox

    # -- opening -----------------------------------------------------------------------------------------------------

    @operation()
    async def open(self, source: Source, ours: Sequence[Entry] = ()) -> OpenedList | Problem:
        """Read a table, and find out what its columns hold. `ours` are payments that it may have.

        A cancelled reading ends at once.
        """
        process = TableProcess(source)
        try:
            sheets = await asyncio.to_thread(process.run)
        except NotRead as refused:
            return _problem(refused)
        except OSError as error:
            return Problem(ProblemKind.FILE_NOT_READ, details=str(error))
        finally:
            process.stop()
        return await asyncio.to_thread(_opened, sheets, *self._known(ours))

    @operation()
    async def columns(self, sheet: Sheet, ours: Sequence[Entry] = ()) -> Columns:
        """Find out what the columns of another sheet hold."""
        return await asyncio.to_thread(columns_of, sheet.rows, *self._known(ours))

    def _known(self, ours: Sequence[Entry]) -> tuple[dict[str, int], set[str]]:
        """Return the amounts of the payments by reference, and the tills, by which columns are recognised."""
        tills = {till_key(till) or "" for till in self._cache.tills()} | {one.till for one in ours}
        return {one.reference: one.cents for one in ours if one.reference and one.cents > 0}, tills - {""}

    @operation()
    async def read(self, sheet: Sheet, columns: Columns, *, keeps_styles: bool = False) -> ReadList:
        """Read the payments of a sheet. With `keeps_styles` the user has decided how its days are written."""
        wanted = [True]

        def work() -> ReadList:
            chosen = columns if keeps_styles else with_styles(sheet.rows, columns)
            return read_rows(sheet.rows, chosen, lambda: wanted[0], sheet.lines)

        try:
            return await asyncio.to_thread(work)
        finally:
            wanted[0] = False

    # -- comparing ---------------------------------------------------------------------------------------------------

    @operation()
    async def compare(self, ours: Sequence[Entry], theirs: Sequence[Entry], period: Period | None = None) -> Matched:
        """Compare payments with those of a list. `period` is what Kopo Kopo was asked for."""
        begins, ends = (period.begins, period.ends) if period is not None else (None, None)
        return await asyncio.to_thread(lambda: match(ours, theirs, begins=begins, ends=ends))

    def received(self, period: Period | None = None) -> tuple[Entry, ...]:
        """Return the payments that alerts told this computer of: genuine ones, or unproved ones without an API key."""
        found: dict[tuple[str, int], Entry] = {}
        for arrived in self._inbox.alerts:
            entry = entry_of_alert(arrived.alert) if arrived.is_genuine is not False else None
            if entry is None or (
                period is not None and entry.at is not None and not period.holds(entry.at, entry.till)
            ):
                continue
            found.setdefault((entry.reference, entry.cents), entry)
        return tuple(found.values())

    def addresses(self, tills: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return where alerts about payments of each till should have come to: the addresses of its subscriptions."""
        rows = [
            entry.record
            for entry in self._cache
            if entry.record.kopokopo_id and _takes_payments(entry.record.event_type)
        ]
        return {
            till: tuple(
                dict.fromkeys(
                    row.address
                    for row in rows
                    if row.scope != "till" or till_key(row.scope_reference or "") == till_key(till) or not till
                )
            )
            for till in tills
        }


def _takes_payments(event_type: str) -> bool:
    event = EVENT_TYPES.get(event_type)
    return event is not None and event.money is Money.IN


def _opened(sheets: Sequence[Sheet], known: Mapping[str, int], tills: set[str]) -> OpenedList:
    found = [columns_of(sheet.rows, known, tills) for sheet in sheets]
    chosen = max(range(len(sheets)), key=lambda at: (found[at].are_enough, len(sheets[at].rows)))
    return OpenedList(tuple(sheets), chosen, found[chosen])


def _problem(refused: NotRead) -> Problem:
    params = (("most", f"{LARGEST / 1_000_000:.0f} MB"),) if refused.why is Refusal.TOO_LARGE else ()
    return Problem(_REFUSALS[refused.why], params, details=refused.details)


# -- entries -----------------------------------------------------------------------------------------------------------


def entries_of(payments: Iterable[Payment]) -> tuple[Entry, ...]:
    """Return Kopo Kopo's payments as entries, without those of which it is not certain that money came."""
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
