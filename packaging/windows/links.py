"""Prints where a link of Windows' start menu (.lnk) leads to: its program or page."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

_HEADER = 0x4C
_HAS_TARGET = 1
_NAME = 20
"""Where the name begins in the part of an item that has it in Unicode."""


def target(link: bytes) -> str:
    """Return the path to which a link leads, or "" if it leads to no file.

    The path is a list of items: the desktop, the disk, and each folder down to the file. The last two bytes of
    an item say where its part with the name in Unicode begins.
    """
    if len(link) < _HEADER + 2 or not struct.unpack_from("<I", link, 0x14)[0] & _HAS_TARGET:
        return ""
    names, place = [], _HEADER + 2
    while size := struct.unpack_from("<H", link, place)[0]:
        item = link[place : place + size]
        kind = item[2] & 0x70
        if kind == 0x20:
            names.append(item[3:].split(b"\0")[0].decode("ascii").rstrip("\\"))
        elif kind == 0x30:
            begins = struct.unpack_from("<H", item, size - 2)[0] + _NAME
            names.append(item[begins:-2].decode("utf-16-le").split("\0")[0])
        place += size
    return "\\".join(names)


if __name__ == "__main__":
    print(target(Path(sys.argv[1]).read_bytes()))
