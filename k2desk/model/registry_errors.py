"""Why the registry could not do as it was asked."""

from __future__ import annotations

import errno


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


def of_disk(error: OSError) -> CouldNotSave:
    """What an error of the file system means while a file or folder is made or written."""
    return CouldNotSave(str(error)) if error.errno in _FULL else NotWritable(str(error))


def of_lock(error: OSError) -> CouldNotSave:
    """What an error means that came where the writer's lock was to be taken."""
    return NoLocks(str(error)) if error.errno in _WITHOUT_LOCKS else of_disk(error)
