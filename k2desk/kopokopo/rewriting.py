"""Undoes what a program in between did to a body: the known rewritings, and a test whether one took place."""

from __future__ import annotations

import ast
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote_plus

_OF_KOPO_KOPO = re.compile(rb"topic|TransactionType|TransID|_links|incoming_payment")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\(?:/|u(?!00[01]))")
_ORDERS = (
    ("topic", "id", "created_at", "event", "_links"),
    ("TransactionType", "TransID", "TransTime", "TransAmount", "BusinessShortCode", "MSISDN", "FirstName"),
)
_TYPOGRAPHIC = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})


def ways_back(body: bytes) -> Iterator[bytes]:
    """Yield what the body may have been before its characters were changed."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        yield from _from_sixteen_bits(body)
        return
    for letters in ("latin-1", "cp1252"):
        # UTF-8 that was read in this charset and written as UTF-8 again: "ZoÃ«".
        try:
            yield text.encode(letters)
        except UnicodeEncodeError:
            continue
    for form in ("NFC", "NFD"):
        yield unicodedata.normalize(form, text).encode()
    yield html.unescape(text).encode(errors="replace")
    yield text.translate(_TYPOGRAPHIC).encode()
    yield unquote_plus(text).encode(errors="replace")
    yield unquote_plus(text.partition("=")[2]).encode(errors="replace")
    yield from _inside(text)


def _from_sixteen_bits(body: bytes) -> Iterator[bytes]:
    try:
        yield body.decode("utf-16").encode()
    except UnicodeError:
        return


def _inside(text: str) -> Iterator[bytes]:
    """Yield the body inside a JSON string, or the JSON of a dictionary that Python printed."""
    try:
        found = json.loads(text)
        if isinstance(found, str):
            yield found.encode(errors="replace")
    except (ValueError, RecursionError):
        try:
            found = ast.literal_eval(text.strip())
            yield json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            return


def was_rewritten(body: bytes) -> bool:
    """Return whether this is a message of Kopo Kopo's in another form than Kopo Kopo's own.

    Kopo Kopo writes compact JSON, unescaped, with its keys in a fixed order.
    """
    if not _OF_KOPO_KOPO.search(body):
        return False
    try:
        text = body.decode()
        found = json.loads(text)
    except (ValueError, RecursionError):
        return True
    if not isinstance(found, dict):
        return True
    if re.search(r"\s", _STRING.sub("", text)) or any(_ESCAPED.search(one) for one in _STRING.findall(text)):
        return True
    keys = list(found)
    return any([key for key in keys if key in order] != [key for key in order if key in found] for order in _ORDERS)
