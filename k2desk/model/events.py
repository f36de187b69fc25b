"""The event types of Kopo Kopo's webhooks and what may be asked of each (API notes §3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """Whom a subscription is for: one till, or the whole business ("company" in the API)."""

    TILL = "till"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of thing that Kopo Kopo can tell about.

    `versions` are the API versions that accept it; `daraja` tells whether `enable_daraja_payload` is legal with it;
    `offered` is false for those that are only shown when met (read back or delivered).
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
"""Every event type that any official source names, in the order in which they are offered.

Two have no version, so they are never created: every SDK's own validator refuses `b2b_transaction_reversed`, and only
an example of Kopo Kopo's names `m2m_transaction_completed`.
"""


def till_key(number: str | None) -> str | None:
    """The one form of a till's number, for comparing, never for sending: K112233 and k112233 are one till."""
    return number.strip().upper() if number else None


def accepted(version: int) -> tuple[EventType, ...]:
    """The event types that API `version` (1 or 2) accepts in a create."""
    return tuple(event for event in EVENT_TYPES.values() if version in event.versions)
