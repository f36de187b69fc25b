"""Problems of the whole program. They are shown above the page in front, one at a time, and none is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.build import in_column

if TYPE_CHECKING:
    from k2desk.model.problems import Problem, ProblemAction
    from k2desk.ui.controls.problem_banner import ProblemBanner


class ProgramProblems(QObject):
    """The problems that the user has not closed yet, at most one of each code. The newest one is shown.

    `actions` is what the actions of a problem do, on any page.
    """

    changed = Signal()

    def __init__(self, parent: QObject, actions: Mapping[ProblemAction, Callable[[], object]]) -> None:
        super().__init__(parent)
        self.actions = actions
        self._problems: list[Problem] = []

    @property
    def newest(self) -> Problem | None:
        """The problem that is shown, or None."""
        return self._problems[-1] if self._problems else None

    def tell(self, problem: Problem) -> None:
        """Show a problem. It replaces an earlier problem with the same code."""
        self._problems = [one for one in self._problems if one.code != problem.code]
        self._problems.append(problem)
        self.changed.emit()

    def close_newest(self) -> None:
        """Remove the problem that is shown: the user closed it. The one before it is shown."""
        self._problems = self._problems[:-1]
        self.changed.emit()

    def forget(self) -> None:
        """Remove all problems."""
        self._problems = []
        self.changed.emit()


class ProblemArea(QWidget):
    """Shows the newest problem above one page. It offers only `actions`."""

    def __init__(self, problems: ProgramProblems, *actions: ProblemAction) -> None:
        super().__init__()
        self._problems = problems
        self._actions = actions
        self._banner: ProblemBanner | None = None
        self._column = in_column(on=self)
        problems.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        problem = self._problems.newest
        self.setVisible(problem is not None)
        if self._banner is None:
            if problem is None:
                return
            from k2desk.ui.controls.problem_banner import ProblemBanner

            self._banner = ProblemBanner()
            self._banner.offer({action: self._problems.actions[action] for action in self._actions})
            self._banner.closed.connect(self._problems.close_newest)
            self._column.addWidget(self._banner)
        self._banner.show_problem(problem)
