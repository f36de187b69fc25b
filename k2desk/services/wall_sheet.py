"""The sheet for the wall: what is watched at which till, and who to call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from k2desk.model.events import is_till_payment, till_key
from k2desk.model.kept_text import KeptText
from k2desk.model.outside import Most, one_line
from k2desk.model.records import State
from k2desk.model.settings import MOST_ACCOUNTS
from k2desk.model.text_keeping import kept_words
from k2desk.services.subscription_cache import CachedSubscription

LONGEST = 60
"""The most characters of a name or a phone number on the sheet."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who to call: names and phone numbers as they were typed."""

    website_name: str = ""
    website_phone: str = ""
    support_name: str = ""
    support_phone: str = ""
    keeper_name: str = ""
    keeper_phone: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> Contacts:
        """Return the contacts that the settings hold. Unknown names are ignored."""
        return cls(**{one.name: one_line(str(kept.get(one.name, "")), LONGEST) for one in fields(cls)})

    def kept(self) -> dict[str, KeptText]:
        """Return what may be kept: no key, and nothing that is empty."""
        values = {one.name: kept_words(one_line(getattr(self, one.name), LONGEST), LONGEST) for one in fields(self)}
        return {name: value for name, value in values.items() if value}

    def is_same(self, kept: Mapping[str, str]) -> bool:
        """Return whether the settings hold the same contacts."""
        return self.kept() == Contacts.of(kept).kept()


CHANGED_AT = "changed_at"
"""The name under which the settings say when the contacts of an account were changed."""

KeptContacts = dict[str, dict[str, KeptText]]
"""The contacts of each account, as the settings hold them."""


def with_contacts(kept: KeptContacts, account_id: str, contacts: Contacts, at: datetime) -> KeptContacts:
    """Return the contacts of all accounts with those of one account, which were changed `at` a time.

    Contacts that were all taken away keep their time, so that another computer learns of it.
    """
    changed = {**contacts.kept(), CHANGED_AT: kept_words(at.isoformat())}
    others = {name: value for name, value in kept.items() if name != account_id}
    return {**dict(list(others.items())[1 - MOST_ACCOUNTS :]), account_id: changed}


@dataclass(frozen=True, slots=True)
class WatchedTill:
    """A till with its name. `is_told` is false if no alert of its payments is sent."""

    number: str
    name: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class WallSheet:
    """The content of the sheet. `events` are those that are watched, with the number of tills, 0 for the business."""

    tills: tuple[WatchedTill, ...]
    events: tuple[tuple[str, int], ...]


def wall_sheet(entries: Iterable[CachedSubscription], tills: Mapping[str, str]) -> WallSheet:
    """Return the sheet for the rows of an account and its tills (number → name)."""
    watched: dict[str, set[str]] = {}
    business: set[str] = set()
    for entry in entries:
        record = entry.record
        if record.state is not State.CREATED:
            continue
        if record.scope == "till" and record.scope_reference:
            watched.setdefault(record.event_type, set()).add(till_key(record.scope_reference) or "")
        else:
            business.add(record.event_type)
    told = {till for event, keys in watched.items() if is_till_payment(event) for till in keys}
    all_told = any(map(is_till_payment, business))
    known = tuple(
        WatchedTill(one_line(number, Most.WORD), one_line(name, Most.NAME), all_told or till_key(number) in told)
        for number, name in tills.items()
    )
    counts = {event: len(keys) for event, keys in watched.items()} | dict.fromkeys(business, 0)
    return WallSheet(known, tuple(sorted(counts.items())))
