"""The counter's view: asks by itself, shows the newest payments, and never shows old ones as fresh."""

from __future__ import annotations

from datetime import datetime, timedelta

from k2desk.model.payments import Payment
from k2desk.model.problems import Problem
from k2desk.services.account_scope import AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.payments.results import CallbackRefused

SHORTEST, LONGEST = 30, 300
"""The seconds between two askings that the user can choose."""


class Counter(AccountService, Announcer[[]]):
    """Asks while it runs. Announces every change of what is below."""

    rows: tuple[Payment, ...]
    """The newest payments of today, newest first: at most 200."""
    arrived: tuple[Payment, ...]
    """What came with the newest answer: for the sound and a screen reader. Empty in the first answer."""
    up_to: datetime | None
    """Up to when the rows are complete, by Kopo Kopo's clock; None before the first answer."""
    problem: Problem | None
    """Why the newest asking failed, or None."""
    callback: CallbackRefused | None
    slowed_until: datetime | None
    """Set while Kopo Kopo wants it slower."""
    is_asking: bool
    is_running: bool

    def start(self, till: str = "") -> None:
        """Begin to ask, for one till or the whole business."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop asking."""
        raise NotImplementedError

    def ask_now(self) -> None:
        """Ask at once, unless an asking is under way or Kopo Kopo wants a pause."""
        raise NotImplementedError

    def age(self) -> timedelta | None:
        """Return how old the newest answer is by the clock that ran further: this computer may have slept."""
        raise NotImplementedError

    def is_fresh(self) -> bool:
        """Return whether the rows may be shown as the present state."""
        raise NotImplementedError
