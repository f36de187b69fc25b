"""The place of the registry's file: whether a file is there, which one, and what lies beside it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from k2desk.model.registry_errors import DamagedRegistry, MissingRegistry, of_disk
from k2desk.store.files import COMPANIONS, set_aside

_HEADER = b"SQLite format 3\x00"


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one with its name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_fresh(path: Path) -> bool:
    """Return whether there is no file yet.

    A file that is not an SQLite file, even an empty one, counts as damaged and is left alone.
    """
    try:
        if path.exists() and not path.is_file():
            # A folder, or something like a pipe that would block a reader for ever.
            raise DamagedRegistry("this is no file")
        with path.open("rb") as file:
            start = file.read(len(_HEADER))
    except FileNotFoundError:
        if os.path.lexists(path):
            raise MissingRegistry("the link to the file leads nowhere") from None
        return True
    except OSError as error:
        raise of_disk(error) from None
    if start != _HEADER:
        raise DamagedRegistry("the file does not begin as a registry does")
    return False


def free_places_beside(path: Path, fresh: bool) -> None:
    """Set aside companion files that don't belong to the database.

    SQLite would roll the journal of a deleted file back into a new one. Something that is not a file, such as a pipe,
    would block the first change for ever.
    """
    for end in COMPANIONS:
        beside = path.with_name(path.name + end)
        if beside.exists() and (not beside.is_file() or (fresh and beside.stat().st_size)):
            set_aside(beside, datetime.now(UTC))
