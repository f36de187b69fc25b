"""The records of the registry, as the list shows them: accounts, subscriptions, and what is known about each.

Ids are UUIDs that the caller makes at the press, never counted by a backend, so that lists can be merged later. All
times are aware UTC datetimes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kept_text import KeptText

if TYPE_CHECKING:
    from k2desk.model.problems import Problem


class State(StrEnum):
    """How far the creation of a subscription has got."""

    SENDING = "sending"
    CREATED = "created"
    NOT_CREATED = "not_created"
    NOT_SENT = "not_sent"
    NOT_CONFIRMED = "not_confirmed"


class Origin(StrEnum):
    """How a subscription got into the list."""

    MADE_HERE = "made_here"
    ADOPTED = "adopted"


class Outcome(StrEnum):
    """The result of the newest reading of a subscription at Kopo Kopo."""

    FOUND = "found"
    KEYS_REFUSED = "keys_refused"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    NOT_ANSWERING = "not_answering"


LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for a change at an unknown time. Every known change is newer."""


@fast_dataclass
class AccountRecord:
    """One account: its name, its environment (`live`, `sandbox`, `practice`), API base URL and version.

    Never contains keys. `removed_at` marks an account that the user took away: its list stays, and nothing shows it. It
    is not stored here, but follows from the account's history.
    """

    id: str
    name: KeptText
    environment: str
    base_url: str
    api_version: int
    made_at: datetime
    removed_at: datetime | None = None

    @property
    def is_in_use(self) -> bool:
        """Whether it is shown and watched. The practice shop always is."""
        return self.removed_at is None or self.environment == "practice"


ACCOUNT_RENAMED, ACCOUNT_REMOVED, ACCOUNT_RESTORED = "account_renamed", "account_removed", "account_restored"
"""Kinds of events whose newest one says how an account is called, and whether it was taken away."""


def removed_since(removed_at: datetime | None, restored_at: datetime | None) -> datetime | None:
    """Return since when an account is taken away, by its newest events of both kinds. None if it is in use."""
    if removed_at is None or (restored_at is not None and restored_at >= removed_at):
        return None
    return removed_at


@fast_dataclass
class SubscriptionRecord:
    """One row of the list: what was requested, by which press, and how far it got.

    `id` is the UUID of the attempt, made at the press. `duplicate_no` counts deliberate duplicates of the same
    subscription from 0. `sender` names the process that sends it (installation, process start). `host` is the
    environment's host, or `practice`; (`host`, `kopokopo_id`) identifies a subscription, whatever path its Location
    has. `location` is stored unchanged even if it can't be used. `removed_at` marks a row that was removed from the
    list only: Kopo Kopo goes on sending.
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
    duplicate_no: int = 0
    origin: Origin = Origin.MADE_HERE
    sender: str | None = None
    settled_at: datetime | None = None
    kopokopo_id: str | None = None
    location: str | None = None
    trouble: Problem | None = None
    removed_at: datetime | None = None
    revision: int = 0

    @property
    def is_damaged(self) -> bool:
        """Whether the disk changed the row, so that none of its values can be relied on."""
        return self.trouble is not None and self.trouble.marks_damage


@fast_dataclass
class RemoteFacts:
    """The facts of a subscription according to Kopo Kopo, stored if they differ from ours."""

    event_type: str
    address: str
    scope: str
    scope_reference: str | None


@fast_dataclass
class CheckRecord:
    """What is known about one subscription at Kopo Kopo.

    `standing` decides the badge and holds since `standing_since`. The first bad answer only sets `pending` (since
    `pending_since`); a second one, at least 30 s later, makes it the standing. `word` is the status in the last good
    answer, which came at `good_at`; `remote` is set if that answer differs from our record. `checked_at` is the time of
    the newest answer of any kind. A check that did not reach the internet changes nothing here. `bad_since` is the time
    of the first bad answer of the present series, after all was well at `well_until`. `failures` counts those that lead
    to a trouble.
    """

    subscription_id: str
    checked_at: datetime
    standing: Outcome | None
    standing_since: datetime | None
    pending: Outcome | None = None
    pending_since: datetime | None = None
    word: str | None = None
    good_at: datetime | None = None
    remote: RemoteFacts | None = None
    trouble: Problem | None = None
    well_until: datetime | None = None
    bad_since: datetime | None = None
    failures: int = 0

    @property
    def is_well(self) -> bool:
        """Whether Kopo Kopo shows it as Active and as we know it."""
        return self.standing is Outcome.FOUND and self.says_active and self.remote is None

    @property
    def says_active(self) -> bool:
        """Whether the status in the last good answer is Active, in any case of its letters."""
        return self.word == "Active" or (self.word or "").casefold() == "active"


@fast_dataclass
class AddressRecord:
    """The results of this computer's own tests of one web address of an account.

    `look` is the problem that the newest check found at `looked_at`, or None. A check tests the name, the connection
    and the certificate, and sends nothing. `certificate_ends` is when the certificate expires. `answer` is the problem
    of the newest sample or exam, which only a press sends, at `answered_at`; it took `seconds`.

    `good_at` is the time of the last good check, and `bad_since` that of the first bad one after it. `failures` counts
    the bad ones, until they count as a trouble since `trouble_at`. `first_alert_at` is when the first genuine alert
    arrived here, about the event `first_alert`.
    """

    account_id: str
    address: str
    looked_at: datetime | None = None
    look: Problem | None = None
    certificate_ends: datetime | None = None
    answered_at: datetime | None = None
    answer: Problem | None = None
    seconds: float | None = None
    good_at: datetime | None = None
    bad_since: datetime | None = None
    failures: int = 0
    trouble_at: datetime | None = None
    first_alert_at: datetime | None = None
    first_alert: str = ""


@fast_dataclass
class TillRecord:
    """A till of an account and the name that the shop gave it, or "". (account, number) identifies it.

    `changed_at` is the time of the user's last change. A removed till stays stored without its name, so that another
    computer's list does not bring it back.
    """

    account_id: str
    number: str
    name: KeptText
    changed_at: datetime = LONG_AGO
    removed_at: datetime | None = None


@fast_dataclass
class AddressName:
    """The name that the shop gave a web address, or "" after it was taken away.

    `address` is in the spelling that all spellings of the address share.
    """

    account_id: str
    address: str
    name: KeptText
    changed_at: datetime


@fast_dataclass
class RowNote:
    """The user's note about a subscription, or "" after it was deleted."""

    subscription_id: str
    text: KeptText
    changed_at: datetime


@fast_dataclass
class ProblemMark:
    """The user's word about one problem: it was put off `until` a time, or somebody sees to it (`taken_by`), or both.

    `subject` is the id of a subscription or a web address, and `problem` the kind of problem. The mark was set at
    `since`, and means nothing for another problem of the same subject.
    """

    account_id: str
    subject: str
    problem: str
    since: datetime
    until: datetime | None
    taken_by: KeptText


@fast_dataclass
class UserChanges:
    """When the user last changed what is stored for an account, for lists of several computers to be merged.

    `rows` has the time for each subscription, removed ones too. The others include what was removed: a till with
    `removed_at`, a name or note that is "".
    """

    rows: Mapping[str, datetime]
    tills: tuple[TillRecord, ...]
    names: tuple[AddressName, ...]
    notes: tuple[RowNote, ...]


@fast_dataclass
class ListSummary:
    """How many rows belong under each heading, and how many are active, while not all rows have been read yet."""

    attention: int
    waiting: int
    well: int
    active: int
    later: int = 0


@fast_dataclass
class DeskName:
    """What another desk of a shared list is called, and who works there ("" if nobody said it)."""

    desk: KeptText
    person: KeptText


@fast_dataclass
class AccountContents:
    """All rows of one account, removed ones too, with what is known about each.

    If `list_summary` is set, these are only the first rows. `desks` are the other desks of a shared list, by the
    installation that their rows name as sender.
    """

    records: tuple[SubscriptionRecord, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    addresses: tuple[AddressRecord, ...] = ()
    tills: tuple[TillRecord, ...] = ()
    list_summary: ListSummary | None = None
    names: tuple[AddressName, ...] = ()
    notes: tuple[RowNote, ...] = ()
    marks: tuple[ProblemMark, ...] = ()
    desks: Mapping[str, DeskName] = field(default_factory=dict)

    def in_doubt(self, is_gone: Callable[[SubscriptionRecord], bool]) -> AccountContents:
        """Return a copy in which the rows of vanished senders are marked as not confirmed.

        For when the registry could not store this yet. `is_gone` tells whether a row's sender has ended.
        """
        from k2desk.model.problems import GONE  # Not needed before the first paint.

        def seen(record: SubscriptionRecord) -> SubscriptionRecord:
            doubtful = record.state is State.SENDING and is_gone(record)
            return replace(record, state=State.NOT_CONFIRMED, trouble=GONE) if doubtful else record

        return replace(self, records=tuple(map(seen, self.records)))
