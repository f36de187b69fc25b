"""Reads what arrived at a webhook address into an alert. Nothing is refused: what is not understood stays empty.

Topics and fields that no source names are expected too (API notes §4); the raw body is kept beside the alert.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from k2desk.kopokopo.alert_fields import (
    NumberKind,
    amount_of,
    currency_of,
    daraja_moment_of,
    fields_of,
    first_of,
    last_four,
    looks_like_a_till,
    moment_of,
    number_kind,
    shown,
    text_of,
)

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

_HAS_A_NUMBER = {NumberKind.WHOLE, NumberKind.MASKED, NumberKind.HASHED}
_OTHER_NAMES = {"sms": "transaction_sms_notification", "sms_notification": "transaction_sms_notification"}


def read_alert(body: bytes) -> Alert:
    """The alert that a body holds. Never raises."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Alert(Form.NOT_TEXT)
    try:
        found = json.loads(text, parse_float=_decimal, parse_int=_integer, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return Alert(Form.NOT_JSON)
    if not isinstance(found, dict):
        return Alert(Form.OTHER_JSON)
    if "TransactionType" in found:
        return _daraja(found)
    event = found.get("event")
    if "topic" in found or isinstance(event, dict):
        return _envelope(found, fields_of(event))
    data = fields_of(found.get("data"))
    attributes = fields_of(data.get("attributes"))
    if text_of(data.get("type")) or "transactions" in attributes:
        return _result(data, attributes)
    return Alert(Form.OTHER_JSON, identity=text_of(found.get("id")))


# Never a float: it would lose the cents of large amounts.
def _decimal(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _integer(text: str) -> int | Decimal:
    # Python refuses to write or read integers of some thousand digits.
    return int(text) if len(text) < 100 else Decimal(text)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


# -- the envelope ------------------------------------------------------------------------------------------------------


def _envelope(found: dict[str, Any], event: dict[str, Any]) -> Alert:
    resource = fields_of(event.get("resource"))
    topic = text_of(found.get("topic"))
    # Older copies of the guides spell it with three o.
    kind = topic.casefold().replace("buygooods", "buygoods")
    link = text_of(fields_of(found.get("_links")).get("resource"))
    destination = fields_of(resource.get("destination"))
    # Nested in the SDKs' mocks, flat in the guides: both are read.
    where = {**destination, **fields_of(destination.get("resource"))}
    sending = text_of(resource.get("sending_till"))
    number = first_of(resource, "sender_phone_number", "phone_number")
    hashed = text_of(resource.get("hashed_sender_phone"))
    if not number and number_kind(sending) in _HAS_A_NUMBER:
        # A person's number in the place of a till is one all the same.
        number, sending = sending, ""
    status = shown(resource.get("status"))
    return Alert(
        form=Form.ENVELOPE,
        topic=topic or text_of(event.get("type")),
        kind=kind,
        identity=text_of(found.get("id")),
        resource_id=text_of(resource.get("id")) or link.rpartition("/")[2],
        **_amount(resource.get("amount"), resource.get("currency")),
        first_name=first_of(resource, "sender_first_name", "first_name"),
        middle_name=first_of(resource, "sender_middle_name", "middle_name"),
        last_name=first_of(resource, "sender_last_name", "last_name"),
        phone=number or hashed,
        phone_kind=number_kind(number or hashed),
        till=text_of(resource.get("till_number")),
        sending_till=sending if looks_like_a_till(sending) else "",
        sender=text_of(resource.get("sending_merchant")) or ("" if looks_like_a_till(sending) else sending),
        reference=text_of(resource.get("reference")) or text_of(where.get("reference")),
        status=status,
        odd_status=_odd(kind, status, *_statuses(resource.get("disbursements"))),
        paid_at=moment_of(resource.get("origination_time")) or moment_of(found.get("created_at")),
        destination=_destination(where),
        account=first_of(where, "account_number", "phone_number", "msisdn"),
        card=last_four(resource.get("customer_cc_number")),
        payments=_count(resource.get("disbursements")),
    )


def _destination(where: dict[str, Any]) -> str:
    kind = text_of(where.get("type")).casefold()
    if "bank" in kind or (not kind and text_of(where.get("account_number"))):
        return "bank"
    is_phone = "wallet" in kind or "mobile" in kind or (not kind and first_of(where, "phone_number", "msisdn"))
    return "phone" if is_phone else ""


def _amount(value: object, currency: object) -> dict[str, Any]:
    """The amount's three values; an object holds both, as in the results of payments."""
    if isinstance(value, dict):
        currency = value.get("currency", currency)
        value = value.get("value")
    amount, came = amount_of(value)
    return {"amount": amount, "amount_came": came, "currency": currency_of(currency)}


def _odd(kind: str, *words: str) -> str:
    own = _OWN_STATUS.get(kind)
    return next((word for word in words if word and own is not None and word.casefold() not in own), "")


def _statuses(disbursements: object) -> list[str]:
    """What became of the single payments: one that failed did not reach the bank, whatever the whole says."""
    return [shown(fields_of(one).get("status")) for one in disbursements] if isinstance(disbursements, list) else []


def _count(listed: object) -> int | None:
    return len(listed) if isinstance(listed, list) else None


# -- Safaricom's form --------------------------------------------------------------------------------------------------

_OF_CUSTOMERS = frozenset(
    {"buygoods", "paybill", "customermerchantpayment", "odpaymenttransfer", "merchantpayment", "customerbuygoods"}
    | {"customerpaybill", "customerpaybillonline", "customerbuygoodsonline"}
)
_OF_ORGANISATIONS = re.compile(r"organi[sz]ation|^business|^b2b|merchanttomerchant|tilltotill")
_PARTY = r"(?:organi[sz]ation|business|merchant|till|b)"
_BETWEEN_ORGANISATIONS = re.compile(rf"{_PARTY}(?:(?:to|2){_PARTY})?(?:transfer|payment|transaction|buygoods|paybill)?")
# All of the word counts: what failed, a loan and a settlement have some of the same words.
_REVERSED = re.compile(r"^revers(?:al|ed)(?:of)?|revers(?:al|ed)$")


def _daraja(found: dict[str, Any]) -> Alert:
    came = shown(found.get("TransactionType"))
    word = re.sub(r"[^a-z0-9]", "", came.casefold())
    by_organisation = bool(_OF_ORGANISATIONS.search(word))
    rest = _REVERSED.sub("", word)
    is_reversal = "revers" in word
    is_plain = rest in _OF_CUSTOMERS or bool(_BETWEEN_ORGANISATIONS.fullmatch(rest))
    is_plain |= rest in {"", "transaction", "payment"} if is_reversal else not came
    kind = f"{'b2b' if by_organisation else 'buygoods'}_transaction_{'reversed' if is_reversal else 'received'}"
    number = text_of(found.get("MSISDN"))
    names = [text_of(found.get(name)) for name in ("FirstName", "MiddleName", "LastName")]
    # From till to till MSISDN is the sending till and the names are the organisation's; a phone has a person's.
    till_to_till = by_organisation and number_kind(number) in {NumberKind.NONE, NumberKind.OTHER}
    first, middle, last = ("", "", "") if till_to_till else names
    reference = text_of(found.get("TransID"))
    return Alert(
        form=Form.DARAJA,
        kind=kind,
        identity=reference,
        **_amount(found.get("TransAmount"), None),
        first_name=first,
        middle_name=middle,
        last_name=last,
        phone="" if till_to_till else number,
        phone_kind=NumberKind.NONE if till_to_till else number_kind(number),
        till=text_of(found.get("BusinessShortCode")),
        sending_till=number if till_to_till and looks_like_a_till(number) else "",
        sender=" ".join(filter(None, names)) if till_to_till else "",
        reference=reference,
        status="" if rest in _OF_CUSTOMERS and rest == word else came,
        odd_status="" if is_plain else came,
        paid_at=daraja_moment_of(found.get("TransTime")),
    )


# -- results -----------------------------------------------------------------------------------------------------------


def _result(data: dict[str, Any], attributes: dict[str, Any]) -> Alert:
    topic = text_of(data.get("type")) or "polling"
    kind = topic.casefold()
    kind = _OTHER_NAMES.get(kind, kind)
    event = fields_of(attributes.get("event"))
    resource = fields_of(event.get("resource")) or attributes
    number = text_of(resource.get("sender_phone_number"))
    overall, own = shown(attributes.get("status")), shown(resource.get("status"))
    odd = _odd(kind, overall, own)
    currency = resource.get("currency", attributes.get("currency"))
    return Alert(
        form=Form.RESULT,
        topic=topic,
        kind=kind,
        identity=text_of(data.get("id")),
        resource_id=text_of(data.get("id")),
        **_amount(resource.get("amount"), currency),
        first_name=text_of(resource.get("sender_first_name")),
        middle_name=text_of(resource.get("sender_middle_name")),
        last_name=text_of(resource.get("sender_last_name")),
        phone=number,
        phone_kind=number_kind(number),
        till=text_of(resource.get("till_number")),
        reference=first_of(resource, "reference", "transaction_reference", "payment_reference"),
        status=odd or overall or own,
        odd_status=odd,
        trouble=_trouble(event.get("errors")) or _trouble(attributes.get("errors")),
        paid_at=moment_of(resource.get("origination_time"))
        or moment_of(attributes.get("initiation_time"))
        or moment_of(attributes.get("created_at")),
        payments=_count(attributes.get("transactions")),
    )


def _trouble(errors: object) -> str:
    if isinstance(errors, list):
        return " · ".join(filter(None, map(shown, errors)))[:300]
    return text_of(errors) or shown(errors)
