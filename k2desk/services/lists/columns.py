"""Finds out which column of a table holds what, by the contents of its cells. Titles only decide between equals."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from k2desk.model.events import till_key
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.phone_numbers import NumberKind, number_kind
from k2desk.services.lists.cells import (
    DayOrder,
    Decimals,
    amount_of,
    decimals_of,
    is_mpesa,
    moment_of,
    order_of,
    reference_of,
)
from k2desk.services.till_numbers import USUAL_TILL

Row = Sequence[str]

_JUDGED = 400
"""The most rows that are looked at. They are spread over the whole table."""

_MOST_HEADS = 25
"""Lines above the first payment that may be a title, an address or headings."""

_FEW = 4
"""Cells that may all be the same by chance."""

_MOST_TILLS = 60
"""A column with more different numbers than this does not hold tills."""


class Holds(StrEnum):
    """What a column can hold. MONEY_OUT: what went back, in its own column. TIME: times beside a column of days."""

    REFERENCE = "reference"
    AMOUNT = "amount"
    MONEY_OUT = "money_out"
    WHEN = "when"
    TIME = "time"
    PHONE = "phone"
    NAME = "name"
    TILL = "till"
    STATUS = "status"


@fast_dataclass
class Columns:
    """Which column holds what, and how its cells are read.

    `places` are numbers of columns, from 0. `order` is None if no cell shows it; days count as day first then.
    """

    places: Mapping[Holds, int]
    order: DayOrder | None = None
    decimals: Decimals = Decimals.POINT

    @property
    def are_enough(self) -> bool:
        """Whether payments can be found in it: by references, or by amounts and times."""
        return Holds.REFERENCE in self.places or {Holds.AMOUNT, Holds.WHEN} <= set(self.places)


_TITLES = {
    Holds.REFERENCE: r"\b(?:ref|reference|receipt|code|mpesa|m-pesa|transaction|trans|txn|kumbukumbu|risiti|msimbo)",
    Holds.AMOUNT: r"\b(?:amount|paid in|credit|received|total|value|kiasi|jumla|pesa|malipo|zilizoingia)",
    Holds.MONEY_OUT: r"\b(?:withdrawn|paid out|money out|debit|reversed|refund|zilizotoka|zilizorudishwa)",
    Holds.WHEN: r"\b(?:date|day|when|completion|tarehe|siku|created)",
    Holds.TIME: r"\b(?:time|hour|saa|muda)",
    Holds.PHONE: r"\b(?:phone|msisdn|mobile|simu|number|tel)",
    Holds.NAME: r"\b(?:name|customer|payer|client|jina|mteja|party|from)",
    Holds.TILL: r"\b(?:till|shop|store|short ?code|outlet|branch|duka)",
    Holds.STATUS: r"\b(?:status|state|type|hali|aina)",
}
_OTHER_MONEY = re.compile(r"(?i)\b(?:balance|salio|fee|charge|tax|vat|ada|kodi|qty|quantity|idadi|cost|change|no)\b")
_TITLE = {holds: re.compile(f"(?i){words}") for holds, words in _TITLES.items()}
_WORDS = re.compile(r"[^\W\d_]{2,}(?:[ .'’\-]+[^\W\d_]+)*\.?")
REVERSED = re.compile(r"(?i)revers|refund|void|cancel|rudish|futwa|ghairi")


def columns_of(rows: Sequence[Row], known: Mapping[str, int] | None = None, tills: Collection[str] = ()) -> Columns:
    """Return the likely columns of a table.

    `known` has the references and amounts (in cents) of the payments on the other side, and `tills` their tills. If two
    columns hold references or amounts, the column that agrees with these is chosen.
    """
    judged = rows[:: max(1, len(rows) // _JUDGED)]
    head = [*map(list, rows[:_MOST_HEADS])]
    columns = [_Column(place, judged, head) for place in range(max(map(len, rows), default=0))]
    places: dict[Holds, int] = {}

    def choose(holds: Holds, score: Callable[[_Column], float], least: float = 0.5) -> None:
        free = [one for one in columns if one.place not in places.values() and one.cells]
        scores = {one.place: score(one) + 0.25 * one.is_titled(holds) for one in free}
        best = max(scores, key=scores.__getitem__, default=None)
        if best is not None and scores[best] >= least:
            places[holds] = best

    known = known or {}
    choose(Holds.REFERENCE, lambda one: one.references(known))
    choose(Holds.WHEN, _Column.days)
    # A column with both holds the times already.
    if Holds.WHEN not in places or not columns[places[Holds.WHEN]].has_times:
        choose(Holds.TIME, _Column.times, 0.6)
    choose(Holds.PHONE, _Column.phones)
    choose(Holds.TILL, lambda one: one.tills(tills), 0.7)
    pairs = [(known.get(reference_of(_at(row, places.get(Holds.REFERENCE)))), row) for row in judged] if known else []
    choose(Holds.AMOUNT, lambda one: one.amounts(pairs), 0.6)
    choose(Holds.MONEY_OUT, lambda one: one.money_out(), 1.0)
    choose(Holds.STATUS, _Column.states, 0.6)
    choose(Holds.NAME, _Column.names, 0.6)
    if Holds.WHEN not in places and Holds.TIME in places:
        del places[Holds.TIME]
    return with_styles(rows, Columns(places))


def with_styles(rows: Sequence[Row], columns: Columns) -> Columns:
    """Return the columns with how their days and amounts are written, decided by all of their cells."""

    def cells(holds: Holds) -> Iterable[str]:
        place = columns.places.get(holds)
        return () if place is None else (row[place] for row in rows if place < len(row))

    return replace(columns, order=order_of(cells(Holds.WHEN)), decimals=decimals_of(cells(Holds.AMOUNT)))


def _at(row: Row, place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


class _Column:
    """The cells of one column that are judged, and how many of them fit each kind."""

    def __init__(self, place: int, rows: Sequence[Row], head: Sequence[Row]) -> None:
        self.place = place
        self.cells = [cell for row in rows if (cell := _at(row, place).strip())]
        self._title = " ".join(cell for row in head if not (cell := _at(row, place))[:1].isdigit() and len(cell) < 40)
        self.has_times = False

    def is_titled(self, holds: Holds) -> bool:
        return _TITLE[holds].search(self._title) is not None

    def _share(self, fits: Callable[[str], bool]) -> float:
        # A title or a sum among few cells does not spoil the column.
        found = sum(map(fits, self.cells))
        return found / max(1, len(self.cells) - 1) if found else 0.0

    def references(self, known: Mapping[str, int]) -> float:
        found = [reference_of(cell) for cell in self.cells]
        there = sum(one in known for one in found) if known else 0
        return sum(map(is_mpesa, found)) / max(1, len(found) - 1) + 2 * (there / max(1, len(found)))

    def days(self) -> float:
        is_serial = self._holds_serials()
        found = [moment_of(cell, may_be_serial=is_serial) for cell in self.cells]
        days = sum(one is not None and one.day is not None for one in found)
        self.has_times = sum(one is not None and one.at is not None for one in found) * 2 > days > 0
        return days / max(1, len(self.cells) - 1) + 0.2 * self.has_times

    def _holds_serials(self) -> bool:
        """Return whether it has days as a spreadsheet's numbers: most have a fraction, or the title says so."""
        serials = [found for cell in self.cells if (found := re.fullmatch(r"[34][0-9]{4}(?:[.,]([0-9]+))?", cell))]
        fractions = sum(len(found[1] or "") > 2 for found in serials)
        return len(serials) * 2 > len(self.cells) and (fractions * 2 > len(serials) or self.is_titled(Holds.WHEN))

    def times(self) -> float:
        def is_time(cell: str) -> bool:
            found = moment_of(cell, may_be_serial=self.is_titled(Holds.TIME))
            return found is not None and found.day is None

        return self._share(is_time)

    def phones(self) -> float:
        kinds = {NumberKind.WHOLE, NumberKind.MASKED, NumberKind.HASHED}

        def is_phone(cell: str) -> bool:
            # A spreadsheet drops the zero: 712345678.
            return number_kind(cell) in kinds or re.fullmatch(r"[17][0-9]{8}", cell) is not None

        return self._share(is_phone)

    def tills(self, tills: Collection[str]) -> float:
        different = {*self.cells}
        if tills and self._share(lambda cell: till_key(cell) in tills) > 0.5:
            return 1.5
        if len(different) > min(_MOST_TILLS, max(1, len(self.cells) // 2)):
            return 0.0
        usual = self._share(lambda cell: USUAL_TILL.fullmatch(cell) is not None)
        return usual * (1 if self.is_titled(Holds.TILL) else 0.6)

    def amounts(self, pairs: Sequence[tuple[int | None, Row]]) -> float:
        decimals = decimals_of(self.cells)
        values = [amount_of(cell, decimals) for cell in self.cells]
        found = [value for value in values if value is not None]
        steps = {after - before for before, after in pairwise(found)}
        if not found or (len(found) > 2 and steps <= {100} and all(map(str.isdigit, self.cells[1:]))):
            return 0.0  # The numbers of rows.
        compared = [(cents, amount_of(_at(row, self.place), decimals)) for cents, row in pairs if cents is not None]
        agrees = sum(cents == value for cents, value in compared) / max(1, len(compared))
        has_cents = any("." in cell or "," in cell for cell in self.cells)
        share = len(found) / max(1, len(values) - 1)
        return share + 2 * agrees + 0.1 * has_cents - 0.6 * (_OTHER_MONEY.search(self._title) is not None)

    def money_out(self) -> float:
        is_titled = self.is_titled(Holds.MONEY_OUT)
        return self._share(lambda cell: amount_of(cell) is not None) if is_titled else 0.0

    def states(self) -> float:
        different = {cell.casefold() for cell in self.cells}
        if not any(map(REVERSED.search, different)) and not self.is_titled(Holds.STATUS):
            return 0.0
        return (
            1.0 if len(different) <= 12 and self._share(lambda cell: _WORDS.fullmatch(cell) is not None) > 0.6 else 0.0
        )

    def names(self) -> float:
        if len(self.cells) > _FEW and len({*self.cells[1:]}) == 1:
            return 0.0  # The same words in each row, such as "Pay merchant".
        return self._share(lambda cell: _WORDS.fullmatch(cell) is not None and not REVERSED.search(cell))
