"""The journal: a second record of the list in another folder, from which a destroyed list is rebuilt.

Each commit appends one line of JSON behind its checksum, and syncs it, before the change counts as done. The line is
written before the commit, but for its end: a disk that is full refuses the change, and a kill leaves a line that counts
for nothing. A file begins with the whole list as it was then; when it has grown long, the next one is begun.
Observations of checks, messages and drafts are left to the backups.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.system.private_files import make_folder, opener, write_atomically

NOT_JOURNALLED = frozenset({"meta", "latest_check", "day", "address", "alert", "morning", "draft"}) | {
    "payment",
    "payment_hour",
}
"""What a check finds again, what arrives from outside, and what is being typed."""

OF_SHARING = ("shared list", "answer ", "apart ")
"""How the names in `meta` begin that say that a desk shares its list. The journals keep these, too."""

LONGEST_TAIL = 1_000_000
"""The bytes that a file may grow by, beyond the size of the list that it begins with."""

_FILES_KEPT = 2
_LARGEST = 1 << 30
_BLOCK = 1 << 16
_NAME = re.compile(r"journal-(\d{6})\.jsonl")
_KEY_SEPARATOR = "\x1f"
_OF_LIST = re.compile(rb'\{"\w+": \{')
"""How the line of a row begins. Other lines are the head, a change, and the end of the list with its number of rows."""


def may_be_kept(table: str) -> bool:
    """Return whether the journals keep rows of a table."""
    return table == "meta" or table not in NOT_JOURNALLED


@fast_dataclass
class Mark:
    """A point in the life of a list: which list, after which change. `token` was drawn for that change alone."""

    installation: str
    change: int
    token: str
    before: str = ""

    def as_text(self) -> str:
        """Return the mark as the list keeps it."""
        return f"{self.change}/{self.token}/{self.before}"


@fast_dataclass
class Row:
    """One row of a table, or the columns that name one that was deleted."""

    table: str
    cells: Mapping[str, Any]
    is_gone: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the journals keep it."""
        is_of_sharing = self.table == "meta" and str(self.cells.get("name")).startswith(OF_SHARING)
        return is_of_sharing or self.table not in NOT_JOURNALLED

    def key(self, primary: Iterable[str]) -> str:
        """Return what names the row within its table."""
        return key_of(self.cells.get(one) for one in primary)


def key_of(values: Iterable[Any]) -> str:
    """Return what names a row within its table, from the values of its primary columns."""
    return _KEY_SEPARATOR.join(map(str, values))


class _WrittenRows:
    """The rows with which a file begins. `texts` gives their JSON, and each is parsed when it is asked for.

    The rows of a long list take ten times as much memory as their text.
    """

    def __init__(self, texts: Callable[[], Iterable[bytes]], count: int) -> None:
        self._texts = texts
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        for text in self._texts():
            # Its checksum is right, so it is a row as K2Desk writes it.
            if (one := _parsed(text)) is not None and len(one) == 1:
                yield _row(one)


@dataclass
class JournalContents:
    """What can be read of one file.

    `rows` is the list that it began with and `changes` what followed, by number. `damaged` counts lines that can't be
    read; a last line that was cut off by a power failure is not one of them.
    """

    path: Path
    installation: str
    schema: int
    begins: Mark
    at: str
    is_whole: bool
    rows: Iterable[Row] = ()
    changes: dict[int, tuple[Mark, str, tuple[Row, ...]]] = field(default_factory=dict)
    damaged: int = 0

    @property
    def last(self) -> Mark:
        """The newest change that can be read."""
        return self.changes[max(self.changes)][0] if self.changes else self.begins

    @property
    def missing(self) -> int:
        """How many changes between the first and the last can't be read."""
        return self.last.change - self.begins.change - len(self.changes)

    def all_rows(self) -> Iterator[Row]:
        """Return all rows, oldest first: a later one replaces an earlier one."""
        yield from self.rows
        for number in sorted(self.changes):
            yield from self.changes[number][2]


class Journal:
    """The journal of one folder. Every failure is an OSError, and leaves what was written before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: FileIO | None = None
        self._path: Path | None = None
        self._room = 0
        self._before: int | None = None
        """Where the line begins that has no end yet."""

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return self._folder

    def newest(self, *, keep_rows: bool = True) -> JournalContents | None:
        """Return the newest file whose beginning can be read."""
        for path in reversed(self.files()):
            found = read(path, keep_rows=keep_rows)
            if found is not None:
                return found
        return None

    def files(self) -> list[Path]:
        """Return all files, oldest first."""
        try:
            return sorted(one for one in self._folder.iterdir() if _NAME.fullmatch(one.name) and one.is_file())
        except OSError:
            return []

    def begin(self, mark: Mark, schema: int, at: str, rows: Iterable[Row], *, keep_others: bool = False) -> None:
        """Begin a new file with the whole list. Older files are deleted but for the last ones.

        With `keep_others`, the older files belong to another list, or to one that was given up, and are kept for ever
        under another name.
        """
        self.close()
        make_folder(self._folder)
        head = _line({"list": mark.installation, "schema": schema, **_of_mark(mark), "at": at})
        files = self.files()
        number = 1 + max((int(_NAME.fullmatch(one.name)[1]) for one in files), default=0)  # type: ignore[index]
        path = self._folder / f"journal-{number:06}.jsonl"
        # Line by line: as one text, a long list would take its size in memory several times over.
        write_atomically(path, _whole_list(head, rows))
        self._room = max(LONGEST_TAIL, path.stat().st_size)
        self._open(path)
        for one in files if keep_others else files[: 1 - _FILES_KEPT]:
            with contextlib.suppress(OSError):
                if keep_others:
                    one.rename(one.with_name(f"kept-{os.urandom(4).hex()}-{one.name}"))
                else:
                    one.unlink()

    def go_on(self, contents: JournalContents) -> None:
        """Append to an existing file from now on."""
        self._open(contents.path)
        self._room = LONGEST_TAIL

    @property
    def is_full(self) -> bool:
        """Whether the next file should be begun."""
        return self._room <= 0

    @property
    def is_in_place(self) -> bool:
        """Whether the file is open, and still the one with this name."""
        if self._file is None or self._path is None:
            return False
        try:
            there, ours = self._path.stat(), os.fstat(self._file.fileno())
        except OSError:
            return False
        return (there.st_ino, there.st_dev) == (ours.st_ino, ours.st_dev)

    def prepare(self, mark: Mark, at: str, rows: Iterable[Row]) -> None:
        """Write down one change, but for the end of its line. Raises OSError and leaves nothing of it."""
        if self._file is None:
            raise OSError("the journal is closed")
        line = _line({**_of_mark(mark), "at": at, "rows": [_of_row(row) for row in rows]})
        self._before = self._file.seek(0, os.SEEK_END)
        try:
            _write(self._file, line[:-1])
        except OSError:
            self.withdraw()
            raise
        self._room -= len(line)

    def finish(self) -> None:
        """End the line of the change, and sync it. Raises OSError."""
        if self._file is None or self._before is None:
            raise OSError("no line was begun")
        self._before = None
        _write(self._file, b"\n")
        os.fsync(self._file.fileno())

    def withdraw(self) -> None:
        """Take back the line that has no end yet."""
        if self._file is not None and self._before is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(self._file.fileno(), self._before)
            self._before = None

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        self._file = self._path = self._before = None

    def _open(self, path: Path) -> None:
        self.close()
        # Without a buffer of Python's, what a full disk refused is not written later.
        file = open(path, "ab+", buffering=0, opener=opener)  # noqa: SIM115  it stays open
        self._file, self._path = file, path
        _cut_torn_line(file)


def _write(file: FileIO, content: bytes) -> None:
    while content:
        content = content[file.write(content) :]


def _cut_torn_line(file: FileIO) -> None:
    """Remove a last line without an end. Its change never counted as done."""
    size = end = os.fstat(file.fileno()).st_size
    while end:
        begins = max(0, end - _BLOCK)
        file.seek(begins)
        place = file.read(_BLOCK).rfind(b"\n")
        if place >= 0:
            end = begins + place + 1
            break
        end = begins
    if end < size:
        os.ftruncate(file.fileno(), end)


def read(path: Path, *, keep_rows: bool = True) -> JournalContents | None:
    """Return what can be read of a file, or None if not even its first line can be read. Never raises.

    Without `keep_rows`, the rows with which the file begins are read again when they are asked for, which can raise
    OSError.
    """
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        with path.open("rb") as file:
            return _contents(path, _texts(file), keep_rows)
    except (OSError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def _texts(file: Iterable[bytes]) -> Iterator[bytes | None]:
    """Yield the JSON of each line, or None for one that is damaged. A line without its end was never done."""
    is_first = True
    for line in file:
        if not line.endswith(b"\n"):
            return
        # Editors on Windows begin files and end lines in their own way.
        line = line.removeprefix(codecs.BOM_UTF8 if is_first else b"").removesuffix(b"\n").removesuffix(b"\r")
        is_first = False
        if line:
            begins, _, text = line.partition(b" ")
            yield text if begins == _sum(text) else None


def _row_texts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from (text for text in _texts(file) if text is not None and _OF_LIST.match(text))


def _contents(path: Path, texts: Iterator[bytes | None], keep_rows: bool) -> JournalContents | None:
    head = _parsed(next(texts, None))
    if head is None:
        return None
    installation = str(head["list"])
    found = JournalContents(path, installation, int(head["schema"]), _mark(installation, head), str(head["at"]), False)
    rows: list[bytes] = []
    size, count = None, 0
    for text in texts:
        if text is None:
            found.damaged += 1
        elif _OF_LIST.match(text):
            count += 1
            if keep_rows:
                rows.append(text)
        elif (one := _parsed(text)) is None:
            found.damaged += 1
        elif "change" in one:
            mark = _mark(installation, one)
            if mark.change > found.begins.change:
                found.changes[mark.change] = (mark, str(one["at"]), tuple(map(_row, one["rows"])))
        elif list(one) == ["rows"]:
            size = one["rows"]
        else:
            raise ValueError("a line that no K2Desk writes")
    found.rows = _WrittenRows((lambda: rows) if keep_rows else partial(_row_texts, path), count)
    found.is_whole = size == count
    return found


def _whole_list(head: bytes, rows: Iterable[Row]) -> Iterator[bytes]:
    yield head
    count = 0
    for row in rows:
        yield _line({row.table: dict(row.cells)})
        count += 1
    yield _line({"rows": count})


def _of_mark(mark: Mark) -> dict[str, Any]:
    return {"change": mark.change, "token": mark.token, "after": mark.before}


def _mark(installation: str, one: dict[str, Any]) -> Mark:
    return Mark(installation, int(one["change"]), str(one["token"]), str(one["after"]))


def _of_row(row: Row) -> dict[str, Any]:
    return {"gone": {row.table: dict(row.cells)}} if row.is_gone else {row.table: dict(row.cells)}


def _row(one: dict[str, Any]) -> Row:
    is_gone = "gone" in one
    ((table, cells),) = (one["gone"] if is_gone else one).items()
    return Row(str(table), dict(cells), is_gone)


def _line(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8", "surrogatepass")
    return _sum(text) + b" " + text + b"\n"


def _parsed(text: bytes | None) -> dict[str, Any] | None:
    try:
        found = json.loads(text.decode("utf-8", "surrogatepass")) if text is not None else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _sum(text: bytes) -> bytes:
    return hashlib.blake2b(text, digest_size=8).hexdigest().encode()
