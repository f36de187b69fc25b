"""One SQLite file that is opened, examined and migrated in one place, and committed to in one place.

The journal is truncated, never WAL, and every commit is synced: both are read back when the file is opened.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from k2desk.private_files import create, write_atomically
from k2desk.store.failures import CouldNotSave, DamagedRegistry, NewerRegistry, RegistryError
from k2desk.store.migrations import APPLICATION_ID, MIGRATIONS, NEWEST

_HEADER = b"SQLite format 3\x00"
_EXTRA = 3


class SqliteFile:
    """The file of a registry, from opening to closing. Every failure is a `RegistryError`."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the file. Raises `DamagedRegistry` or `NewerRegistry`, and leaves the file as it was."""
        self._path = path
        if _is_fresh(path):
            # Made under another name first: a start that is killed leaves no empty file that looks like damage.
            new = path.with_name(path.name + ".new")
            new.unlink(missing_ok=True)
            # SQLite gives its journal the rights of the file itself.
            create(new).close()
            self._connect(new, fresh=True)
            self._db.close()
            os.replace(new, path)
            new.with_name(new.name + "-journal").unlink(missing_ok=True)
        self._connect(path, fresh=False)

    def _connect(self, path: Path, *, fresh: bool) -> None:
        try:
            self._db = sqlite3.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5)
        except sqlite3.Error as error:
            raise CouldNotSave(str(error)) from None
        try:
            self._open(fresh)
            with contextlib.suppress(OSError):
                path.chmod(0o600)
        except RegistryError:
            self._db.close()
            raise
        except sqlite3.OperationalError as error:
            self._db.close()
            raise CouldNotSave(str(error)) from None
        except sqlite3.Error as error:
            self._db.close()
            raise DamagedRegistry(str(error)) from None

    # -- opening -----------------------------------------------------------------------------------------------------

    def _open(self, fresh: bool) -> None:
        version = 0
        if not fresh:
            if self._value("PRAGMA application_id") != APPLICATION_ID:
                raise DamagedRegistry("not a registry of K2Desk")
            version = int(self._value("PRAGMA user_version"))
            if version > NEWEST:
                raise NewerRegistry(f"version {version}, this K2Desk knows {NEWEST}")
            self._examine()
        self._set_pragmas()
        if version < NEWEST:
            self._migrate(version)
        self.installation = str(self._value("SELECT value FROM meta WHERE name = 'installation'"))

    def _examine(self) -> None:
        if self._value("PRAGMA integrity_check") != "ok":
            raise DamagedRegistry("the file's own check found errors")
        if self._db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise DamagedRegistry("rows without the row that they belong to")

    def _set_pragmas(self) -> None:
        wanted: list[tuple[str, str, Any]] = [
            ("journal_mode", "TRUNCATE", "truncate"),
            ("synchronous", "EXTRA", _EXTRA),
            ("foreign_keys", "ON", 1),
        ]
        if sys.platform == "darwin":
            wanted.append(("fullfsync", "1", 1))
        for name, value, expected in wanted:
            self._db.execute(f"PRAGMA {name} = {value}")
            if self._value(f"PRAGMA {name}") != expected:
                raise CouldNotSave(f"{name} could not be set")

    def _migrate(self, version: int) -> None:
        if version:
            self._copy_before(version)
        for number in range(version, NEWEST):
            with self._commit():
                for statement in _statements(MIGRATIONS[number]):
                    self._db.execute(statement)
                if number == 0:
                    self._db.execute(
                        "INSERT INTO meta (name, value) VALUES ('installation', :id), ('revision', '0')",
                        {"id": str(uuid.uuid4())},
                    )
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                self._db.execute(f"PRAGMA user_version = {number + 1}")

    def _copy_before(self, version: int) -> None:
        copy = self._path.with_name(f"{self._path.stem}-before-v{NEWEST}-from-v{version}.sqlite")
        try:
            write_atomically(copy, self._path.read_bytes())
        except OSError as error:
            raise CouldNotSave(f"no copy before the migration: {error}") from None
        with contextlib.closing(sqlite3.connect(str(copy))) as other:
            if other.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise CouldNotSave("the copy before the migration is not sound")

    # -- the one place that commits ----------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _commit(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.IntegrityError as error:
            raise RegistryError(str(error)) from None
        except (sqlite3.OperationalError, sqlite3.InterfaceError) as error:
            raise CouldNotSave(str(error)) from None
        except sqlite3.DatabaseError as error:
            raise DamagedRegistry(str(error)) from None

    def _read(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DamagedRegistry(str(error)) from None

    def _value(self, sql: str) -> Any:
        row = self._db.execute(sql).fetchone()
        return row[0] if row else None

    def _next_revision(self) -> int:
        row = self._db.execute(
            "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'revision' RETURNING value"
        ).fetchall()
        return int(row[0][0])

    def close(self) -> None:
        """Closes the file."""
        self._db.close()


def _is_fresh(path: Path) -> bool:
    """Whether there is no file yet. One that is no SQLite file, an empty one too, is damaged and left alone."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except FileNotFoundError:
        return True
    except OSError as error:
        raise DamagedRegistry(f"the file can't be opened: {error.strerror}") from None
    if start != _HEADER:
        raise DamagedRegistry("the file does not begin as a registry does")
    return False


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
