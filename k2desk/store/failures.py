"""Why the registry could not do as it was asked."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path


class RegistryError(Exception):
    """Anything that kept the registry from doing as it was asked. Nothing of the failed call was kept."""


class AlreadyThere(RegistryError):
    """The same subscription (account, event, scope, reference, address, `again`) is sent, made or in doubt already,
    or the same (host, Kopo Kopo ID) is in the list. `record_id` is the row that stands in the way."""

    def __init__(self, record_id: str) -> None:
        super().__init__(f"already in the list as {record_id}")
        self.record_id = record_id


class UnknownRecord(RegistryError):
    """No row has this id."""


class IllegalStep(RegistryError):
    """The state that was asked for can't follow the one that the row has."""


class CouldNotSave(RegistryError):
    """The disk is full or failing: nothing was kept."""


class NotWritable(CouldNotSave):
    """K2Desk may not write there: a read-only disk, a folder of somebody else, a folder that is gone."""


class NoLocks(CouldNotSave):
    """The place gives no locks, so that nothing guards the file against a second writer."""


class RegistryBusy(CouldNotSave):
    """Another program uses the file just now. It may be free again soon."""


class DamagedRegistry(RegistryError):
    """The file is not a sound registry. It was left as it is."""


class MissingRegistry(RegistryError):
    """There was a registry, and its file is not there. Nothing was made in its place."""


class NewerRegistry(RegistryError):
    """The file was written by a newer K2Desk. It was left as it is."""


class RegistryInUse(RegistryError):
    """Another K2Desk holds the writer's lock of this data folder."""


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
_WITHOUT_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})

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
"""The part of SQLite's extended result codes that names the kind."""


def of_sqlite(error: sqlite3.Error, path: Path | None = None) -> RegistryError:
    """What an error of the database means; with `path` it names the file.

    An error that says nothing of disk or locks means that the file is damaged.
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


def of_disk(error: OSError) -> CouldNotSave:
    """What an error of the file system means while a file or folder is made or written."""
    return CouldNotSave(str(error)) if error.errno in _FULL else NotWritable(str(error))


def of_lock(error: OSError) -> CouldNotSave:
    """What an error means that came where the writer's lock was to be taken."""
    return NoLocks(str(error)) if error.errno in _WITHOUT_LOCKS else of_disk(error)
