"""The event types of Kopo Kopo's webhooks, one record each (API notes §3, §4). `ui/text/events` has their words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from k2desk.model.fast_dataclass import fast_dataclass


class Scope(StrEnum):
    """What a subscription covers: one till, or the whole business ("company" in the API)."""

    TILL = "till"
    COMPANY = "company"


class Money(StrEnum):
    """What an event does to the merchant's money.

    IN: a payment arrived. BACK: a payment was reversed. OUT: the merchant's money was sent to a bank or a phone, and
    the alert's `reference` names that destination instead of a payment. NONE: no money moved.
    """

    IN = "in"
    BACK = "back"
    OUT = "out"
    NONE = "none"


class Payer(StrEnum):
    """Who pays in an event."""

    CUSTOMER = "customer"
    BUSINESS = "business"
    NOBODY = "nobody"


@fast_dataclass
class Sample:
    """The body that Kopo Kopo posts: `title` is its `event.type`, `kind` the path segment in `_links.resource`.

    Each text in braces in `resource` is replaced by a value (see `kopokopo/payloads.py`).
    """

    title: str
    kind: str
    resource: Mapping[str, Any]


@fast_dataclass
class DarajaSample:
    """The TransactionType and the payer's fields of an event in Safaricom's form."""

    transaction_type: str
    payer: Mapping[str, str | None]


@fast_dataclass
class EventType:
    """One type of event that Kopo Kopo can report.

    `name` is the topic of its messages, and `other_topics` are further spellings of it. `versions` are the API versions
    that accept it in a create. `statuses` are its usual statuses in small letters, which add nothing to its name.
    `sample` is None for a type that is never created, `daraja` where `enable_daraja_payload` is not allowed. `offered`
    is false for types that are only shown when they occur (read back or delivered).
    """

    name: str
    scopes: tuple[Scope, ...]
    versions: frozenset[int]
    money: Money
    payer: Payer
    statuses: frozenset[str]
    sample: Sample | None
    daraja: DarajaSample | None = None
    has_amount: bool = True
    offered: bool = True
    other_topics: tuple[str, ...] = ()

    @property
    def is_for_tills(self) -> bool:
        """Whether one till alone can be subscribed to it."""
        return Scope.TILL in self.scopes

    @property
    def names_a_payer(self) -> bool:
        """Whether its messages contain a person's phone number."""
        return self.sample is not None and "{phone}" in self.sample.resource.values()


_TILL = (Scope.TILL,)
_TILL_OR_COMPANY = (Scope.TILL, Scope.COMPANY)
_COMPANY = (Scope.COMPANY,)
_BOTH = frozenset({1, 2})
_V2 = frozenset({2})
_NEVER: frozenset[int] = frozenset()
DONE = frozenset({"success", "successful", "complete", "completed", "processed"})
"""Status words that mean success for any kind of message."""


def _buygoods(status: str, system: str, **more: str) -> Sample:
    return Sample(
        "Buygoods Transaction",
        "financial_transaction",
        {
            "id": "{resource_id}",
            "amount": "{amount}",
            "status": status,
            "system": system,
            "currency": "KES",
            "reference": "{reference}",
            "till_number": "{till}",
            "sender_phone_number": "{phone}",
            **more,
            "origination_time": "{time}",
            "sender_first_name": "{first_name}",
            "sender_middle_name": "{middle_name}",
            "sender_last_name": "{last_name}",
        },
    )


def _card(status: str, **more: bool) -> Sample:
    """Return the documented fields of a card event. No public sample of one exists."""
    return Sample(
        "Card Transaction",
        "financial_transaction",
        {
            "id": "{resource_id}",
            "reference": "{reference}",
            "origination_time": "{time}",
            "amount": "{amount}",
            "currency": "KES",
            "status": status,
            "till_number": "{till}",
            "customer_cc_number": "************4471",
            **more,
        },
    )


_BUSINESS = Sample(
    "External Till to Till Transaction",
    "financial_transaction",
    {
        "id": "{resource_id}",
        "amount": "{amount}",
        "status": "Complete",
        "system": "Lipa Na M-PESA",
        "currency": "KES",
        "reference": "{reference}",
        "till_number": "{till}",
        "sending_till": "{sending_till}",
        "origination_time": "{time}",
    },
)
_SETTLEMENT = Sample(
    "Settlement Transfer",
    "transfer_batch",
    {
        "id": "{resource_id}",
        "amount": "{amount}",
        "status": "Transferred",
        "currency": "KES",
        "origination_time": "{time}",
        "destination": {
            "type": "Bank Account",
            "resource": {
                "reference": "{reference}",
                "account_name": "Pretend Shop Ltd",
                "account_number": "0000004471",
                "bank_branch_ref": "{bank_branch}",
                "settlement_method": "RTS",
            },
        },
        "disbursements": [
            {
                "amount": "{amount}",
                "status": "Transferred",
                "origination_time": "{time}",
                "transaction_reference": "{reference}",
            }
        ],
    },
)
_PERSON = {"first_name": "{first_name}", "middle_name": "{middle_name}", "last_name": "{last_name}"}
_NEW_CUSTOMER = Sample("Customer Created", "mobile_money_user", {**_PERSON, "phone_number": "{phone}"})
_MERCHANT = Sample(
    "Merchant to Merchant Transaction",
    "payment_batches",
    {
        "id": "{resource_id}",
        "amount": "{amount}",
        "status": "Received",
        "currency": "KES",
        "origination_time": "{time}",
        "sending_merchant": "{organisation}",
    },
)
_DARAJA_CUSTOMER = DarajaSample(
    "Customer Merchant Payment",
    {
        "MSISDN": "{phone_digits}",
        "FirstName": "{first_name}",
        "MiddleName": "{middle_name}",
        "LastName": "{last_name}",
    },
)
# From till to till, MSISDN is the sending till and FirstName the organisation.
_DARAJA_BUSINESS = DarajaSample(
    "Organization To Organization Transfer",
    {"MSISDN": "{sending_till}", "FirstName": "{organisation}", "MiddleName": None, "LastName": None},
)

CUSTOMER_PAYMENT = "buygoods_transaction_received"
"""The event that every till should be subscribed to."""

CUSTOMER_REVERSAL = "buygoods_transaction_reversed"

EVENT_TYPES: dict[str, EventType] = {
    event.name: event
    for event in (
        EventType(
            CUSTOMER_PAYMENT, _TILL_OR_COMPANY, _BOTH, Money.IN, Payer.CUSTOMER, frozenset({"received"}),
            _buygoods("Received", "Lipa Na M-PESA", hashed_sender_phone="{hashed_phone}"), _DARAJA_CUSTOMER,
            # Older copies of the guides spell it so.
            other_topics=("buygooods_transaction_received",),
        ),
        EventType(
            CUSTOMER_REVERSAL, _TILL_OR_COMPANY, _BOTH, Money.BACK, Payer.CUSTOMER, frozenset({"reversed"}),
            _buygoods("Reversed", "Lipa Na Mpesa"), other_topics=("buygooods_transaction_reversed",),
        ),
        EventType(
            "b2b_transaction_received", _TILL_OR_COMPANY, _BOTH, Money.IN, Payer.BUSINESS, frozenset({"complete"}),
            _BUSINESS, _DARAJA_BUSINESS,
        ),
        EventType(
            "card_transaction_received", _TILL, _V2, Money.IN, Payer.CUSTOMER, DONE | {"received", "approved"},
            _card("Received", settled=False),
        ),
        EventType(
            "card_transaction_voided", _TILL, _V2, Money.NONE, Payer.CUSTOMER, frozenset({"voided"}), _card("Voided"),
        ),
        EventType(
            "card_transaction_reversed", _TILL, _V2, Money.BACK, Payer.CUSTOMER, frozenset({"reversed"}),
            _card("Reversed"),
        ),
        EventType(
            "settlement_transfer_completed", _COMPANY, _BOTH, Money.OUT, Payer.NOBODY, frozenset({"transferred"}),
            _SETTLEMENT,
        ),
        EventType(
            "customer_created", _COMPANY, _BOTH, Money.NONE, Payer.CUSTOMER, DONE | {"created", "active"},
            _NEW_CUSTOMER, has_amount=False,
        ),
        EventType(
            "m2m_transaction_received", _COMPANY, frozenset({1}), Money.IN, Payer.BUSINESS, frozenset({"received"}),
            _MERCHANT, offered=False,
        ),
        EventType(
            "m2m_transaction_completed", _COMPANY, _NEVER, Money.IN, Payer.BUSINESS, DONE | {"received", "transferred"},
            None, offered=False,
        ),
        EventType(
            "b2b_transaction_reversed", _TILL_OR_COMPANY, _NEVER, Money.BACK, Payer.BUSINESS, frozenset({"reversed"}),
            None, offered=False,
        ),
    )
}  # fmt: skip
"""Every event type in any official source, in the order in which they are offered.

Two have no version, so they are never created: the validators of all SDKs refuse `b2b_transaction_reversed`, and
`m2m_transaction_completed` occurs only in one of Kopo Kopo's examples.
"""

SAMPLED = tuple(event.name for event in EVENT_TYPES.values() if event.sample is not None)
"""The event types whose messages can be made up."""

_BY_TOPIC = {topic: event for event in EVENT_TYPES.values() for topic in (event.name, *event.other_topics)}


def event_of_topic(topic: str) -> EventType | None:
    """Return the event type with this topic, in small or capital letters, or None for an unknown topic."""
    return _BY_TOPIC.get(topic.casefold())


def is_till_payment(event_type: str) -> bool:
    """Whether an event of this type reports a payment to a till."""
    event = EVENT_TYPES.get(event_type)
    return event is not None and event.money is Money.IN and event.is_for_tills


def is_customer_payment(event_type: str) -> bool:
    """Whether an event of this type reports a customer's payment."""
    event = EVENT_TYPES.get(event_type)
    return event is not None and event.money is Money.IN and event.payer is Payer.CUSTOMER


def is_for_tills(event_type: str) -> bool:
    """Whether one till alone can be subscribed to this type. True for an unknown type."""
    event = EVENT_TYPES.get(event_type)
    return event is None or event.is_for_tills


def till_key(number: str | None) -> str | None:
    """Return a till number in the form that is compared: K112233 and k112233 are the same till. Never send it."""
    return number.strip().upper() if number else None
