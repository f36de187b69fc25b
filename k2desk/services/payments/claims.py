"""Given once: a payment is given to one sale, by its reference. Kopo Kopo's own app may hold another claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment
from k2desk.model.problems import Problem
from k2desk.services.account_scope import AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation


@dataclass(frozen=True, slots=True)
class UndoneSale:
    """A sale whose payment was reversed after it was given."""

    claim: PaymentClaim
    reversal: Payment


class Claims(AccountService, Announcer[[]]):
    """Which payments were given to sales."""

    def of(self, reference: str) -> PaymentClaim | None:
        """Return the claim that stands for a reference."""
        raise NotImplementedError

    def give(self, payment: Payment, by: str, sale: str = "") -> Operation[PaymentClaim | Problem]:
        """Give a payment to a sale. The outcome is ALREADY_GIVEN if it was given before: `{time}`, `{name}`, `{sale}`.

        A reversed payment can't be given.
        """
        raise NotImplementedError

    def take_back(self, reference: str, by: str) -> Operation[Problem | None]:
        """Undo a claim that was a mistake."""
        raise NotImplementedError

    @property
    def undone(self) -> Sequence[UndoneSale]:
        """The sales whose payment was reversed, newest reversal first."""
        raise NotImplementedError
