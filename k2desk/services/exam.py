"""The server exam: sends a set of signed sample messages and grades how the user's own server handles each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from k2desk.kopokopo.payloads import HIDDEN_FORMS, compact
from k2desk.model.alerts import SAMPLE_REFERENCE
from k2desk.model.events import CUSTOMER_PAYMENT, CUSTOMER_REVERSAL
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.address_check.findings import DELIVERED, is_page, of_answer
from k2desk.services.address_check.posting import ServerReply
from k2desk.services.samples import Message, content, event_id, facts, faked, signed


class Task(StrEnum):
    """The tasks, in the order in which they are set."""

    GOOD = "good"
    TWICE = "twice"
    OUT_OF_ORDER = "out_of_order"
    FAKE = "fake"
    ACCENT = "accent"
    REVERSAL = "reversal"
    HIDDEN = "hidden"
    DARAJA = "daraja"


class Grade(StrEnum):
    """The grade of a task. UNSURE: the answer proves nothing."""

    WAITING = "waiting"
    RUNNING = "running"
    PASS = "pass"
    FAIL = "fail"
    UNSURE = "unsure"
    NOT_TRIED = "not_tried"


@dataclass(frozen=True, slots=True)
class TaskResult:
    """One line of the result: the grade, the statuses that came back, and the problem if there was no answer."""

    task: Task
    grade: Grade = Grade.WAITING
    statuses: tuple[int, ...] = ()
    seconds: float = 0.0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class ExamResult:
    """The result of the whole exam for one address."""

    address: str
    at: datetime
    results: tuple[TaskResult, ...]

    @property
    def passed(self) -> int:
        """The number of tasks that passed."""
        return sum(1 for one in self.results if one.grade is Grade.PASS)

    @property
    def problems(self) -> frozenset[ProblemKind | None]:
        """The kind of problem of each task, or None for a task without a problem."""
        return frozenset(one.problem.kind if one.problem is not None else None for one in self.results)

    def having(self, result: TaskResult) -> ExamResult:
        """Return a copy with another line for one task."""
        lines = tuple(result if one.task is result.task else one for one in self.results)
        return ExamResult(self.address, self.at, lines)


Sent = ServerReply | Problem
Send = Callable[[Message], Awaitable[Sent]]


def empty_exam(address: str, now: datetime) -> ExamResult:
    """Return the result before the exam starts."""
    return ExamResult(address, now, tuple(TaskResult(task) for task in Task))


def messages(task: Task, base_url: str, till: str | None, now: datetime, api_key: str) -> tuple[Message, ...]:
    """Return the messages to send for a task.

    Their references are reserved for K2Desk, and the amount is KES 1.
    """
    number = list(Task).index(task) + 1
    first, last = ("Zoë", "Wanjikũ & Sons") if task is Task.ACCENT else ("Jane", "Wanjiru")
    reference = f"{SAMPLE_REFERENCE}EX{number:02d}"
    made_up = facts(base_url, till, now, reference=reference, number=number, first_name=first, last_name=last)

    def made(event_type: str, *, daraja: bool = False) -> bytes:
        return compact(content(event_type, made_up, daraja=daraja))

    match task:
        case Task.GOOD | Task.ACCENT:
            return (signed(made(CUSTOMER_PAYMENT), api_key),)
        case Task.TWICE:
            return (signed(made(CUSTOMER_PAYMENT), api_key),) * 2
        case Task.OUT_OF_ORDER:
            return (signed(made(CUSTOMER_REVERSAL), api_key), signed(made(CUSTOMER_PAYMENT), api_key))
        case Task.FAKE:
            return (faked(made(CUSTOMER_PAYMENT)),)
        case Task.REVERSAL:
            return (signed(made(CUSTOMER_REVERSAL), api_key),)
        case Task.HIDDEN:
            # Each is a different payment: a server that recognises repeats might refuse all but the first.
            hidden = (
                replace(made_up, payer=form, reference=f"{reference}{letter}", event_id=event_id(number))
                for letter, form in zip("ABCD", HIDDEN_FORMS, strict=True)
            )
            return tuple(signed(compact(content(CUSTOMER_PAYMENT, one, daraja=False)), api_key) for one in hidden)
        case Task.DARAJA:
            return (signed(made(CUSTOMER_PAYMENT, daraja=True), api_key),)


def how_many(now: datetime) -> int:
    """Return the number of messages in a whole exam."""
    return sum(len(messages(task, "", None, now, "")) for task in Task)


async def do_task(task: Task, to_send: tuple[Message, ...], send: Send, *, good_accepted: bool) -> TaskResult:
    """Send the messages of a task one after another and grade the answers.

    Refusing a fake only proves something if the good message was accepted.
    """
    statuses: list[int] = []
    seconds = 0.0
    for message in to_send:
        sent = await send(message)
        if isinstance(sent, Problem):
            # A message that was not delivered was not refused either.
            grade = Grade.FAIL if sent.kind in DELIVERED else Grade.NOT_TRIED
            return TaskResult(task, grade, tuple(statuses), seconds, sent)
        if is_page(sent):
            return TaskResult(task, Grade.FAIL, (*statuses, sent.status), sent.seconds, of_answer(sent))
        statuses.append(sent.status)
        seconds = max(seconds, sent.seconds)
    accepted = all(200 <= status < 300 for status in statuses)
    if task is not Task.FAKE:
        grade = Grade.PASS if accepted else Grade.FAIL
    elif accepted:
        grade = Grade.FAIL
    else:
        refused = 400 <= statuses[0] < 500
        grade = Grade.PASS if refused and good_accepted else Grade.UNSURE
    return TaskResult(task, grade, tuple(statuses), seconds)
