"""The registry of a desk that shares its list: writes to the shared list first, and reads its own copy.

Without a line to the shared list it can only be read. Two kinds of changes are stored here all the same: the answer to
a create that this desk has sent, which goes to the desk's own file first, and what concerns this desk alone.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

import psycopg

from k2desk.model.clock import Clock
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
from k2desk.model.registry_errors import AlreadyThere, IllegalStep, RegistryError, UnknownRecord
from k2desk.model.shared_list import Line, ListTrouble, SharedListError
from k2desk.store import rows
from k2desk.store.desk_copy import DeskCopy
from k2desk.store.postgres import PostgresRegistry, Raw
from k2desk.store.postgres_schema import CHANNEL
from k2desk.store.sqlite_hand_over import Plan

T = TypeVar("T")

RECOVER_EVERY = 15.0
"""Seconds between two looks for creates whose desk has ended."""


class SharedRegistry:
    """A desk's registry of a shared list. Everything that it does not name is done by the desk's own copy.

    `changed` gets the accounts whose rows another desk has changed, `told` how the line to the list is.
    """

    def __init__(self, copy: DeskCopy, clock: Clock) -> None:
        """Begin without a line. `attach` brings one."""
        self._copy = copy
        self._clock = clock
        self._list: PostgresRegistry | None = None
        self._sender = ""
        self._in_flight: set[str] = set()
        self._led: set[str] = set()
        self._wanted: set[str] = set()
        self._recover_at = 0.0
        self._trouble: ListTrouble | None = ListTrouble.NOT_ANSWERING
        shared = copy.shared
        self._as_of = shared.as_of if shared is not None else None
        self.changed: Callable[[dict[str, set[str]]], None] = lambda touched: None
        self.told: Callable[[Line], None] = lambda line: None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._copy, name)

    # -- the line ----------------------------------------------------------------------------------------------------

    @property
    def line(self) -> Line:
        """How the line to the shared list is."""
        return Line(self._trouble, self._as_of)

    @property
    def is_connected(self) -> bool:
        """Whether there is a line."""
        return self._list is not None

    def fileno(self) -> int | None:
        """Return the socket on which the shared list tells of changes, or None."""
        return self._list.raw.fileno() if self._list is not None else None

    def attach(self, raw: Raw) -> None:
        """Take over a new connection: deliver what the list does not know yet, and catch up with it.

        Raises `RegistryError`, and closes the connection.
        """
        self._drop()
        try:
            found = PostgresRegistry(raw)
            shared = self._copy.shared
            assert shared is not None
            if shared.installation and found.installation != shared.installation:
                raise SharedListError(ListTrouble.OTHER_LIST)
            if found.counter < shared.seen:
                raise SharedListError(ListTrouble.PUT_BACK)
        except BaseException as error:
            raw.close()
            self._lost(error.trouble if isinstance(error, SharedListError) else ListTrouble.NOT_ANSWERING)
            raise
        self._list = found
        with self._all_or_no_line():
            raw.execute(f"LISTEN {CHANNEL}")
            self._introduce(found, shared.desk, shared.person)
            if found.trouble is None:
                found.vouch_for(self._in_flight)
                self._deliver(found)
                found.recover(self._sender, self._clock.now())
            self._pull(found)
            self._recover_at = self._clock.monotonic() + RECOVER_EVERY
        self._trouble = found.trouble
        self.told(self.line)

    def _introduce(self, found: PostgresRegistry, desk: str, person: str) -> None:
        for name, value in (("desk", desk), ("person", person)):
            found.raw.execute("SELECT set_config(%s, %s, false)", (f"k2desk.{name}", value))
        if found.trouble is None:
            about = {"installation": self._copy.installation, "name": desk, "person": person}
            found.introduce({**about, "seen_at": rows.to_number(self._clock.now())})

    def _deliver(self, found: PostgresRegistry) -> None:
        for record_id, settlement in self._copy.answers():
            self._deliver_one(found, record_id, settlement)

    def _deliver_one(self, found: PostgresRegistry, record_id: str, settlement: Settlement) -> None:
        # A list that lost the row gets it back with this desk's copy.
        with contextlib.suppress(UnknownRecord):
            found.answered(record_id, settlement, self._copy.sender_of(record_id))
            self._copy.delivered(record_id)

    def _drop(self) -> None:
        if self._list is not None:
            with contextlib.suppress(psycopg.Error):
                self._list.close()
            with contextlib.suppress(RegistryError):
                shared = self._copy.shared
                if shared is not None:
                    self._copy.share(replace(shared, as_of=self._as_of))
        self._list = None
        self._led.clear()

    def _lost(self, trouble: ListTrouble) -> None:
        before, self._trouble = self._trouble, trouble
        self._drop()
        if before is not trouble:
            self.told(self.line)

    def refused(self, trouble: ListTrouble) -> None:
        """Note why no connection could be made."""
        if self._list is None:
            is_known = self._as_of is not None and trouble in {ListTrouble.NO_SERVER, ListTrouble.UNKNOWN_HOST}
            # The address was right before, so the server is away.
            self._lost(ListTrouble.NOT_ANSWERING if is_known else trouble)

    @contextlib.contextmanager
    def _on_the_line(self) -> Iterator[None]:
        """Note a line that breaks."""
        try:
            yield
        except SharedListError as error:
            if self._list is not None and (self._list.raw.closed or self._list.raw.broken):
                self._lost(error.trouble)
            raise
        except psycopg.Error as error:
            if self._list is not None and (self._list.raw.closed or self._list.raw.broken):
                self._lost(ListTrouble.NOT_ANSWERING)
            raise SharedListError(ListTrouble.NOT_ANSWERING, str(error)) from None

    @contextlib.contextmanager
    def _all_or_no_line(self) -> Iterator[None]:
        """Give the line up if the copy can't be brought up to date: what is shown must not look newer than it is."""
        try:
            with self._on_the_line():
                yield
        except SharedListError:
            raise
        except RegistryError:
            self._lost(ListTrouble.NOT_ANSWERING)
            raise

    def _pull(self, found: PostgresRegistry) -> None:
        """Bring this desk's copy up to date."""
        shared = self._copy.shared
        assert shared is not None
        counter, changes = found.changes(shared.seen)
        self._as_of = self._clock.now()
        newest = replace(shared, installation=found.installation, seen=counter, as_of=self._as_of)
        if changes or counter != shared.seen or not shared.installation:
            touched = self._copy.apply(newest, changes)
            if touched:
                self.changed(touched)

    def hear(self) -> None:
        """Take what others have changed, once the socket has something to read."""
        found = self._list
        if found is None:
            return
        with contextlib.suppress(RegistryError), self._all_or_no_line():
            ours = found.raw.info.backend_pid
            if any(one.pid != ours for one in list(found.raw.notifies(timeout=0))):
                self._pull(found)

    def tick(self) -> None:
        """Do what is due every second: look for creates whose desk has ended, and try to lead."""
        found = self._list
        if found is None or found.trouble is not None:
            return
        self._as_of = self._clock.now()
        with contextlib.suppress(RegistryError), self._all_or_no_line():
            for account_id in self._wanted - self._led:
                if found.try_to_lead(account_id):
                    self._led.add(account_id)
            if self._clock.monotonic() >= self._recover_at:
                self._recover_at = self._clock.monotonic() + RECOVER_EVERY
                self._deliver(found)
                if found.recover(self._sender, self._clock.now()):
                    self._pull(found)

    def lead(self, account_id: str) -> bool:
        """Return whether this desk checks an account for all desks now. From now on it tries to."""
        if not self._copy.is_shared(account_id):
            return True
        self._wanted.add(account_id)
        self.tick()
        return account_id in self._led

    def stand_down(self, account_id: str) -> None:
        """Leave the checks of an account to another desk."""
        self._wanted.discard(account_id)
        if account_id in self._led and self._list is not None:
            self._led.discard(account_id)
            with contextlib.suppress(RegistryError), self._on_the_line():
                self._list.stop_leading(account_id)

    # -- changes: the shared list first ------------------------------------------------------------------------------

    def _change(self, work: Callable[[PostgresRegistry], T]) -> T:
        found = self._list
        if found is None:
            raise SharedListError(self._trouble or ListTrouble.NOT_ANSWERING, as_of=self._as_of)
        with self._on_the_line():
            try:
                result = work(found)
            except (AlreadyThere, IllegalStep):
                # Another desk was first: the user has to see its row, and whether that desk still lives.
                found.recover(self._sender, self._clock.now())
                self._pull(found)
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
            raise AlreadyThere(record_id) from None
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

    def close(self) -> None:
        """Close the line and the copy."""
        self._drop()
        self._copy.close()
