"""Reads the body of an answer whatever its bytes are: byte order marks, charsets, deep nesting. Nothing here raises."""

from __future__ import annotations

import codecs
import email.utils
import math
import re
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from k2desk.system.redaction import REDACTION

T = TypeVar("T")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TAG = re.compile(r"<[a-zA-Z!/?]")
_BEGINS = 2_048


def as_text(body: bytes | bytearray) -> str:
    """Return the text of a body.

    The charset follows from the byte order mark; without one, the body is UTF-16 if every second byte is zero, then
    UTF-8, and finally Latin-1, which can decode any byte.
    """
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, errors="replace")
    if len(body) > 3 and 0 in body[:2] and body[0] != body[1]:
        return body.decode("utf-16-be" if body[0] == 0 else "utf-16-le", errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def parsed(body: bytes | bytearray, kind: type[T]) -> T | None:
    """Return the JSON body decoded as `kind`.

    Returns None if the body is not JSON, does not have that form or is nested too deeply.
    """
    try:
        return msgspec.json.decode(as_text(body).encode("utf-8"), type=kind)
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError, MemoryError):
        return None


def is_web_page(body: bytes | bytearray, content_type: str) -> bool:
    """Return whether a body is a web page for people: it begins with a tag, or it is labelled HTML and contains one."""
    text = as_text(body[:_BEGINS]).lstrip("\ufeff\x00 \t\r\n")
    if _TAG.match(text):
        return True
    return "html" in content_type.lower() and not is_data(body) and _TAG.search(text) is not None


def is_data(body: bytes | bytearray) -> bool:
    """Return whether a body begins like JSON, complete or not."""
    return as_text(body[:_BEGINS]).lstrip("\ufeff\x00 \t\r\n").startswith(("{", "["))


def moment(text: str) -> datetime | None:
    """Return the time of an HTTP date header in any of its three formats, or None."""
    try:
        found = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def word(value: Any) -> str:
    """Return a value as text: strings unchanged, "" for null, the rest as JSON. Known secrets are removed."""
    return REDACTION.without_secrets(_word(value))


def _word(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    try:
        return msgspec.json.encode(value).decode()
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return "…"


def number(value: Any) -> float | None:
    """Return a number that may be written as text.

    Returns None for anything else, including NaN and infinities.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None
