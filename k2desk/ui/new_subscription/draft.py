"""The draft of the form: kept after half a second of quiet, brought back with the account that it belongs to."""

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
"""Milliseconds without typing after which the draft is kept."""


class Draft(QObject):
    """`typed` gives what stands in the form now; `aside` has what was typed before another form took its place.

    `saved` tells that the newest draft is on the disk (None), or what kept it from there (a `Problem`).
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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def load(self) -> None:
        """Brings the draft back."""
        self._drafts.load(FORM).listen(self._was_loaded)

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start(_QUIET)

    def keep(self) -> None:
        """Keeps it now."""
        self._timer.stop()
        form = self._typed()
        if form == NewSubscription():
            self._drafts.forget(FORM)
            self._saving = None
        else:
            self._saving = self._drafts.save(FORM, form.to_text)
            self._saving.listen(self._was_saved)

    def keep_what_waits(self) -> None:
        """Keeps at once what else would be kept after the quiet."""
        if self._timer.isActive():
            self.keep()

    def forget(self) -> None:
        """The form has done its work: what was put aside before it is the draft again, if there is something."""
        self._timer.stop()
        aside = self._aside.form
        self._aside.forget()
        self._saving = None
        self._drafts.save(FORM, aside.to_text if aside is not None else lambda: None)

    def put_aside(self, prefill: NewSubscription) -> None:
        """What was typed here, or waits as a draft, must not go lost because another form takes its place."""
        self._aside.keep(self._typed(), prefill)
        self._drafts.load(FORM).listen(
            lambda one: self._aside.keep_text(one.outcome, prefill) if one.finished else None
        )

    def _was_saved(self, operation: Operation[Problem | None]) -> None:
        """Only of the newest: what was typed meanwhile is not kept yet."""
        if operation.stage is Stage.DONE and operation is self._saving and not self._timer.isActive():
            self.saved.emit(operation.outcome)

    def _was_loaded(self, operation: Operation[str | None]) -> None:
        if not operation.finished or self._typed() != NewSubscription():
            return
        draft = from_text(operation.outcome) if operation.outcome else None
        if draft is not None:
            self.loaded.emit(draft)
