"""Sets unreadable files aside, together with their companion files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from k2desk.system.private_files import sync_folder

COMPANIONS = ("-journal", "-wal", "-shm")
"""The suffixes of the files that SQLite keeps beside a database. A database is not complete without them."""


def is_plain(path: Path, companions: Sequence[str] = ()) -> bool:
    """Return whether the file and its companions are regular files, as far as they exist.

    A pipe would block a reader for ever.
    """
    return not any(one.exists() and not one.is_file() for one in (path, *(_with_end(path, end) for end in companions)))


def set_aside(path: Path, now: datetime, companions: Sequence[str] = ()) -> Path:
    """Rename a broken file to a name with the time, and return the new path. Nothing is deleted or overwritten.

    `companions` are the suffixes of files that belong to it and are renamed with it. If one can't be renamed, all keep
    their names and OSError is raised.
    """
    stamp = now.strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        suffix = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}-damaged-{stamp}{suffix}{path.suffix}")
        names = [(path, aside), *((_with_end(path, end), _with_end(aside, end)) for end in companions)]
        if not any(os.path.lexists(new) for _, new in names):
            _move_all([(old, new) for old, new in names if os.path.lexists(old)], path.parent)
            return aside
    raise OSError("no free name to set the file aside")


def put_back(aside: Path, path: Path, companions: Sequence[str] = ()) -> None:
    """Give a file that was set aside its name again, and its companions theirs. Raises OSError."""
    names = [(aside, path), *((_with_end(aside, end), _with_end(path, end)) for end in companions)]
    _move_all([(old, new) for old, new in names if os.path.lexists(old)], path.parent)


def _with_end(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _move_all(moves: list[tuple[Path, Path]], folder: Path) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in moves:
            old.rename(new)
            done.append((old, new))
        sync_folder(folder)
    except OSError:
        for old, new in reversed(done):
            new.rename(old)
        raise
