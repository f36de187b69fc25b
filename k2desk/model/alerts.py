"""One message that arrived, parsed as far as it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from k2desk.model.events import DONE, EVENT_TYPES, EventType, Money
from k2desk.model.phone_numbers import NumberKind

SAMPLE_REFERENCE = "K2DESK"
"""The prefix of the references of samples and exams. No real reference begins with it."""


SAMPLE_IDENTITY = "00000000-0000-4000-8000-"
"""The prefix of the ids of samples."""


class Form(StrEnum):
    """The form of a message. RESULT is the outcome of a request that a program made to Kopo Kopo."""

    ENVELOPE = "envelope"
    DARAJA = "daraja"
    RESULT = "result"
    OTHER_JSON = "other_json"
    NOT_JSON = "not_json"
    NOT_TEXT = "not_text"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message, parsed as far as it is understood.

    Fields that the message lacks are "" for texts and None for the rest. `kind` is what happened: an event type, or the
    type of a result; in the Daraja form, TransactionType decides. `identity` names the event (the envelope's id,
    Daraja's TransID) and is the same in a repeat. `resource_id` names the subject of the event and is the same in the
    events of two subscriptions. `amount_came` is the amount as it arrived if it is not certain. `odd_status` is a
    status other than the kind's usual ones. `payments` counts the disbursements of a settlement or the transactions of
    a poll. `destination` is "bank" or "phone" for a settlement, and `account` is its number. `card` holds the last four
    digits of a card.
    """

    form: Form
    topic: str = ""
    kind: str = ""
    identity: str = ""
    resource_id: str = ""
    amount: Decimal | None = None
    amount_came: str = ""
    currency: str = "KES"
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    phone: str = ""
    phone_kind: NumberKind = NumberKind.NONE
    till: str = ""
    sending_till: str = ""
    sender: str = ""
    reference: str = ""
    status: str = ""
    odd_status: str = ""
    trouble: str = ""
    paid_at: datetime | None = None
    destination: str = ""
    account: str = ""
    card: str = ""
    payments: int | None = None

    @property
    def is_sample(self) -> bool:
        """Whether K2Desk made the message up, as a sample or as part of an exam."""
        return self.reference.startswith(SAMPLE_REFERENCE) or self.identity.startswith(SAMPLE_IDENTITY)

    @property
    def event(self) -> EventType | None:
        """The type of the event, None for a result and for an unknown topic."""
        return EVENT_TYPES.get(self.kind)

    @property
    def telling_status(self) -> str:
        """The status if it adds something to the kind's name, else ""."""
        own = own_statuses(self.kind) or frozenset()
        return self.status if self.form is Form.RESULT or self.status.casefold() not in own else ""

    @property
    def tells_of_a_payment(self) -> bool:
        """Whether the message certainly reports that money came or went back."""
        moves_money = self.kind == "incoming_payment" or (self.event is not None and self.event.money is not Money.NONE)
        return self.is_sure and moves_money

    @property
    def is_payout(self) -> bool:
        """Whether it reports money sent to a bank or a phone. Then `reference` names that destination."""
        return self.event is not None and self.event.money is Money.OUT

    @property
    def is_sure(self) -> bool:
        """Whether the message has the usual content of its kind: a usual status, and a readable amount."""
        readable = self.amount is not None and self.amount > 0
        said = not self.odd_status and (self.form is not Form.RESULT or bool(self.status))
        has_amount = self.event.has_amount if self.event is not None else self.kind not in _RESULTS_WITHOUT_AMOUNT
        return said and (readable or not has_amount)


def own_statuses(kind: str) -> frozenset[str] | None:
    """Return the usual statuses of a kind, which add nothing to its name, or None for an unknown kind."""
    event = EVENT_TYPES.get(kind)
    return event.statuses if event is not None else _RESULT_STATUSES.get(kind)


_RESULTS_WITHOUT_AMOUNT = frozenset(
    {"payment", "send_money", "settlement_transfer", "payment_link", "reversal", "transaction_sms_notification"}
    | {"polling"}
)

_RESULT_STATUSES: dict[str, frozenset[str]] = {
    "incoming_payment": DONE | {"received"},
    "payment": DONE | {"transferred", "sent"},
    "send_money": DONE | {"transferred", "sent"},
    "settlement_transfer": DONE | {"transferred", "sent"},
    "payment_link": DONE | {"active", "created", "sent"},
    "reversal": DONE | {"reversed"},
    "transaction_sms_notification": DONE | {"sent", "delivered"},
    "polling": DONE,
}
