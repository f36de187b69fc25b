"""One message that arrived, as far as it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from k2desk.model.phone_numbers import NumberKind

SAMPLE_REFERENCE = "K2DESK"
"""References of samples and exams begin with it; no real one does."""


SAMPLE_IDENTITY = "00000000-0000-4000-8000-"
"""Ids of samples begin with it."""


class Form(StrEnum):
    """In which form a message came. RESULT: what became of something that a program asked Kopo Kopo for."""

    ENVELOPE = "envelope"
    DARAJA = "daraja"
    RESULT = "result"
    OTHER_JSON = "other_json"
    NOT_JSON = "not_json"
    NOT_TEXT = "not_text"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message, as far as it is understood. Texts are "" and the rest None where the message does not say.

    `kind` is what happened: an event type, or the type of a result; for the Daraja form its TransactionType decides.
    `identity` names the event (the envelope's id, Daraja's TransID): a repeat has the same one. `resource_id` names
    what the event is about: it is the same in the events of two subscriptions. `amount_came` is the amount as it came
    where it can't be read for sure. `odd_status` is a status word other than the kind's own. `payments` counts the
    disbursements of a settlement and the transactions of a poll. `destination` is "bank" or "phone" for a settlement,
    `account` its number. `card` holds the last four digits of a card.
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
        """Whether K2Desk made it up: a sample or a part of an exam."""
        return self.reference.startswith(SAMPLE_REFERENCE) or self.identity.startswith(SAMPLE_IDENTITY)

    @property
    def telling_status(self) -> str:
        """The status word where it says more than the kind's own name does."""
        own = _OWN_STATUS.get(self.kind, frozenset())
        return self.status if self.form is Form.RESULT or self.status.casefold() not in own else ""

    @property
    def tells_of_a_payment(self) -> bool:
        """Whether it says that money came or went back."""
        return self.is_sure and self.kind in _PAYMENTS

    @property
    def is_sure(self) -> bool:
        """Whether it says what messages of its kind say: no other status, and an amount that can be read."""
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
"""The status words that say of a kind what its name says already (API notes §4)."""
