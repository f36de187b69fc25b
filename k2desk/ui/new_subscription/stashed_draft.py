"""What was typed before another form was put in its place: kept aside, and brought back on a press."""

from __future__ import annotations

from collections.abc import Callable

from k2desk.services.forms.new_subscription import NewSubscription, from_text
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.style.theme import small_font


class StashedDraft(LinkButton):
    """A link that is there while something is kept; `bring_back` gets it."""

    def __init__(self, bring_back: Callable[[NewSubscription], None]) -> None:
        super().__init__(lambda: self.tr("&Back to what you had typed"))
        self.setObjectName("WhatWasTyped")
        self.setFont(small_font())
        self._form: NewSubscription | None = None
        self._bring_back = bring_back
        self.clicked.connect(self._press)
        self.hide()

    @property
    def form(self) -> NewSubscription | None:
        """What is kept."""
        return self._form

    def keep(self, typed: NewSubscription, instead: NewSubscription) -> None:
        """Puts `typed` aside, unless it is empty or the very form that takes its place."""
        if typed not in (NewSubscription(), instead):
            self._form = typed
            self.show()

    def keep_text(self, text: str | None, instead: NewSubscription) -> None:
        """The same with a draft, where nothing is kept yet."""
        typed = from_text(text) if text else None
        if typed is not None and self._form is None:
            self.keep(typed, instead)

    def forget(self) -> None:
        """Keeps nothing any more."""
        self._form = None
        self.hide()

    def _press(self) -> None:
        form = self._form
        self.forget()
        if form is not None:
            self._bring_back(form)
