"""Why the registry could not do what it was asked."""

from __future__ import annotations

import errno
from enum import StrEnum

from k2desk.model.records import DeskName


class RegistryError(Exception):
    """The registry could not do what it was asked. Nothing of the failed call was stored."""


class AlreadyThere(RegistryError):
    """The subscription exists already.

    Either the same one (account, event, scope, reference, address, `duplicate_no`) is being sent, made or not
    confirmed, or the same (host, Kopo Kopo ID) is in the list. `record_id` is that row, and `sent_by` the other desk of
    a shared list that is sending it now.
    """

    def __init__(self, record_id: str, sent_by: DeskName | None = None) -> None:
        super().__init__(f"already in the list as {record_id}")
        self.record_id = record_id
        self.sent_by = sent_by


class UnknownRecord(RegistryError):
    """No row has this id."""


class IllegalStep(RegistryError):
    """The requested state can't follow the row's present one."""


class CouldNotSave(RegistryError):
    """The disk is full or failing. Nothing was stored."""


class NotWritable(CouldNotSave):
    """K2Desk may not write there: a read-only disk, somebody else's folder, or a missing folder."""


class NoLocks(CouldNotSave):
    """The file system has no locks, so nothing protects the file from a second writer."""


class RegistryGone(CouldNotSave):
    """The file vanished, or another one took its place, while the program ran. Nothing was stored."""


class NotWrittenTwice(CouldNotSave):
    """No journal could take the change, so it was not made."""


class RegistryBusy(CouldNotSave):
    """Another program is using the file. It may be free again soon."""


class DamagedRegistry(RegistryError):
    """The file is not an intact registry. It was not changed."""


class MissingRegistry(RegistryError):
    """The registry existed before, and its file is missing. No new one was made."""


class OtherListKind(StrEnum):
    """How the list on the disk differs from what K2Desk last wrote.

    SPLIT: it was changed elsewhere since it was copied. ROWS_MISSING: it lacks rows that never leave a list.
    """

    OLDER = "older"
    FOREIGN = "foreign"
    SPLIT = "split"
    ROWS_MISSING = "rows_missing"


class OtherList(RegistryError):
    """The list on the disk is another than K2Desk last wrote. It was not changed."""

    def __init__(self, kind: OtherListKind) -> None:
        super().__init__(f"another list: {kind.value}")
        self.kind = kind


class BackupFailed(RegistryError):
    """A backup could not be made, or what was made is not sound."""


class NewerRegistry(RegistryError):
    """The file was written by a newer K2Desk. It was not changed."""


class RegistryInUse(RegistryError):
    """Another K2Desk holds the writer's lock of this data folder."""


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})
_WITHOUT_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})


def of_disk(error: OSError) -> CouldNotSave:
    """Return the error for a file system error while a file or folder was made or written."""
    return CouldNotSave(str(error)) if error.errno in _FULL else NotWritable(str(error))


def of_lock(error: OSError) -> CouldNotSave:
    """Return the error for a file system error while the writer's lock was taken."""
    return NoLocks(str(error)) if error.errno in _WITHOUT_LOCKS else of_disk(error)
