"""The bodies that Kopo Kopo posts to a webhook address, topic by topic (API notes §4).

The practice server delivers them and samples are made of them. No sample of a card event is public: those bodies hold
the documented fields and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

KENYA = timezone(timedelta(hours=3))
"""Kopo Kopo writes its times with Kenya's offset."""

SIGNATURE_HEADER = "X-KopoKopo-Signature"


@dataclass(frozen=True, slots=True)
class Facts:
    """What one message is about. `amount` is text as in the API ("100.0"); `at` is aware."""

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


def body(event_type: str, facts: Facts) -> dict[str, Any]:
    """The body of `event_type`: the envelope and its resource. Raises KeyError for a type that is not known."""
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


def daraja_body(facts: Facts) -> dict[str, Any]:
    """The same payment in Safaricom's form (`enable_daraja_payload`): no envelope, no topic, no id."""
    return {
        "TransactionType": "Customer Merchant Payment",
        "TransID": facts.reference,
        "TransTime": facts.at.astimezone(KENYA).strftime("%Y%m%d%H%M%S"),
        "TransAmount": facts.amount,
        "BusinessShortCode": facts.till,
        "BillRefNumber": "",
        "InvoiceNumber": "",
        "OrgAccountBalance": "",
        "ThirdPartyTransID": "",
        "MSISDN": facts.phone.lstrip("+"),
        "FirstName": facts.first_name,
        "MiddleName": facts.middle_name or "",
        "LastName": facts.last_name,
    }


def compact(content: dict[str, Any]) -> bytes:
    """JSON as it has to be signed: compact, raw UTF-8, no line end (Node and Ruby hash what they write anew)."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _written(at: datetime) -> str:
    return at.astimezone(KENYA).isoformat(timespec="seconds")


def _received(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": "Received",
        "system": "Lipa Na M-PESA",
        "currency": "KES",
        "reference": facts.reference,
        "till_number": facts.till,
        "sender_phone_number": facts.phone,
        "hashed_sender_phone": hashlib.sha256(facts.phone.lstrip("+").encode()).hexdigest(),
        "origination_time": _written(facts.at),
        "sender_first_name": facts.first_name,
        "sender_middle_name": facts.middle_name,
        "sender_last_name": facts.last_name,
    }


def _reversed(facts: Facts) -> dict[str, Any]:
    return {**_received(facts), "status": "Reversed", "system": "Lipa Na Mpesa"}


def _from_till(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": "Complete",
        "system": "Lipa Na M-PESA",
        "currency": "KES",
        "reference": facts.reference,
        "till_number": facts.till,
        "sending_till": "990011",
        "origination_time": _written(facts.at),
    }


def _from_merchant(facts: Facts) -> dict[str, Any]:
    return {
        "id": facts.resource_id,
        "amount": facts.amount,
        "status": "Received",
        "currency": "KES",
        "origination_time": _written(facts.at),
        "sending_merchant": "Westlands Wholesalers",
    }


def _customer(facts: Facts) -> dict[str, Any]:
    return {
        "first_name": facts.first_name,
        "middle_name": facts.middle_name,
        "last_name": facts.last_name,
        "phone_number": facts.phone,
    }


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
                "bank_branch_ref": "633aa26c-7b7c-4091-ae28-96c0687cf886",
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


def _card(status: str) -> Any:
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


_TOPICS: dict[str, tuple[str, Any, str]] = {
    "buygoods_transaction_received": ("Buygoods Transaction", _received, "financial_transaction"),
    "buygoods_transaction_reversed": ("Buygoods Transaction", _reversed, "financial_transaction"),
    "b2b_transaction_received": ("External Till to Till Transaction", _from_till, "financial_transaction"),
    "card_transaction_received": ("Card Transaction", _card("Received"), "financial_transaction"),
    "card_transaction_voided": ("Card Transaction", _card("Voided"), "financial_transaction"),
    "card_transaction_reversed": ("Card Transaction", _card("Reversed"), "financial_transaction"),
    "customer_created": ("Customer Created", _customer, "mobile_money_user"),
    "settlement_transfer_completed": ("Settlement Transfer", _settlement, "transfer_batch"),
    "m2m_transaction_received": ("Merchant to Merchant Transaction", _from_merchant, "financial_transaction"),
}
"""Event type → (event.type, its resource, the kind of thing that `_links.resource` names)."""

SAMPLED = tuple(_TOPICS)
"""The event types whose body can be made."""
