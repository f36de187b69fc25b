"""What of the settings goes along with the accounts: who to call, and the order of the accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from typing import Any

from k2desk.model.hand_over import AccountHandOver, ContactsRecord, HandOver
from k2desk.model.records import LONG_AGO
from k2desk.model.settings import MOST_ACCOUNTS, Settings
from k2desk.model.text_keeping import kept_words
from k2desk.services.hand_over.merging import AccountMerge
from k2desk.services.wall_sheet import CHANGED_AT, Contacts, with_contacts

Order = tuple[datetime, tuple[str, ...]]
"""The order of the accounts, and when it was chosen."""


def newest_order(here: Order, theirs: Order) -> Order:
    """Return the order that was chosen last, and of two with the same time always the same."""
    return max(here, theirs)


def order_in(found: HandOver) -> Order:
    """Return the order of the accounts in a file, as far as the settings hold it."""
    return found.order_at, found.order[:MOST_ACCOUNTS]


def with_settings(known: Iterable[AccountHandOver], settings: Settings) -> tuple[AccountHandOver, ...]:
    """Return the accounts of the registry with who to call."""
    return tuple(replace(one, contacts=_contacts(one.account.id, settings)) for one in known)


def order_of(settings: Settings) -> Order:
    """Return the order of the accounts, and when it was chosen."""
    return _moment(settings.account_order_at), settings.account_order


def taken_settings(settings: Settings, merges: Sequence[AccountMerge], found: HandOver) -> dict[str, Any]:
    """Return the settings that change when these accounts are taken in."""
    contacts = settings.contacts
    for record in (record for one in merges for record in one.changes.contacts):
        values = Contacts(**{one.name: getattr(record, one.name) for one in fields(Contacts)})
        contacts = with_contacts(contacts, record.account_id, values, record.changed_at)
    at, ids = newest_order(order_of(settings), order_in(found))
    order = {"account_order": ids, "account_order_at": at.isoformat()} if ids else {}
    return {"contacts": contacts, **order}


def _contacts(account_id: str, settings: Settings) -> tuple[ContactsRecord, ...]:
    kept = settings.contacts.get(account_id)
    if kept is None:
        return ()
    values = {name: kept_words(text) for name, text in asdict(Contacts.of(kept)).items()}
    return (ContactsRecord(account_id, **values, changed_at=_moment(kept.get(CHANGED_AT))),)


def _moment(text: str | None) -> datetime:
    try:
        moment = datetime.fromisoformat(text or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return LONG_AGO
    return max(moment, LONG_AGO)
