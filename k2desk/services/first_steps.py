"""The first ten minutes of practice: a till is there, and each of three steps is ticked when it has happened."""

from __future__ import annotations

import asyncio

from k2desk.model.events import CUSTOMER_PAYMENT, EVENT_TYPES
from k2desk.model.practice import FirstStep
from k2desk.model.records import State
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer, ListenerHandle
from k2desk.services.arrived import Arrived
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.services.inbox import Inbox
from k2desk.services.practice_controls import PracticeControls
from k2desk.services.practice_progress import PracticeProgress
from k2desk.services.tills import Tills

TILL = "555555"
TILLS = {TILL: "Westlands"}
"""The tills of a new practice shop, with their names."""

_AFTER = 1.0
"""Seconds from what happens to its tick."""


class FirstSteps(AccountService, Announcer[[]]):
    """Announces which steps are `done`, and whether they `are_shown`.

    A step that was done stays done, whatever the user removes later.
    """

    def __init__(
        self, scope: AccountScope, controls: PracticeControls, inbox: Inbox, tills: Tills, progress: PracticeProgress
    ) -> None:
        super().__init__(scope)
        self._controls = controls
        self._inbox = inbox
        self._tills = tills
        self._progress = progress
        self._is_open = False
        self._looking: asyncio.Task[None] | None = None
        self._following: list[ListenerHandle] = []

    @property
    def done(self) -> frozenset[FirstStep]:
        """The steps that were done."""
        return self._progress.values.steps

    @property
    def next(self) -> FirstStep | None:
        """The first step that was not done yet, or None if all were."""
        return next((step for step in FirstStep if step not in self.done), None)

    @property
    def are_shown(self) -> bool:
        """Whether the user wants to see the steps."""
        return self._is_open and not self._progress.values.are_away

    def show(self, shown: bool) -> None:
        """Put the steps away, or bring them back."""
        self._progress.change(are_away=not shown)

    def form(self) -> NewSubscription:
        """Return the form filled in with the till of the shop, and the first event that has no subscription."""
        tills = self._cache.tills()
        till = TILL if TILL in tills else next(iter(tills), TILL)
        known = {entry.record.event_type for entry in self._cache if entry.record.scope_reference == till}
        events = (one.name for one in EVENT_TYPES.values() if one.is_for_tills and one.offered)
        event = next((name for name in events if name not in known), CUSTOMER_PAYMENT)
        return NewSubscription(event_type=event, tills=(till,), address=PRACTICE_ADDRESS)

    async def open(self) -> None:
        """Give a new practice shop its till, and begin to follow what happens. `progress` is loaded already."""
        if self._progress.is_new and not self._cache.with_removed() and not self._cache.tills():
            await self._tills.save(TILLS).wait()
        self._is_open = True
        self._following = [
            self._controls.listen(self._look_soon),
            self._inbox.listen(self._look_soon),
            self._cache.listen(lambda _: self._look_soon()),
            self._progress.listen(self.tell),
        ]
        if FirstStep.ARRIVE not in self.done and FirstStep.PAY in self.done:
            self._inbox.load()
        self._look()
        self.tell()

    def close(self) -> None:
        """Stop following. Calling it twice is harmless."""
        self._is_open = False
        if self._looking is not None:
            self._looking.cancel()
        for handle in self._following:
            handle.close()

    def _look_soon(self) -> None:
        """Look after a moment: what has happened is shown first, and much of it is looked at once."""
        if self._looking is None or self._looking.done():
            self._looking = self._spawn(self._look_later())

    async def _look_later(self) -> None:
        await asyncio.sleep(_AFTER)
        self._look()

    def _look(self) -> None:
        done = set(self.done)
        if any(entry.record.state is State.CREATED for entry in self._cache):
            done.add(FirstStep.MAKE)
        if any(not one.forged for one in self._controls.deliveries):
            done.add(FirstStep.PAY)
        # A sample or a fake is no payment, and an alert that arrived before anybody paid is not the one.
        if FirstStep.PAY in done and any(_is_payment(one) for one in self._inbox.alerts):
            done.add(FirstStep.ARRIVE)
        self._progress.change(steps=frozenset(done))


def _is_payment(arrived: Arrived) -> bool:
    return not arrived.alert.is_sample and arrived.is_genuine is not False
