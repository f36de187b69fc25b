"""Reads the single fields of an alert: texts, amounts, times, payers' numbers. Nothing raises, nothing is guessed.

What is not sure is kept as it came, so that a person can read it.
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from k2desk.model.kenya import KENYA

_LONGEST = 300
_LONGEST_SHOWN = 60
_CENT = Decimal("0.01")
_LARGEST = Decimal(10) ** 15
_MOST_DIGITS = 40
_YEARS = range(2000, 2101)
_NOTHING = frozenset({"null", "(null)", "none", "nil", "undefined", "n/a", "-", "--"})
"""What programs write where they mean that there is nothing."""


def fields_of(value: object) -> dict[str, Any]:
    """An object's fields; empty for all else."""
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str:
    """A text or number as text; "" for all else and for words that mean nothing, such as "null"."""
    if isinstance(value, str):
        text = value.strip()[:_LONGEST]
        return "" if text.casefold() in _NOTHING else text
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _written(value)[:_LONGEST]
    return ""


def first_of(fields: dict[str, Any], *names: str) -> str:
    """The first of some fields that says something."""
    return next((text for text in (text_of(fields.get(name)) for name in names) if text), "")


def shown(value: object) -> str:
    """Any value as a person can read it: a text as it came, all else as it is written in the message."""
    if value is None:
        return ""
    if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
        return text_of(value)[:_LONGEST_SHOWN]
    return json.dumps(value, ensure_ascii=False, default=str)[:_LONGEST_SHOWN]


def _written(number: int | Decimal) -> str:
    if isinstance(number, int):
        return str(number)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return str(number)
    # 254712345678.0 and 5.55123E5 are numbers of a phone and a till that a spreadsheet went over.
    whole = number == number.to_integral_value()
    return f"{number.to_integral_value():f}" if whole else f"{number:f}"


# -- amounts -----------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([, \u00a0\u202f][0-9]{3})+(\.[0-9]{1,2})?")
_LIKE_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")


def amount_of(value: object) -> tuple[Decimal | None, str]:
    """(the amount, "") where it is sure, else (None, what came): "1,250.00", "1250" and 1250.0 are sure.

    "1.250" and "1250,00" are not: somewhere else the point or the comma means the opposite.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None, shown(value)
    if isinstance(value, str):
        came = text_of(value)
        sure = bool(_PLAIN.fullmatch(came) or _GROUPED.fullmatch(came)) and not _LIKE_THOUSANDS.fullmatch(came)
        text = re.sub(r"[, \u00a0\u202f]", "", came) if sure else ""
    else:
        text = str(value)
    try:
        amount = Decimal(text) if text else None
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite() or abs(amount) >= _LARGEST or amount != amount.quantize(_CENT):
        return None, shown(value)
    return amount + 0, ""  # Never -0.


def currency_of(value: object) -> str:
    """The currency's letters; tills hold shillings, so KES where the message names none."""
    text = text_of(value).upper().rstrip(".")
    if text in {"", "KSH", "KSHS", "SH", "SHS", "/=", "404"}:
        return "KES"
    # "840 1,250.00" would be another amount.
    return f"({text[:_LONGEST_SHOWN]})" if text[-1].isdigit() else text[:_LONGEST_SHOWN]


# -- times -------------------------------------------------------------------------------------------------------------

_WITH_TIME = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}")
_DARAJA_TIME = re.compile(r"[0-9]{14}")


def moment_of(value: object) -> datetime | None:
    """A time in ISO form; without an offset it is Kenya's. None for what is none, and for a day without a time."""
    text = text_of(value)
    if not _WITH_TIME.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _sensible(moment if moment.tzinfo is not None else moment.replace(tzinfo=KENYA))


def daraja_moment_of(value: object) -> datetime | None:
    """A time in Safaricom's form, "20260501191515", which is Kenya's."""
    text = text_of(value)
    if not _DARAJA_TIME.fullmatch(text):
        return None
    try:
        return _sensible(datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=KENYA))
    except ValueError:
        return None


def _sensible(moment: datetime) -> datetime | None:
    return moment if moment.year in _YEARS else None


# -- who paid ----------------------------------------------------------------------------------------------------------

_TILL = re.compile(r"[Kk]?[0-9]{4,9}")


def looks_like_a_till(text: str) -> bool:
    """Whether it can be a till's number."""
    return bool(_TILL.fullmatch(text))


def last_four(value: object) -> str:
    """The last four digits of a card's number, whole or masked; "" where it does not end in them."""
    found = re.search(r"([0-9]{4})\W*$", re.sub(r"[\s\-]", "", text_of(value)))
    return found[1] if found is not None else ""
