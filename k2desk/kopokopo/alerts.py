"""Parses a message that arrived at a webhook address into an `Alert`.

Nothing is refused: a field that is not understood stays empty. Undocumented topics and fields are expected too (API
notes §4); the caller keeps the raw body beside the alert.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from k2desk.kopokopo.alert_fields import (
    amount_of,
    currency_of,
    daraja_moment_of,
    fields_of,
    first_of,
    last_four,
    looks_like_a_till,
    moment_of,
    shown,
    text_of,
)
from k2desk.model.alerts import Alert, Form, own_statuses
from k2desk.model.events import EVENT_TYPES, Payer, event_of_topic
from k2desk.model.phone_numbers import NumberKind, number_kind

_HAS_A_NUMBER = {NumberKind.WHOLE, NumberKind.MASKED, NumberKind.HASHED}
_BEGINS_A_LIST = re.compile(r'\s*\{\s*"data"\s*:\s*\{[^{}\[\]]{0,200}"type"\s*:\s*"polling"')
"""A list of past payments. Of a long one only the beginning is kept."""

_OTHER_NAMES = {"sms": "transaction_sms_notification", "sms_notification": "transaction_sms_notification"}


def read_alert(body: bytes) -> Alert:
    """Return the alert that a request body contains. Never raises."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Alert(Form.NOT_TEXT)
    try:
        found = json.loads(text, parse_float=_decimal, parse_int=_integer, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return _result({"type": "polling"}, {}) if _BEGINS_A_LIST.match(text) else Alert(Form.NOT_JSON)
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


# Not float, which would lose the cents of large amounts.
def _decimal(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _integer(text: str) -> int | Decimal:
    # Python refuses to convert integers of several thousand digits.
    return int(text) if len(text) < 100 else Decimal(text)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no JSON")


# -- the envelope ------------------------------------------------------------------------------------------------------


def _envelope(found: dict[str, Any], event: dict[str, Any]) -> Alert:
    resource = fields_of(event.get("resource"))
    topic = text_of(found.get("topic"))
    known = event_of_topic(topic)
    kind = known.name if known is not None else topic.casefold()
    link = text_of(fields_of(found.get("_links")).get("resource"))
    destination = fields_of(resource.get("destination"))
    # The SDKs' mocks nest these fields, the guides do not. Both forms are read.
    where = {**destination, **fields_of(destination.get("resource"))}
    sending = text_of(resource.get("sending_till"))
    number = first_of(resource, "sender_phone_number", "phone_number")
    hashed = text_of(resource.get("hashed_sender_phone"))
    if not number and number_kind(sending) in _HAS_A_NUMBER:
        # A phone number in the till's field is still the payer's number.
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
    """Return the alert's three amount fields.

    The results of payments hold value and currency together in one object.
    """
    if isinstance(value, dict):
        currency = value.get("currency", currency)
        value = value.get("value")
    amount, came = amount_of(value)
    return {"amount": amount, "amount_came": came, "currency": currency_of(currency)}


def _odd(kind: str, *words: str) -> str:
    own = own_statuses(kind)
    return next((word for word in words if word and own is not None and word.casefold() not in own), "")


def _statuses(disbursements: object) -> list[str]:
    """Return the statuses of the single disbursements.

    One failed disbursement did not reach the bank, even if the settlement as a whole reports success.
    """
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
# Match the whole word: failed payments, loans and settlements share parts of these words.
_REVERSED = re.compile(r"^revers(?:al|ed)(?:of)?|revers(?:al|ed)$")


def _letters(transaction_type: str) -> str:
    return re.sub(r"[^a-z0-9]", "", transaction_type.casefold())


_BY_TRANSACTION_TYPE = {
    _letters(event.daraja.transaction_type): event
    for event in reversed(EVENT_TYPES.values())
    if event.daraja is not None
}


def _daraja(found: dict[str, Any]) -> Alert:
    came = shown(found.get("TransactionType"))
    word = _letters(came)
    known = _BY_TRANSACTION_TYPE.get(word)
    by_organisation = known.payer is Payer.BUSINESS if known is not None else bool(_OF_ORGANISATIONS.search(word))
    rest = _REVERSED.sub("", word)
    is_reversal = "revers" in word
    is_plain = rest in _OF_CUSTOMERS or bool(_BETWEEN_ORGANISATIONS.fullmatch(rest))
    is_plain |= known is not None or (rest in {"", "transaction", "payment"} if is_reversal else not came)
    kind = f"{'b2b' if by_organisation else 'buygoods'}_transaction_{'reversed' if is_reversal else 'received'}"
    if known is not None:
        kind = known.name
    number = text_of(found.get("MSISDN"))
    names = [text_of(found.get(name)) for name in ("FirstName", "MiddleName", "LastName")]
    # In a till-to-till payment MSISDN holds the sending till and the names are those of an organisation.
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
