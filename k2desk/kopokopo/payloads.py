"""Builds the bodies that Kopo Kopo posts to a webhook address, from the samples in `model/events` (API notes §4).

The practice server delivers them, and users send them as sample alerts.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from k2desk.model.events import EVENT_TYPES
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
    """Return the body for `event_type`: the envelope and its resource. Raises KeyError for a type without a sample."""
    sample = EVENT_TYPES[event_type].sample
    if sample is None:
        raise KeyError(event_type)
    return {
        "topic": event_type,
        "id": facts.event_id,
        "created_at": _written(facts.at),
        "event": {"type": sample.title, "resource": _filled(sample.resource, _values(facts))},
        "_links": {
            "self": f"{facts.base_url}/webhook_events/{facts.event_id}",
            "resource": f"{facts.base_url}/{sample.kind}/{facts.resource_id}",
        },
    }


def daraja_body(event_type: str, facts: Facts) -> dict[str, Any]:
    """Return the same payment in Safaricom's form (`enable_daraja_payload`): no envelope, topic or id.

    Raises KeyError for an event type without this form.
    """
    sample = EVENT_TYPES[event_type].daraja
    if sample is None:
        raise KeyError(event_type)
    return {
        "TransactionType": sample.transaction_type,
        "TransID": facts.reference,
        "TransTime": facts.at.astimezone(KENYA).strftime("%Y%m%d%H%M%S"),
        "TransAmount": facts.amount,
        "BusinessShortCode": facts.till,
        "BillRefNumber": "",
        "InvoiceNumber": "",
        "OrgAccountBalance": "",
        "ThirdPartyTransID": "",
        **_filled(sample.payer, _values(facts)),
    }


def _values(facts: Facts) -> dict[str, str | None]:
    """Return the value of each text in braces in a sample."""
    first, middle, last = _names(facts)
    number = _number(facts)
    return {
        "{resource_id}": facts.resource_id,
        "{time}": _written(facts.at),
        "{amount}": facts.amount,
        "{reference}": facts.reference,
        "{till}": facts.till,
        "{first_name}": first,
        "{middle_name}": middle,
        "{last_name}": last,
        "{phone}": number,
        "{phone_digits}": (number or "").lstrip("+"),
        "{hashed_phone}": _hashed(facts),
        "{sending_till}": facts.sending_till,
        "{organisation}": facts.organisation,
        "{bank_branch}": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{facts.base_url}/bank_branches/{facts.till}")),
    }


def _filled(template: Any, values: dict[str, str | None]) -> Any:
    if isinstance(template, Mapping):
        return {name: _filled(inner, values) for name, inner in template.items()}
    if isinstance(template, list):
        return [_filled(inner, values) for inner in template]
    # A misspelt text in braces raises KeyError.
    return values[template] if isinstance(template, str) and template.startswith("{") else template


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
