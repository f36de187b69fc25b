"""Waits, with a message, when a second start finds a first K2Desk that doesn't answer."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from k2desk.model.problems import Problem, ProblemKind
from k2desk.system.session_end import SessionEnd
from k2desk.ui.controls.problem_dialog import ProblemDialog

_AGAIN = 1_000


class Wait(Enum):
    """How the wait ended: the first K2Desk came forward, it has ended, or the user doesn't want to wait."""

    CAME_FORWARD = 0
    NOT_WANTED = 1
    IS_GONE = 2


def wait_for_the_first(
    application: QApplication, end: SessionEnd, raise_first: Callable[[], bool], is_there: Callable[[], bool]
) -> Wait:
    """Show that K2Desk is open and doesn't answer.

    Returns when it answers, has ended, or the user closed the message.
    """
    dialog = ProblemDialog(None, Problem(ProblemKind.OPEN_BUT_NOT_ANSWERING))
    timer = QTimer(interval=_AGAIN)

    def look() -> None:
        if not is_there():
            application.exit(Wait.IS_GONE.value)
        elif raise_first():
            application.exit(Wait.CAME_FORWARD.value)

    timer.timeout.connect(look)
    timer.start()
    ended = end.requested.connect(lambda: application.exit(Wait.CAME_FORWARD.value))
    dialog.finished.connect(lambda _: application.exit(Wait.NOT_WANTED.value))
    dialog.open()
    code = application.exec()
    timer.stop()
    end.requested.disconnect(ended)
    dialog.hide()
    dialog.deleteLater()
    return Wait(code)
