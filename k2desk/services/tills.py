"""The shop's tills and their names: known from subscriptions, typed, or pasted from a spreadsheet."""

from __future__ import annotations

import asyncio
import contextlib
import csv
import re
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from k2desk.model.error_problems import During, of_error
from k2desk.model.history import AccountEvent
from k2desk.model.kept_text import KeptText
from k2desk.model.outside import visible
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import TillRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_names
from k2desk.services.account_scope import AccountService
from k2desk.services.forms.pasted import clean
from k2desk.services.lists.tables import decoded
from k2desk.services.operation import Operation, operation
from k2desk.services.till_numbers import USUAL_TILL, folded, neighbour_of, thousands

LONGEST_NAME = 80
MOST_LINES = 5_000
"""The most tills that are read from one list."""

_LONGEST = 2_000_000
_LONGEST_LINE = 4_096
_MOST_CELLS = 64
_JUDGED = 500
"""How many lines are used to find the column with the numbers."""

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_AS_NUMBER = re.compile(r"([0-9]+)[.,]0+")
_AS_FORMULA = re.compile(r'="?([^"]*)"?')
_A_DAY = re.compile(r"20[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_TILL_HEAD = re.compile(r"\btill", re.IGNORECASE)
_OTHER_HEAD = re.compile(
    r"amount|balance|code|date|mobile|msisdn|phone|post|price|time|total|zip|bei\b|kiasi|muda|saa\b|salio|simu|tarehe",
    re.IGNORECASE,
)
_HEAD, _TAIL = re.compile(r"[0-9]{1,3}"), re.compile(r"[0-9]{3}")


class Note(StrEnum):
    """What saving does with a line."""

    NEW = "new"
    RENAMED = "renamed"
    SAME = "same"
    ODD = "odd"
    TWICE = "twice"
    CLOSE = "close"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class TillLine:
    """One till of an import.

    `other` is the known till that it resembles (CLOSE), or the original text (ASKED).
    """

    number: str
    name: str
    note: Note
    other: str = ""


class Tills(AccountService):
    """Stores the names of an account's tills."""

    @operation()
    async def read(self, given: str | bytes, known: Mapping[str, str]) -> tuple[TillLine, ...]:
        """Read a pasted text or the content of a file with `read_tills`, off the window's thread."""
        return await asyncio.to_thread(lambda: read_tills(given if isinstance(given, str) else decoded(given), known))

    def save(self, names: Mapping[str, str], forgotten: Sequence[str] = ()) -> Operation[Problem | None]:
        """Store these names and delete the `forgotten` tills.

        A deleted till that has a subscription only loses its name. If one of the names is a key, the outcome is
        KEY_AS_NAME and nothing is stored.
        """
        seen = {number: visible(name).strip() for number, name in names.items()}

        async def work(_: Operation[Problem | None]) -> Problem | None:
            kept = await asyncio.to_thread(kept_names, seen, LONGEST_NAME)
            now = self._clock.now()
            tills = [TillRecord(self._account_id, number, name, now) for number, name in kept.items()]
            if len(tills) < len(names):
                return Problem(ProblemKind.KEY_AS_NAME)
            try:
                await self._registry.save_tills(tills)
                if forgotten:
                    await self._registry.forget_tills(self._account_id, forgotten, now)
            except RegistryError as error:
                return of_error(error, During.READ)
            await self._note(kept, forgotten, now)
            self._cache.tills_named(tills, forgotten)
            return None

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    async def _note(self, names: Mapping[str, KeptText], forgotten: Sequence[str], now: datetime) -> None:
        """Add to the account's history which tills got another name. Without room on the disk it is left out."""
        changes: list[tuple[str, str, str]] = [
            ("till_renamed" if name else "till_unnamed", number, name)
            for number, name in names.items()
            if name != self._cache.till_name(number)
        ]
        changes += [("till_forgotten", number, "") for number in forgotten]
        events = [
            AccountEvent(str(uuid.uuid4()), self._account_id, now, kind, number, word) for kind, number, word in changes
        ]
        if events:
            with contextlib.suppress(RegistryError):
                await self._registry.add_account_history(events)


def read_tills(text: str, known: Mapping[str, str]) -> tuple[TillLine, ...]:
    """Return the tills of a pasted column or a CSV text, in order, compared with the `known` ones (number → name).

    Accepts tables with or without a header, separated by tab, semicolon or comma, and the marks and number formats that
    spreadsheets add.
    """
    table, says_so = _table(text)
    if not table:
        return ()
    numbers_at = _column_of_numbers(table)
    head = table[0]
    is_headed = not any(map(_is_till, head)) and any(_is_till(cell) for row in table[1:_JUDGED] for cell in row)
    if is_headed:
        # A header with one cell over a single column shows that commas below it don't separate cells.
        says_so = says_so or len(head) == 1
        table = table[1:]
    # The headings of a table show which column holds tills, so that a price is not read as one.
    has_columns = is_headed and len([*filter(str.strip, head)]) > 1
    spelled = {number.upper(): number for number in known}
    lines: list[TillLine] = []
    seen: set[str] = set()
    for row in table:
        cells = [*filter(None, (clean(cell).value for cell in row))]
        is_list = not has_columns and len(cells) > 1 and all(map(_is_till, cells))
        for cell in cells if is_list else [_cell(row, numbers_at)]:
            number = _number(cell)
            # K112233 and k112233 are the same till.
            number = spelled.setdefault(number.upper(), number)
            if not number or len(lines) >= MOST_LINES:
                continue
            name = "" if is_list else _name(row, numbers_at)
            note, other = _note(number, name, known, seen)
            if not says_so and note in {Note.NEW, Note.CLOSE} and thousands(_plain(cell)) is not None:
                note, other = Note.ASKED, _plain(cell)
            seen.add(number)
            lines.append(TillLine(number, name, note, other))
    return tuple(lines)


def _name(row: Sequence[str], numbers_at: int) -> str:
    others = (clean(cell).value for place, cell in enumerate(row) if place != numbers_at)
    return next((cell for cell in others if any(map(str.isalpha, cell)) and not _is_till(cell)), "")[:LONGEST_NAME]


def _note(number: str, name: str, known: Mapping[str, str], seen: set[str]) -> tuple[Note, str]:
    if number in seen:
        return Note.TWICE, ""
    if number in known:
        return (Note.RENAMED if name and name != known[number] else Note.SAME), ""
    if not _is_usual(number):
        return Note.ODD, ""
    other = neighbour_of(number, known)
    return (Note.CLOSE, other) if other is not None else (Note.NEW, "")


def _table(text: str) -> tuple[list[list[str]], bool]:
    """Return (cells, whether the separator shows for certain where a number begins and ends)."""
    found = (match[0][:_LONGEST_LINE].replace("\x00", "") for match in _LINE.finditer(text[:_LONGEST].lstrip("\ufeff")))
    lines = list(islice((line for line in found if line.strip()), MOST_LINES + 2))
    if lines and re.fullmatch(r"sep=.", lines[0].strip()):
        lines = lines[1:]  # Excel's separator line.
    counts = Counter({sign: sum(line.count(sign) for line in lines) for sign in "\t;,"})
    separator, most = counts.most_common(1)[0]
    if not most:
        return [[line] for line in lines], False
    rows = [row for row in _rows(lines, separator) if any(map(str.strip, row))]
    if separator != ",":
        return rows, True
    return [_merged(row) for row in rows], False


def _rows(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.count('"') % 2:
            # A cell may contain line ends. A single quotation mark must not swallow everything after it.
            last = next((end for end in range(at, min(at + 4, len(lines))) if lines[end].count('"') % 2), None)
            if last is None:
                yield line.replace('"', "").split(separator)[:_MOST_CELLS]
                continue
            line = " ".join([line, *lines[at : last + 1]])
            at = last + 1
        yield next(csv.reader([line], delimiter=separator))[:_MOST_CELLS]


def _merged(row: list[str]) -> list[str]:
    """Return the row with 555 and 123 joined, if the comma between them may not be a separator.

    This is only done if no cell of the row is a till.
    """
    # A comma within a cell was quoted, so it does not separate anything.
    cells = [thousands(_plain(cell)) or cell for cell in row]
    if any(map(_is_till, cells)):
        return cells
    end = 0
    while end < len(cells) - 1:
        at, end = end, end + 1
        if not _HEAD.fullmatch(_plain(cells[at])):
            continue
        while end < len(cells) and _TAIL.fullmatch(_plain(cells[end])):
            end += 1
        whole = ",".join(map(_plain, cells[at:end]))
        if end > at + 2 or thousands(whole) is not None:
            return [*cells[:at], whole, *cells[end:]]
    return cells


def _column_of_numbers(table: Sequence[Sequence[str]]) -> int:
    table = table[:_JUDGED]
    counts = [sum(1 for row in table if _is_till(_cell(row, place))) for place in range(max(map(len, table)))]
    heads = [_cell(table[0], place) for place in range(len(counts))]
    named = [place for place, head in enumerate(heads) if _TILL_HEAD.search(head) and counts[place]]
    others = [place for place, head in enumerate(heads) if not _OTHER_HEAD.search(head)]
    return max(named or others or [0], key=counts.__getitem__)


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _plain(cell: str) -> str:
    """Return the meaning of a cell in which a spreadsheet wrote ="555555", '555555 or digits of another script."""
    text = clean(folded(cell)).value
    formula = _AS_FORMULA.fullmatch(text)
    if formula is not None:
        text = formula[1]
    return "".join(text.split()).lstrip("'")


def _number(cell: str) -> str:
    """Return the till number in a cell in any spreadsheet format: 555555.0, ="555555", '555555, 555 555, 555,555."""
    text = _plain(cell)
    number = _AS_NUMBER.fullmatch(text)
    return thousands(text) or (number[1] if number is not None else text)[:40]


def _is_till(cell: str) -> bool:
    return _is_usual(_number(cell))


def _is_usual(number: str) -> bool:
    return bool(USUAL_TILL.fullmatch(number)) and not _A_DAY.fullmatch(number)
