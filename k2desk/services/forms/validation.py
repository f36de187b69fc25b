"""What the validated forms have in common."""

from __future__ import annotations

from typing import Protocol

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.problems import Problem


class _Validated(Protocol):
    @property
    def requests(self) -> tuple[SubscriptionRequest, ...]: ...

    @property
    def problems(self) -> tuple[Problem, ...]: ...


class Validation:
    """Mix-in for the meaning of a form, which has the `requests` of a press and the `problems` found."""

    __slots__ = ()

    @property
    def can_be_sent(self: _Validated) -> bool:
        """Whether nothing prevents the press."""
        return bool(self.requests) and not any(problem.blocks for problem in self.problems)

    def problem_at(self: _Validated, field: str) -> Problem | None:
        """Return the first problem of a field; blocking problems come first."""
        mine = [problem for problem in self.problems if problem.field == field]
        return min(mine, key=lambda problem: not problem.blocks, default=None)
