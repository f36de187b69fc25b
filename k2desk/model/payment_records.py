"""What this computer writes down about payments: claims, what is waited for, what is kept, and how it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from k2desk.model.fast_dataclass import fast_dataclass

HOURS_KEPT_DAYS = 400
"""How long the counts by hour are kept. They name nobody."""

MOST_KEPT = 200_000
"""The most payments that are kept on this computer."""


@fast_dataclass
class PaymentClaim:
    """A payment that was given to a sale, by its reference: who, when, and the sale in the user's words.

    `taken_back_at` is set if it was a mistake: then the payment can be given again. `given_by` is "" if the stored
    claim is damaged.
    """

    account_id: str
    reference: str
    at: datetime
    given_by: str
    sale: str = ""
    taken_back_at: datetime | None = None
    taken_back_by: str = ""

    @property
    def stands(self) -> bool:
        """Whether the payment is given."""
        return self.taken_back_at is None


@fast_dataclass
class PaymentWatch:
    """A payment that somebody says was made, and that Kopo Kopo does not have yet.

    `till`, `amount` and `said_at` are what the message says, as far as it says them. `came_at` is when K2Desk saw the
    payment. `report_from` and `report_to` are the range of time that was reported to Kopo Kopo as missing.
    """

    account_id: str
    reference: str
    since: datetime
    till: str = ""
    amount: Decimal | None = None
    said_at: datetime | None = None
    came_at: datetime | None = None
    report_from: datetime | None = None
    report_to: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the payment is still waited for."""
        return self.came_at is None


@dataclass(frozen=True, slots=True)
class PaymentOptions:
    """How an account asks for payments.

    `keep_days` is 0 if nothing is kept on this computer. `callback` is the user's own address to which Kopo Kopo may
    post the lists, or "" for a name that can't exist. `seconds` is the pause of the counter's view.
    """

    account_id: str
    keep_days: int = 0
    callback: str = ""
    seconds: int = 30
    sound: bool = True


@dataclass(frozen=True, slots=True)
class PaymentNotes:
    """What was written down about the payments of one account. Claims and watches are in no order."""

    options: PaymentOptions
    claims: tuple[PaymentClaim, ...] = ()
    watches: tuple[PaymentWatch, ...] = ()


@fast_dataclass
class HourCount:
    """How many payments came in one hour (its beginning in UTC), by till and kind, without names."""

    account_id: str
    till: str
    hour: datetime
    kind: str
    count: int
    received: Decimal
    reversals: int
    reversed: Decimal
