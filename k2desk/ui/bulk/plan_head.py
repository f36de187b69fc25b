"""The head of *Many at once* while it shows a plan for Live: what it is, what is wrong with it, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from k2desk.model.problems import Problem
from k2desk.services.forms.bulk import BulkValidation
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.field import ProblemLine
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_M, GAP_S, title_font


class PlanHead(Translated, QWidget):
    """Takes the place of the questions. `change` goes back to the plan, `leave` shows the questions again."""

    def __init__(self, change: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("PlanHead")
        title = PlainLabel(lambda: self.tr("Your plan for real money"), font=title_font(), wrap=True)
        line = PlainLabel(
            lambda: self.tr(
                "Check each row. Nothing is sent until you press Create. What Live already has is left out."
            ),
            kind="muted",
            wrap=True,
        )
        self.change = LinkButton(lambda: self.tr("C&hange the plan"), object_name="ChangePlan", clicked=change)
        self.leave = LinkButton(lambda: self.tr("&Leave the plan"), object_name="LeavePlan", clicked=leave)
        self._wrong = ProblemLine()
        in_column(
            title,
            line,
            in_row(self.change, self.leave, STRETCH, spacing=GAP_M),
            self._wrong,
            on=self,
            spacing=GAP_S,
        )

    def show_result(self, result: BulkValidation) -> None:
        """Show what is wrong with the plan, if anything is."""
        problem = first_of(result)
        if problem is None:
            self._wrong.hide()
        else:
            self._wrong.show_problem(problem, "")

    @property
    def said(self) -> str:
        """The words about what is wrong."""
        return self._wrong.said


def first_of(result: BulkValidation) -> Problem | None:
    """Return the problem to show: one that prevents the plan before a warning."""
    return min(result.problems, key=lambda problem: not problem.blocks, default=None)
