"""Turns SQLite's errors into the registry's."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from k2desk.model.registry_errors import (
    CouldNotSave,
    DamagedRegistry,
    NoLocks,
    NotWritable,
    RegistryBusy,
    RegistryError,
)

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})


_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})


_FAILING = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT})


_LOCKS_FAIL = frozenset(
    {
        sqlite3.SQLITE_IOERR_LOCK,
        sqlite3.SQLITE_IOERR_RDLOCK,
        sqlite3.SQLITE_IOERR_UNLOCK,
        sqlite3.SQLITE_IOERR_CHECKRESERVEDLOCK,
        sqlite3.SQLITE_NOLFS,
    }
)


_PRIMARY = 0xFF
"""The bits of SQLite's extended result codes that contain the primary code."""


def of_sqlite(error: sqlite3.Error, path: Path | None = None) -> RegistryError:
    """Return the registry error for an error of the database. With `path`, its text names the file.

    An error that concerns neither the disk nor the locks means that the file is damaged.
    """
    code = getattr(error, "sqlite_errorcode", None)
    kind = None if code is None else code & _PRIMARY
    words = str(error) if path is None else f"{error}\n{path}"
    if code in _LOCKS_FAIL:
        return NoLocks(words)
    if kind in _BUSY:
        return RegistryBusy(words)
    if kind in _READ_ONLY:
        return NotWritable(words)
    return CouldNotSave(words) if kind in _FAILING else DamagedRegistry(words)
