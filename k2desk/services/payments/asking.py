"""Asks Kopo Kopo for the payments of a period, and keeps in memory what it answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from k2desk.model.payment_records import PaymentOptions
from k2desk.model.payments import Payment, Period
from k2desk.model.problems import Problem
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation
from k2desk.services.payments.results import Asking


class Payments(AccountService, Announcer[[Sequence[Payment]]]):
    """The payments of one account. Announces the payments that were not known before.

    What Kopo Kopo answered is in memory only, unless the user keeps it on this computer (`options.keep_days`).
    """

    def __init__(self, scope: AccountScope) -> None:
        super().__init__(scope)
        self.options = PaymentOptions(self._account_id)

    @property
    def known(self) -> tuple[Payment, ...]:
        """All payments that are known, newest first."""
        raise NotImplementedError

    def ask(self, period: Period) -> Asking:
        """Ask for a period: create, then read the answer with growing pauses until it is there. It can be cancelled.

        The request is never sent a second time by itself. Asking again for a period whose answer was not ready reads
        on at the same address. The outcome has a problem, or the payments.
        """
        raise NotImplementedError

    def of(self, period: Period) -> tuple[Payment, ...]:
        """Return the known payments of a period, newest first."""
        raise NotImplementedError

    def known_up_to(self, period: Period) -> datetime | None:
        """Return up to when a period is known without a gap from its beginning, in Kopo Kopo's time, or None."""
        raise NotImplementedError

    def by_reference(self, reference: str) -> tuple[Payment, ...]:
        """Return what is known under a reference: the payment, its reversal, both or neither."""
        raise NotImplementedError

    def now(self) -> datetime:
        """Return the time by Kopo Kopo's clock, as far as it is known."""
        raise NotImplementedError

    def own_addresses(self) -> tuple[str, ...]:
        """Return the web addresses of this account's subscriptions, each of them may be chosen as `callback`."""
        raise NotImplementedError

    def set_options(
        self,
        *,
        keep_days: int | None = None,
        callback: str | None = None,
        seconds: int | None = None,
        sound: bool | None = None,
    ) -> Operation[Problem | None]:
        """Change options, and store them. With `keep_days` 0 what was kept is deleted from this computer."""
        raise NotImplementedError

    def forget(self) -> Operation[Problem | None]:
        """Forget all payments, in memory and on this computer. Claims stay, because they have no payer."""
        raise NotImplementedError
