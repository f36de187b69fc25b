"""Masks card numbers in messages, except for their last four digits. Whole card numbers are never kept or shown."""

from __future__ import annotations

import json
import re
from typing import Any

_CARD_KEY = re.compile(r"(?:^|_)(?:cc|card|pan)(?:_|$)|(?:cc|card)_?(?:number|num|no)(?:_|$)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MENTIONED = re.compile(rb"(?i)card|cc_?n|[\"_]pan|\\u00")
# A mask may leave the first six and the last four digits visible. Eleven digits or more are a usable number.
_DIGITS = re.compile(r"\d(?:[\s._/\u00ad\u2010-\u2015\u200b-\u200d\u2060\-]{0,2}\d){10,}")
_LIKE_A_CARD = re.compile(r"(?<![0-9-])[2-6][0-9](?:[ -]?[0-9]){11,17}(?![0-9-])")


def without_card_numbers(body: bytes) -> bytes:
    """Return the message with card numbers masked. Never raises.

    A message without card numbers is returned byte for byte.
    """
    if not _MENTIONED.search(body):
        return body
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _masked_text(body.decode("latin-1")).encode("latin-1")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        # The body is cut off or not JSON, so any long number in it may be a card number.
        masked = _masked_text(text)
        return body if masked == text else masked.encode()
    masked, changed = _masked(found, False, _is_of_a_card(found))
    return (
        json.dumps(masked, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        if changed
        else body
    )


def _masked(value: Any, named: bool, of_a_card: bool) -> tuple[Any, bool]:
    """Return (the value with card numbers masked, whether anything was masked).

    `named`: the field's name says that it holds a card number, so every long number is masked. `of_a_card`: the message
    is about a card payment, so every number that passes the Luhn check is masked.
    """
    if isinstance(value, dict):
        pairs = {key: _masked(one, named or _names_a_card(key), of_a_card) for key, one in value.items()}
        return {key: one for key, (one, _) in pairs.items()}, any(changed for _, changed in pairs.values())
    if isinstance(value, list):
        items = [_masked(one, named, of_a_card) for one in value]
        return [one for one, _ in items], any(changed for _, changed in items)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        text = f"{value:.0f}" if isinstance(value, float) else str(value)
        masked = _masked_text(text) if named else _LIKE_A_CARD.sub(_if_it_is_one, text) if of_a_card else text
        return (masked, True) if masked != text else (value, False)
    return value, False


def _is_of_a_card(found: Any) -> bool:
    return isinstance(found, dict) and str(found.get("topic")).strip().casefold().startswith("card")


def _names_a_card(key: str) -> bool:
    return bool(_CARD_KEY.search(_CAMEL.sub("_", key)))


def _masked_text(text: str) -> str:
    return _DIGITS.sub(_last_four, text)


def _last_four(found: re.Match[str]) -> str:
    return "*" * 12 + re.sub(r"\D", "", found[0])[-4:]


def _if_it_is_one(found: re.Match[str]) -> str:
    digits = [int(sign) for sign in found[0] if sign.isdecimal()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return _last_four(found) if (sum(digits[::-2]) + sum(doubled)) % 10 == 0 else found[0]
