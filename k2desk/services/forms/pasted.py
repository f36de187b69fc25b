"""Cleans pasted values: removes spaces, quotes and invisible characters around them, and inside keys."""

from __future__ import annotations

from dataclasses import dataclass

from k2desk.model.outside import visible

_QUOTES = "\"'`´‘’“”„«»‹›"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A value without invisible characters, and whether anything was removed (the user is informed)."""

    value: str
    changed: bool


def clean(text: str) -> Cleaned:
    """Return a pasted value without surrounding spaces and quotes and without invisible characters."""
    value = visible(text).replace("\u00a0", " ").strip()
    while len(value) >= 2 and (value[0] in _QUOTES and value[-1] in _QUOTES):
        value = value[1:-1].strip()
    value = value.strip(_QUOTES + " ")
    return Cleaned(value, value != text)


def clean_key(text: str) -> Cleaned:
    """Return a pasted key cleaned like `clean`, and without spaces inside."""
    # Clean again: without the spaces, accents that were apart may be adjacent.
    value = clean("".join(clean(text).value.split())).value
    return Cleaned(value, value != text)
