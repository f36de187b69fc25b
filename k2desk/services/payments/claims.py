"""Given once: a payment is given to one sale, by its reference. Kopo Kopo's own app may hold another claim."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from k2desk.model.error_problems import During, of_error
from k2desk.model.kenya import KENYA
from k2desk.model.outside import Most, one_line, visible
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment, reference_key
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import operation
from k2desk.services.payments.asking import Payments

LONGEST_NAME = 60
LONGEST_SALE = 120


@dataclass(frozen=True, slots=True)
class UndoneSale:
    """A sale whose payment was reversed after it was given."""

    claim: PaymentClaim
    reversal: Payment


class Claims(AccountService, Announcer[[]]):
    """Which payments were given to sales. Announces changes, and reversals of what was given."""

    def __init__(self, scope: AccountScope, payments: Payments) -> None:
        super().__init__(scope)
        self._payments = payments
        self._claims: dict[str, PaymentClaim] = {}
        self._undone = 0
        payments.listen(self._reversed)

    def load(self, claims: Sequence[PaymentClaim]) -> None:
        """Take what was stored."""
        self._claims = {one.reference: one for one in claims} | self._claims
        self.tell()

    async def refresh(self) -> None:
        """Read what the other desks of a shared list gave. Raises `RegistryError`."""
        notes = await self._registry.payment_notes(self._account_id)
        self._claims |= {one.reference: one for one in notes.claims}
        self.tell()

    def of(self, reference: str) -> PaymentClaim | None:
        """Return the claim that stands for a reference."""
        claim = self._claims.get(reference_key(reference))
        return claim if claim is not None and claim.stands else None

    @property
    def given(self) -> Set[str]:
        """The references of all payments that are given, as `reference_key` spells them."""
        return {key for key, claim in self._claims.items() if claim.stands}

    @operation(can_be_cancelled=False)
    async def give(self, payment: Payment, by: str, sale: str = "") -> PaymentClaim | Problem:
        """Give a payment to a sale. The outcome is ALREADY_GIVEN if it was given before, with who and when.

        A payment that was reversed, or has not been received, can't be given.
        """
        key = reference_key(payment.reference)
        typed = visible(by).strip(), visible(sale).strip()
        name, words = kept_words(typed[0], LONGEST_NAME), kept_words(typed[1], LONGEST_SALE)
        if (typed[0] and not name) or (typed[1] and not words):
            return Problem(ProblemKind.KEY_AS_NAME)
        if not name:
            return Problem(ProblemKind.NO_GIVER)
        known = self._payments.by_reference(payment.reference)
        if payment.is_reversal or any(one.is_reversal for one in known):
            return Problem(ProblemKind.GIVEN_BUT_REVERSED)
        if not key or not payment.is_received:
            return Problem(ProblemKind.PAYMENT_NOT_RECEIVED, (("status", one_line(payment.status, Most.WORD) or "–"),))
        claim = PaymentClaim(self._account_id, key, self._clock.now(), name, words)
        try:
            standing = await self._registry.claim_payment(claim)
        except RegistryError as error:
            return of_error(error, During.READ)
        self._claims[key] = standing
        self.tell()
        return claim if standing == claim else self._given(standing)

    @operation(can_be_cancelled=False)
    async def take_back(self, reference: str, by: str) -> Problem | None:
        """Undo a claim that was a mistake."""
        claim = self.of(reference)
        if claim is None:
            return None
        name = kept_words(visible(by).strip(), LONGEST_NAME)
        if not name:
            return Problem(ProblemKind.NO_GIVER)
        now = self._clock.now()
        try:
            await self._registry.take_back_claim(self._account_id, claim.reference, now, name)
        except RegistryError as error:
            return of_error(error, During.READ)
        self._claims[claim.reference] = replace(claim, taken_back_at=now, taken_back_by=name)
        self.tell()
        return None

    @property
    def undone(self) -> Sequence[UndoneSale]:
        """The sales whose payment was reversed, newest reversal first."""
        found = [
            UndoneSale(claim, reversal)
            for claim in self._claims.values()
            if claim.stands
            for reversal in self._payments.by_reference(claim.reference)
            if reversal.is_reversal
        ]
        return sorted(found, key=lambda one: one.reversal.at, reverse=True)

    def _given(self, claim: PaymentClaim) -> Problem:
        at, now = claim.at.astimezone(KENYA), self._clock.now().astimezone(KENYA)
        time = f"{at:%H:%M}" if at.date() == now.date() else f"{at:%d/%m/%Y %H:%M}"
        params = (("time", time), ("giver", claim.given_by or "–"), ("sale", claim.sale))
        return Problem(ProblemKind.ALREADY_GIVEN, params)

    def _reversed(self, new: Sequence[Payment]) -> None:
        # An answer may have a hundred thousand payments, and a shop gives far fewer to sales.
        if new and len(self.undone) != self._undone:
            self._undone = len(self.undone)
            self.tell()
