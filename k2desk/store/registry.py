"""The registry of subscriptions as a protocol of intentions.

It is the only list of the merchant's subscriptions that exists: Kopo Kopo's API has none. The backend stands behind the
protocol (`sqlite`), with contract tests of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from k2desk.model.history import AlertRecord, Changes, DayMark, HistoryEvent, MorningRecord, Observation, Settlement
from k2desk.model.kept_text import KeptText
from k2desk.model.records import AccountContents, AccountRecord, AddressRecord, SubscriptionRecord, Theirs, TillRecord


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

    async def alerts_arrived(
        self, alerts: Sequence[AlertRecord], forget: Sequence[str] = ()
    ) -> tuple[AlertRecord, ...]:
        """Keeps messages in one commit, and gives them as they are kept: a repeat is counted on the one that is there.

        First forgets the messages with the ids of `forget`, which make room. Then messages older than
        `ALERTS_KEPT_DAYS` and all beyond the newest `ALERTS_KEPT` or `ALERTS_BYTES` of an account are forgotten.
        """
        ...

    async def alerts_judged(self, alerts: Sequence[AlertRecord]) -> None:
        """Keeps verdict and body of messages that are there, in one commit; those that are gone stay gone."""
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

    async def save_draft(self, account_id: str, form: str, text: KeptText | None) -> None:
        """Keeps a form's draft, or forgets it (None)."""
        ...

    async def close(self) -> None:
        """Waits for what is under way, closes the file and lets go of the writer's lock."""
        ...
