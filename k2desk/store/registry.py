"""The registry of subscriptions, as a protocol of intentions.

It is the only list of the merchant's subscriptions: Kopo Kopo's API has none. The `sqlite` module is its backend and
has contract tests of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Protocol

from k2desk.model.hand_over import AccountHandOver
from k2desk.model.history import (
    AccountEvent,
    AlertRecord,
    DayMark,
    HistoryEvent,
    HistoryFilter,
    Observation,
    ReadyRecord,
    Settlement,
)
from k2desk.model.kept_text import KeptText
from k2desk.model.payment_records import HourCount, PaymentClaim, PaymentNotes, PaymentOptions, PaymentWatch
from k2desk.model.payments import Payment
from k2desk.model.records import (
    AccountContents,
    AccountRecord,
    AddressName,
    AddressRecord,
    ProblemMark,
    RemoteFacts,
    RowNote,
    SubscriptionRecord,
    TillRecord,
    UserChanges,
)
from k2desk.model.shared_list import Line


class Registry(Protocol):
    """What the services ask of the registry.

    When a call returns, its changes have been committed to the disk. All calls raise `RegistryError`. A caller that is
    cancelled still gets the work done: the call waits for its end before the cancellation continues.
    """

    @property
    def installation(self) -> str:
        """The UUID of this installation, made together with the registry."""

    async def accounts(self) -> tuple[AccountRecord, ...]:
        """Return all accounts, oldest first, also those that were taken away."""

    async def save_account(self, account: AccountRecord) -> None:
        """Add an account, or replace the one with the same id."""

    async def connect_account(self, account: AccountRecord, client: str) -> AccountRecord:
        """Add or replace an account that signs in with this client ID, and return the account to be used.

        If another desk of a shared list has connected the same keys, that is theirs, and nothing is stored.
        """

    async def contents(self, account_id: str) -> AccountContents:
        """Return everything that is stored for one account."""

    async def recover(self, sender: str, at: datetime) -> tuple[str, ...]:
        """Turn rows that another sender left as *sending* into *not confirmed*, and return their ids.

        Call it only with the writer's lock held: otherwise another copy of the program may be sending.
        """

    async def record_intents(self, records: Sequence[SubscriptionRecord]) -> tuple[SubscriptionRecord, ...]:
        """Store new rows (*sending*, *not sent* or adopted *created*) in one commit, before anything is sent.

        Raises `AlreadyThere` and stores none of them if one would duplicate a subscription.
        """

    async def settle(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        """Store how a create ended.

        Allowed changes: *sending* → any other state; *not confirmed* → *created* or *not created*; *not sent* → *not
        sent* with another reason. Raises `IllegalStep` for any other change, and `AlreadyThere` if the Kopo Kopo ID is
        already in the list.
        """

    async def resend(self, record_id: str, sender: str, at: datetime) -> SubscriptionRecord:
        """Turn a row that is *not sent* or *not created* into *sending* again, on a press.

        Raises `IllegalStep` for any other row.
        """

    async def keep_theirs(
        self, record_id: str, remote: RemoteFacts, at: datetime, history: Sequence[HistoryEvent] = ()
    ) -> SubscriptionRecord:
        """Replace the facts of a *created* row with Kopo Kopo's, on the user's decision."""

    async def remove(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        """Mark the row as removed. It leaves the list, but nothing is deleted."""

    async def restore(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        """Put a removed row back into the list.

        Raises `AlreadyThere` if the same subscription has come back in another way meanwhile.
        """

    async def observed(self, observations: Sequence[Observation]) -> None:
        """Store the results of checks in one commit. A day keeps its worst mark."""

    async def add_history(self, events: Sequence[HistoryEvent]) -> None:
        """Store history events in one commit."""

    async def history(self, record_id: str, limit: int = 200) -> tuple[HistoryEvent, ...]:
        """Return the newest events of a row, newest first."""

    async def days(self, record_id: str, since: date) -> tuple[tuple[date, DayMark], ...]:
        """Return the marks of a row's days from `since` on, oldest first, without days that had no check."""

    async def address_seen(self, record: AddressRecord) -> None:
        """Store what is now known about a web address."""

    async def save_tills(self, tills: Sequence[TillRecord]) -> None:
        """Store tills and their names in one commit. An existing till gets the new name."""

    async def forget_tills(self, account_id: str, numbers: Sequence[str], at: datetime) -> None:
        """Remove tills. Subscriptions for them stay, and so does each number, as removed, without its name."""

    async def save_notes(self, notes: Sequence[RowNote]) -> None:
        """Store notes about subscriptions in one commit. A note "" deletes the words and keeps the time."""

    async def name_addresses(self, names: Sequence[AddressName]) -> None:
        """Store names of web addresses in one commit. A name "" deletes the words and keeps the time."""

    async def mark_problems(self, marks: Sequence[ProblemMark], forget: Sequence[ProblemMark] = ()) -> None:
        """Take back the marks in `forget` and store `marks`, each once for its subject and problem, in one commit."""

    async def user_changes(self, account_id: str) -> UserChanges:
        """Return when the user last changed each subscription, till, name and note, with what was removed."""

    async def add_account_history(self, events: Sequence[AccountEvent]) -> None:
        """Store events of an account's history in one commit.

        Deletes those older than `ACCOUNT_EVENTS_KEPT_DAYS` and all beyond the newest `ACCOUNT_EVENTS_KEPT`, except what
        says how the account is called and whether it was taken away.
        """

    async def account_history(self, account_id: str, wanted: HistoryFilter) -> tuple[AccountEvent | HistoryEvent, ...]:
        """Return the wanted events of an account's history, newest first."""

    async def keep_morning(self, record: ReadyRecord) -> None:
        """Store a day's *Ready to open?* and replace an earlier one of that day.

        Only the newest `MORNINGS_KEPT` days are kept.
        """

    async def mornings(self, account_id: str, since: date) -> tuple[ReadyRecord, ...]:
        """Return the stored days from `since` on, oldest first."""

    async def alerts_arrived(
        self, alerts: Sequence[AlertRecord], forget: Sequence[str] = ()
    ) -> tuple[AlertRecord, ...]:
        """Store messages in one commit and return them as stored. A repeat is counted on the existing message.

        First deletes the messages with the ids in `forget`, to make room. At the end it deletes messages older than
        `ALERTS_KEPT_DAYS` and all beyond the newest `ALERTS_KEPT` or `ALERTS_BYTES` of an account.
        """

    async def alerts_judged(self, alerts: Sequence[AlertRecord]) -> None:
        """Store the verdict and body of existing messages in one commit. Deleted messages stay deleted."""

    async def alerts(self, account_id: str) -> tuple[AlertRecord, ...]:
        """Return the stored messages, newest first."""

    async def forget_alerts(self, account_id: str) -> None:
        """Delete all messages of an account, on the user's decision."""

    async def payment_notes(self, account_id: str) -> PaymentNotes:
        """Return the options, the claims and the watches of an account's payments."""

    async def save_payment_options(self, options: PaymentOptions) -> None:
        """Store the options. With `keep_days` 0, the payments and the counts of the account are deleted."""

    async def claim_payment(self, claim: PaymentClaim) -> PaymentClaim:
        """Store a claim unless another one stands for the reference. Returns the claim that stands now."""

    async def take_back_claim(self, account_id: str, reference: str, at: datetime, by: str) -> None:
        """Mark the claim of a reference as taken back."""

    async def save_payment_watches(self, watches: Sequence[PaymentWatch], forget: Sequence[PaymentWatch] = ()) -> None:
        """Delete the watches in `forget` and store `watches`, in one commit."""

    async def kept_payments(self, account_id: str) -> tuple[Payment, ...]:
        """Return the payments that are kept on this computer, newest first."""

    async def keep_payments(self, account_id: str, payments: Sequence[Payment], hours: Sequence[HourCount]) -> None:
        """Store payments, and counts that are not lower than the stored ones, in one commit."""

    async def forget_payments(self, account_id: str, before: datetime, hours_before: datetime) -> None:
        """Delete the payments and the counts that are older."""

    async def payment_hours(self, account_id: str, since: datetime) -> tuple[HourCount, ...]:
        """Return the counts by hour from `since` on, oldest first."""

    async def back_up_first(self, why: str) -> None:
        """Make a backup before something large.

        If that fails, the work goes on, because each of its steps is safe by itself.
        """

    async def draft(self, account_id: str, form: str) -> str | None:
        """Return the stored draft of a form, as the form wrote it, or None."""

    async def save_draft(self, account_id: str, form: str, text: KeptText | None) -> None:
        """Store a form's draft, or delete it (None)."""

    async def hand_over(self) -> tuple[AccountHandOver, ...]:
        """Return everything that can be handed over, of all accounts."""

    async def merge(self, plan: Callable[[tuple[AccountHandOver, ...]], Sequence[AccountHandOver]]) -> None:
        """Call `plan` with everything that is stored, and write the records that it returns, all in one commit."""

    @property
    def is_shared(self) -> bool:
        """Whether other desks share this list."""

    @property
    def line(self) -> Line | None:
        """How the line to the shared list is, or None if this list is not shared."""

    async def rows_of(self, account_id: str, record_ids: Collection[str]) -> AccountContents:
        """Return some rows of an account, with what is known about each, without its addresses and tills."""

    async def lead(self, account_id: str) -> bool:
        """Return whether this desk checks an account for all desks now. From now on it tries to.

        A list that no other desk shares is always checked here.
        """

    async def stand_down(self, account_id: str) -> None:
        """Leave the checks of an account to another desk."""

    async def close(self) -> None:
        """Wait for running calls, close the file and release the writer's lock."""
