"""Finds remains of keys in files: pieces of them in every encoding that a pasted text may have had."""

from __future__ import annotations

import base64
import functools
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

_PIECE, _STEP = 10, 5
"""Pieces of ten characters, starting at every fifth: any fifteen characters in a row contain one of them."""

_READABLE = re.compile(rb"[ -~]{%d,}" % _PIECE)


def traces_of(secrets: Iterable[str]) -> frozenset[bytes]:
    """Return pieces of these keys: plain, and in base64, hex, percent encoding, HTML entities and JSON escapes."""
    pieces: set[bytes] = set()
    for secret in secrets:
        content = secret.encode()
        codings = [
            (content, 1),
            (content.hex().encode(), 2),
            ("".join(f"%{byte:02X}" for byte in content).encode(), 3),
            ("".join(f"\\u{byte:04x}" for byte in content).encode(), 6),
            ("".join(f"&#{byte};" for byte in content).encode(), 5),
            *((base64.b64encode(b"\0" * start + content)[4:-4], 1) for start in (0, 1, 2)),
        ]
        for coded, size in codings:
            length = _PIECE * size
            pieces |= {coded[place : place + length] for place in range(0, len(coded) - length + 1, _STEP * size)}
    return frozenset(pieces)


def found_in(
    folder: Path, traces: frozenset[bytes], seen: dict[Path, tuple[int, int]] | None = None
) -> list[tuple[str, bytes]]:
    """Return (file, the piece in it) for each file below a folder that contains a piece of a key.

    With `seen`, only files that have changed since the last call with it are read.
    """
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            change = file.stat()
            mark = (change.st_mtime_ns, change.st_size)
            if seen is not None and seen.get(file) == mark:
                continue
            content = file.read_bytes()
            # Normalise full-width characters and remove invisible ones, as a reader would.
            for text in {_readable(content), _readable(content.replace(b"\x00", b"")), _readable(_visible(content))}:
                if piece := next((piece for piece in traces if piece in text), None):
                    found.append((file.name, piece))
                    break
            else:
                if seen is not None:
                    seen[file] = mark
    return found


def _readable(content: bytes) -> bytes:
    """Return what may contain a piece: most of a database is nothing, which would be searched for each of them."""
    return b"\n".join(_READABLE.findall(content))


def _visible(content: bytes) -> bytes:
    if content.isascii():
        return b""
    text = unicodedata.normalize("NFKC", content.replace(b"\x00", b"").decode("utf-8", "ignore"))
    return _invisible().sub("", text).encode()


@functools.cache
def _invisible() -> re.Pattern[str]:
    signs = (chr(code) for code in range(sys.maxunicode + 1))
    return re.compile(f"[{''.join(sign for sign in signs if unicodedata.category(sign) == 'Cf')}]+")
