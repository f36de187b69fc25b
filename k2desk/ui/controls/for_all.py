"""Actions that a message may offer wherever it is shown: messages to other people, pages of the window, the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from k2desk.model.problems import ProblemAction

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.ui.text.letters import Known

ASKS = frozenset({ProblemAction.ASK_WEBSITE, ProblemAction.ASK_KOPO_KOPO, ProblemAction.ASK_HELPER})
"""Actions that copy a message to somebody."""

OVER_ANYTHING = frozenset(
    {ProblemAction.NETWORK, ProblemAction.SAVE_REPORT, ProblemAction.SAVE_LIST, ProblemAction.HELP}
)
"""Actions that open a dialog, so that they work on Welcome too."""

IN_PAGES = frozenset({ProblemAction.CHECK_KEYS, ProblemAction.SETTINGS, ProblemAction.ADD_EXISTING, ProblemAction.NEW})
"""Actions that lead to a page of the window. A dialog that is in front is closed first."""

FOR_ALL = ASKS | OVER_ANYTHING | IN_PAGES


def do_for_all(widget: QWidget, action: ProblemAction, problem: Problem) -> None:
    """Have the window that contains `widget` do the action."""
    from PySide6.QtWidgets import QDialog  # After the first paint.

    place: QWidget | None = widget
    dialogs: list[QDialog] = []
    while place is not None:
        act = getattr(place, "act_for_all", None)
        if act is not None:
            if action in IN_PAGES:
                for dialog in dialogs:
                    dialog.reject()
            act(action, problem)
            return
        if isinstance(place, QDialog):
            dialogs.append(place)
        place = place.parentWidget()


def copy_letter(problem: Problem, action: ProblemAction, known: Callable[[], Known] | None, code: str) -> None:
    """Copy the message about a problem to the person that `action` names, in the language `code`."""
    from k2desk.ui.text.letters import Known, letter_about
    from k2desk.ui.text.translate_to import writing_in

    with writing_in(code):
        letter = letter_about(problem, action, known() if known is not None else Known())
    QGuiApplication.clipboard().setText(letter)
