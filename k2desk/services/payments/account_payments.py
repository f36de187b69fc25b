"""The services about payments of one open account: `account.payments`."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.services.payments.asking import Payments
from k2desk.services.payments.claims import Claims
from k2desk.services.payments.counter import Counter
from k2desk.services.payments.finding import FindPayment, NotYet


@dataclass(frozen=True, slots=True)
class AccountPayments:
    """What `Account.payments` holds. A page gets what it needs of it."""

    book: Payments
    find: FindPayment
    not_yet: NotYet
    claims: Claims
    counter: Counter
