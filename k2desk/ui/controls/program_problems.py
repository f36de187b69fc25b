"""Problems of the whole program. They are shown above the page in front, one at a time, and none is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.build import in_column

if TYPE_CHECKING:
    from k2desk.model.problems import Problem, ProblemAction
    from k2desk.ui.controls.problem_banner import ProblemBanner

    _Told = tuple[Problem, Callable[[], object] | None]


class ProgramProblems(QObject):
    """The problems that the user has not closed yet, at most one of each code. The newest one is shown.

    `actions` returns what the actions of a problem do, on any page.
    """

    changed = Signal()

    def __init__(self, parent: QObject, actions: Callable[[], Mapping[ProblemAction, Callable[[], object]]]) -> None:
        super().__init__(parent)
        self.actions = actions
        self._problems: list[_Told] = []

    @property
    def newest(self) -> _Told | None:
        """The problem that is shown and what *Try again* does about it, or None."""
        return self._problems[-1] if self._problems else None

    def tell(self, problem: Problem, again: Callable[[], object] | None = None) -> None:
        """Show a problem. It replaces an earlier problem with the same code. `again` is what *Try again* does."""
        self._problems = [one for one in self._problems if one[0].code != problem.code]
        self._problems.append((problem, again))
        self.changed.emit()

    def close_newest(self) -> None:
        """Remove the problem that is shown: the user closed it. The one before it is shown."""
        self._problems = self._problems[:-1]
        self.changed.emit()

    def withdraw(self, problem: Problem) -> None:
        """Remove a problem that is over."""
        self._problems = [one for one in self._problems if one[0].code != problem.code]
        self.changed.emit()

    def forget(self) -> None:
        """Remove all problems."""
        self._problems = []
        self.changed.emit()


class ProblemArea(QWidget):
    """Shows the newest problem above one page."""

    def __init__(
        self,
        problems: ProgramProblems,
        offers: Collection[ProblemAction] | None = (),
        *,
        reach: frozenset[ProblemAction] | None = None,
    ) -> None:
        """`offers` are those of the program's actions that work there, `reach` the common ones. None: all of them."""
        super().__init__()
        self._problems = problems
        self._offers = offers
        self._reach = reach
        self._banner: ProblemBanner | None = None
        self._column = in_column(on=self)
        problems.changed.connect(self._changed)
        self._show()

    def _changed(self) -> None:
        after_press(self, self._show)

    def _show(self) -> None:
        problem, again = self._problems.newest or (None, None)
        self.setVisible(problem is not None)
        if self._banner is None:
            if problem is None:
                return
            from k2desk.ui.controls.problem_banner import ProblemBanner

            self._banner = ProblemBanner() if self._reach is None else ProblemBanner(reach=self._reach)
            actions = self._problems.actions()
            self._banner.offer({one: actions[one] for one in (actions if self._offers is None else self._offers)})
            self._banner.closed.connect(self._problems.close_newest)
            self._column.addWidget(self._banner)
        self._banner.show_problem(problem, again=partial(self._try, again) if again is not None else None)

    def _try(self, again: Callable[[], object]) -> None:
        """Try again. A problem that remains is shown once more."""
        self._problems.close_newest()
        again()
