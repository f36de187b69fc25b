"""Keeps what is typed into a form after half a second of quiet, and when its account closes under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from k2desk.ui.controls.if_alive import follow, if_alive

if TYPE_CHECKING:
    from k2desk.services.drafts import Drafts, Make
    from k2desk.services.operation import Operation

QUIET = 500
"""Milliseconds without typing after which the draft is kept."""


class DraftKeeper(QObject):
    """Belongs to a dialog of one account. `make` gives what makes the text to be kept of the form as it is now."""

    def __init__(self, parent: QObject, drafts: Drafts, form: str, make: Callable[[], Make]) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._form = form
        self._make = make
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)
        self._over = False
        follow(self, drafts.closing, self._account_closes)

    def load(self, take: Callable[[str], None]) -> None:
        """Calls `take` with the draft, where there is one and nothing was typed meanwhile."""

        def loaded(operation: Operation[str | None]) -> None:
            if operation.finished and operation.outcome and not self._over and not self._timer.isActive():
                take(operation.outcome)

        self._drafts.load(self._form).listen(if_alive(self, loaded))

    def touch(self) -> None:
        """Something was typed."""
        if not self._over:
            self._timer.start(QUIET)

    def keep(self) -> None:
        """Keeps it now."""
        self._timer.stop()
        if not self._over:
            self._drafts.save(self._form, self._make())

    def leave(self) -> None:
        """The form is left without its button: what is not kept yet is kept now."""
        if self._timer.isActive():
            self.keep()
        self._over = True

    def forget(self) -> None:
        """The form has done its work: there is nothing to keep any more."""
        self._timer.stop()
        if not self._over:
            self._drafts.forget(self._form)
        self._over = True

    def _account_closes(self) -> None:
        self.leave()
