"""Finds what Linux libraries link to, and removes unused languages from ICU's data.

Qt's wheel contains ICU with the data of some 800 locales, 32 MB. Qt uses ICU for sorting, for upper and lower case and
for old encodings, in the program's language; ICU falls back to its root data for other languages. Qt itself formats
dates and numbers.

The data are one package in a library of their own: a header, a table of names and offsets, the items. The format is
ICU's own (icu4c, `common/ucmndata.h` and `tools/toolutil/package.cpp`).
"""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

_LOCALE = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|\d{3}))?(?:_[A-Z]+)?")
_ALIGNED = 16


def links(file: str) -> list[str]:
    """Return the libraries that a file itself names. The loader's list would include those of its libraries."""
    listed = subprocess.run(["readelf", "-d", "-W", file], capture_output=True, text=True, check=True)
    return re.findall(r"\(NEEDED\).*\[(.+)\]", listed.stdout)


def wanted_item(name: str, languages: Iterable[str]) -> bool:
    """Return whether an item such as `coll/sw.res` goes in: everything that belongs to no locale or to `languages`."""
    path = Path(name)
    if path.suffix == ".cnv":
        return False  # Encodings older than Unicode: Python decodes what K2Desk reads.
    if path.parts[0] in {"translit", "rbnf"}:
        return False  # Transliteration and numbers in words: Qt never uses them.
    if path.parts[0] == "brkitr":
        return path.stem in {"root", "res_index", "char", "word", "line", "sent", "title"}
    if path.suffix != ".res" or _LOCALE.fullmatch(path.stem) is None:
        return True
    return path.stem.partition("_")[0] in set(languages)


def without_other_languages(package: bytes, languages: Iterable[str]) -> bytes:
    """Return the data package with the wanted items only. Raises ValueError if it is not such a package."""
    header = struct.unpack_from("<H", package)[0]
    if package[2:4] != b"\xda\x27" or package[12:16] != b"CmnD" or package[8]:
        raise ValueError("no package of ICU's data for this kind of processor")
    table = package[header:]
    count = struct.unpack_from("<I", table)[0]
    places = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    ends = [place for _, place in places[1:]] + [len(table)]
    items: list[tuple[bytes, bytes]] = []
    for (name_at, begins), ends_at in zip(places, ends, strict=True):
        name = table[name_at : table.index(b"\0", name_at)]
        if wanted_item(name.decode("ascii").partition("/")[2], languages):
            items.append((name, table[begins:ends_at]))
    return package[:header] + _table(items)


def _table(items: list[tuple[bytes, bytes]]) -> bytes:
    names_at = 4 + 8 * len(items)
    names, name_places = b"", []
    for name, _ in items:
        name_places.append(names_at + len(names))
        names += name + b"\0"
    place = _up(names_at + len(names))
    entries, body = b"", b"\0" * (place - names_at - len(names))
    for name_place, (_, content) in zip(name_places, items, strict=True):
        entries += struct.pack("<II", name_place, place)
        padded = content + b"\0" * (_up(len(content)) - len(content))
        body += padded
        place += len(padded)
    return struct.pack("<I", len(items)) + entries + names + body


def _up(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED


def smaller_library(library: Path, languages: Iterable[str]) -> None:
    """Replace the library of ICU's data with one that has the wanted languages only."""
    symbols = subprocess.run(["readelf", "-W", "--dyn-syms", str(library)], capture_output=True, text=True, check=True)
    (found,) = re.findall(r"\s(\d+|0x[0-9a-f]+) OBJECT .* (icudt\d+)_dat\b", symbols.stdout)
    size, name = int(found[0], 0), f"{found[1]}_dat"
    content = library.read_bytes()
    begins = content.index(b"CmnD") - 12
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "icu.dat")
        data.write_bytes(without_other_languages(content[begins : begins + size], languages))
        source = Path(folder, "icu.s")
        source.write_text(
            f".section .rodata\n.balign 16\n.globl {name}\n.type {name}, @object\n.size {name}, {data.stat().st_size}\n"
            f'{name}:\n.incbin "{data}"\n.section .note.GNU-stack,"",@progbits\n'
        )
        made = Path(folder, "icu.o")
        subprocess.run(["as", "-o", str(made), str(source)], check=True)
        link = ["ld", "-shared", "-s", "-z", "noexecstack", "-z", "relro", "--build-id=sha1", "--hash-style=gnu"]
        subprocess.run([*link, "-soname", library.name, "-o", str(library), str(made)], check=True)
