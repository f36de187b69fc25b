"""The steps of an address check and their results."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem


class Step(StrEnum):
    """The steps, in order. The last three send a message to the user's server, so only a press starts them."""

    WRITTEN = "written"
    NAME = "name"
    SERVER = "server"
    LOCKED = "locked"
    ANSWERS = "answers"
    IN_TIME = "in_time"
    REFUSES_FAKES = "refuses_fakes"


LOOKS = (Step.WRITTEN, Step.NAME, Step.SERVER, Step.LOCKED)
"""The steps that send nothing."""


class Mark(StrEnum):
    """The state of a step."""

    WAITING = "waiting"
    RUNNING = "running"
    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    NOT_TRIED = "not_tried"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class StepResult:
    """The result of a step: its problem (a warning with the mark CARE), the seconds it took, and facts for the text of
    a good step.
    """

    step: Step
    mark: Mark = Mark.WAITING
    problem: Problem | None = None
    seconds: float | None = None
    facts: tuple[tuple[str, str], ...] = ()
    details: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A server's certificate, and how many the server sent (None if unknown)."""

    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime
    names: tuple[str, ...]
    self_signed: bool = False
    chain: int | None = None

    def as_details(self) -> str:
        """Return three lines for a developer."""
        count = "" if self.chain is None else f" · chain: {self.chain} sent"
        names = one_line(", ".join(self.names[:12]), Most.ADDRESS) or "–"
        return (
            f"{one_line(f'CN {self.subject} · issuer {self.issuer}', Most.ADDRESS)}{count}\n"
            f"notBefore {self.not_before:%Y-%m-%dT%H:%MZ} · notAfter {self.not_after:%Y-%m-%dT%H:%MZ}\n"
            f"names: {names}"
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A check of one address: all its steps in their present state."""

    address: str
    host: str
    at: datetime
    steps: tuple[StepResult, ...] = field(default_factory=lambda: tuple(StepResult(step) for step in Step))
    certificate: Certificate | None = None

    def of(self, step: Step) -> StepResult:
        """Return the result of one step."""
        return next(one for one in self.steps if one.step is step)

    def having(self, result: StepResult) -> Report:
        """Return a copy with another result for one step."""
        return replace(self, steps=tuple(result if one.step is result.step else one for one in self.steps))

    @property
    def broken(self) -> StepResult | None:
        """The first step that failed, or None."""
        return next((one for one in self.steps if one.mark is Mark.BAD), None)

    @property
    def warnings(self) -> tuple[StepResult, ...]:
        """The steps with a warning."""
        return tuple(one for one in self.steps if one.mark is Mark.CARE)

    @property
    def looked_well(self) -> bool:
        """Whether the steps that send nothing found a way to the server."""
        return all(self.of(step).mark in {Mark.GOOD, Mark.CARE} for step in LOOKS)
