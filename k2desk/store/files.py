"""Writes small files so that either the old or the new content is there, whatever happens."""

from __future__ import annotations

import os
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path

_HELD_BY_ANOTHER = frozenset({5, 32, 33})
"""Windows errors while a scanner holds the file."""

_PATIENCE = 2.0


def write_atomically(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Writes `content` to `path` by way of a file beside it, synced and read back. Raises OSError.

    On Windows a file that another program holds is tried for two seconds; the file beside it stays then.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    try:
        os.chmod(beside, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(beside, path)
    except OSError:
        if sys.platform != "win32":
            beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    if path.read_bytes() != content:
        raise OSError("what was written could not be read back")


def set_aside(path: Path, now: datetime) -> Path:
    """Moves a broken file out of the way, under a name with the time; the new path. Nothing is deleted."""
    stamp = now.strftime("%Y%m%d-%H%M%S")
    for number in range(1, 1000):
        suffix = f"-{number}" if number > 1 else ""
        aside = path.with_name(f"{path.stem}-damaged-{stamp}{suffix}{path.suffix}")
        if not aside.exists():
            shutil.move(path, aside)
            return aside
    raise OSError("no free name to set the file aside")


def _replace(beside: Path, path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.replace(beside, path)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER or time.monotonic() > until:
                raise
        time.sleep(0.05)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
