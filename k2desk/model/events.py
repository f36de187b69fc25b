"""The event types of Kopo Kopo's webhooks and what each allows (API notes §3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a subscription covers: one till, or the whole business ("company" in the API)."""

    TILL = "till"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event that Kopo Kopo can report.

    `versions` are the API versions that accept it. `daraja` tells whether `enable_daraja_payload` is allowed. `offered`
    is false for types that are only shown when they occur (read back or delivered).
    """

    name: str
    scopes: tuple[Scope, ...]
    versions: frozenset[int]
    daraja: bool = False
    offered: bool = True


_TILL = (Scope.TILL,)
_TILL_OR_COMPANY = (Scope.TILL, Scope.COMPANY)
_COMPANY = (Scope.COMPANY,)
_BOTH = frozenset({1, 2})
_V2 = frozenset({2})

EVENT_TYPES: dict[str, EventType] = {
    event.name: event
    for event in (
        EventType("buygoods_transaction_received", _TILL_OR_COMPANY, _BOTH, daraja=True),
        EventType("buygoods_transaction_reversed", _TILL_OR_COMPANY, _BOTH),
        EventType("b2b_transaction_received", _TILL_OR_COMPANY, _BOTH, daraja=True),
        EventType("card_transaction_received", _TILL, _V2),
        EventType("card_transaction_voided", _TILL, _V2),
        EventType("card_transaction_reversed", _TILL, _V2),
        EventType("settlement_transfer_completed", _COMPANY, _BOTH),
        EventType("customer_created", _COMPANY, _BOTH),
        EventType("m2m_transaction_received", _COMPANY, frozenset({1}), offered=False),
        EventType("m2m_transaction_completed", _COMPANY, frozenset(), offered=False),
        EventType("b2b_transaction_reversed", _TILL_OR_COMPANY, frozenset(), offered=False),
    )
}
"""Every event type in any official source, in the order in which they are offered.

Two have no version, so they are never created: the validators of all SDKs refuse `b2b_transaction_reversed`, and
`m2m_transaction_completed` occurs only in one of Kopo Kopo's examples.
"""


def till_key(number: str | None) -> str | None:
    """Return a till number in the form that is compared: K112233 and k112233 are the same till. Never send it."""
    return number.strip().upper() if number else None


def accepted(version: int) -> tuple[EventType, ...]:
    """Return the event types that API `version` (1 or 2) accepts in a create."""
    return tuple(event for event in EVENT_TYPES.values() if version in event.versions)
