"""The draft of the form: saved when typing pauses for half a second, and restored with its account."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from k2desk.services.forms.new_subscription import FORM, NewSubscription, from_text
from k2desk.services.operation import Operation, Stage
from k2desk.ui.new_subscription.stashed_draft import StashedDraft

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.drafts import Drafts

_QUIET = 500
"""Milliseconds without typing after which the draft is saved."""


class Draft(QObject):
    """Saves and restores the form.

    `typed` returns the form's current content. `aside` holds what was typed before another form replaced it. The signal
    `saved` carries None when the newest draft is on the disk, or the `Problem` that prevented it.
    """

    loaded = Signal(object)
    saved = Signal(object)

    def __init__(
        self, page: QObject, drafts: Drafts, aside: StashedDraft, typed: Callable[[], NewSubscription]
    ) -> None:
        super().__init__(page)
        self._aside = aside
        self._typed = typed
        self._drafts = drafts
        self._saving: Operation[Problem | None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep)

    def load(self) -> None:
        """Restore the draft, now or as soon as there is an account."""
        self._drafts.load(FORM).listen(self._was_loaded)

    def touch(self) -> None:
        """Restart the pause: something was typed."""
        self._timer.start(_QUIET)

    def keep(self) -> None:
        """Save the draft now."""
        self._timer.stop()
        form = self._typed()
        if form == NewSubscription():
            self._drafts.forget(FORM)
            self._saving = None
        else:
            self._saving = self._drafts.save(FORM, form.to_text)
            self._saving.listen(self._was_saved)

    def keep_what_waits(self) -> None:
        """Save the draft now if it is waiting for the pause."""
        if self._timer.isActive():
            self.keep()

    def forget(self) -> None:
        """Delete the draft: the form has done its work.

        The form that was put aside, if any, becomes the draft again.
        """
        self._timer.stop()
        aside = self._aside.form
        self._aside.forget()
        self._saving = None
        self._drafts.save(FORM, aside.to_text if aside is not None else lambda: None)

    def put_aside(self, prefill: NewSubscription) -> None:
        """Put aside what was typed here, or is stored as a draft, because `prefill` replaces it."""
        self._aside.keep(self._typed(), prefill)
        self._drafts.load(FORM).listen(
            lambda one: self._aside.keep_text(one.outcome, prefill) if one.finished else None
        )

    def _was_saved(self, operation: Operation[Problem | None]) -> None:
        """Report the newest save only, and not if something was typed meanwhile."""
        if operation.stage is Stage.DONE and operation is self._saving and not self._timer.isActive():
            self.saved.emit(operation.outcome)

    def _was_loaded(self, operation: Operation[str | None]) -> None:
        if not operation.finished or self._typed() != NewSubscription():
            return
        draft = from_text(operation.outcome) if operation.outcome else None
        if draft is not None:
            self.loaded.emit(draft)
