"""What a start reads from the disk if nothing of it is in memory."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench_world import ROOT, SCALE_CHILD, child

_USUAL_KB = 128
"""How much Linux reads ahead by default. Some virtual machines read 8 MB ahead: a start would then read all of each of
Qt's libraries, and it needs a half.
"""


def read_from_disk(command: Sequence[str], folder: Path) -> int:
    """Return the bytes that a start reads, or 0 where that can't be found out."""
    if sys.platform != "linux":
        return 0
    places = (ROOT / "k2desk", ROOT / "resources", Path(sys.prefix), Path(sys.base_prefix) / "lib", folder)
    with _reading_as_usual(places) as is_usual:
        if not is_usual:
            print("\nThis disk reads more ahead than a slow one, and only root may change that.", file=sys.stderr)
            return 0
        for place in places:
            _forget(place)
        found: dict[str, Any] = child("read-bytes", {"command": command, "folder": str(folder)}, SCALE_CHILD)
    return int(found["read"])


def _forget(place: Path) -> None:
    """Take the files of a folder out of memory, except those that other processes use."""
    for file in (one for one in place.rglob("*") if one.is_file()):
        with contextlib.suppress(OSError):
            opened = os.open(file, os.O_RDONLY)
            os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(opened)


@contextlib.contextmanager
def _reading_as_usual(places: Sequence[Path]) -> Iterator[bool]:
    """Have the disks of these places read as little ahead as Linux does by default. Yields whether they do."""
    before = {file: file.read_text() for file in filter(None, map(_read_ahead_of, places))}
    is_usual = True
    try:
        for file, text in before.items():
            if int(text) > _USUAL_KB:
                try:
                    file.write_text(str(_USUAL_KB))
                except OSError:
                    is_usual = False
        yield is_usual
    finally:
        for file, text in before.items():
            if file.read_text() != text:
                file.write_text(text)


def _read_ahead_of(place: Path) -> Path | None:
    """Return the file with the kilobytes that the disk of a place reads ahead, or None if the system doesn't say."""
    device = place.stat().st_dev
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve()
    files = (one / "queue" / "read_ahead_kb" for one in (block, block.parent))
    return next((file for file in files if file.is_file()), None)
