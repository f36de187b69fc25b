"""Why the registry could not do as it was asked."""

from __future__ import annotations


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
    """The disk is full, read-only or failing: nothing was kept."""


class DamagedRegistry(RegistryError):
    """The file is not a sound registry. It was left as it is."""


class NewerRegistry(RegistryError):
    """The file was written by a newer K2Desk. It was left as it is."""


class RegistryInUse(RegistryError):
    """Another K2Desk holds the writer's lock of this data folder."""
