"""Payments as Kopo Kopo has them: one payment, a period that is asked for, and what is counted over many.

Times are aware and in UTC; hours and days are those of Kenya.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from k2desk.model.events import DONE, till_key
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kenya import KENYA

Key = TypeVar("Key", bound=Hashable)


class PaymentKind(StrEnum):
    """Who paid. OTHER: a type that this version does not know; `Payment.type_came` has its name."""

    CUSTOMER = "customer"
    BUSINESS = "business"
    MERCHANT = "merchant"
    CARD = "card"
    OTHER = "other"


_RECEIVED = DONE | {"received", "settled"}
_REVERSED = frozenset({"reversed", "voided", "refunded"})


@fast_dataclass
class Payment:
    """One transaction of an answer. Texts that it lacks are "".

    `id` is Kopo Kopo's own, unchanged. `amount_came` is the amount as it arrived if it is not certain; `amount` is 0
    then. `time_is_certain` is false if no time could be read: `at` is the last second of the asked period then. A
    reversal has the reference of the payment that it undoes, in `reverses` as well. Names and phone are as given: the
    phone may be masked, hashed or absent. `payer` is the till or the name of a business that paid.
    """

    reference: str
    amount: Decimal
    currency: str
    at: datetime
    till: str
    kind: PaymentKind
    status: str
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    phone: str = ""
    payer: str = ""
    is_reversal: bool = False
    reverses: str = ""
    id: str = ""
    type_came: str = ""
    amount_came: str = ""
    time_is_certain: bool = True

    @property
    def name(self) -> str:
        """The payer's name as given, or ""."""
        names = (self.first_name, self.middle_name, self.last_name)
        return " ".join(filter(None, names)) or self.payer

    @property
    def key(self) -> tuple[str, bool]:
        """Names this transaction: the same in every answer. A reversal is another one than its payment."""
        return reference_key(self.reference) or f"id {self.id}", self.is_reversal

    @property
    def is_received(self) -> bool:
        """Whether money certainly came: a status that says so, and no reversal."""
        return not self.is_reversal and self.status.casefold() in _RECEIVED

    @property
    def is_certain(self) -> bool:
        """Whether it is counted in sums: received or reversed, with a readable amount in shillings."""
        return (self.is_received or self.is_reversal) and not self.amount_came and self.currency == "KES"


def reference_key(reference: str) -> str:
    """Return the spelling in which references are compared: capitals, without blanks and hyphens."""
    return re.sub(r"[\s\-]+", "", reference).upper()


def says_reversed(status: str) -> bool:
    """Return whether a status says that the payment was undone."""
    return status.casefold() in _REVERSED


# -- names are shortened until somebody asks to see them ---------------------------------------------------------------


def shortened_name(payment: Payment) -> str:
    """Return the payer's name in short: first name and initial ("Jane W."), or the name of a business."""
    first = payment.first_name
    last = payment.last_name or payment.middle_name
    if not first and not last:
        return payment.payer
    return f"{first} {last[:1].upper()}." if first and last else (first or f"{last[:1].upper()}.")


def shortened_phone(phone: str) -> str:
    """Return the last three signs of a number ("… 123"), or "" without one. A hash tells nobody anything: ""."""
    digits = re.sub(r"\D", "", phone)
    if not 3 <= len(digits) <= 15 or re.search(r"[A-Za-z]{2}", phone):
        return ""
    return f"… {digits[-3:]}"


# -- periods -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """A period of one till, or of the whole business if `till` is "". `ends` does not belong to it."""

    begins: datetime
    ends: datetime
    till: str = ""

    @classmethod
    def of_days(cls, first: date, last: date, till: str = "") -> Period:
        """Return whole days of Kenya, the last one included."""
        return cls(_midnight(first), _midnight(last + timedelta(days=1)), till)

    @classmethod
    def today(cls, now: datetime, till: str = "") -> Period:
        """Return the day of `now`, until its end."""
        return cls.of_days(day_of(now), day_of(now), till)

    @classmethod
    def yesterday(cls, now: datetime, till: str = "") -> Period:
        """Return the day before `now`'s."""
        before = day_of(now) - timedelta(days=1)
        return cls.of_days(before, before, till)

    @classmethod
    def last_days(cls, now: datetime, days: int = 7, till: str = "") -> Period:
        """Return the last `days` days, today included."""
        today = day_of(now)
        return cls.of_days(today - timedelta(days=days - 1), today, till)

    def until(self, now: datetime) -> Period:
        """Return the part that lies before `now`."""
        return replace(self, ends=max(self.begins, min(self.ends, now)))

    def holds(self, at: datetime, till: str = "") -> bool:
        """Return whether a time, and a till if one is given, lie in it."""
        return self.begins <= at < self.ends and self.has_till(till)

    def has_till(self, till: str) -> bool:
        """Return whether payments to `till` belong to it."""
        return not self.till or not till or till_key(self.till) == till_key(till)


def day_of(at: datetime) -> date:
    """Return the Kenyan day of a time."""
    return at.astimezone(KENYA).date()


def hour_of(at: datetime) -> datetime:
    """Return the beginning of the Kenyan hour of a time."""
    return at.astimezone(KENYA).replace(minute=0, second=0, microsecond=0)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), KENYA).astimezone(UTC)


# -- totals ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Total:
    """What came and what went back. `uncertain` counts payments that are in no sum: see `Payment.is_certain`."""

    count: int = 0
    received: Decimal = Decimal(0)
    reversals: int = 0
    reversed: Decimal = Decimal(0)
    uncertain: int = 0

    @property
    def net(self) -> Decimal:
        """What came less what went back."""
        return self.received - self.reversed

    def __add__(self, other: Total) -> Total:
        return Total(
            self.count + other.count,
            self.received + other.received,
            self.reversals + other.reversals,
            self.reversed + other.reversed,
            self.uncertain + other.uncertain,
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of some payments: of all, by till, by the Kenyan hour's beginning, by day and by kind, in order."""

    all: Total
    by_till: Mapping[str, Total]
    by_hour: Mapping[datetime, Total]
    by_day: Mapping[date, Total]
    by_kind: Mapping[PaymentKind, Total]


def totals(payments: Iterable[Payment]) -> Totals:
    """Return the totals of some payments."""
    groups: defaultdict[tuple[str, datetime, PaymentKind], list[Payment]] = defaultdict(list)
    for payment in payments:
        groups[payment.till, hour_of(payment.at), payment.kind].append(payment)
    sums = [(names, _total(group)) for names, group in groups.items()]
    return Totals(
        sum((total for _, total in sums), Total()),
        _together((till, total) for (till, _, _), total in sums),
        _together((hour, total) for (_, hour, _), total in sums),
        _together((hour.date(), total) for (_, hour, _), total in sums),
        _together((kind, total) for (_, _, kind), total in sums),
    )


def added(parts: Sequence[Totals]) -> Totals:
    """Return the sum of several totals. Many payments are counted in slices."""
    return Totals(
        sum((part.all for part in parts), Total()),
        _together(pair for part in parts for pair in part.by_till.items()),
        _together(pair for part in parts for pair in part.by_hour.items()),
        _together(pair for part in parts for pair in part.by_day.items()),
        _together(pair for part in parts for pair in part.by_kind.items()),
    )


def _together(pairs: Iterable[tuple[Key, Total]]) -> Mapping[Key, Total]:
    sums: defaultdict[Key, Total] = defaultdict(Total)
    for name, total in pairs:
        sums[name] += total
    return {name: sums[name] for name in sorted(sums)}  # type: ignore[type-var]


def _total(payments: Iterable[Payment]) -> Total:
    count, reversals, uncertain = 0, 0, 0
    received = back = Decimal(0)
    for payment in payments:
        if not payment.is_certain:
            uncertain += 1
        elif payment.is_reversal:
            reversals += 1
            back += payment.amount
        else:
            count += 1
            received += payment.amount
    return Total(count, received, reversals, back, uncertain)
