"""Everything of one account that can be handed over to another computer, and the file's own facts."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.history import AccountEvent, DayMark, HistoryEvent, ReadyRecord
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

RENAMED = "account_renamed"
"""The kind of the event that an account got another name."""


@fast_dataclass
class HandedRow(SubscriptionRecord):
    """A row of the list, with the time of its last change by the user or by an answer of Kopo Kopo."""

    changed_at: datetime = LONG_AGO


@fast_dataclass
class DayRecord:
    """The worst mark of one day's checks of a subscription."""

    subscription_id: str
    day: date
    mark: DayMark


@fast_dataclass
class AccountHandOver:
    """All that the registry knows about one account, apart from drafts and received alerts.

    Alerts hold the names and numbers of payers, so they stay on the computer that received them.
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
    """The content of a hand-over file. `desk` is the installation that made it, `made_by` what its user typed."""

    desk: str
    made_at: datetime
    made_by: str
    program: str
    accounts: tuple[AccountHandOver, ...]
    settings: dict[str, object] = field(default_factory=dict)
    keys: tuple[HandedKeys, ...] = ()
