"""Turns the cells of a table into payments, by its columns. What is no payment is kept with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache

from k2desk.model.events import till_key
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kenya import KENYA
from k2desk.model.outside import Most, one_line
from k2desk.model.phone_numbers import plain_number
from k2desk.services.lists.cells import DayOrder, amount_of, is_mpesa, moment_of, reference_of
from k2desk.services.lists.columns import REVERSED, Columns, Holds, Row
from k2desk.services.lists.entries import Entry
from k2desk.system.giving_way import giving_way


class Unread(StrEnum):
    """Why a row is no payment."""

    HEADING = "heading"
    """It stands above the first payment."""
    SUM = "sum"
    """It has an amount alone, as the last line with the sum."""
    NO_AMOUNT = "no_amount"
    """It has a reference, and no amount that can be read."""
    NOT_UNDERSTOOD = "not_understood"


@fast_dataclass
class UnreadRow:
    """A row that is no payment, with its text."""

    line: int
    why: Unread
    text: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a table holds: its payments, in order, and its other rows."""

    rows: tuple[Entry, ...]
    unread: tuple[UnreadRow, ...]


def read_rows(
    rows: Sequence[Row], columns: Columns, is_wanted: Callable[[], bool] = lambda: True, lines: Sequence[int] = ()
) -> ReadList:
    """Return the payments of a table. Days and tills that stand once above several rows count for all of them.

    `lines` are the numbers of the rows in the file, if they are not simply counted. Stops early, with what it has, if
    `is_wanted` says that nobody waits any more.
    """
    reader = _Reader(columns)
    found: list[Entry] = []
    unread: list[UnreadRow] = []
    for number, row in enumerate(giving_way(rows)):
        if number % 500 == 0 and not is_wanted():
            break
        line = lines[number] if lines else number + 1
        read = reader.row(line, row)
        if isinstance(read, Entry):
            found.append(read)
        elif any(map(str.strip, row)):
            why = Unread.HEADING if not found and read is Unread.NOT_UNDERSTOOD else read
            unread.append(UnreadRow(line, why, one_line(" · ".join(filter(None, map(str.strip, row))), Most.SENTENCE)))
    return ReadList(tuple(found), tuple(unread))


_KEPT = 20_000


class _Reader:
    def __init__(self, columns: Columns) -> None:
        self._places = [columns.places.get(holds, -1) for holds in Holds]
        self._has_references = Holds.REFERENCE in columns.places
        order, decimals = columns.order or DayOrder.DAY_FIRST, columns.decimals
        # The same days, amounts and names come again and again.
        kept = lru_cache(_KEPT)
        self._moment = kept(lambda cell: moment_of(cell, order, may_be_serial=True) if cell else None)
        self._cents = kept(lambda cell: amount_of(cell, decimals) if cell else None)
        self._till_of = kept(
            lambda cell: till_key(re.sub(r"\s", "", cell)) or "" if any(map(str.isdigit, cell)) else ""
        )
        self._name_of = kept(lambda cell: one_line(cell, Most.NAME))
        self._says_reversed = kept(lambda cell: REVERSED.search(cell) is not None)
        self._day: date | None = None
        self._till = ""

    def row(self, line: int, row: Row) -> Entry | Unread:
        width = len(row)
        code, amount, out, when, hour, phone, name, till, status = [
            row[place].strip() if 0 <= place < width else "" for place in self._places
        ]
        reference = reference_of(code) if code else ""
        cents, went = self._cents(amount), self._cents(out)
        if went:
            cents = (cents or 0) - abs(went)
        moment, time_of_day = self._moment(when), self._moment(hour)
        at = (time_of_day.at if time_of_day is not None else None) or (moment.at if moment is not None else None)
        own_day = moment.day if moment is not None else None
        # A day or till that stands once for several rows, merged or above them.
        self._day = day = own_day or self._day
        self._till = self._till_of(till) or self._till
        has_when = own_day is not None or at is not None
        if cents is None:
            # A title in capitals ("REFERENCES") looks like a reference without a digit.
            is_sure = has_when or (is_mpesa(reference) and not reference.isalpha())
            return Unread.NO_AMOUNT if reference and is_sure else Unread.NOT_UNDERSTOOD
        if not reference and (not has_when or (code == "" and self._has_references and _is_sum(row))):
            return Unread.SUM
        return Entry(
            reference,
            cents,
            datetime.combine(day, at or time(), KENYA) if day is not None else None,
            at is not None,
            self._till,
            plain_number(phone) if phone else "",
            self._name_of(name),
            self._says_reversed(status),
            line,
        )


def _till(cell: str) -> str:
    return till_key(re.sub(r"\s", "", cell)) or "" if any(map(str.isdigit, cell)) else ""


_SUM = re.compile(r"(?i)\b(?:sub-?totals?|grand totals?|totals?|sum|jumla)\b")


def _is_sum(row: Row) -> bool:
    return any(_SUM.search(cell) for cell in row if len(cell) < 40)
