"""Builds the bodies that Kopo Kopo posts to a webhook address, topic by topic (API notes §4).

The practice server delivers them, and samples are built from them. No public sample of a card event exists, so those
bodies contain only the documented fields.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from k2desk.model.kenya import KENYA

SIGNATURE_HEADER = "X-KopoKopo-Signature"


class PayerForm(StrEnum):
    """How a message names the payer. Since March 2026 Safaricom hides payers' numbers from merchants (API notes §4)."""

    WHOLE = "whole"
    MASKED = "masked"
    MASKED_END = "masked_end"
    HASHED = "hashed"
    FIRST_NAME_ONLY = "first_name_only"


HIDDEN_FORMS = tuple(form for form in PayerForm if form is not PayerForm.WHOLE)
"""The forms that hide the payer's number."""

WITH_PAYER = ("buygoods_transaction_received", "buygoods_transaction_reversed", "customer_created")
"""The event types that name a payer."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The content of one message.

    `amount` is text as in the API ("100.0"); `at` is timezone-aware.
    """

    base_url: str
    event_id: str
    resource_id: str
    at: datetime
    amount: str
    reference: str
    till: str
    first_name: str = "Jane"
    middle_name: str | None = None
    last_name: str = "Wanjiru"
    phone: str = "+254700000123"
    payer: PayerForm = PayerForm.WHOLE
    sending_till: str = "990011"
    organisation: str = "Westlands Wholesalers"


def body(event_type: str, facts: Facts) -> dict[str, Any]:
    """Return the body for `event_type`: the envelope and its resource. Raises KeyError for an unknown type."""
    name, make, kind = _TOPICS[event_type]
    resource = make(facts)
    return {
        "topic": event_type,
        "id": facts.event_id,
        "created_at": _written(facts.at),
        "event": {"type": name, "resource": resource},
        "_links": {
            "self": f"{facts.base_url}/webhook_events/{facts.event_id}",
            "resource": f"{facts.base_url}/{kind}/{facts.resource_id}",
        },
    }


def daraja_body(event_type: str, facts: Facts) -> dict[str, Any]:
    """Return the same payment in Safaricom's form (`enable_daraja_payload`): no envelope, topic or id.

    In a till-to-till payment MSISDN holds the sending till and FirstName the organisation. Raises KeyError for an event
    type without this form.
    """
    transaction_type, payer = _DARAJA[event_type](facts)
    return {
        "TransactionType": transaction_type,
        "TransID": facts.reference,
        "TransTime": facts.at.astimezone(KENYA).strftime("%Y%m%d%H%M%S"),
        "TransAmount": facts.amount,
        "BusinessShortCode": facts.till,
        "BillRefNumber": "",
        "InvoiceNumber": "",
        "OrgAccountBalance": "",
        "ThirdPartyTransID": "",
        **payer,
    }


def _daraja_customer(facts: Facts) -> tuple[str, dict[str, Any]]:
    first, middle, last = _names(facts)
    number = _number(facts) or ""
    return "Customer Merchant Payment", {
        "MSISDN": number.lstrip("+"),
        "FirstName": first,
        "MiddleName": middle,
        "LastName": last,
    }


def _daraja_organisation(facts: Facts) -> tuple[str, dict[str, Any]]:
    return "Organization To Organization Transfer", {
        "MSISDN": facts.sending_till,
        "FirstName": facts.organisation,
        "MiddleName": None,
        "LastName": None,
    }


_DARAJA: dict[str, Callable[[Facts], tuple[str, dict[str, Any]]]] = {
    "buygoods_transaction_received": _daraja_customer,
    "b2b_transaction_received": _daraja_organisation,
}
IN_SAFARICOM_FORM = tuple(_DARAJA)
"""The event types that exist in Safaricom's form."""


def compact(content: dict[str, Any]) -> bytes:
    """Return the JSON in the form that Kopo Kopo signs: compact, raw UTF-8, without a line end.

    Kopo Kopo's Node and Ruby SDKs parse the body and hash it after writing it again.
    """
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _number(facts: Facts) -> str | None:
    digits = facts.phone.lstrip("+")
    match facts.payer:
        case PayerForm.WHOLE:
            return facts.phone
        case PayerForm.MASKED:
            return f"{digits[:4]} ***** {digits[-3:]}"
        case PayerForm.MASKED_END:
            return f"{digits[:7]}*****"
        case PayerForm.HASHED:
            return _hashed(facts)
        case PayerForm.FIRST_NAME_ONLY:
            return None


def _hashed(facts: Facts) -> str:
    return hashlib.sha256(facts.phone.lstrip("+").encode()).hexdigest()


def _names(facts: Facts) -> tuple[str, str | None, str | None]:
    if facts.payer is PayerForm.FIRST_NAME_ONLY:
        return facts.first_name, None, None
    return facts.first_name, facts.middle_name, facts.last_name


def _written(at: datetime) -> str:
    return at.astimezone(KENYA).isoformat(timespec="seconds")


def _received(facts: Facts) -> dict[str, Any]:
    return _buygoods(facts, "Received", "Lipa Na M-PESA", {"hashed_sender_phone": _hashed(facts)})


def _reversed(facts: Facts) -> dict[str, Any]:
    return _buygoods(facts, "Reversed", "Lipa Na Mpesa", {})


def _buygoods(facts: Facts, status: str, system: str, hashed: dict[str, Any]) -> dict[str, Any]:
    first, middle, last = _names(facts)
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": status,
        "system": system,
        "currency": "KES",
        "reference": facts.reference,
        "till_number": facts.till,
        "sender_phone_number": _number(facts),
        **hashed,
        "origination_time": _written(facts.at),
        "sender_first_name": first,
        "sender_middle_name": middle,
        "sender_last_name": last,
    }


def _from_till(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": "Complete",
        "system": "Lipa Na M-PESA",
        "currency": "KES",
        "reference": facts.reference,
        "till_number": facts.till,
        "sending_till": facts.sending_till,
        "origination_time": _written(facts.at),
    }


def _from_merchant(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": "Received",
        "currency": "KES",
        "origination_time": _written(facts.at),
        "sending_merchant": facts.organisation,
    }


def _customer(facts: Facts) -> dict[str, Any]:
    first, middle, last = _names(facts)
    return {"first_name": first, "middle_name": middle, "last_name": last, "phone_number": _number(facts)}


def _settlement(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": "Transferred",
        "currency": "KES",
        "origination_time": _written(facts.at),
        "destination": {
            "type": "Bank Account",
            "resource": {
                "reference": facts.reference,
                "account_name": "Pretend Shop Ltd",
                "account_number": "0000004471",
                "bank_branch_ref": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{facts.base_url}/bank_branches/{facts.till}")),
                "settlement_method": "RTS",
            },
        },
        "disbursements": [
            {
                "amount": facts.amount,
                "status": "Transferred",
                "origination_time": _written(facts.at),
                "transaction_reference": facts.reference,
            }
        ],
    }


def _card(status: str) -> Callable[[Facts], dict[str, Any]]:
    def make(facts: Facts) -> dict[str, Any]:
        resource = {
            "id": facts.resource_id,
            "reference": facts.reference,
            "origination_time": _written(facts.at),
            "amount": facts.amount,
            "currency": "KES",
            "status": status,
            "till_number": facts.till,
            "customer_cc_number": "************4471",
        }
        return {**resource, "settled": False} if status == "Received" else resource

    return make


_Make = Callable[[Facts], dict[str, Any]]
_TOPICS: dict[str, tuple[str, _Make, str]] = {
    "buygoods_transaction_received": ("Buygoods Transaction", _received, "financial_transaction"),
    "buygoods_transaction_reversed": ("Buygoods Transaction", _reversed, "financial_transaction"),
    "b2b_transaction_received": ("External Till to Till Transaction", _from_till, "financial_transaction"),
    "card_transaction_received": ("Card Transaction", _card("Received"), "financial_transaction"),
    "card_transaction_voided": ("Card Transaction", _card("Voided"), "financial_transaction"),
    "card_transaction_reversed": ("Card Transaction", _card("Reversed"), "financial_transaction"),
    "customer_created": ("Customer Created", _customer, "mobile_money_user"),
    "settlement_transfer_completed": ("Settlement Transfer", _settlement, "transfer_batch"),
    "m2m_transaction_received": ("Merchant to Merchant Transaction", _from_merchant, "payment_batches"),
}
"""Event type → (`event.type`, function that builds the resource, path segment in `_links.resource`)."""

SAMPLED = tuple(_TOPICS)
"""The event types for which a body can be built."""
