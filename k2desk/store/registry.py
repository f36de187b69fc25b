"""The registry of subscriptions as a protocol of intentions, and the records that it keeps.

It is the only list of the merchant's subscriptions that exists: Kopo Kopo's API has none. Backends stand behind the
protocol (`sqlite`, `memory`); one suite of contract tests runs on each. Ids are UUIDs made by the caller at the press,
never counted by a backend, so that lists can be merged later. All times are aware UTC datetimes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from k2desk.frozen import frozen


class State(StrEnum):
    """How far the making of a subscription has come."""

    SENDING = "sending"
    CREATED = "created"
    NOT_CREATED = "not_created"
    NOT_SENT = "not_sent"
    NOT_CONFIRMED = "not_confirmed"


class Origin(StrEnum):
    """How a subscription came into the list."""

    MADE_HERE = "made_here"
    ADOPTED = "adopted"


class Outcome(StrEnum):
    """What the newest reading of a subscription at Kopo Kopo told."""

    FOUND = "found"
    KEYS_REFUSED = "keys_refused"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    NOT_ANSWERING = "not_answering"


class DayMark(StrEnum):
    """The worst that one day's checks told, best first."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"


@frozen
class Trouble:
    """Why something failed, as data: a message code (K-08), its parameters and the details for a developer."""

    code: str
    params: tuple[tuple[str, str], ...] = ()
    details: str = ""


@frozen
class AccountRecord:
    """One account: its name, its environment (`live`, `sandbox`, `practice`), API base and version. Never its keys."""

    id: str
    name: str
    environment: str
    base_url: str
    api_version: int
    made_at: datetime


@frozen
class SubscriptionRecord:
    """One row of the list: what was asked for, by whose press, and how far it came.

    `id` is the attempt's UUID, made at the press. `again` counts deliberate spares of the same subscription from 0.
    `sender` names the process that sends it (installation, process start). `host` is the environment's host, the word
    `practice` for practice; (`host`, `kopokopo_id`) names a subscription, whatever path its Location has. `location` is
    kept word for word, also where it can't be used. `removed_at` is a tombstone: Kopo Kopo goes on sending.
    """

    id: str
    account_id: str
    event_type: str
    scope: str
    scope_reference: str | None
    address: str
    daraja: bool
    api_version: int
    state: State
    pressed_at: datetime
    host: str
    again: int = 0
    origin: Origin = Origin.MADE_HERE
    sender: str | None = None
    settled_at: datetime | None = None
    kopokopo_id: str | None = None
    location: str | None = None
    trouble: Trouble | None = None
    removed_at: datetime | None = None
    revision: int = 0


@frozen
class Theirs:
    """The facts of a subscription as Kopo Kopo tells them, kept where they differ from ours."""

    event_type: str
    address: str
    scope: str
    scope_reference: str | None


@frozen
class CheckRecord:
    """What is known of one subscription at Kopo Kopo.

    `standing` is what the badge goes by, since `standing_since`. A first bad answer only stands in `pending` (since
    `pending_since`) until a second one, at least 30 s later, makes it the standing. `word` is the status word of the
    last good answer, which came at `good_at`; `theirs` is set where that answer differs from our record. `checked_at`
    is the time of the newest answer of any kind. A check that never reached the internet leaves no trace here.
    """

    subscription_id: str
    checked_at: datetime
    standing: Outcome | None
    standing_since: datetime | None
    pending: Outcome | None = None
    pending_since: datetime | None = None
    word: str | None = None
    good_at: datetime | None = None
    theirs: Theirs | None = None
    trouble: Trouble | None = None


@frozen
class HistoryEvent:
    """Something that changed: `kind` is a code of the desk (`created`, `standing`, `removed` …), `word` its value."""

    id: str
    subscription_id: str
    at: datetime
    kind: str
    word: str = ""
    trouble: Trouble | None = None


@frozen
class Observation:
    """The result of one check, ready to be kept: history only where something changed, a mark for its day."""

    check: CheckRecord
    day: date
    mark: DayMark
    history: tuple[HistoryEvent, ...] = ()


@frozen
class Settlement:
    """How an attempt ended, or what the user decided of one that was not confirmed."""

    state: State
    at: datetime
    kopokopo_id: str | None = None
    location: str | None = None
    trouble: Trouble | None = None
    history: tuple[HistoryEvent, ...] = ()


@frozen
class AddressRecord:
    """What this computer's own tests told of one web address of an account.

    `look` is the trouble that the newest look at `looked_at` found (name, connection, certificate; nothing is sent by
    it), None where there was none. `certificate_ends` is when the certificate that was seen ends. `answer` is the
    trouble of the newest sample or exam, which only a press sends, at `answered_at`; it took `seconds`.
    """

    account_id: str
    address: str
    looked_at: datetime | None = None
    look: Trouble | None = None
    certificate_ends: datetime | None = None
    answered_at: datetime | None = None
    answer: Trouble | None = None
    seconds: float | None = None


@frozen
class TillRecord:
    """A till of an account and the name that the shop gave it; "" for none. A till is (account, number)."""

    account_id: str
    number: str
    name: str


@frozen
class MorningRecord:
    """The newest *Ready to open?* of a day of the shop's own calendar: `overall` is a word, `sheet` JSON of the desk.

    `seconds` is what it took.
    """

    account_id: str
    day: date
    at: datetime
    seconds: float
    overall: str
    sheet: str


@frozen
class AlertRecord:
    """A message that arrived at the receiver of this computer, byte for byte.

    The same message with the same signature is one record that counts its `times`, from `first_at` to `last_at`.
    `cut` tells that the body was too long to be kept whole. `answered` is the HTTP status that the receiver gave.
    """

    id: str
    account_id: str
    first_at: datetime
    last_at: datetime
    times: int
    path: str
    signature: str | None
    body: bytes = field(repr=False)
    cut: bool = False
    answered: int = 200


@frozen
class AccountContents:
    """All rows of one account, removed ones too, with what is known of each, and the registry's revision."""

    records: tuple[SubscriptionRecord, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    revision: int = 0
    addresses: tuple[AddressRecord, ...] = ()
    tills: tuple[TillRecord, ...] = ()


@frozen
class Changes:
    """What is different since a revision."""

    records: tuple[SubscriptionRecord, ...] = field(default=())
    revision: int = 0


ALERTS_KEPT = 5_000
"""So many messages of an account are kept at the most."""

MORNINGS_KEPT = 400
"""So many days of *Ready to open?* of an account are kept at the most."""

ALERTS_KEPT_DAYS = 90
"""So many days a message is kept."""


class RegistryError(Exception):
    """Anything that kept the registry from doing as it was asked. Nothing of the failed call was kept."""


class AlreadyThere(RegistryError):
    """The same subscription (account, event, scope, reference, address, `again`) is sent, made or in doubt already,
    or the same (host, Kopo Kopo ID) is in the list. `record_id` is the row that stands in the way."""

    def __init__(self, record_id: str) -> None:
        super().__init__(f"already in the list as {record_id}")
        self.record_id = record_id


class UnknownRecord(RegistryError):
    """No row has this id."""


class IllegalStep(RegistryError):
    """The state that was asked for can't follow the one that the row has."""


class CouldNotSave(RegistryError):
    """The disk is full, read-only or failing: nothing was kept."""


class DamagedRegistry(RegistryError):
    """The file is not a sound registry. It was left as it is."""


class NewerRegistry(RegistryError):
    """The file was written by a newer K2Desk. It was left as it is."""


class RegistryInUse(RegistryError):
    """Another K2Desk holds the writer's lock of this data folder."""


class Registry(Protocol):
    """What the desk asks of the registry. Every call that returns has been committed to the disk.

    All calls raise `RegistryError`. A caller that is cancelled while it waits still gets the work done: the call waits
    for the end before the cancellation goes on.
    """

    @property
    def installation(self) -> str:
        """The UUID of this installation, made with the registry."""
        ...

    async def accounts(self) -> tuple[AccountRecord, ...]:
        """All accounts, oldest first."""
        ...

    async def save_account(self, account: AccountRecord) -> None:
        """Adds an account or replaces the one of the same id."""
        ...

    async def contents(self, account_id: str) -> AccountContents:
        """All that is kept of one account."""
        ...

    async def recover(self, sender: str, at: datetime) -> tuple[str, ...]:
        """Turns rows that are *sending* for any other sender into *not confirmed*; their ids.

        Only with the writer's lock held: another copy of the program may be sending.
        """
        ...

    async def record_intents(self, records: Sequence[SubscriptionRecord]) -> tuple[SubscriptionRecord, ...]:
        """Keeps new rows (*sending*, *not sent* or adopted *created*) in one commit, before anything is sent.

        Raises `AlreadyThere` and keeps none of them where one would double a subscription.
        """
        ...

    async def settle(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        """Keeps how an attempt ended. Legal: sending → any other; not confirmed → created or not created; not sent →
        not sent, with what kept it. Else `IllegalStep`. `AlreadyThere` where the Kopo Kopo ID is in the list."""
        ...

    async def resend(self, record_id: str, sender: str, at: datetime) -> SubscriptionRecord:
        """Turns a row that is *not sent* or *not created* into *sending* again, on a press. Else `IllegalStep`."""
        ...

    async def keep_theirs(
        self, record_id: str, theirs: Theirs, history: Sequence[HistoryEvent] = ()
    ) -> SubscriptionRecord:
        """Takes over Kopo Kopo's facts of a *created* row, on the user's word."""
        ...

    async def remove(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        """Puts a tombstone on the row: it leaves the list, nothing is forgotten."""
        ...

    async def restore(self, record_id: str, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        """Takes the tombstone away. `AlreadyThere` where the same subscription came back by another way meanwhile."""
        ...

    async def observed(self, observations: Sequence[Observation]) -> None:
        """Keeps the results of checks in one commit. A day keeps the worst of its marks."""
        ...

    async def add_history(self, events: Sequence[HistoryEvent]) -> None:
        """Keeps history events in one commit."""
        ...

    async def history(self, record_id: str, limit: int = 200) -> tuple[HistoryEvent, ...]:
        """The newest events of a row, newest first."""
        ...

    async def days(self, record_id: str, since: date) -> tuple[tuple[date, DayMark], ...]:
        """The marks of a row's days from `since` on, oldest first; days without a check are absent."""
        ...

    async def address_seen(self, record: AddressRecord) -> None:
        """Keeps what is known of a web address now."""
        ...

    async def save_tills(self, tills: Sequence[TillRecord]) -> None:
        """Keeps tills and their names in one commit; a till that is there gets the new name."""
        ...

    async def forget_tills(self, account_id: str, numbers: Sequence[str]) -> None:
        """Forgets tills. Subscriptions for them stay."""
        ...

    async def keep_morning(self, record: MorningRecord) -> None:
        """Keeps a day's *Ready to open?* in place of an earlier one of that day. The newest `MORNINGS_KEPT` stay."""
        ...

    async def mornings(self, account_id: str, since: date) -> tuple[MorningRecord, ...]:
        """The days that were kept from `since` on, oldest first."""
        ...

    async def alerts_arrived(self, alerts: Sequence[AlertRecord]) -> tuple[AlertRecord, ...]:
        """Keeps messages in one commit, and gives them as they are kept: a repeat is counted on the one that is there.

        Messages older than `ALERTS_KEPT_DAYS` and all beyond the newest `ALERTS_KEPT` of an account are forgotten.
        """
        ...

    async def alerts(self, account_id: str) -> tuple[AlertRecord, ...]:
        """The messages that are kept, newest first."""
        ...

    async def forget_alerts(self, account_id: str) -> None:
        """Forgets all messages of an account, on the user's word."""
        ...

    async def changes_since(self, revision: int) -> Changes:
        """Rows whose revision is above `revision`."""
        ...

    async def draft(self, account_id: str, form: str) -> str | None:
        """The saved draft of a form as the form wrote it."""
        ...

    async def save_draft(self, account_id: str, form: str, text: str | None) -> None:
        """Keeps a form's draft, or forgets it (None)."""
        ...

    async def close(self) -> None:
        """Waits for what is under way, closes the file and lets go of the writer's lock."""
        ...
