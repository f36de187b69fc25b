"""The services about payments of one open account: `account.payments`."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope
from k2desk.services.payments.asking import Payments
from k2desk.services.payments.claims import Claims
from k2desk.services.payments.counter import Counter
from k2desk.services.payments.finding import FindPayment
from k2desk.services.payments.not_yet import NotYet


@dataclass(frozen=True, slots=True)
class AccountPayments:
    """What `Account.payments` holds. A page gets what it needs of it."""

    book: Payments
    find: FindPayment
    not_yet: NotYet
    claims: Claims
    counter: Counter

    @classmethod
    def of(cls, scope: AccountScope) -> AccountPayments:
        """Return the services for an account. `keep_looking` reads what was stored."""
        book = Payments(scope)
        claims, not_yet = Claims(scope, book), NotYet(scope, book)
        return cls(book, FindPayment(scope, book, claims, not_yet), not_yet, claims, Counter(scope, book))

    async def keep_looking(self, scope: AccountScope) -> None:
        """Read what was stored about payments, then ask for what is waited for, until cancelled."""
        try:
            notes = await scope.registry.payment_notes(scope.profile.id)
        except RegistryError:
            # A list that can't be read is reported where it is opened.
            await self.book.open(None)
            return
        self.claims.load(notes.claims)
        await self.book.open(notes.options)
        self.not_yet.load(notes.watches)
        scope.tasks.spawn(self.book.keep_forgetting())
        await self.not_yet.keep_looking()
