"""Classifies what a message contains in place of a payer's phone number."""

from __future__ import annotations

import re
from enum import StrEnum


class NumberKind(StrEnum):
    """What a message contains where the payer's number is expected.

    Safaricom hides the numbers from merchants (API notes §4).
    """

    NONE = "none"
    WHOLE = "whole"
    MASKED = "masked"
    HASHED = "hashed"
    OTHER = "other"


_KENYAN = re.compile(r"(?:\+|00)?254[0-9]{9}|0[17][0-9]{8}")


_ABROAD = re.compile(r"\+(?!254)[1-9][0-9]{7,14}")


_MASK_SIGN = r"*xX•●∙·#…_?"


_MASKED = re.compile(rf"[0-9{_MASK_SIGN}.]+")


_IS_MASKED = re.compile(rf"[0-9].*[{_MASK_SIGN}]|[{_MASK_SIGN}].*[0-9]|[{_MASK_SIGN}]{{2}}|[0-9]\.{{2,}}|\.{{2,}}[0-9]")


_HASHED = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9+/_=:$.\-]{20,}")


_SEPARATORS = re.compile(r"[\s().\-]")


def number_kind(text: str) -> NumberKind:
    """Return the kind of a payer's number: a whole number, a masked one, a hash, or something else."""
    if not text:
        return NumberKind.NONE
    bare = plain_number(text)
    if _KENYAN.fullmatch(bare) or _ABROAD.fullmatch(bare):
        return NumberKind.WHOLE
    without_spaces = re.sub(r"[\s()+\-]", "", text)
    if _MASKED.fullmatch(without_spaces) and _IS_MASKED.search(without_spaces):
        return NumberKind.MASKED
    if _HASHED.fullmatch(text):
        return NumberKind.HASHED
    return NumberKind.OTHER


def plain_number(text: str) -> str:
    """Return a number without spaces, points, hyphens and brackets."""
    return _SEPARATORS.sub("", text)
