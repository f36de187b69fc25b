"""M-PESA's codes ("UKS1ABC2DE"): ten letters and digits; the first three are the year, the month and the day."""

from __future__ import annotations

import re
from datetime import date

LENGTH = 10
CODE = re.compile(r"[A-Z][A-L][1-9A-V][0-9A-Z]{7}")
"""A code as M-PESA makes them: the year's letter, the month's (A is January), the day's sign (A is the 10th)."""

LIKE_A_CODE = re.compile(r"(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{10}")
"""Ten letters and digits, at least one of each."""

_FIRST_YEAR = 2006
_DAYS = "123456789ABCDEFGHIJKLMNOPQRSTUV"


def day_of_code(code: str) -> date | None:
    """Return the day on which a code was made, or None if M-PESA does not make such codes."""
    if not CODE.fullmatch(code):
        return None
    try:
        return date(_FIRST_YEAR + ord(code[0]) - ord("A"), 1 + ord(code[1]) - ord("A"), 1 + _DAYS.index(code[2]))
    except ValueError:
        return None


def code_of_day(day: date, rest: str) -> str:
    """Return the code of a day with these last seven signs."""
    return f"{chr(ord('A') + day.year - _FIRST_YEAR)}{chr(ord('A') + day.month - 1)}{_DAYS[day.day - 1]}{rest}"
