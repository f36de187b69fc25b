"""Reads tables from files of unknown make: text with separators in any encoding, XLSX, XLS and ODS.

Nothing in a file is trusted. A workbook is unpacked and measured before it is read, and `table_process.py` reads it in
a process of its own, whose memory is limited.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import zipfile

LARGEST = 50_000_000
"""The most bytes of a file. A list of 50,000 payments has 5 million."""

MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 3_000_000
MOST_UNPACKED = 200_000_000
LONGEST_CELL = 500
_READ_AT_ONCE = 1 << 20


class Refusal(StrEnum):
    """Why a file can't be read as a table."""

    TOO_LARGE = "too_large"
    PROTECTED = "protected"
    BROKEN = "broken"
    NO_TABLE = "no_table"
    EMPTY = "empty"


class NotRead(Exception):
    """The file can't be read as a table."""

    def __init__(self, why: Refusal, details: str = "") -> None:
        super().__init__(details or why.value)
        self.why = why
        self.details = details


class Sheet(NamedTuple):
    """The rows of a sheet that have a cell, each with its number in the file, and how many formulas have no result."""

    name: str
    rows: list[tuple[str, ...]]
    lines: list[int]
    formulas: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What to read: a file, or pasted text."""

    path: Path | None = None
    text: str = ""


def sheets_of(source: Source) -> list[Sheet]:
    """Return the sheets that hold anything. Raises `NotRead`, and OSError for a file that can't be opened."""
    found = _of_text(source.text) if source.path is None else _of_file(source.path)
    filled = [sheet for sheet in found if sheet.rows]
    if not filled:
        raise NotRead(Refusal.EMPTY)
    return filled


def _of_file(path: Path) -> list[Sheet]:
    if not path.is_file():
        # A pipe would keep its reader waiting.
        raise OSError("this is no file")
    size = path.stat().st_size
    if size > LARGEST:
        raise NotRead(Refusal.TOO_LARGE, str(size))
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if content[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _of_zip(content)
    if content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        # XLS, or an XLSX with a password.
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise NotRead(Refusal.PROTECTED)
        return _of_workbook(content, {})
    head = content[:2_000]
    if content.startswith(_SIGNATURES) or (head.count(0) and not _is_utf16(head)):
        raise NotRead(Refusal.NO_TABLE)
    return _of_text(decoded(content))


# --- text -------------------------------------------------------------------------------------------------------------

_BLANKS = "  "
_SEPARATORS = {"\t": 0.0, ";": 0.0, "|": 0.0, _BLANKS: 0.1, ",": 0.15}
"""Separators, and how doubtful each is: amounts and names may contain commas, and a printed list has blanks."""

_SIGNATURES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
    b"MZ",
    b"\x7fELF",
)
_MARKUP = re.compile(r"\s*(?:<\?xml|<!doctype|<html|<table|<workbook|\{|\[)", re.IGNORECASE)


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or the encoding of older spreadsheets."""
    if _is_utf16(content[:2_000]):
        has_mark = content[:2] in {b"\xff\xfe", b"\xfe\xff"}
        return content.decode("utf-16" if has_mark else "utf-16-be" if content[0] == 0 else "utf-16-le", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _is_utf16(head: bytes) -> bool:
    """Return whether a text begins so: with its mark, or with a zero in every other place."""
    zeros = head[0::2].count(0), head[1::2].count(0)
    return head[:2] in {b"\xff\xfe", b"\xfe\xff"} or (max(zeros) * 4 > len(head) > 3 and min(zeros) == 0)


def _of_text(text: str) -> list[Sheet]:
    if _MARKUP.match(text[:200]):
        raise NotRead(Refusal.NO_TABLE)
    separator: str | None = None
    named = re.match(r"\ufeff?sep=(.)\r?\n", text)
    if named is not None:
        separator, text = named[1], text[named.end() :]
    lines = _lines(text.lstrip("\ufeff"))
    if separator is None:
        separator = _separator_of(lines)
    gathered = _Gathered()
    if separator is None:
        gathered.take([line] for line in lines)
    elif separator == _BLANKS:
        gathered.take(re.split(" {2,}", line.strip()) for line in lines)
    else:
        gathered.take(_csv_rows(lines, separator))
    return [gathered.sheet("")]


def _lines(text: str) -> list[str]:
    """Return the lines, split at ends of lines alone: a cell may hold any other sign."""
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _separator_of(lines: Sequence[str]) -> str | None:
    """Return the separator that splits most lines into the same number of cells, or None if none does."""
    judged = [line for line in lines[:2_000] if line.strip()][:400]
    best, most = None, 0.0
    for sign, doubt in _SEPARATORS.items():
        # What is quoted separates nothing.
        pattern = " {2,}" if sign == _BLANKS else re.escape(sign)
        counts = Counter(len(re.findall(pattern, _unquoted(line).strip(" "))) for line in judged)
        counts.pop(0, None)
        if counts:
            cells, often = max(counts.items(), key=lambda one: (one[1], one[0]))
            score = often / len(judged) + 0.01 * min(cells, 20) - doubt
            if often * 3 >= len(judged) and score > most:
                best, most = sign, score
    return best


def _unquoted(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line) if '"' in line else line


def _csv_rows(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    at = 0
    while at < len(lines):
        line = lines[at]
        more = 0
        if '"' in line and line.count('"') % 2:
            # A cell may contain ends of lines. A single quotation mark must not swallow everything after it.
            last = next((end for end in range(at + 1, min(at + 20, len(lines))) if lines[end].count('"') % 2), None)
            if last is None:
                line = line.replace('"', "")
            else:
                more = last - at
                line = " ".join(lines[at : last + 1])
        if '"' in line:
            try:
                yield next(csv.reader([line], delimiter=separator, skipinitialspace=True))
            except (csv.Error, StopIteration):
                yield line.split(separator)
        else:
            yield line.split(separator)
        # The lines inside of a cell are counted too.
        yield from ([] for _ in range(more))
        at += 1 + more


class _Gathered:
    """Rows with a cell, with their numbers in the file, up to the limits."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []
        self._lines: list[int] = []
        self._cells = 0
        self._known: dict[str, str] = {"": ""}
        """Cell → text. The same days, names and amounts come again and again."""

    def take(self, rows: Iterable[Sequence[Any]]) -> None:
        known = self._known
        for line, row in enumerate(rows, start=1):
            cells = [
                (known.get(cell) or known.setdefault(cell, _text(cell))) if cell.__class__ is str else _text(cell)
                for cell in row
            ]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                continue
            self._cells += len(cells)
            if len(self._rows) >= MOST_ROWS or len(cells) > MOST_COLUMNS or self._cells > MOST_CELLS:
                raise NotRead(Refusal.TOO_LARGE)
            self._rows.append(tuple(cells))
            self._lines.append(line)

    def sheet(self, name: str, formulas: int = 0) -> Sheet:
        return Sheet(name, self._rows, self._lines, formulas)


def _text(cell: Any) -> str:
    """Return a cell as text: numbers without needless decimals, days and times as ISO writes them."""
    if isinstance(cell, str):
        text = cell.strip()
        return text if len(text) <= LONGEST_CELL and text[:1] != "=" else _AS_FORMULA.sub(r"\1", text[:LONGEST_CELL])
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S") if cell.time() != datetime.time() else cell.date().isoformat()
    if isinstance(cell, datetime.timedelta):
        return str(cell).rpartition(", ")[2].partition(".")[0]
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)


_AS_FORMULA = re.compile(r'^="([^"]*)"$')
"""What programs write so that a spreadsheet keeps a number as text: ="0712345678"."""

# --- workbooks --------------------------------------------------------------------------------------------------------

_READ = re.compile(
    r"(?:\[Content_Types\]\.xml|mimetype|content\.xml|META-INF/manifest\.xml|(?:.*/)?_rels/.*\.rels"
    r"|xl/(?:workbook\.(?:xml|bin)|styles\.(?:xml|bin)|sharedStrings\.(?:xml|bin)|worksheets/[^/]+\.(?:xml|bin)))",
    re.IGNORECASE,
)
"""The parts of a workbook that hold its cells. Pictures, macros and the like are not unpacked."""

_REFERENCE = re.compile(rb"""\sr=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_NO_RESULT = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>|</c>)")
_REPEATED = re.compile(rb"""(number-(?:rows|columns)-repeated=)["']([0-9]{4,})["']""")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def _of_zip(content: bytes) -> list[Sheet]:
    """Read an XLSX or ODS.

    Its parts are unpacked within limits first and packed again. So the reader sees only what was measured, whatever the
    file's own list of its parts says.
    """
    # Imported here, since the names of tills are read with `decoded` from the start.
    import zipfile
    import zlib

    packed = io.BytesIO()
    formulas: dict[str, int] = {}
    room = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(packed, "w") as taken:
            names = [one for one in given.infolist() if _READ.fullmatch(one.filename)]
            if not any(one.filename.lower() in {"content.xml", "xl/workbook.xml", "xl/workbook.bin"} for one in names):
                raise NotRead(Refusal.NO_TABLE)
            for one in names:
                if one.flag_bits & 1:
                    raise NotRead(Refusal.PROTECTED)
                part = _unpacked(given, one, room)
                room -= len(part)
                if one.filename.lower().startswith("xl/worksheets/"):
                    _measure(part)
                    formulas[one.filename.lower()] = len(_NO_RESULT.findall(part))
                elif one.filename.lower() == "content.xml":
                    # Empty rows to the end of the sheet, or a bomb: nobody repeats a payment a thousand times.
                    part = _REPEATED.sub(rb'\1"1"', part)
                if _ENTITY.search(part[:4_000]):
                    raise NotRead(Refusal.BROKEN, "entities")
                taken.writestr(one.filename, part)
                if one.filename.lower() == "meta-inf/manifest.xml" and b"encryption-data" in part:
                    raise NotRead(Refusal.PROTECTED)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise NotRead(Refusal.BROKEN, str(error)) from None
    return _of_workbook(packed.getvalue(), formulas)


def _unpacked(given: zipfile.ZipFile, one: zipfile.ZipInfo, room: int) -> bytes:
    found = bytearray()
    with given.open(one) as part:
        while some := part.read(_READ_AT_ONCE):
            found += some
            if len(found) > room:
                raise NotRead(Refusal.TOO_LARGE)
    return bytes(found)


def _measure(sheet: bytes) -> None:
    """Refuse a sheet whose rectangle of cells has no room in memory. The reader keeps empty cells as well."""
    named = _REFERENCE.findall(sheet)
    rows = max([len(_ROW.findall(sheet)), *(int(row) for _, row in named)])
    columns = max([1, *map(_number, {letters for letters, _ in named})])
    if len(_CELL.findall(sheet)) > len(named):
        # Cells without a name are counted, row by row.
        columns = max(columns, *(len(_CELL.findall(row)) for row in _ROW.split(sheet)))
    if rows * columns > 4 * MOST_CELLS:
        raise NotRead(Refusal.TOO_LARGE)


def _number(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number


def _of_workbook(content: bytes, formulas: dict[str, int]) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    sheets = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for place, about in enumerate(book.sheets_metadata):
                if not str(about.typ).endswith("WorkSheet"):
                    continue
                sheet = book.get_sheet_by_index(place)
                gathered = _Gathered()
                gathered.take(sheet.iter_rows())
                formula_count = formulas.get(f"xl/worksheets/sheet{place + 1}.xml", 0)
                sheets.append(gathered.sheet(about.name, formula_count))
    except PasswordError:
        raise NotRead(Refusal.PROTECTED) from None
    except (CalamineError, OSError, ValueError) as error:
        raise NotRead(Refusal.BROKEN, str(error)) from None
    return sheets
