"""The shop's tills and their names: learned from subscriptions, typed, or pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from k2desk.desk.book import Book
from k2desk.desk.forms.pasted import clean
from k2desk.desk.operation import Operation, Spawn
from k2desk.desk.problems import During, Problem, of_error
from k2desk.store.failures import RegistryError
from k2desk.store.records import TillRecord
from k2desk.store.registry import Registry

USUAL_TILL = re.compile(r"[Kk]?\d{5,8}")
LONGEST_NAME = 80
MOST_LINES = 20_000
_AS_NUMBER = re.compile(r"\d+[.,]0+")
_AS_FORMULA = re.compile(r'="?([^"]*)"?')


class Note(StrEnum):
    """What becomes of a line when it is saved."""

    NEW = "new"
    RENAMED = "renamed"
    SAME = "same"
    ODD = "odd"
    TWICE = "twice"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class TillLine:
    """One till of an import. `other` is the known till that it is close to, for CLOSE."""

    number: str
    name: str
    note: Note
    other: str = ""

    @property
    def is_saved(self) -> bool:
        """Whether saving changes anything by it."""
        return self.note in {Note.NEW, Note.RENAMED, Note.CLOSE, Note.ODD}


class Tills:
    """The part of an account that keeps the names of its tills."""

    def __init__(self, *, account_id: str, registry: Registry, book: Book, spawn: Spawn) -> None:
        self._account_id = account_id
        self._registry = registry
        self._book = book
        self._spawn = spawn

    def save(self, names: Mapping[str, str], forgotten: Sequence[str] = ()) -> Operation[Problem | None]:
        """Keeps these names; a till that is forgotten only loses its name where a subscription still needs it."""
        tills = [TillRecord(self._account_id, number, name.strip()[:LONGEST_NAME]) for number, name in names.items()]

        async def work(_: Operation[Problem | None]) -> Problem | None:
            try:
                await self._registry.save_tills(tills)
                if forgotten:
                    await self._registry.forget_tills(self._account_id, forgotten)
            except RegistryError as error:
                return of_error(error, During.READ)
            self._book.tills_named(tills, forgotten)
            return None

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)


def read_tills(text: str, known: Mapping[str, str]) -> tuple[TillLine, ...]:
    """The tills of a pasted column or a CSV text, in their order, judged against the `known` ones (number → name).

    With or without a header; separated by tab, semicolon or comma; with the marks and numbers that spreadsheets add.
    """
    table = _table(text)
    if not table:
        return ()
    numbers_at = _column_of_numbers(table)
    if not _is_till(_cell(table[0], numbers_at)) and any(_is_till(_cell(row, numbers_at)) for row in table[1:]):
        table = table[1:]
    lines: list[TillLine] = []
    seen: set[str] = set()
    for row in table[:MOST_LINES]:
        number = _number(_cell(row, numbers_at))
        if not number:
            continue
        others = (clean(cell).value for place, cell in enumerate(row) if place != numbers_at)
        name = next((cell for cell in others if cell and not _is_till(cell)), "")[:LONGEST_NAME]
        note, other = _note(number, name, known, seen)
        seen.add(number)
        lines.append(TillLine(number, name, note, other))
    return tuple(lines)


def close_to(number: str, known: Iterable[str]) -> str | None:
    """A known till that differs by one digit, or by two neighbours that are swapped; None where there is none."""
    for other in known:
        if other == number or len(other) != len(number):
            continue
        places = [place for place in range(len(number)) if number[place] != other[place]]
        if len(places) == 1:
            return other
        if len(places) == 2 and places[1] - places[0] == 1:
            first, second = places
            if number[first] == other[second] and number[second] == other[first]:
                return other
    return None


def _note(number: str, name: str, known: Mapping[str, str], seen: set[str]) -> tuple[Note, str]:
    if number in seen:
        return Note.TWICE, ""
    if number in known:
        return (Note.RENAMED if name and name != known[number] else Note.SAME), ""
    if not USUAL_TILL.fullmatch(number):
        return Note.ODD, ""
    other = close_to(number, known)
    return (Note.CLOSE, other) if other is not None else (Note.NEW, "")


def _table(text: str) -> list[list[str]]:
    text = text.lstrip("\ufeff").replace("\x00", "")
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and re.fullmatch(r"sep=.", lines[0].strip()):
        lines = lines[1:]  # Excel's own first line.
    counts = Counter({sign: sum(line.count(sign) for line in lines) for sign in "\t;,"})
    separator, most = counts.most_common(1)[0]
    if not most:
        return [[line] for line in lines]
    return [row for row in csv.reader(io.StringIO("\n".join(lines)), delimiter=separator) if any(map(str.strip, row))]


def _column_of_numbers(table: Sequence[Sequence[str]]) -> int:
    width = max(map(len, table))
    counts = [sum(1 for row in table if _is_till(_cell(row, place))) for place in range(width)]
    return counts.index(max(counts))


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _number(cell: str) -> str:
    """The till number of a cell, as a spreadsheet may write it: 555555.0, ="555555", '555555, 555 555."""
    text = clean(cell).value
    formula = _AS_FORMULA.fullmatch(text)
    if formula is not None:
        text = formula[1]
    text = "".join(text.split()).lstrip("'")
    if _AS_NUMBER.fullmatch(text):
        text = re.split("[.,]", text)[0]
    return text[:40]


def _is_till(cell: str) -> bool:
    return bool(USUAL_TILL.fullmatch(_number(cell)))
