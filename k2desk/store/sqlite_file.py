"""Opens, verifies and migrates one SQLite file, and commits to it.

The journal mode is TRUNCATE, never WAL, and every commit is synced. Both settings are read back when the file is
opened.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sqlite3
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from k2desk.model.registry_errors import (
    BackupFailed,
    CouldNotSave,
    DamagedRegistry,
    MissingRegistry,
    NewerRegistry,
    RegistryError,
    RegistryGone,
    of_disk,
)
from k2desk.store import backups, checksums, row_reading
from k2desk.store.checksums import CheckedConnection
from k2desk.store.cleaning import clean_once, forget_messages
from k2desk.store.engine import Engine
from k2desk.store.file_place import free_places_beside, identity, is_fresh
from k2desk.store.files import COMPANIONS
from k2desk.store.journal import Mark, may_be_kept
from k2desk.store.journals import COUNTED, Journals
from k2desk.store.list_schema import META, examine, take_step
from k2desk.store.migrations import APPLICATION_ID, NEWEST
from k2desk.store.noted_rows import NotedRows, all_rows
from k2desk.store.paths import BACKUPS
from k2desk.store.sqlite_errors import of_sqlite
from k2desk.system.private_files import create, sync_folder

T = TypeVar("T")

_EXTRA = 3


class SqliteFile(Engine):
    """The file of a registry, from opening to closing. Every failure is a `RegistryError`."""

    _db: CheckedConnection

    def __init__(
        self, path: Path, *, may_make: bool = True, journals: Journals | None = None, accept: bool = False
    ) -> None:
        """Open the file, or create it if there is none. Raises `RegistryError`, and leaves the file unchanged.

        Without `may_make`, or if the journals know a list, a missing file is `MissingRegistry`. A list that is not the
        one in the journals is `OtherList`. With `accept` the user wants it all the same.
        """
        self._path = path
        self._identity: tuple[int, int] | None = None
        self._noted: NotedRows | None = None
        self._journals = journals
        self.trouble: RegistryError | None = None
        """Why the newest change could not be stored, if it could not."""
        fresh = is_fresh(path)
        if fresh and not (may_make and (accept or journals is None or not journals.knows_a_list())):
            raise MissingRegistry("there is no file any more")
        try:
            free_places_beside(path, fresh)
            if fresh:
                self._make(path)
        except OSError as error:
            raise of_disk(error) from None
        self._connect(path, fresh=False)
        try:
            self._identity = identity(path)
            self.made_elsewhere = self._attach(accept)
        except BaseException:
            self.close()
            raise

    def _make(self, path: Path) -> None:
        # Create it under another name first, so that a killed start leaves no empty file that looks damaged.
        new = path.with_name(path.name + ".new")
        new.unlink(missing_ok=True)
        # SQLite gives its journal the permissions of the file.
        create(new).close()
        self._connect(new, fresh=True)
        self._db.close()
        os.replace(new, path)
        sync_folder(path.parent)
        new.with_name(new.name + COMPANIONS[0]).unlink(missing_ok=True)

    def _connect(self, path: Path, *, fresh: bool) -> None:
        try:
            self._db = sqlite3.connect(
                str(path), isolation_level=None, check_same_thread=False, timeout=5, factory=CheckedConnection
            )
        except sqlite3.Error as error:
            raise of_sqlite(error) from None
        try:
            self._open(fresh)
            with contextlib.suppress(OSError):
                path.chmod(0o600)
        except sqlite3.Error as error:
            self._db.close()
            raise of_sqlite(error) from None
        except row_reading.UNREADABLE as error:
            # SQLite's message about a damaged schema may contain bytes that are not text.
            self._db.close()
            raise DamagedRegistry(str(error)) from None
        except BaseException:
            self._db.close()
            raise

    # -- opening -----------------------------------------------------------------------------------------------------

    def _open(self, fresh: bool) -> None:
        version = 0
        if not fresh:
            if self._value("PRAGMA application_id") != APPLICATION_ID:
                raise DamagedRegistry("not a registry of K2Desk")
            version = int(self._value("PRAGMA user_version"))
            if version > NEWEST:
                raise NewerRegistry(f"version {version}, this K2Desk knows {NEWEST}")
            examine(self._db, version)
        self._set_pragmas()
        if version < NEWEST:
            self._migrate(version)
        if fresh:
            return  # It is opened again under its own name.
        self._noted = NotedRows(self._db)
        checksums.watch(self._db, may_be_kept)
        clean_once(self._db, self._path)
        forget_messages(self._path)
        self.installation = str(self._db.execute(META, {"name": "installation"}).fetchone()[0])
        number, token, before = str(self._db.execute(META, {"name": "change"}).fetchone()[0]).split("/")
        self.mark = Mark(self.installation, int(number), token, before)

    def _set_pragmas(self) -> None:
        wanted: list[tuple[str, str, Any]] = [
            ("journal_mode", "TRUNCATE", "truncate"),
            ("synchronous", "EXTRA", _EXTRA),
            ("foreign_keys", "ON", 1),
            ("secure_delete", "ON", 1),  # Deleted data is overwritten in the file.
        ]
        if sys.platform == "darwin":
            wanted.append(("fullfsync", "1", 1))
        for name, value, expected in wanted:
            self._db.execute(f"PRAGMA {name} = {value}")
            if self._value(f"PRAGMA {name}") != expected:
                raise CouldNotSave(f"{name} could not be set")

    def _migrate(self, version: int) -> None:
        if version:
            self._back_up_before()
        # One commit for all steps: each would compute the checksums of all rows again.
        with self._commit():
            checksums.mark_damage(self._db)
            for number in range(version, NEWEST):
                take_step(self._db, number)
            if version == 0:
                self._db.execute(
                    "INSERT INTO meta (name, value)"
                    " VALUES ('installation', :id), ('revision', '0'), ('keys_cleaned', '1')",
                    {"id": str(uuid.uuid4())},
                )
            checksums.compute_all(self._db)
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._db.execute(f"PRAGMA user_version = {NEWEST}")

    def _back_up_before(self) -> None:
        """Make a backup of the older list: it is one of the others, and holds no arrived messages."""
        folder, now = self._path.with_name(BACKUPS), datetime.now(UTC)
        try:
            backups.accept(*self.copy_to(folder, now, "migration", lambda: None))
        except (OSError, BackupFailed) as error:
            raise CouldNotSave(f"no backup before the migration: {error}") from None

    # -- the one place that commits ----------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _commit(self, *, is_answer: bool = False) -> Iterator[None]:
        """Commit what the block changes. It is in a journal before it counts as done, or is refused.

        What came back from Kopo Kopo (`is_answer`) can't be had again, so it is kept even without a journal.
        """
        try:
            self._stay_in_place()
            with self._transaction(is_answer):
                yield
        except (CouldNotSave, DamagedRegistry) as error:
            self.trouble = error
            raise
        self.trouble = None

    def _stay_in_place(self) -> None:
        """Raise `RegistryGone` if another file, or none, has the name now. SQLite would go on with the old one."""
        if self._identity is not None and identity(self._path) != self._identity:
            raise RegistryGone(f"the file is gone or was replaced\n{self._path}")

    def look(self) -> None:
        """See whether the file is still in its place and can be written, for a program that has nothing to store."""
        if self.trouble is None:
            with contextlib.suppress(CouldNotSave), self._commit():
                pass

    @contextlib.contextmanager
    def _transaction(self, is_answer: bool) -> Iterator[None]:
        noted, journals = self._noted, self._journals
        if noted is not None:
            noted.rows.clear()
            if journals is not None:
                journals.make_ready(self.mark)
        mark: Mark | None = None
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                if noted is not None and noted.rows and journals is not None:
                    mark = self._next_mark()
                    journals.prepare(mark, tuple(noted.rows.values()), must=not is_answer)
                self._db.execute("COMMIT")
            except BaseException:
                if journals is not None:
                    journals.withdraw()
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.IntegrityError as error:
            raise RegistryError(str(error)) from None
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError, *row_reading.UNREADABLE) as error:
            # A value that SQLite can't store: a lone surrogate, a number out of range.
            raise RegistryError(str(error)) from None
        except sqlite3.Error as error:
            raise of_sqlite(error, self._path) from None
        if mark is not None and journals is not None:
            self.mark = mark
            journals.finish(mark)

    def _next_mark(self) -> Mark:
        mark = Mark(self.installation, self.mark.change + 1, os.urandom(4).hex(), self.mark.token)
        self._db.execute("UPDATE meta SET value = :value WHERE name = 'change'", {"value": mark.as_text()})
        return mark

    @property
    def failing(self) -> bool:
        """Whether a journal can't be written."""
        return self._journals is not None and bool(self._journals.failing)

    # -- the journals ------------------------------------------------------------------------------------------------

    def _attach(self, accept: bool) -> bool:
        if self._journals is None or self._noted is None:
            return False
        with self._reading():
            keys = {table: self._noted.keys(table, key) for table, key in COUNTED.items()}
            known = functools.partial(self._journals.known, self.installation)
            try:
                return self._journals.attach(self.mark, NEWEST, keys, lambda: all_rows(self._db, known), accept=accept)
            except OSError as error:
                raise of_disk(error) from None

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError) as error:
            raise RegistryError(str(error)) from None
        except sqlite3.Error as error:
            raise of_sqlite(error, self._path) from None

    def _rows(
        self,
        sql: str,
        values: Mapping[str, Any],
        make: Callable[[row_reading.Row], T],
        rest: Callable[[row_reading.Row], T | None],
        /,
    ) -> tuple[T, ...]:
        return row_reading.read(self._db, sql, values, make, rest)

    def _all_new(self, table: str, names: frozenset[str]) -> str:
        # All of the row is new, so it is sound again.
        return f", {checksums.COLUMN} = NULL" if names == {*self._db.tables[table].columns} else ""

    def damage(self) -> tuple[checksums.DamagedRow, ...]:
        """Return the rows, of all tables, that are not as they were written."""
        with self._reading():
            return tuple(checksums.damaged(self._db))

    def copy_to(
        self, folder: Path, now: datetime, why: str, between: Callable[[], None]
    ) -> tuple[Path, dict[str, int]]:
        """Make a backup that is still to be tested. Returns its file and how many rows each table has.

        `between` is called after each slice, and may use this list.
        """
        try:
            new = backups.make(self._db, folder, now, why, between)
        except OSError as error:
            raise of_disk(error) from None
        except sqlite3.Error as error:
            raise of_sqlite(error, self._path) from None
        names = self._read("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return new, {name: int(self._value(f"SELECT count(*) FROM {name}")) for (name,) in names}

    def close(self) -> None:
        """Close the file."""
        self._db.close()
        if self._journals is not None:
            self._journals.close()
