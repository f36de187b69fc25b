"""The line of a desk to its shared list: brings the desk's copy up to date, delivers answers, and leads the checks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import psycopg

from k2desk.model.clock import Clock
from k2desk.model.history import Settlement
from k2desk.model.kept_text import KeptText
from k2desk.model.registry_errors import RegistryBusy, RegistryError, UnknownRecord
from k2desk.model.shared_list import Line, ListTrouble, SharedListError
from k2desk.store import rows
from k2desk.store.desk_copy import DeskCopy
from k2desk.store.postgres import PostgresRegistry, Raw
from k2desk.store.postgres_schema import CHANNEL

LOOK_EVERY = 15.0
"""Seconds between two looks for creates whose desk has ended."""


class SharedLine:
    """Keeps a desk's copy of a shared list up to date while there is a line.

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
        self._name: dict[str, str] = {}
        self._due_at = 0.0
        self._trouble: ListTrouble | None = ListTrouble.NOT_ANSWERING
        shared = copy.shared
        self._as_of = shared.as_of if shared is not None else None
        self.changed: Callable[[dict[str, set[str]]], None] = lambda touched: None
        self.told: Callable[[Line], None] = lambda line: None

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
            self._do_what_is_due(found)
            self._pull(found)
        self._trouble = found.trouble
        self.told(self.line)

    def _introduce(self, found: PostgresRegistry, desk: str, person: str) -> None:
        for name, value in (("desk", desk), ("person", person)):
            found.raw.execute("SELECT set_config(%s, %s, false)", (f"k2desk.{name}", value))
        self._name = {"installation": self._copy.installation, "name": desk, "person": person}
        self._due_at = 0.0

    def name_desk(self, desk: KeptText, person: KeptText) -> None:
        """Store what this desk is called and who works here. The other desks learn it as soon as there is a line."""
        self._copy.name_desk(desk, person)
        if self._list is not None:
            with self._all_or_no_line():
                self._introduce(self._list, desk, person)
                self._do_what_is_due(self._list)

    def _do_what_is_due(self, found: PostgresRegistry) -> bool:
        """Tell the list what it does not know yet, and return whether creates were found whose desk has ended.

        A list that another desk keeps busy for long, by moving in, is no reason to give the line up: later is soon
        enough.
        """
        now = self._clock.monotonic()
        if found.trouble is not None or now < self._due_at:
            return False
        self._due_at = now + LOOK_EVERY
        try:
            if self._name:
                found.introduce({**self._name, "seen_at": rows.to_number(self._clock.now())})
                self._name = {}
            found.vouch_for(self._in_flight)
            self._deliver(found)
            return bool(found.recover(self._sender, self._clock.now()))
        except RegistryBusy:
            return False

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
        """Take what others have changed. Asks nothing: the list tells that there is something."""
        found = self._list
        if found is None:
            return
        with contextlib.suppress(RegistryError), self._all_or_no_line():
            ours = found.raw.info.backend_pid
            if any(one.pid != ours for one in list(found.raw.notifies(timeout=0))):
                self._pull(found)

    def tick(self) -> None:
        """Do what is due every second: look for creates whose desk has ended, and try to lead."""
        # A notice that came together with another answer leaves nothing to read on the socket.
        self.hear()
        found = self._list
        if found is None or found.trouble is not None:
            return
        self._as_of = self._clock.now()
        with contextlib.suppress(RegistryError), self._all_or_no_line():
            new = {account_id for account_id in self._wanted - self._led if found.try_to_lead(account_id)}
            self._led |= new
            # Who takes over has to know what the desk before has read last.
            if self._do_what_is_due(found) or new:
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

    def close(self) -> None:
        """Close the line and the copy."""
        self._drop()
        self._copy.close()
