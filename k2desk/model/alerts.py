"""One message that arrived, parsed as far as it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

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
    def telling_status(self) -> str:
        """The status if it adds something to the kind's name, else ""."""
        own = _OWN_STATUS.get(self.kind, frozenset())
        return self.status if self.form is Form.RESULT or self.status.casefold() not in own else ""

    @property
    def tells_of_a_payment(self) -> bool:
        """Whether the message certainly reports that money came or went back."""
        return self.is_sure and self.kind in _PAYMENTS

    @property
    def is_sure(self) -> bool:
        """Whether the message has the usual content of its kind: a usual status, and a readable amount."""
        readable = self.amount is not None and self.amount > 0
        said = not self.odd_status and (self.form is not Form.RESULT or bool(self.status))
        return said and (readable or self.kind in _WITHOUT_AMOUNT)


_WITHOUT_AMOUNT = frozenset(
    {"customer_created", "payment", "send_money", "settlement_transfer", "payment_link", "reversal"}
    | {"transaction_sms_notification", "polling"}
)


_PAYMENTS = frozenset(
    {f"{way}_transaction_{end}" for way in ("buygoods", "b2b", "card") for end in ("received", "reversed")}
    | {"m2m_transaction_received", "m2m_transaction_completed", "incoming_payment", "settlement_transfer_completed"}
)


_DONE = frozenset({"success", "successful", "complete", "completed", "processed"})


_OWN_STATUS: dict[str, frozenset[str]] = {
    "buygoods_transaction_received": frozenset({"received"}),
    "buygoods_transaction_reversed": frozenset({"reversed"}),
    "b2b_transaction_received": frozenset({"complete"}),
    "b2b_transaction_reversed": frozenset({"reversed"}),
    "card_transaction_received": _DONE | {"received", "approved"},
    "card_transaction_voided": frozenset({"voided"}),
    "card_transaction_reversed": frozenset({"reversed"}),
    "customer_created": _DONE | {"created", "active"},
    "settlement_transfer_completed": frozenset({"transferred"}),
    "m2m_transaction_received": frozenset({"received"}),
    "m2m_transaction_completed": _DONE | {"received", "transferred"},
    "incoming_payment": _DONE | {"received"},
    "payment": _DONE | {"transferred", "sent"},
    "send_money": _DONE | {"transferred", "sent"},
    "settlement_transfer": _DONE | {"transferred", "sent"},
    "payment_link": _DONE | {"active", "created", "sent"},
    "reversal": _DONE | {"reversed"},
    "transaction_sms_notification": _DONE | {"sent", "delivered"},
    "polling": _DONE,
}
"""The usual statuses of each kind, which add nothing to its name (API notes §4)."""
