"""Reads what arrived at a webhook address into an alert. Nothing is refused: what is not understood stays empty.

Topics and fields that no source names are expected too (API notes §4); the raw body is kept beside the alert.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

import msgspec

from k2desk.kopokopo.events.bodies import KENYA

SAMPLE_REFERENCE = "K2DESK"
"""References of samples and exams begin with it; no real one does."""

SAMPLE_IDENTITY = "00000000-0000-4000-8000-"
"""Ids of samples begin with it."""

_LONGEST = 300


class Form(StrEnum):
    """In which form a message came."""

    ENVELOPE = "envelope"
    DARAJA = "daraja"
    POLLING = "polling"
    OTHER_JSON = "other_json"
    NOT_JSON = "not_json"
    NOT_TEXT = "not_text"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message, as far as it is understood. Texts are "" and the rest None where the message does not say.

    `identity` names the event (the envelope's id, Daraja's TransID): a repeat has the same one. `payments` counts the
    disbursements of a settlement. `destination` is "bank" or "phone" for a settlement, `account` its number.
    """

    form: Form
    topic: str = ""
    identity: str = ""
    amount: Decimal | None = None
    currency: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    phone: str = ""
    till: str = ""
    sending_till: str = ""
    sender: str = ""
    reference: str = ""
    status: str = ""
    paid_at: datetime | None = None
    destination: str = ""
    account: str = ""
    bank: str = ""
    payments: int = 0

    @property
    def is_sample(self) -> bool:
        """Whether K2Desk made it up: a sample or a part of an exam."""
        return self.reference.startswith(SAMPLE_REFERENCE) or self.identity.startswith(SAMPLE_IDENTITY)


def read_alert(body: bytes) -> Alert:
    """The alert that a body holds. Never raises."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Alert(Form.NOT_TEXT)
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return Alert(Form.NOT_JSON)
    if not isinstance(found, dict):
        return Alert(Form.OTHER_JSON)
    if "TransactionType" in found:
        return _daraja(found)
    event = found.get("event")
    if "topic" in found or isinstance(event, dict):
        return _envelope(found, _dict(_dict(event).get("resource")))
    attributes = _dict(_dict(found.get("data")).get("attributes"))
    if "transactions" in attributes:
        listed = attributes["transactions"]
        count = len(listed) if isinstance(listed, list) else 0
        return Alert(Form.POLLING, topic="polling", identity=_text(_dict(found["data"]).get("id")), payments=count)
    return Alert(Form.OTHER_JSON, identity=_text(found.get("id")))


def _envelope(found: dict[str, Any], resource: dict[str, Any]) -> Alert:
    destination = _dict(resource.get("destination"))
    # Nested in the Ruby SDK's mocks, flat in the guides: both are read.
    where = {**destination, **_dict(destination.get("resource"))}
    kind = _text(destination.get("type")).casefold()
    listed = resource.get("disbursements")
    return Alert(
        form=Form.ENVELOPE,
        topic=_text(found.get("topic")),
        identity=_text(found.get("id")),
        amount=_amount(resource.get("amount")),
        currency=_text(resource.get("currency")),
        first_name=_first(resource, "sender_first_name", "first_name"),
        middle_name=_first(resource, "sender_middle_name", "middle_name"),
        last_name=_first(resource, "sender_last_name", "last_name"),
        phone=_first(resource, "sender_phone_number", "phone_number"),
        till=_text(resource.get("till_number")),
        sending_till=_text(resource.get("sending_till")),
        sender=_text(resource.get("sending_merchant")),
        reference=_text(resource.get("reference")) or (_text(where.get("reference")) if where else ""),
        status=_text(resource.get("status")),
        paid_at=_moment(resource.get("origination_time")) or _moment(found.get("created_at")),
        destination="bank" if "bank" in kind else "phone" if "wallet" in kind or "mobile" in kind else "",
        account=_first(where, "account_number", "phone_number"),
        bank=_text(where.get("account_name")) or " ".join(filter(None, map(_text, (where.get("first_name"),)))),
        payments=len(listed) if isinstance(listed, list) else 0,
    )


def _daraja(found: dict[str, Any]) -> Alert:
    return Alert(
        form=Form.DARAJA,
        topic="",
        identity=_text(found.get("TransID")),
        amount=_amount(found.get("TransAmount")),
        currency="KES",
        first_name=_text(found.get("FirstName")),
        middle_name=_text(found.get("MiddleName")),
        last_name=_text(found.get("LastName")),
        phone=_text(found.get("MSISDN")),
        till=_text(found.get("BusinessShortCode")),
        reference=_text(found.get("TransID")),
        paid_at=_daraja_time(_text(found.get("TransTime"))),
    )


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()[:_LONGEST]
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)[:_LONGEST]
    return ""


def _first(resource: dict[str, Any], *names: str) -> str:
    return next((text for text in (_text(resource.get(name)) for name in names) if text), "")


def _amount(value: object) -> Decimal | None:
    text = _text(value).replace(",", "")
    try:
        amount = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return amount if amount is not None and amount.is_finite() and abs(amount) < 10**15 else None


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=KENYA)


def _daraja_time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=KENYA)
    except ValueError:
        return None
