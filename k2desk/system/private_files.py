"""Writes all files and makes all folders: accessible to this user only, whatever the umask, and never through a link.

No other module writes files. A new file gets a random name that must not exist yet, so that nobody can plant a link or
a file under it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

_FILE = 0o600
_FOLDER = 0o700
_BINARY: int = getattr(os, "O_BINARY", 0)
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)

_HELD_BY_ANOTHER = frozenset({5, 32, 33})
"""Windows error codes while another program, such as a virus scanner, holds the file."""

_PATIENCE = 2.0

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF})
"""Error codes of file systems that can't sync a folder, and of folders that may not be listed."""


def make_folder(folder: Path, *, ours: bool = True) -> None:
    """Create a folder and its missing parents, accessible to this user only. Raises OSError.

    If the folder is one of `ours`, an older version may have left it open to others; it is closed to them.
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


def make_new_folder(folder: Path) -> None:
    """Create a folder that does not exist yet, accessible to this user only.

    Raises FileExistsError if anything has that name, even a link, or another OSError.
    """
    folder.mkdir(mode=_FOLDER)
    _restrict(folder, _FOLDER)


def create(path: Path) -> BinaryIO:
    """Create a file and return it open for writing.

    Raises FileExistsError if anything has that name, even a link, or another OSError.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK | _BINARY, _FILE)
    file = os.fdopen(handle, "wb")
    _restrict(path, _FILE)
    return file


def opener(path: str, flags: int) -> int:
    """Open a file for `open(…, opener=opener)`: created for this user only, and not through a link."""
    return os.open(path, flags | _NO_LINK, _FILE)


def write_atomically(path: Path, content: bytes | Iterable[bytes], *, lasting: bool = True) -> None:
    """Write `content`, whole or in parts, to a new file beside `path`, sync it, rename it to `path` and read it back.

    Raises OSError, and what the parts raise.

    At any moment `path` holds either the old or the new content. A link with that name is replaced, not followed. On
    Windows, if another program holds the file, the rename is retried for two seconds; if it still fails, the new file
    stays. Without `lasting` the file is not read back, because its reader may delete it and its folder at once.
    """
    import hashlib  # After the first paint.

    beside = path.with_name(_random_name())
    file = create(beside)
    written = hashlib.blake2b()
    try:
        with file:
            for part in (content,) if isinstance(content, bytes) else content:
                file.write(part)
                written.update(part)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    try:
        replace_file(beside, path)
    except OSError:
        if sys.platform != "win32":
            beside.unlink(missing_ok=True)
        raise
    if not lasting:
        return
    sync_folder(path.parent)
    with path.open("rb") as there:
        if hashlib.file_digest(there, "blake2b").digest() != written.digest():
            raise OSError("what was written could not be read back")


def _random_name() -> str:
    # Short, and without the file's name, which may be as long as the system allows already.
    return f".k2desk-{os.urandom(8).hex()}.new"


def _restrict(path: Path, mode: int) -> None:
    if sys.platform == "win32":
        return
    # Memory sticks have no permissions, and other users' files can't be changed.
    with contextlib.suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)


def replace_file(beside: Path, path: Path) -> None:
    """Rename a file over another. On Windows, wait for two seconds if another program holds it. Raises OSError."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.replace(beside, path)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_BY_ANOTHER or time.monotonic() > until:
                raise
        time.sleep(0.05)


def sync_file(path: Path) -> None:
    """Make sure that the content of a file is on the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that the names of a folder's files are on the disk. Raises OSError.

    Does nothing on Windows, which takes care of this itself.
    """
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
