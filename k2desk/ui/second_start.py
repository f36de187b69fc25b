"""A second start while the first K2Desk does not answer: said at once, and the wait for it goes on by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from k2desk.desk.problems import Problem
from k2desk.ui.calm_dialog import calm_dialog

_AGAIN = 1_000


def wait_for_the_first(application: QApplication, raise_first: Callable[[], bool]) -> int:
    """Tells that K2Desk is open and does not answer, until it does or the user has read it; the exit code."""
    dialog = calm_dialog(None, Problem("K-92"))
    timer = QTimer()
    timer.setInterval(_AGAIN)

    def look() -> None:
        if raise_first():
            application.exit(0)

    timer.timeout.connect(look)
    timer.start()
    dialog.finished.connect(lambda _: application.exit(1))
    dialog.open()
    code = application.exec()
    timer.stop()
    dialog.hide()
    return code
