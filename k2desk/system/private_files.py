"""The one place that writes files and makes folders: for this user alone, whatever the umask, and through no link.

A new file gets a random name and must not exist yet, so that nobody can plant a link or a file under it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import BinaryIO

_FILE = 0o600
_FOLDER = 0o700
_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)

_HELD_BY_ANOTHER = frozenset({5, 32, 33})
"""Windows errors while a scanner holds the file."""

_PATIENCE = 2.0

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})
"""What some file systems, and folders that may not be listed, answer to the wish to sync a folder."""


def make_folder(folder: Path, *, ours: bool = True) -> None:
    """Makes a folder, and those above it that are missing, for this user alone. Raises OSError.

    One of `ours` that others may look into, left by an older version, is closed to them.
    """
    missing = []
    at = folder
    while not at.exists():
        missing.append(at)
        at = at.parent
    for one in reversed(missing):
        one.mkdir(mode=_FOLDER, exist_ok=True)
        _restrict(one, _FOLDER)
    if ours:
        _restrict(folder, _FOLDER)


def create(path: Path) -> BinaryIO:
    """A new file to write to. Raises FileExistsError where anything has that name, a link too, or another OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, _FILE)
    file = os.fdopen(handle, "wb")
    _restrict(path, _FILE)
    return file


def opener(path: str, flags: int) -> int:
    """For `open(…, opener=opener)`: a file that grows is made for this user alone; no link is followed."""
    return os.open(path, flags | _NO_LINK, _FILE)


def write_atomically(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Writes `content` to `path` by way of a new file beside it, synced and read back. Raises OSError.

    Either the old or the new content is there, whatever happens. A link of that name is replaced, not followed. On
    Windows a file that another program holds is tried for two seconds; the file beside it stays then.
    One that is not `lasting` is not looked at again: who waits for it may delete it, with its folder, at once.
    """
    beside = path.with_name(_random_name())
    file = create(beside)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(beside, path)
    except OSError:
        if sys.platform != "win32":
            beside.unlink(missing_ok=True)
        raise
    if not lasting:
        return
    sync_folder(path.parent)
    if path.read_bytes() != content:
        raise OSError("what was written could not be read back")


def _random_name() -> str:
    # Short, and without the name of the file: that may be as long as the system allows already.
    return f".k2desk-{os.urandom(8).hex()}.new"


def _restrict(path: Path, mode: int) -> None:
    if sys.platform == "win32":
        return
    # A memory stick knows no rights, and what belongs to somebody else is his to close.
    with contextlib.suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)


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


def sync_folder(folder: Path) -> None:
    """Has the names of a folder's files on the disk. Windows does that by itself. Raises OSError."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
