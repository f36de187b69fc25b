"""Reads single fields of an alert: texts, amounts, times and payers' numbers.

No function raises, and none guesses: an uncertain value is kept as it arrived, so that a person can read it.
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
"""What programs write to say that a field is empty."""


def fields_of(value: object) -> dict[str, Any]:
    """Return `value` if it is a JSON object, else an empty dict."""
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str:
    """Return a string or number as text.

    Returns "" for other types and for words that mean "nothing", such as "null".
    """
    if isinstance(value, str):
        text = value.strip()[:_LONGEST]
        return "" if text.casefold() in _NOTHING else text
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _written(value)[:_LONGEST]
    return ""


def first_of(fields: dict[str, Any], *names: str) -> str:
    """Return the first of the named fields that is not empty, or ""."""
    return next((text for text in (text_of(fields.get(name)) for name in names) if text), "")


def shown(value: object) -> str:
    """Return any value in a form that a person can read: strings as they arrived, the rest as JSON."""
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
    # 254712345678.0 and 5.55123E5 are a phone and a till number that a spreadsheet reformatted.
    whole = number == number.to_integral_value()
    return f"{number.to_integral_value():f}" if whole else f"{number:f}"


# -- amounts -----------------------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([, \u00a0\u202f][0-9]{3})+(\.[0-9]{1,2})?")
_LIKE_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")


def amount_of(value: object) -> tuple[Decimal | None, str]:
    """Return (amount, "") if the amount is certain, else (None, the value as it arrived).

    "1,250.00", "1250" and 1250.0 are certain. "1.250" and "1250,00" are not: some countries use the point for thousands
    and the comma for decimals.
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
    """Return the currency code in capitals.

    Defaults to KES, because tills hold shillings and some messages name no currency.
    """
    text = text_of(value).upper().rstrip(".")
    if text in {"", "KSH", "KSHS", "SH", "SHS", "/=", "404"}:
        return "KES"
    # The brackets keep a code that ends in a digit apart from the amount: "840 1,250.00" reads as another amount.
    return f"({text[:_LONGEST_SHOWN]})" if text[-1].isdigit() else text[:_LONGEST_SHOWN]


# -- times -------------------------------------------------------------------------------------------------------------

_WITH_TIME = re.compile(r"\d{4}-?\d{2}-?\d{2}[T ]\d{2}")
_DARAJA_TIME = re.compile(r"[0-9]{14}")


def moment_of(value: object) -> datetime | None:
    """Return a time in ISO 8601 form; without an offset it is Kenyan time.

    Returns None for text that is not a time, and for a date without a time of day.
    """
    text = text_of(value)
    if not _WITH_TIME.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _sensible(moment if moment.tzinfo is not None else moment.replace(tzinfo=KENYA))


def daraja_moment_of(value: object) -> datetime | None:
    """Return a time in Safaricom's form ("20260501191515"), which is Kenyan time, or None."""
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
    """Return whether `text` could be a till number."""
    return bool(_TILL.fullmatch(text))


def last_four(value: object) -> str:
    """Return the last four digits of a card number, whole or masked; "" if the text does not end in digits."""
    found = re.search(r"([0-9]{4})\W*$", re.sub(r"[\s\-]", "", text_of(value)))
    return found[1] if found is not None else ""
