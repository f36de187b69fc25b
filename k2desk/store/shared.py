"""The registry of a desk that shares its list: writes to the shared list first, and reads its own copy.

Without a line to the shared list it can only be read. Two kinds of changes are stored here all the same: the answer to
a create that this desk has sent, which goes to the desk's own file first, and what concerns this desk alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from k2desk.model.hand_over import AccountHandOver
from k2desk.model.history import AccountEvent, HistoryEvent, Observation, Settlement
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.records import (
    AccountRecord,
    AddressName,
    AddressRecord,
    ProblemMark,
    RemoteFacts,
    RowNote,
    State,
    SubscriptionRecord,
    TillRecord,
)
from k2desk.model.registry_errors import AlreadyThere, IllegalStep, RegistryError
from k2desk.model.shared_list import ListTrouble, SharedListError
from k2desk.store.postgres import PostgresRegistry
from k2desk.store.shared_line import SharedLine
from k2desk.store.sqlite_hand_over import Plan

T = TypeVar("T")


class SharedRegistry(SharedLine):
    """A desk's registry of a shared list. Everything that it does not name is done by the desk's own copy."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._copy, name)

    def _change(self, work: Callable[[PostgresRegistry], T]) -> T:
        found = self._list
        if found is None:
            raise SharedListError(self._trouble or ListTrouble.NOT_ANSWERING, as_of=self._as_of)
        with self._on_the_line():
            try:
                result = work(found)
            except (AlreadyThere, IllegalStep) as error:
                # Another desk was first: the user has to see its row, and whether that desk still lives.
                found.recover(self._sender, self._clock.now())
                self._pull(found)
                if isinstance(error, AlreadyThere):
                    error.sent_by = self._copy.sent_by(error.record_id)
                raise
            self._catch_up(found)
        return result

    def _catch_up(self, found: PostgresRegistry) -> None:
        """Bring the copy up to date after a change, which is in the list whether that works or not."""
        with contextlib.suppress(RegistryError), self._all_or_no_line():
            self._pull(found)

    def _of_account(self, account_id: str, name: str, *arguments: Any) -> Any:
        if not self._copy.is_shared(account_id):
            return getattr(self._copy, name)(*arguments)
        return self._change(lambda found: getattr(found, name)(*arguments))

    def _of_row(self, record_id: str, name: str, *arguments: Any) -> Any:
        return self._of_account(self._copy.account_of(record_id), name, *arguments)

    def _each(self, name: str, found: Iterable[T], account_of: Callable[[T], str], *rest: Any) -> None:
        """Call a method once for the shared records, and once for those of this desk alone."""
        here: list[T] = []
        there: list[T] = []
        for one in found:
            (there if self._copy.is_shared(account_of(one)) else here).append(one)
        if here:
            getattr(self._copy, name)(here, *rest)
        if there:
            self._change(lambda line: getattr(line, name)(there, *rest))

    def save_account(self, account: AccountRecord) -> None:
        if account.environment == "practice":
            self._copy.save_account(account)
        else:
            self._change(lambda found: found.save_account(account))

    def connect_account(self, account: AccountRecord, client: str) -> AccountRecord:
        if account.environment == "practice":
            return self._copy.connect_account(account, client)
        return self._change(lambda found: found.connect_account(account, client))

    def note_clients(self, clients: Mapping[str, str]) -> None:
        """Store in the shared list what accounts sign in with, where it does not know that yet."""

        def note(found: PostgresRegistry) -> None:
            known = found.clients()
            found.note_clients({one: client for one, client in clients.items() if known.get(one) != client})

        self._change(note)

    def recover(self, sender: str, at: datetime) -> tuple[str, ...]:
        """Mark what earlier starts of this desk left, in its copy. The shared list learns it when there is a line."""
        self._sender = sender
        gone = self._copy.recover(sender, at)
        if self._list is not None:
            with contextlib.suppress(SharedListError):
                gone = (*gone, *self._change(lambda found: found.recover(sender, at)))
        return gone

    def record_intents(self, records: Sequence[SubscriptionRecord]) -> tuple[SubscriptionRecord, ...]:
        if all(not self._copy.is_shared(one.account_id) for one in records):
            return self._copy.record_intents(records)
        return self._change(lambda found: found.record_intents(records))

    def settle(self, record_id: str, settlement: Settlement) -> SubscriptionRecord:
        if record_id not in self._in_flight:
            settled: SubscriptionRecord = self._of_row(record_id, "settle", record_id, settlement)
            return settled
        record = self._copy.keep_answer(record_id, settlement)
        self._in_flight.discard(record_id)
        if self._list is not None:
            # Without a line, or with a busy list, the list gets the answer later.
            with contextlib.suppress(RegistryError), self._on_the_line():
                self._deliver_one(self._list, record_id, settlement)
                self._catch_up(self._list)
        return record

    def resend(self, record_id: str, sender: str, at: datetime) -> SubscriptionRecord:
        if not self._copy.is_shared(self._copy.account_of(record_id)):
            return self._copy.resend(record_id, sender, at)
        self._sender = sender
        try:
            record = self._change(lambda found: found.resend(record_id, sender, at))
        except IllegalStep:
            # Another desk has sent this very row meanwhile.
            raise AlreadyThere(record_id, self._copy.sent_by(record_id)) from None
        try:
            self._copy.put(record, at)
        except RegistryError:
            # Without a place for its answer nothing is sent.
            with contextlib.suppress(RegistryError):
                self._change(lambda found: found.settle(record_id, Settlement(State.NOT_SENT, at)))
            raise
        self._in_flight.add(record_id)
        return record

    def keep_theirs(
        self, record_id: str, remote: RemoteFacts, at: datetime, history: Sequence[HistoryEvent] = ()
    ) -> SubscriptionRecord:
        kept: SubscriptionRecord = self._of_row(record_id, "keep_theirs", record_id, remote, at, history)
        return kept

    def remove(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        removed: SubscriptionRecord = self._of_row(record_id, "remove", record_id, at, history)
        return removed

    def restore(self, record_id: str, at: datetime, history: Sequence[HistoryEvent] = ()) -> SubscriptionRecord:
        restored: SubscriptionRecord = self._of_row(record_id, "restore", record_id, at, history)
        return restored

    def observed(self, observations: Sequence[Observation]) -> None:
        self._each("observed", observations, lambda one: self._copy.account_of(one.check.subscription_id))

    def add_history(self, events: Sequence[HistoryEvent]) -> None:
        self._each("add_history", events, lambda one: self._copy.account_of(one.subscription_id))

    def address_seen(self, record: AddressRecord) -> None:
        self._of_account(record.account_id, "address_seen", record)

    def save_tills(self, tills: Sequence[TillRecord]) -> None:
        self._each("save_tills", tills, lambda one: one.account_id)

    def forget_tills(self, account_id: str, numbers: Sequence[str], at: datetime) -> None:
        self._of_account(account_id, "forget_tills", account_id, numbers, at)

    def save_notes(self, notes: Sequence[RowNote]) -> None:
        self._each("save_notes", notes, lambda one: self._copy.account_of(one.subscription_id))

    def name_addresses(self, names: Sequence[AddressName]) -> None:
        self._each("name_addresses", names, lambda one: one.account_id)

    def mark_problems(self, marks: Sequence[ProblemMark], forget: Sequence[ProblemMark] = ()) -> None:
        both = [*marks, *forget]
        if both:
            self._of_account(both[0].account_id, "mark_problems", marks, forget)

    def add_account_history(self, events: Sequence[AccountEvent]) -> None:
        self._each("add_account_history", events, lambda one: one.account_id)

    def claim_payment(self, claim: PaymentClaim) -> PaymentClaim:
        # What one desk gave for a payment, no other gives once more.
        standing: PaymentClaim = self._of_account(claim.account_id, "claim_payment", claim)
        return standing

    def take_back_claim(self, account_id: str, reference: str, at: datetime, by: str) -> None:
        self._of_account(account_id, "take_back_claim", account_id, reference, at, by)

    def merge(self, plan: Plan) -> None:
        """Merge into the shared list. What concerns a practice shop is written here."""

        def of_the_list(known: tuple[AccountHandOver, ...]) -> list[AccountHandOver]:
            return [one for one in plan((*known, *mine)) if one.account.environment != "practice"]

        def of_this_desk(known: tuple[AccountHandOver, ...]) -> list[AccountHandOver]:
            return [one for one in plan(known) if one.account.environment == "practice"]

        mine = tuple(one for one in self._copy.hand_over() if one.account.environment == "practice")
        self._change(lambda found: found.merge(of_the_list))
        self._copy.merge(of_this_desk)
