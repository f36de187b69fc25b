"""Keeps what was typed before another form replaced it, and brings it back on a press."""

from __future__ import annotations

from collections.abc import Callable

from k2desk.services.forms.new_subscription import NewSubscription, from_text
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.style.theme import small_font


class StashedDraft(LinkButton):
    """A link that is visible while a form is kept. `bring_back` is called with that form."""

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
        """The form that is kept, or None."""
        return self._form

    def keep(self, typed: NewSubscription, instead: NewSubscription) -> None:
        """Keep `typed`, unless it is empty or equal to the form that replaces it."""
        if typed not in (NewSubscription(), instead):
            self._form = typed
            self.show()

    def keep_text(self, text: str | None, instead: NewSubscription) -> None:
        """Keep a stored draft in the same way, unless a form is kept already."""
        typed = from_text(text) if text else None
        if typed is not None and self._form is None:
            self.keep(typed, instead)

    def forget(self) -> None:
        """Keep nothing any more."""
        self._form = None
        self.hide()

    def _press(self) -> None:
        form = self._form
        self.forget()
        if form is not None:
            self._bring_back(form)
