"""*Ready to open?*: tests the chain from Kopo Kopo to the shop for every till at once, in less than 20 seconds.

It reads at Kopo Kopo and looks at the name, connection and certificate of the addresses. Nothing is posted.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from k2desk.model.events import is_till_payment, till_key
from k2desk.model.history import ReadyRecord
from k2desk.model.problems import Problem, Who
from k2desk.model.records import CheckRecord, Outcome, State
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.address_check.results import Report
from k2desk.services.addresses import one_per_server, server_of
from k2desk.services.announcer import Announcer
from k2desk.services.check_runner import CheckRun
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.operation import Operation
from k2desk.services.server_badge import ENDS_SOON, keeps_alerts_out
from k2desk.services.status_poller import StatusPoller
from k2desk.services.subscription_cache import CachedSubscription

LIMIT = 17.0
"""The time limit in seconds. What has not answered by then is reported as such."""

LOOKS_AT_ONCE = 16
"""The most address checks at once. They mostly wait, and a server that hangs must not delay the others."""

_DAYS = 7


class Finding(StrEnum):
    """Why a till is not ready, worst first."""

    NOBODY_TOLD = "nobody_told"
    KEYS_REFUSED = "keys_refused"
    NOT_FOUND = "not_found"
    SWITCHED_OFF = "switched_off"
    NOT_ALLOWED = "not_allowed"
    SERVER = "server"
    CHANGED = "changed"
    NOT_CONFIRMED = "not_confirmed"
    NOT_ANSWERING = "not_answering"
    NETWORK = "network"
    NOT_IN_TIME = "not_in_time"
    NONE = "none"

    @property
    def is_known(self) -> bool:
        """Whether it concerns the shop's set-up, and not only what could not be tested from here."""
        return self not in {Finding.NOT_ANSWERING, Finding.NETWORK, Finding.NOT_IN_TIME}


_WHO = {
    Finding.NOBODY_TOLD: Who.YOU,
    Finding.KEYS_REFUSED: Who.YOU,
    Finding.NOT_FOUND: Who.YOU,
    Finding.CHANGED: Who.YOU,
    Finding.NOT_CONFIRMED: Who.YOU,
    Finding.SWITCHED_OFF: Who.KOPO_KOPO,
    Finding.NOT_ALLOWED: Who.KOPO_KOPO,
    Finding.NOT_ANSWERING: Who.KOPO_KOPO,
    Finding.SERVER: Who.WEB_DEVELOPER,
    Finding.NETWORK: Who.NETWORK,
    Finding.NOT_IN_TIME: Who.NETWORK,
    Finding.NONE: Who.NOBODY,
}


@dataclass(frozen=True, slots=True)
class TillSheet:
    """One till ("" for the whole business): its worst finding, the subscription concerned, and how many more there are.

    `problem` is what a check of the address or a sample of the last day found. `days` is the
    remaining life of a certificate that expires soon, else None.
    """

    till: str
    finding: Finding
    record_id: str = ""
    event_type: str = ""
    address: str = ""
    problem: Problem | None = None
    more: int = 0
    days: int | None = None

    @property
    def who(self) -> Who:
        """Who can fix it."""
        return self.problem.kind.who if self.problem is not None else _WHO[self.finding]


class Overall(StrEnum):
    """The overall result of a run."""

    READY = "ready"
    NOT_READY = "not_ready"
    NOT_KNOWN = "not_known"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ReadyReport:
    """The result of one run: its time, how long it took, and every till, those with a finding first."""

    at: datetime
    seconds: float
    tills: tuple[TillSheet, ...]

    @property
    def troubled(self) -> tuple[TillSheet, ...]:
        """Tills that are not ready or could not be checked."""
        return tuple(till for till in self.tills if till.finding is not Finding.NONE)

    @property
    def overall(self) -> Overall:
        """Whether all tills are ready, some are not, or it could not be found out from here."""
        if not self.tills:
            return Overall.NOTHING
        if not self.troubled:
            return Overall.READY
        return Overall.NOT_READY if any(one.finding.is_known for one in self.troubled) else Overall.NOT_KNOWN


class Ready(AccountService, Announcer[[]]):
    """Tests everything before the shop opens.

    Announces the start and end of a run, and when the results of other days are loaded.
    """

    def __init__(self, scope: AccountScope, poller: StatusPoller, diagnosing: Diagnosing) -> None:
        super().__init__(scope)
        self._poller = poller
        self._diagnosing = diagnosing
        self.current: Operation[ReadyReport] | None = None
        self.sheet: ReadyReport | None = None
        self.week: dict[date, Overall] = {}

    def recall(self) -> None:
        """Start to load the stored results of this week."""
        self._spawn(self.recalled())

    async def recalled(self) -> None:
        """Load the stored results of this week."""
        since = self._today() - timedelta(days=_DAYS - 1)
        try:
            kept = await self._registry.mornings(self._account_id, since)
        except RegistryError:
            return
        self.week = {one.day: Overall(one.overall) for one in kept if one.overall in set(Overall)}
        if self.sheet is None and kept:
            self.sheet = _read(kept[-1])
        self.tell()

    def run(self) -> Operation[ReadyReport]:
        """Test everything. If a run is under way, its operation is returned."""
        if self.current is not None and not self.current.finished:
            return self.current
        operation = Operation[ReadyReport]((), 1)

        async def work(running: Operation[ReadyReport]) -> ReadyReport:
            try:
                sheet = await self._look(running)
            finally:
                self.current = None
                self.tell()
            await self._keep(sheet)
            return sheet

        self.current = operation
        operation.start(work, self._spawn)
        self.tell()
        return operation

    # -- inside ------------------------------------------------------------------------------------------------------

    async def _look(self, running: Operation[ReadyReport]) -> ReadyReport:
        at, began = self._clock.now(), self._clock.monotonic()
        sweep = self._poller.check()
        reports: dict[tuple[str, int], Report] = {}
        servers = one_per_server(entry.record.address for entry in self._cache if _counts(entry))
        running.total = sweep.total + len(servers)
        seen = 0

        def count(moved: Operation[CheckRun]) -> None:
            nonlocal seen
            running.advance(moved.done - seen)
            seen = moved.done

        def looked(address: str, report: Report) -> None:
            reports[server_of(address)] = report
            running.advance()

        handle = sweep.listen(count)
        looks = asyncio.ensure_future(self._diagnosing.look_at_servers(servers, LOOKS_AT_ONCE, looked))
        checked = asyncio.ensure_future(sweep.wait())
        try:
            await asyncio.wait((checked, looks), timeout=LIMIT)
        finally:
            handle.close()
            looks.cancel()
            if not sweep.finished:
                sweep.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.wait((checked, looks))
        problem = sweep.outcome.problem if sweep.outcome is not None else sweep.problem
        # The judging of thousands of tills takes longer than the window may be kept waiting.
        tills = await asyncio.to_thread(_judged, tuple(self._cache), tuple(self._cache.tills()), at, reports, problem)
        self.sheet = ReadyReport(at, self._clock.monotonic() - began, tills)
        return self.sheet

    async def _keep(self, sheet: ReadyReport) -> None:
        day = self._today()
        self.week[day] = sheet.overall
        text = json.dumps([_kept(till) for till in sheet.tills], ensure_ascii=False)
        record = ReadyRecord(self._account_id, day, sheet.at, sheet.seconds, sheet.overall.value, text)
        # If storing fails, the result is shown all the same. The next run is stored again.
        with contextlib.suppress(RegistryError):
            await self._registry.keep_morning(record)
        self.tell()

    def _today(self) -> date:
        return self._clock.now().astimezone().date()


def _judged(
    entries: Sequence[CachedSubscription],
    numbers: Sequence[str],
    at: datetime,
    reports: Mapping[tuple[str, int], Report],
    line: Problem | None,
) -> tuple[TillSheet, ...]:
    """Return the finding of each till, the worst first. `line` is what kept the run from reading all of them."""
    by_till: dict[str, list[CachedSubscription]] = {number: [] for number in numbers}
    written = {till_key(number): number for number in by_till}
    for entry in entries:
        if _counts(entry):
            number = entry.record.scope_reference or ""
            by_till.setdefault(written.get(till_key(number), number), []).append(entry)
    business_has_it = any(is_till_payment(entry.record.event_type) for entry in by_till.get("", ()))
    sheets = []
    for till, of_till in by_till.items():
        has_it = business_has_it or not till or any(is_till_payment(entry.record.event_type) for entry in of_till)
        judged = [_judged_one(till, entry, at, reports, line) for entry in of_till]
        if not has_it:
            judged.append(TillSheet(till, Finding.NOBODY_TOLD))
        sheets.append(_worst(till, judged))
    order = list(Finding)
    return tuple(sorted(sheets, key=lambda one: (order.index(one.finding), one.till)))


def _judged_one(
    till: str,
    entry: CachedSubscription,
    at: datetime,
    reports: Mapping[tuple[str, int], Report],
    line: Problem | None,
) -> TillSheet:
    record = entry.record
    finding = _of_subscription(entry, at, line)
    problem: Problem | None = None
    days = None
    if finding is Finding.NONE:
        report = reports.get(server_of(record.address))
        problem = report.broken.problem if report is not None and report.broken is not None else None
        if report is None:
            finding = Finding.NOT_IN_TIME
        elif problem is not None:
            finding = Finding.NETWORK if problem.kind.is_from_here else Finding.SERVER
        elif (problem := keeps_alerts_out(entry.server, at)) is not None:
            finding = Finding.SERVER
        elif report.certificate is not None and report.certificate.not_after - at <= ENDS_SOON:
            days = (report.certificate.not_after - at).days
    return TillSheet(till, finding, record.id, record.event_type, record.address, problem, days=days)


def _counts(entry: CachedSubscription) -> bool:
    return entry.record.state in {State.CREATED, State.NOT_CONFIRMED}


def _of_subscription(entry: CachedSubscription, at: datetime, line: Problem | None) -> Finding:
    check = entry.check
    if entry.record.state is State.NOT_CONFIRMED:
        return Finding.NOT_CONFIRMED
    newest = _newest(check)
    if check is None or newest is None or check.checked_at < at:
        if line is not None and not line.kind.is_from_here:
            return Finding.NOT_ANSWERING
        return Finding.NETWORK if line is not None else Finding.NOT_IN_TIME
    if newest is not Outcome.FOUND:
        return Finding(newest.value)
    if check.remote is not None:
        return Finding.CHANGED
    return Finding.NONE if check.says_active else Finding.SWITCHED_OFF


def _newest(check: CheckRecord | None) -> Outcome | None:
    """Return the newest answer.

    It counts here at once; in the list, a bad answer waits for a second one 30 s later.
    """
    if check is None:
        return None
    return check.pending if check.pending is not None else check.standing


def _worst(till: str, judged: Iterable[TillSheet]) -> TillSheet:
    order = list(Finding)
    found = sorted(judged, key=lambda one: order.index(one.finding))
    if not found:
        return TillSheet(till, Finding.NONE)
    worst = found[0]
    days = min((one.days for one in found if one.days is not None), default=None)
    more = sum(one.finding is not Finding.NONE for one in found[1:])
    return replace(worst, more=more, days=days)


def _kept(till: TillSheet) -> dict[str, Any]:
    facts = {name: getattr(till, name) for name in till.__slots__ if name != "problem"}
    problem = till.problem
    return {**facts, "code": problem.code if problem else "", "params": problem.params if problem else ()}


def _read(record: ReadyRecord) -> ReadyReport | None:
    try:
        found: list[dict[str, Any]] = json.loads(record.sheet)
        tills = []
        for facts in found:
            given = {**facts, "finding": Finding(facts["finding"])}
            code, params = str(given.pop("code")), given.pop("params")
            problem = Problem.of_code(code, tuple((str(name), str(value)) for name, value in params))
            tills.append(TillSheet(**given, problem=problem if code else None))
    except (ValueError, TypeError, KeyError):
        return None
    return ReadyReport(record.at, record.seconds, tuple(tills))
