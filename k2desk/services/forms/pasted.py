"""Cleans what people paste: spaces, quotes and invisible characters around a value, and inside keys."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.model.outside import visible

_QUOTES = "\"'`´‘’“”„«»‹›"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A value without what can't be seen, and whether anything was taken away (the user is told so)."""

    value: str
    changed: bool


def clean(text: str) -> Cleaned:
    """A pasted value without spaces and quotes around it and without invisible characters anywhere."""
    value = visible(text).replace("\u00a0", " ").strip()
    while len(value) >= 2 and (value[0] in _QUOTES and value[-1] in _QUOTES):
        value = value[1:-1].strip()
    value = value.strip(_QUOTES + " ")
    return Cleaned(value, value != text)


def clean_key(text: str) -> Cleaned:
    """Like `clean`, for keys, which hold no spaces: those inside go as well."""
    # Without the spaces, accents may stand together that stood apart: they are looked at once more.
    value = clean("".join(clean(text).value.split())).value
    return Cleaned(value, value != text)
