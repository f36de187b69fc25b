"""Reads single cells as shops, spreadsheets and POS systems write them: references, amounts, days and times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import CODE, LENGTH
from k2desk.services.forms.pasted import clean
from k2desk.services.till_numbers import folded

# --- references -------------------------------------------------------------------------------------------------------

_LONGEST_REFERENCE = 40
_MPESA = re.compile(r"(?=[A-Z]*[0-9])[A-Z][A-Z0-9]{9}")
_MPESA_INSIDE = re.compile(r"(?<![A-Z0-9])(?=[A-Z]{0,9}[0-9])[A-Z][A-Z0-9]{9}(?![A-Z0-9])")
_NOT_IN_REFERENCES = re.compile(r"[^A-Z0-9]")


def reference_of(cell: str) -> str:
    """Return the reference in a cell, in capitals and without spaces and signs, or "" if there is none.

    An M-PESA reference is found between other words too.
    """
    text = folded(cell).upper()
    if len(text) == LENGTH and (_MPESA.fullmatch(text) or (CODE.fullmatch(text) and not _is_a_word(cell.strip()))):
        return text
    whole = _NOT_IN_REFERENCES.sub("", text)
    if _MPESA.fullmatch(whole):
        return whole
    inside = set(_MPESA_INSIDE.findall(text))
    if len(inside) == 1:
        return str(inside.pop())
    return whole if len(whole) <= _LONGEST_REFERENCE and any(map(str.isdigit, whole)) else ""


def is_mpesa(reference: str) -> bool:
    """Return whether this has the shape of an M-PESA reference: ten letters and digits, the first one a letter.

    Without a digit it has to begin with a day as M-PESA writes it.
    """
    return _MPESA.fullmatch(reference) is not None or CODE.fullmatch(reference) is not None


def _is_a_word(cell: str) -> bool:
    """Return whether ten letters are written as a name or a title is: "Department"."""
    return cell[1:].islower() and cell[:1].isupper()


# --- amounts ----------------------------------------------------------------------------------------------------------

_CURRENCY = re.compile(
    r"(?i)(?<![a-z])(?:kes|kshs?|kenya shillings|shillings|shilingi|shs?)(?![a-z])\.?|/[=-]|(?<=[0-9])=|[$€£‘’']"
)
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINUS = re.compile(r"[\u2212\u2012\u2013\u2014\ufe63\uff0d]")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_IN_THOUSANDS = {
    ",": re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}"),
    ".": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+"),
}
_MOST_CENTS = 10**12
_DEBIT = re.compile(r"(?i)\s*\b(cr|dr)\.?$")


class Decimals(StrEnum):
    """Which sign separates shillings from cents in a column."""

    POINT = "."
    COMMA = ","


def amount_of(cell: str, decimals: Decimals = Decimals.POINT) -> int | None:
    """Return the amount in a cell in cents, or None if it is no amount.

    `decimals` decides about "1.250" and "1,250", which a cell alone does not. An amount in brackets or with a minus at
    either end is negative.
    """
    if cell.isdecimal() and cell.isascii():
        return _cents(cell, decimals)
    text = _CURRENCY.sub(" ", _MINUS.sub("-", folded(cell))).strip()
    debit = _DEBIT.search(text)
    if debit is not None:
        text = text[: debit.start()]
    text = _BLANKS.sub("", text)
    is_negative = debit is not None and debit[1].casefold() == "dr"
    if text.startswith("(") and text.endswith(")"):
        text, is_negative = text[1:-1], not is_negative
    if text.startswith("-") or text.endswith("-"):
        text, is_negative = text.strip("-"), not is_negative
    text = text.removeprefix("+")
    if not _NUMBER.fullmatch(text):
        return None
    cents = _cents(text, decimals)
    if cents is None or cents > _MOST_CENTS:
        return None
    return -cents if is_negative else cents


def _cents(text: str, decimals: Decimals) -> int | None:
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return int(text) * 100 if len(text) <= 11 else None
    sign = text[last]
    other = "," if sign == "." else "."
    if other in text or text.count(sign) == 1:
        tail = text[last + 1 :]
        if other not in text and len(tail) == 3 and sign != decimals and _IN_THOUSANDS[sign].fullmatch(text):
            return int(text.replace(sign, "")) * 100
        head = text[:last]
        if sign in head or (other in head and not _IN_THOUSANDS[other].fullmatch(head)):
            return None
        whole = head.replace(other, "")
        # Numbers from spreadsheets may have any number of digits: 0.1 + 0.2 is 0.30000000000000004.
        return int(whole) * 100 + round(int(tail[:6].ljust(6, "0")) / 10_000) if len(whole) <= 11 else None
    return int(text.replace(sign, "")) * 100 if _IN_THOUSANDS[sign].fullmatch(text) else None


def decimals_of(cells: Iterable[str]) -> Decimals:
    """Return the sign that separates the cents in a column, decided by the cells in which it is certain."""
    found = {Decimals.POINT: 0, Decimals.COMMA: 0}
    in_thousands = {Decimals.POINT: 0, Decimals.COMMA: 0}
    for cell in {*cells}:
        text = _BLANKS.sub("", _CURRENCY.sub("", folded(cell))).strip("()-+")
        number = _NUMBER.fullmatch(text)
        last = max(text.rfind("."), text.rfind(","))
        if number is None or last < 0:
            continue
        sign, other = Decimals(text[last]), "," if text[last] == "." else "."
        if text.count(sign) > 1:
            found[Decimals(other)] += 1
        elif other in text or len(text) - last - 1 != 3:
            found[sign] += 1
        else:
            in_thousands[sign] += 1
    if found[Decimals.POINT] != found[Decimals.COMMA]:
        return max(found, key=found.__getitem__)
    # A column of 1.250 and 3.400 alone holds thousands: nobody pays a tenth of a cent.
    return Decimals.COMMA if in_thousands[Decimals.POINT] > in_thousands[Decimals.COMMA] else Decimals.POINT


# --- days and times ---------------------------------------------------------------------------------------------------

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januari"), ("feb", "februari"), ("mar", "machi", "mac"), ("apr", "aprili"), ("may", "mei"),
            ("jun", "juni"), ("jul", "julai"), ("aug", "agosti", "ago"), ("sep", "septemba", "sept"),
            ("oct", "oktoba", "okt"), ("nov", "novemba"), ("dec", "desemba", "des"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_TIME = re.compile(
    r"(?i)(?<![0-9:])([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2})(?:[.,][0-9]+)?)?(?![0-9])\s*([ap]\.?m\b\.?)?"
)
_USUAL = re.compile(
    r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})[ T]([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?", re.ASCII
)
"""The most usual style, which is read at once: lists of thousands have it."""

_NUMBERS = re.compile(r"(?<![0-9])([0-9]{1,4})\s?([-/. ])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})(?![0-9])")
_DAY_MONTH = re.compile(r"(?i)(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?[-/ .,]*([a-z]{3,9})[-/ .,']*([0-9]{4}|[0-9]{2})\b")
_MONTH_DAY = re.compile(r"(?i)\b([a-z]{3,9})[-/ .]*([0-9]{1,2})(?:st|nd|rd|th)?,?[-/ .,']+([0-9]{4}|[0-9]{2})\b")
_COMPACT = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])(?:[T ]?([0-2][0-9])([0-5][0-9])([0-5][0-9])?)?")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,][0-9]+)?")
_BEFORE_EXCEL = datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050
"""The numbers that spreadsheets give to days of 2000 to 2099."""

_FRACTION = re.compile(r"0?[.,][0-9]{2,}")


_ENOUGH = 200
"""Cells that show the order of day and month. More of them change nothing."""


class DayOrder(StrEnum):
    """How a column writes days in numbers: 28/11/2026, or 11/28/2026."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@fast_dataclass
class Moment:
    """What a cell says about when: a day, a time of day, or both. The time is Kenyan."""

    day: date | None = None
    at: time | None = None


def moment_of(cell: str, order: DayOrder = DayOrder.DAY_FIRST, *, may_be_serial: bool = False) -> Moment | None:
    """Return the day and time in a cell, or None if there is neither.

    With `may_be_serial` a number such as 46354.58 is the day and time that a spreadsheet stores so.
    """
    usual = _USUAL.fullmatch(cell)
    if usual is not None:
        return _of_usual(usual, order)
    text = clean(folded(cell)).value
    if not text or len(text) > 60 or not any(map(str.isdigit, text)):
        return None
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        hour = (
            time(int(compact[4]), int(compact[5]), int(compact[6] or 0)) if compact[4] and compact[4] < "24" else None
        )
        day = _day(int(compact[1]), int(compact[2]), int(compact[3]))
        return Moment(day, hour) if day is not None else None
    if may_be_serial and _SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")))
    if may_be_serial and _FRACTION.fullmatch(text):
        return Moment(at=_of_fraction(float(text.replace(",", "."))))
    if len(text) >= 19 and text[4:5] == "-" and text[10:11] in "T ":
        exact = _of_iso(text)
        if exact is not None:
            return exact
    found = _NUMBERS.search(text)
    if found is not None:
        day = _of_numbers(found, order)
    else:
        found, day = _of_words(text)
    rest = text if found is None else f"{text[: found.start()]} {text[found.end() :]}"
    hour = _of_time(rest, is_alone=found is None)
    return Moment(day, hour) if day is not None or (hour is not None and found is None) else None


def order_of(cells: Iterable[str]) -> DayOrder | None:
    """Return how a column writes its days, or None if none of its cells shows it, as 05/11/2026."""
    first = second = 0
    for cell in {*cells}:
        found = _NUMBERS.search(folded(cell))
        if first + second > _ENOUGH:
            break
        if found is not None and len(found[1]) <= 2:
            first += int(found[1]) > 12 >= int(found[3])
            second += int(found[3]) > 12 >= int(found[1])
    if first == second:
        return None
    return DayOrder.DAY_FIRST if first > second else DayOrder.MONTH_FIRST


def writes_days_in_numbers(cells: Iterable[str]) -> bool:
    """Return whether a cell has a day such as 05/11/2026, which can be read in two ways."""
    return any(found is not None and len(found[1]) <= 2 for found in (_NUMBERS.search(folded(cell)) for cell in cells))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _of_usual(found: re.Match[str], order: DayOrder) -> Moment | None:
    one, two, year, hour, minute, second = map(int, found.groups("0"))
    first, other = (one, two) if order is DayOrder.DAY_FIRST else (two, one)
    day = _day(year, other, first) or _day(year, first, other)
    return Moment(day, time(hour, minute, second)) if day is not None else None


def _of_numbers(found: re.Match[str], order: DayOrder) -> date | None:
    one, two, three = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return _day(one, two, three)
    if len(found[1]) == 3:
        return None
    first, second = (one, two) if order is DayOrder.DAY_FIRST else (two, one)
    # What can't be a month is the day, however the others are written.
    return _day(three, second, first) or _day(three, first, second)


def _of_words(text: str) -> tuple[re.Match[str] | None, date | None]:
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        found = pattern.search(text)
        if found is not None:
            word = found[month_at].casefold()
            month = _MONTHS.get(word) or _MONTHS.get(word[:3])
            if month is not None:
                return found, _day(int(found[3]), month, int(found[day_at]))
    return None, None


def _of_time(text: str, *, is_alone: bool) -> time | None:
    found = _TIME.search(text)
    if found is None or (is_alone and ":" not in found[0] and found[4] is None):
        # 14.02 alone is rather an amount.
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4][0] in "pP" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _of_iso(text: str) -> Moment | None:
    try:
        exact = datetime.fromisoformat(text)
    except ValueError:
        return None
    if exact.tzinfo is not None:
        exact = exact.astimezone(KENYA)
    return Moment(exact.date(), exact.time().replace(microsecond=0, tzinfo=None))


def _of_serial(number: float) -> Moment | None:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return None
    exact = _BEFORE_EXCEL + timedelta(seconds=round(number * 86_400))
    return Moment(exact.date(), exact.time() if number % 1 else None)


def _of_fraction(number: float) -> time:
    return (_BEFORE_EXCEL + timedelta(seconds=round(number * 86_400) % 86_400)).time()
