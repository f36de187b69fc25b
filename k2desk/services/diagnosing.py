"""Checks web addresses, which sends nothing, and sends samples and exams, on a press only."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from k2desk.kopokopo.payloads import PayerForm, compact
from k2desk.model.environments import EnvironmentKind
from k2desk.model.events import CUSTOMER_PAYMENT, SAMPLED
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.account_scope import AccountScope
from k2desk.services.address_check import findings
from k2desk.services.address_check.checking import AddressCheck
from k2desk.services.address_check.internet import Internet
from k2desk.services.address_check.posting import (
    BrokenOff,
    NoAnswer,
    NotHttp,
    NotPublic,
    NotSendable,
    ServerReply,
    post,
)
from k2desk.services.address_check.results import Mark, Report, Step, StepResult
from k2desk.services.address_looks import is_pending
from k2desk.services.addresses import server_of
from k2desk.services.announcer import Announcer
from k2desk.services.exam import ExamResult, Grade, Task, TaskResult, do_task, empty_exam, messages
from k2desk.services.forms.address import parse_address
from k2desk.services.kept_findings import KeptFindings, to_store
from k2desk.services.keys import Keys
from k2desk.services.operation import Operation, operation
from k2desk.services.samples import Message, NotASample, content, facts, faked, parsed_sample, sample_text, signed
from k2desk.services.trouble_rules import SECOND_LOOK

_log = logging.getLogger(__name__)

LOOKS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class SampleResult:
    """The result of a sample: the answer, if there was one, and the problem, if there is one."""

    answer: ServerReply | None
    problem: Problem | None


class Diagnosing(KeptFindings, Announcer[[]]):
    """Checks addresses and sends samples on request. Announces changes of `report` and `sheet`.

    `report` and `sheet` are the newest since the account was opened.
    """

    def __init__(
        self, scope: AccountScope, internet: Internet, keys: Keys, interval: Callable[[], timedelta | None]
    ) -> None:
        """Make the service. `interval` returns the time between automatic checks."""
        super().__init__(scope, interval)
        self._internet = internet
        self._keys = keys
        self.report: Report | None = None
        self.sheet: ExamResult | None = None

    @property
    def is_live(self) -> bool:
        """Whether a sample could be mistaken for a real payment."""
        return self._environment.kind is EnvironmentKind.LIVE

    # -- looking: nothing is sent ------------------------------------------------------------------------------------

    @operation()
    async def look(self, address: str) -> Report:
        """Test an address without sending anything. `report` follows each step."""
        return await self._look(address, self._show, pressed=True)

    async def look_at_servers(
        self,
        addresses: Iterable[str],
        at_once: int = LOOKS_AT_ONCE,
        looked: Callable[[str, Report], object] = lambda address, report: None,
    ) -> None:
        """Test the address of each server, at most `at_once` at a time, and call `looked` with each result.

        An unexpected error ends the test of its own address only.
        """
        room = asyncio.Semaphore(at_once)

        async def look(address: str) -> None:
            try:
                async with room:
                    report = await self._look(address)
            except Exception:
                _log.exception("a look at an address failed unexpectedly")
            else:
                looked(address, report)

        await asyncio.gather(*map(look, addresses))

    async def _look(
        self, address: str, tell: Callable[[Report], None] = lambda report: None, *, pressed: bool = False
    ) -> Report:
        """Test an address, and store the result. `tell` is called with the report at each step."""
        practice = self._environment.kind is EnvironmentKind.PRACTICE
        known_host = None if practice else server_of(self._environment.base_url)[0]
        report = await AddressCheck(self._internet, self._environment.kind, self._clock, tell, known_host).at(address)
        await self._keep_look(report, pressed=pressed)
        if is_pending(self._kept(address)):
            self._look_again(address)
        return report

    def _look_again(self, address: str) -> None:
        """Look at an address again automatically, a little over 30 s after a look that failed."""
        if address in self._second_looks:
            return
        self._second_looks.add(address)

        async def later() -> None:
            try:
                await asyncio.sleep(SECOND_LOOK.total_seconds() + 0.5)
            finally:
                self._second_looks.discard(address)
            await self.look_at_servers((address,))

        self._spawn(later())

    def _show(self, report: Report) -> None:
        self.report = report
        self.tell()

    # -- sending: on a press alone -----------------------------------------------------------------------------------

    def sample_for(
        self, event_type: str, address: str, *, daraja: bool = False, payer: PayerForm = PayerForm.WHOLE
    ) -> str:
        """Return a sample for editing.

        It is for the till of a subscription that leads to the address, if there is one.
        """
        till, now = self._till(address), self._clock.now()
        return sample_text(event_type, self._environment.base_url, till, now, daraja=daraja, payer=payer)

    @operation()
    async def send(self, address: str, text: str) -> SampleResult:
        """Sign an edited sample and send it."""
        problem = self._keys.missing or parse_address(address, self._environment.kind).problem
        if problem is not None:
            return SampleResult(None, problem)
        try:
            content = parsed_sample(text)
        except NotASample as bad:
            return SampleResult(None, bad.problem)
        sent = await self._send_good(address, signed(content, self._keys.api_key))
        self._mark_answer(address, sent)
        return sent

    @operation()
    async def try_answer(self, address: str) -> SampleResult:
        """Send the default sample for the address: the steps *answers* and *in time*."""
        with self._running(Step.ANSWERS, address):
            missing = self._keys.missing
            if missing is not None:
                sent = SampleResult(None, missing)
            else:
                sent = await self._send_good(address, signed(self._usual_body(address), self._keys.api_key))
            self._mark_answer(address, sent)
            return sent

    @operation()
    async def try_fake(self, address: str) -> SampleResult:
        """Send a sample with a wrong signature: the step *refuses fakes*."""
        with self._running(Step.REFUSES_FAKES, address):
            sent = await self._posted(address, faked(self._usual_body(address)))
            problem, seconds = sent.problem, None
            if sent.answer is not None:
                problem, seconds = findings.of_fake(sent.answer), sent.answer.seconds
                await self._keep_answer(address, problem, sent.answer, is_fake=True)
                await self._history.add("fake", address, str(sent.answer.status), to_store(problem))
            if sent.answer is not None or not self._is_said_by_a_look(address):
                self._put(StepResult(Step.REFUSES_FAKES, _mark(problem), problem, seconds), address)
            return SampleResult(sent.answer, problem)

    def exam(self, address: str) -> Operation[ExamResult]:
        """Run the exam. `sheet` follows each task.

        If the first message is not delivered, the rest is not tried.
        """
        sheet = empty_exam(address, self._clock.now())
        operation = Operation[ExamResult]((), len(Task))

        async def work(running: Operation[ExamResult]) -> ExamResult:
            nonlocal sheet
            missing = self._keys.missing or parse_address(address, self._environment.kind).problem
            good_accepted = False
            for task in Task:
                if missing is not None:
                    sheet = self._graded(sheet, TaskResult(task, Grade.NOT_TRIED, problem=missing))
                    continue
                sheet = self._graded(sheet, TaskResult(task, Grade.RUNNING))
                to_send = messages(
                    task, self._environment.base_url, self._till(address), self._clock.now(), self._keys.api_key
                )
                try:
                    result = await do_task(
                        task, to_send, lambda one: self._raw(address, one), good_accepted=good_accepted
                    )
                except asyncio.CancelledError:
                    self._graded(sheet, TaskResult(task, Grade.NOT_TRIED))
                    raise
                sheet = self._graded(sheet, result)
                good_accepted = good_accepted or (task is Task.GOOD and result.grade is Grade.PASS)
                if task is Task.GOOD and result.problem is not None:
                    missing = result.problem
                running.advance()
            await self._keep_exam(sheet)
            return sheet

        return operation.start(work, self._spawn)

    # -- inside ------------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _running(self, step: Step, address: str) -> Iterator[None]:
        """Show that a step is running, or that it was cancelled."""
        self._put(StepResult(step, Mark.RUNNING), address)
        try:
            yield
        except asyncio.CancelledError:
            self._put(StepResult(step, Mark.CANCELLED), address)
            raise

    async def _raw(self, address: str, message: Message) -> ServerReply | Problem:
        sent = await self._posted(address, message)
        return sent.answer if sent.answer is not None else sent.problem or Problem(ProblemKind.NOT_A_WEBSITE)

    async def _send_good(self, address: str, message: Message) -> SampleResult:
        sent = await self._posted(address, message)
        if sent.answer is None:
            if sent.problem is not None and sent.problem.kind in findings.DELIVERED:
                await self._keep_answer(address, sent.problem, None)
                await self._history.add("sample", address, "", to_store(sent.problem))
            return sent
        problem = findings.of_answer(sent.answer) or findings.of_time(sent.answer)
        await self._keep_answer(address, problem, sent.answer)
        await self._history.add("sample", address, str(sent.answer.status), to_store(problem))
        return SampleResult(sent.answer, problem)

    async def _posted(self, address: str, message: Message) -> SampleResult:
        try:
            return SampleResult(await post(self._internet, address, message.body, dict(message.headers)), None)
        except (NoAnswer, BrokenOff, NotHttp, NotSendable) as error:
            return SampleResult(None, findings.of_posting(error))
        except (NotPublic, OSError, EOFError, ValueError) as error:
            return SampleResult(None, await self._not_delivered(address, error))

    async def _not_delivered(self, address: str, error: Exception) -> Problem:
        """Return why a message was not sent. A check of the address finds it, so that both report the same."""
        shown = self.report is not None and self.report.address == address
        report = await (self._look(address, self._show) if shown else self._look(address))
        broken = report.broken
        return (broken.problem if broken is not None else None) or findings.of_posting(error)

    def _mark_answer(self, address: str, sent: SampleResult) -> None:
        seconds = sent.answer.seconds if sent.answer else None
        details = findings.answer_details(sent.answer) if sent.answer else ""
        slow = findings.of_time(sent.answer) if sent.answer else None
        problem = findings.of_answer(sent.answer) if sent.answer else sent.problem
        facts = (("status", str(sent.answer.status)),) if sent.answer else ()
        if sent.answer is None and self._is_said_by_a_look(address):
            return
        self._put(StepResult(Step.ANSWERS, _mark(problem), problem, seconds, facts, details), address)
        if sent.answer is None:
            self._put(StepResult(Step.IN_TIME, Mark.NOT_TRIED), address)
        else:
            self._put(StepResult(Step.IN_TIME, _mark(slow), slow, seconds, details=details), address)

    def _is_said_by_a_look(self, address: str) -> bool:
        """Return whether the report already shows what prevented a message from being delivered."""
        report = self.report
        return report is not None and report.address == address and not report.looked_well

    def _put(self, result: StepResult, address: str) -> None:
        if self.report is not None and self.report.address == address:
            self._show(self.report.having(result))

    def _graded(self, sheet: ExamResult, result: TaskResult) -> ExamResult:
        self.sheet = sheet.having(result)
        self.tell()
        return self.sheet

    def _usual_body(self, address: str) -> bytes:
        entry = next(iter(self.entries_at(address)), None)
        event = entry.record.event_type if entry and entry.record.event_type in SAMPLED else CUSTOMER_PAYMENT
        made_up = facts(self._environment.base_url, self._till(address), self._clock.now())
        return compact(content(event, made_up, daraja=bool(entry and entry.record.daraja)))

    def _till(self, address: str) -> str | None:
        return next(
            (one.record.scope_reference for one in self.entries_at(address) if one.record.scope_reference), None
        )


def _mark(problem: Problem | None) -> Mark:
    if problem is None:
        return Mark.GOOD
    return Mark.BAD if problem.blocks else Mark.CARE
