"""Everything of one account that can be handed over to another computer, and the file's own facts."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.history import AccountEvent, DayMark, HistoryEvent, ReadyRecord
from k2desk.model.kept_text import KeptText
from k2desk.model.records import (
    LONG_AGO,
    AccountRecord,
    AddressName,
    AddressRecord,
    CheckRecord,
    ProblemMark,
    RowNote,
    SubscriptionRecord,
    TillRecord,
)


@fast_dataclass
class HandedRow(SubscriptionRecord):
    """A row of the list, with the time of its last change by the user or by an answer of Kopo Kopo."""

    changed_at: datetime = LONG_AGO


@fast_dataclass
class ContactsRecord:
    """Who to call about an account: names and phone numbers as they were typed. The settings keep them."""

    account_id: str
    website_name: KeptText
    website_phone: KeptText
    support_name: KeptText
    support_phone: KeptText
    keeper_name: KeptText
    keeper_phone: KeptText
    changed_at: datetime


@fast_dataclass
class DayRecord:
    """The worst mark of one day's checks of a subscription."""

    subscription_id: str
    day: date
    mark: DayMark


@fast_dataclass
class AccountHandOver:
    """All that is known about one account, apart from drafts and received alerts.

    Alerts hold the names and numbers of payers, so they stay on the computer that received them. `contacts` come from
    the settings, and the rest from the registry.
    """

    account: AccountRecord
    subscriptions: tuple[HandedRow, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    addresses: tuple[AddressRecord, ...] = ()
    tills: tuple[TillRecord, ...] = ()
    names: tuple[AddressName, ...] = ()
    notes: tuple[RowNote, ...] = ()
    marks: tuple[ProblemMark, ...] = ()
    history: tuple[HistoryEvent, ...] = ()
    events: tuple[AccountEvent, ...] = ()
    days: tuple[DayRecord, ...] = ()
    mornings: tuple[ReadyRecord, ...] = ()
    contacts: tuple[ContactsRecord, ...] = ()


@fast_dataclass
class HandedKeys:
    """The keys of an account, if the user chose to hand them over. `host` is the host that they are for."""

    account_id: str
    host: str
    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    api_key: str = field(default="", repr=False)


@fast_dataclass
class HandOver:
    """The content of a hand-over file. `desk` is the installation that made it, `made_by` what its user typed.

    `order` is the order of the accounts that its user chose, at `order_at`.
    """

    desk: str
    made_at: datetime
    made_by: str
    program: str
    accounts: tuple[AccountHandOver, ...]
    settings: dict[str, object] = field(default_factory=dict)
    keys: tuple[HandedKeys, ...] = ()
    order: tuple[str, ...] = ()
    order_at: datetime = LONG_AGO
