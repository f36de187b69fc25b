"""Reads the body of an answer whatever its bytes are: marks, charsets, depth. Nothing here raises."""

from __future__ import annotations

import codecs
import email.utils
import math
import re
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from k2desk.system.log import REDACTION

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


def as_text(body: bytes) -> str:
    """The text of a body: by its byte order mark, as UTF-16 where every second byte is empty, as UTF-8, else as
    Western letters, in which every byte means something."""
    for mark, charset in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, errors="replace")
    if len(body) > 3 and 0 in body[:2] and body[0] != body[1]:
        return body.decode("utf-16-be" if body[0] == 0 else "utf-16-le", errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def parsed(body: bytes, kind: type[T]) -> T | None:
    """What the JSON of a body says, as a `kind`; None where it says no such thing, is nested too deeply, or is none."""
    try:
        return msgspec.json.decode(as_text(body).encode("utf-8"), type=kind)
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError, MemoryError):
        return None


def is_web_page(body: bytes, content_type: str) -> bool:
    """Whether a body is a page for people: it begins with a tag, or is called HTML and holds one.

    A body that is called HTML and could not be unpacked may be one.
    """
    text = as_text(body[:_BEGINS]).lstrip("\ufeff\x00 \t\r\n")
    if _TAG.match(text):
        return True
    return "html" in content_type.lower() and not is_data(body) and _TAG.search(text) is not None


def is_data(body: bytes) -> bool:
    """Whether a body begins as JSON does, be it whole or not."""
    return as_text(body[:_BEGINS]).lstrip("\ufeff\x00 \t\r\n").startswith(("{", "["))


def moment(text: str) -> datetime | None:
    """The time of a header in any of HTTP's three spellings; None for all else."""
    try:
        found = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def word(value: Any) -> str:
    """A value as text: as it came where it is text, "" for null, else as it is written in JSON. Never a key of ours."""
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
    """A number that may be written as text; None for all else, NaN and endless ones too."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None
