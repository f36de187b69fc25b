"""The registry in a PostgreSQL that several desks share.

Imported only where a shared list is set up. One connection, used from one thread.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import psycopg
from psycopg import errors

from k2desk.model.history import Settlement
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.records import AccountRecord, State
from k2desk.model.registry_errors import AlreadyThere, CouldNotSave, RegistryBusy, RegistryError
from k2desk.model.shared_list import ListTrouble, SharedListError
from k2desk.store import row_reading
from k2desk.store.engine import Engine, Rows
from k2desk.store.migrations import NEWEST
from k2desk.store.postgres_schema import (
    CHANGES,
    LIVE_SESSIONS,
    LOCKS,
    SCHEMA,
    SET_VERSION,
    TABLES_WITHOUT_NUMBER,
    WRITING,
    of_table,
    script,
)
from k2desk.store.row_writing import from_account, to_row
from k2desk.store.rows import to_number
from k2desk.store.sqlite import RegistryTables

T = TypeVar("T")
Raw = psycopg.Connection[tuple[Any, ...]]

_CERTAIN = frozenset({State.NOT_CREATED, State.NOT_SENT})
"""What a desk knows for certain of a create without a Location."""

_NAME = re.compile(r"(?<![:\w]):([a-z]\w*)")
_SQLITE_ONLY = re.compile(r" NOT INDEXED| CROSS(?= JOIN)")


@functools.cache
def translated(sql: str) -> str:
    """Return a statement in PostgreSQL's words: named values, and no hints for SQLite's planner."""
    return _NAME.sub(r"%(\1)s", _SQLITE_ONLY.sub("", sql))


def client_library() -> tuple[str, int]:
    """Return the kind of the client library ("binary" if it comes with K2Desk) and its version."""
    return psycopg.pq.__impl__, psycopg.pq.version()


@contextlib.contextmanager
def own_errors() -> Iterator[None]:
    """Turn PostgreSQL's errors into `RegistryError`."""
    try:
        yield
    except errors.InsufficientPrivilege as error:
        raise SharedListError(ListTrouble.NO_RIGHTS, _words(error)) from None
    except (errors.LockNotAvailable, errors.QueryCanceled, errors.DeadlockDetected) as error:
        raise RegistryBusy(_words(error)) from None
    except (errors.DiskFull, errors.ReadOnlySqlTransaction) as error:
        raise CouldNotSave(_words(error)) from None
    except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
        raise SharedListError(ListTrouble.EMPTY, _words(error)) from None
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise SharedListError(ListTrouble.NOT_ANSWERING, _words(error)) from None
    except (psycopg.Error, *row_reading.UNREADABLE) as error:
        # A value that PostgreSQL can't store: a NUL, a lone surrogate, a number out of range.
        raise RegistryError(_words(error)) from None


def _words(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__


class PostgresConnection:
    """Runs statements with named values."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw

    def execute(self, sql: str, values: Mapping[str, Any] | None = None, /) -> Rows:
        """Run a statement."""
        return self.raw.execute(translated(sql), values or None)

    def executemany(self, sql: str, rows: Any, /) -> None:
        """Run a statement once for each row."""
        self.raw.cursor().executemany(translated(sql), list(rows))


class PostgresFile(Engine):
    """A shared list on a connection, which `postgres_link.connect` opens."""

    def __init__(self, raw: Raw) -> None:
        """Take over a connection to a list that `make_list` has made. Raises `RegistryError`."""
        self._db = PostgresConnection(raw)
        self.raw = raw
        with own_errors():
            about: dict[str, str] = dict(raw.execute("SELECT name, value FROM meta").fetchall())
            self.session = int(self._value("SELECT nextval('session_number')"))
            # Others see by this lock that the desk lives.
            raw.execute("SELECT pg_advisory_lock(%s, %s)", (LOCKS, self.session))
            raw.execute("SELECT set_config('k2desk.session', %s, false)", (str(self.session),))
        self.installation = str(about["installation"])
        self.counter = int(about["counter"])
        self.version = int(about["version"])
        self.trouble: ListTrouble | None = None
        """Why the list can only be read, if so."""
        if int(about["oldest_program"]) > NEWEST:
            self.trouble = ListTrouble.NEWER_LIST
        elif self.version < NEWEST:
            self.trouble = ListTrouble.OLDER_LIST

    @contextlib.contextmanager
    def _commit(self, *, is_answer: bool = False) -> Iterator[None]:
        if self.trouble is not None:
            raise SharedListError(self.trouble)
        with own_errors(), self._in_one_go():
            yield

    @contextlib.contextmanager
    def _in_one_go(self) -> Iterator[None]:
        """Commit what the block changes. What reads nothing is sent all at once, so that it takes one round trip."""
        try:
            with self.raw.pipeline():
                self.raw.execute("BEGIN")
                self.raw.execute("SELECT begin_change()")
                yield
                self.raw.execute("COMMIT")
        except BaseException:
            # After an error the server waits for the end of the transaction.
            with contextlib.suppress(psycopg.Error):
                self.raw.rollback()
            raise

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with own_errors():
            yield

    def _rows(
        self,
        sql: str,
        values: Mapping[str, Any],
        make: Callable[[row_reading.Row], T],
        rest: Callable[[row_reading.Row], T | None],
        /,
    ) -> tuple[T, ...]:
        return tuple(
            record for row in self._db.execute(sql, values).fetchall() if (record := _made(row, make, rest)) is not None
        )

    def changes(self, since: int) -> tuple[int, list[tuple[str, dict[str, Any]]]]:
        """Return the number of the newest change, and all rows that changed after `since`, parents first."""
        with own_errors():
            (_, counter, _), *found = self._db.execute(CHANGES, {"since": since}).fetchall()
        return counter, [(table, cells) for table, _, cells in found]

    def live_sessions(self) -> frozenset[int]:
        """Return the numbers of the connections of all desks that live."""
        return frozenset(number for (number,) in self._read(LIVE_SESSIONS, locks=LOCKS))

    def close(self) -> None:
        """Close the connection, with all its locks."""
        self.raw.close()


def _made(
    row: row_reading.Row, make: Callable[[row_reading.Row], T], rest: Callable[[row_reading.Row], T | None]
) -> T | None:
    try:
        return make(row)
    except row_reading.UNREADABLE:
        return rest(row)


class PostgresRegistry(RegistryTables, PostgresFile):
    """A shared list, whose methods do what `Registry` says."""

    def _left_sending(self, sender: str) -> tuple[str, ...]:
        """Return the rows whose connection has ended. The locks of the living are asked after each change began."""
        found = self._read("SELECT id, session FROM subscription WHERE state = 'sending'")
        live = self.live_sessions() if found else frozenset[int]()
        return tuple(record_id for record_id, session in found if session not in live)

    def answered(self, record_id: str, settlement: Settlement, sender: str | None) -> None:
        """Store how a create of `sender` ended, even if it was given up meanwhile: a Location that comes late wins.

        Without a Location the answer says nothing new to a row that was settled already, or that another desk sends.
        """
        with self._commit():
            before = self._record(record_id)
            is_ours = before.sender == sender
            if before.state is State.SENDING and is_ours:
                with contextlib.suppress(AlreadyThere):
                    self._settle(record_id, settlement)
                    return
            if is_ours and before.state is State.NOT_CONFIRMED and settlement.state in _CERTAIN:
                # The desk that sent it knows: it came back after others had given it up.
                self._change(
                    record_id,
                    state=settlement.state,
                    settled_at=settlement.at,
                    trouble=settlement.trouble,
                    changed_at=settlement.at,
                )
            if settlement.kopokopo_id is None or self._has(before.host, settlement.kopokopo_id):
                self._add_events(settlement.history)
                return
            made = replace(
                before,
                state=State.CREATED,
                settled_at=settlement.at,
                kopokopo_id=settlement.kopokopo_id,
                location=settlement.location,
                trouble=settlement.trouble,
                removed_at=None,
            )
            if before.kopokopo_id is not None:
                # It was sent again meanwhile, and both were created. Each try to store this makes the same row.
                made = replace(made, id=str(uuid.uuid5(uuid.NAMESPACE_URL, settlement.kopokopo_id)))
            while True:
                try:
                    self._refuse_double(made)
                    break
                except AlreadyThere:
                    made = replace(made, duplicate_no=made.duplicate_no + 1)
            made = replace(made, revision=self._next_revision())
            self._upsert("subscription", [{**to_row(made), "changed_at": to_number(settlement.at)}], "id")
            self._add_events([replace(event, subscription_id=made.id) for event in settlement.history])

    def _has(self, host: str, kopokopo_id: str) -> bool:
        found = "SELECT id FROM subscription WHERE host = :host AND kopokopo_id = :id AND removed_at IS NULL"
        return bool(self._read(found, host=host, id=kopokopo_id))

    def vouch_for(self, record_ids: Iterable[str]) -> None:
        """Let this connection stand for rows that this desk is still sending, after it lost its earlier one."""
        self._change_each(
            "UPDATE subscription SET session = :session WHERE id = :id AND state = 'sending'",
            [{"session": self.session, "id": one} for one in record_ids],
        )

    def introduce(self, about: Mapping[str, Any]) -> None:
        """Write down which desk this is."""
        with self._commit():
            self._upsert("desk", [about], "installation")

    def _change_each(self, sql: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            with self._commit():
                self._db.executemany(sql, rows)

    def connect_account(self, account: AccountRecord, client: str) -> AccountRecord:
        with self._commit():
            row = {**from_account(account), "client": client}
            found = self._db.execute("SELECT id, environment FROM account WHERE client = :client", row).fetchone()
            if found is not None and found[0] != account.id:
                is_new = self._db.execute("SELECT 1 FROM account WHERE id = :id", row).fetchone() is None
                if is_new and found[1] == account.environment:
                    return next(one for one in self.accounts() if one.id == found[0])
                # The keys of another account stand for that one.
                del row["client"]
            self._upsert("account", [row], "id", fixed="made_at")
            return account

    def clients(self) -> dict[str, str]:
        """Return the client ID that each account signs in with, as far as it is known."""
        return dict(self._read("SELECT id, client FROM account WHERE client IS NOT NULL"))

    def note_clients(self, clients: Mapping[str, str]) -> None:
        """Store the client IDs of accounts that have none. A client ID is in one account alone."""
        self._change_each(
            "UPDATE account SET client = :client WHERE id = :id AND client IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM account WHERE client = :client)",
            [{"id": account_id, "client": client} for account_id, client in clients.items()],
        )

    def add_claims(self, claims: Sequence[PaymentClaim]) -> None:
        """Add the payments that a desk gave before it came. Where another desk's claim stands, that one stays."""
        names = ("at", "given_by", "sale", "taken_back_at", "taken_back_by")
        changes = ", ".join(f"{name} = excluded.{name}" for name in names)
        if claims:
            with self._commit():
                self._insert(
                    "payment_claim",
                    list(map(to_row, claims)),
                    f"ON CONFLICT (account_id, reference) DO UPDATE SET {changes}"
                    " WHERE payment_claim.taken_back_at IS NOT NULL AND excluded.taken_back_at IS NULL",
                )

    def go_on_after(self, number: int) -> None:
        """Go on with numbers after one that desks have seen already, because the list was put back."""
        with self._commit():
            self._db.execute(
                "UPDATE meta SET value = CAST(GREATEST(CAST(value AS BIGINT), :number) AS TEXT) WHERE name = 'counter'",
                {"number": number},
            )

    def try_to_lead(self, account_id: str) -> bool:
        """Return whether this desk checks an account from now on, because no other does."""
        return bool(self._read("SELECT pg_try_advisory_lock(:key)", key=_lead_key(account_id))[0][0])

    def stop_leading(self, account_id: str) -> None:
        """Leave the checks of an account to another desk."""
        self._read("SELECT pg_advisory_unlock(:key)", key=_lead_key(account_id))

    def _forget_old_events(self, account_id: str, before: int | None) -> None:
        """Keep all events: a desk deletes nothing, and each one's copy keeps the newest."""


def _lead_key(account_id: str) -> int:
    return int.from_bytes(hashlib.sha256(account_id.encode()).digest()[:8], "big", signed=True)


def make_list(raw: Raw) -> None:
    """Make the tables, or bring them up to date, as the list's administrator. Raises `RegistryError`."""
    with own_errors(), raw.transaction():
        raw.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
        if not _has_schema(raw):
            raw.execute(f"CREATE SCHEMA {SCHEMA}")
        version = version_of(raw)
        if version > NEWEST:
            raise SharedListError(ListTrouble.NEWER_LIST)
        if 0 < version < NEWEST:
            # What the steps change gets a number that no desk has seen.
            raw.execute("SELECT begin_change()")
        for number in range(version, NEWEST):
            raw.execute(script(number))
            for (table,) in raw.execute(TABLES_WITHOUT_NUMBER).fetchall():
                for statement in of_table(table):
                    raw.execute(statement)
        if version < NEWEST:
            raw.execute(SET_VERSION)


def _has_schema(raw: Raw) -> bool:
    return raw.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (SCHEMA,)).fetchone() is not None


def version_of(raw: Raw) -> int:
    """Return the version of the list's schema, or 0 if there is none."""
    there = raw.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.meta",)).fetchone()
    if there is None or there[0] is None:
        return 0
    found = raw.execute("SELECT value FROM k2desk.meta WHERE name = 'version'").fetchone()
    return int(found[0]) if found else 0
