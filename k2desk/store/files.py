"""What becomes of a file that can't be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from k2desk.system.private_files import sync_folder

COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file, by the end of its name: the file is not whole without them."""


def is_plain(path: Path, companions: Sequence[str] = ()) -> bool:
    """Whether all that is there of a file and its companions is plain files: a pipe keeps a reader waiting for ever."""
    return not any(one.exists() and not one.is_file() for one in (path, *(_with_end(path, end) for end in companions)))


def set_aside(path: Path, now: datetime, companions: Sequence[str] = ()) -> Path:
    """Moves a broken file out of the way, under a name with the time; the new path. Nothing is deleted or overwritten.

    `companions` are the ends of the names of files that belong to it and go with it. Raises OSError, and leaves all
    where they were.
    """
    stamp = now.strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        suffix = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}-damaged-{stamp}{suffix}{path.suffix}")
        names = [(path, aside), *((_with_end(path, end), _with_end(aside, end)) for end in companions)]
        if not any(os.path.lexists(new) for _, new in names):
            _move_all([(old, new) for old, new in names if os.path.lexists(old)])
            sync_folder(path.parent)
            return aside
    raise OSError("no free name to set the file aside")


def _with_end(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def _move_all(moves: list[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for old, new in moves:
            old.rename(new)
            done.append((old, new))
    except OSError:
        for old, new in reversed(done):
            new.rename(old)
        raise
