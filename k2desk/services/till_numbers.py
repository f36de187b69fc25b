"""Reads till numbers as people type, paste and print them: other digits, spaces, thousands separators, typing
mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from k2desk.services.forms.pasted import clean

USUAL_TILL = re.compile(r"[Kk]?[0-9]{5,8}")
LONGEST = 64
"""The most characters of a number that are kept. Unusual numbers are left for Kopo Kopo to judge."""

_TYPED = "0123456789Kk"
"""The signs of till numbers."""

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([,.'’])[0-9]{3})(?:\1[0-9]{3})*")
_SPACED = re.compile(r"[Kk] [0-9]{5,8}|(?:[Kk] ?)?[0-9]{1,8}(?: [0-9]{2,4})+")
_STRONG = re.compile(r"[\r\n\t;|]+")
_SIGNS = {0x060C: ",", 0x061B: ";", 0x066B: ".", 0x066C: ",", 0x3001: ",", 0x00A0: " "}


def folded(text: str) -> str:
    """Return `text` with the digits, letters and separators of other scripts in ASCII: ٥٥٥ and ５５５ become 555."""
    return text if text.isascii() else "".join(map(_ascii, text))


def _ascii(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    code = ord(sign)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else _SIGNS.get(code, sign)


def thousands(text: str) -> str | None:
    """Return the single till that `text` means if its separators are thousands separators, else None.

    For example 555123 for "555,123".
    """
    if _THOUSANDS.fullmatch(text) is None:
        return None
    number = re.sub(r"[^0-9]", "", text)
    return number if USUAL_TILL.fullmatch(number) else None


def till_numbers(text: str, most: int = 10_000) -> tuple[str, ...]:
    """Return the tills that were typed or pasted into a field, in order and at most `most` of them.

    Text that is not a number stays in one piece ("Westlands shop"), and so does text that may mean one number or two
    ("555,123").
    """
    if USUAL_TILL.fullmatch(text):
        return (text,)
    found: list[str] = []
    for part in _STRONG.split(folded(text)):
        part = clean(part).value
        if part:
            found.extend(_pieces(part))
        if len(found) >= most:
            break
    return tuple(piece[:LONGEST] for piece in found[:most])


def _pieces(part: str) -> Iterable[str]:
    pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
    if thousands(part) is not None or not any(map(_has_digit, pieces)):
        return (part,) if pieces else ()
    return [number for piece in pieces for number in _words(piece)]


def _words(piece: str) -> Iterable[str]:
    words = piece.split()
    if all(map(USUAL_TILL.fullmatch, words)):
        return words
    if _SPACED.fullmatch(" ".join(words)):
        # 555 123 as printed on a sticker. Two complete numbers were recognised above.
        return ("".join(words),)
    if any(map(USUAL_TILL.fullmatch, words)):
        # A number beside its name: keep both, and let the user sort out what is unusual.
        names = " ".join(word for word in words if not USUAL_TILL.fullmatch(word))
        return [*filter(USUAL_TILL.fullmatch, words), names]
    return (" ".join(words),)


def _has_digit(text: str) -> bool:
    return any("0" <= sign <= "9" for sign in text)


def neighbour_of(number: str, known: Collection[str]) -> str | None:
    """Return the known till that is one typing mistake away from `number`, or None.

    It differs by one digit (or the K of a number such as K112233), or two neighbouring signs are swapped.
    """
    if len(number) > LONGEST:
        return None
    swapped = (number[:at] + number[at : at + 2][::-1] + number[at + 2 :] for at in range(len(number) - 1))
    changed = (number[:at] + sign + number[at + 1 :] for at in range(len(number)) for sign in _TYPED)
    return next((other for other in (*swapped, *changed) if other != number and other in known), None)
