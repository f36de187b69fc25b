"""Saves what is typed into a form: when typing pauses for half a second, and when the form's account closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from k2desk.ui.controls.if_alive import follow, if_alive

if TYPE_CHECKING:
    from k2desk.services.drafts import Drafts, Make
    from k2desk.services.operation import Operation

QUIET = 500
"""Milliseconds without typing after which the draft is saved."""


class DraftKeeper(QObject):
    """Saves the draft of one form of an account's dialog.

    `make` is called on the GUI thread and returns a function that makes the text to save from the form's current
    content.
    """

    def __init__(self, parent: QObject, drafts: Drafts, form: str, make: Callable[[], Make]) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._form = form
        self._make = make
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep)
        self._over = False
        follow(self, drafts.closing, self.leave)

    def load(self, take: Callable[[str], None]) -> None:
        """Call `take` with the saved draft, if there is one and nothing has been typed meanwhile."""

        def loaded(operation: Operation[str | None]) -> None:
            if operation.finished and operation.outcome and not self._over and not self._timer.isActive():
                take(operation.outcome)

        self._drafts.load(self._form).listen(if_alive(self, loaded))

    def touch(self) -> None:
        """Restart the pause: something was typed."""
        if not self._over:
            self._timer.start(QUIET)

    def keep(self) -> None:
        """Save the draft now."""
        self._timer.stop()
        if not self._over:
            self._drafts.save(self._form, self._make())

    def leave(self) -> None:
        """Save what is not saved yet: the form is left without its button."""
        if self._timer.isActive():
            self.keep()
        self._over = True

    def forget(self) -> None:
        """Delete the draft: the form has done its work."""
        self._timer.stop()
        if not self._over:
            self._drafts.forget(self._form)
        self._over = True
