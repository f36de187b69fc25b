"""What is known about copies of the list: backups, and what they and the journals hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from k2desk.model.fast_dataclass import fast_dataclass


class BackupFault(StrEnum):
    """Why a file can't be used as a backup."""

    MISSING = "missing"
    TOO_LARGE = "too_large"
    NOT_A_LIST = "not_a_list"
    NEWER = "newer"
    DAMAGED = "damaged"


@fast_dataclass
class Backup:
    """One backup: its file, its number, when it was made, and what for."""

    path: Path
    number: int
    taken_at: datetime
    why: str


@fast_dataclass
class ListFacts:
    """What a list holds: which one it is, the version of its schema, its newest change, and the rows of each table.

    `damaged` counts rows that are not as they were written.
    """

    installation: str
    version: int
    change: int
    counts: Mapping[str, int]
    damaged: int = 0


@fast_dataclass
class Recovery:
    """One way to get the list back, and what the user gets by it.

    `base` is the file that it starts from, and `journals` the journals whose rows are put over it. `as_of` is the time
    of the newest change in it. `missing` counts subscriptions that are known from elsewhere and would not be in it,
    `unreadable` changes that a damaged journal no longer tells. `is_foreign` says that it is another list.
    """

    base: Path | None
    journals: tuple[Path, ...]
    as_of: datetime | None
    accounts: int
    subscriptions: int
    tills: int
    missing: int = 0
    unreadable: int = 0
    is_foreign: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing that is known would be missing."""
        return not self.missing and not self.unreadable
