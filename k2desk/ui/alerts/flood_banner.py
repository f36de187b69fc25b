"""Says that more messages arrived than were stored."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from k2desk.model.problems import Problem, ProblemKind
from k2desk.ui.controls.problem_banner import ProblemBanner

if TYPE_CHECKING:
    from k2desk.services.receiver_process import Flood

_CODES = {
    "refused": ProblemKind.FLOOD_NOT_GENUINE,
    "unknown": ProblemKind.FLOOD_UNKNOWN,
    "genuine": ProblemKind.FLOOD_GENUINE,
}


class FloodBanner(ProblemBanner):
    """Reports each flood once, although its numbers grow, and not again after the user closed the banner."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("FloodBanner")
        self._since: datetime | None = None

    def show_flood(self, flood: Flood | None) -> None:
        """Show how many messages arrived and were stored, or hide if there was no flood (None)."""
        if flood is None:
            self._since = None
            self.show_problem(None)
            return
        is_new = flood.since != self._since
        if is_new or self.problem is not None:
            self._since = flood.since
            numbers = (("came", str(flood.came)), ("kept", str(flood.kept)))
            self.show_problem(Problem(_CODES[flood.standing], numbers), quietly=not is_new)
