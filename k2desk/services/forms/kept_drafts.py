"""What is kept of dialogs that were left without their button, and how it is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from k2desk.model.kept_text import KeptText, holds_key, kept_address, kept_json, kept_lines, kept_names, kept_words
from k2desk.services.tills import read_tills

_LONGEST = 100_000
"""Letters of a pasted list of tills that are kept."""


def clues_draft(clues: Iterable[str]) -> KeptText | None:
    """What is kept of *Bring back*: the addresses and IDs that were found. Old mail and code may hold keys as well."""
    return kept_lines(clue for clue in clues if "@" not in clue) or None


def move_draft(old: str, typed: str) -> KeptText | None:
    """What is kept of *Move to a new address*."""
    return kept_json([kept_address(old), kept_address(typed)]) if typed else None


def typed_address(draft: str, old: str) -> str:
    """The new address that was typed for the `old` one; "" for none."""
    try:
        before, typed = msgspec.json.decode(draft, type=tuple[str, str])
    except (msgspec.DecodeError, UnicodeError):
        return ""
    return typed if before == old else ""


def till_names_draft(pasted: str, names: Mapping[str, str]) -> KeptText | None:
    """What is kept of *Till names*: the pasted text, or its tills alone where a key stands in it; and typed names."""
    if not pasted.strip() and not names:
        return None
    text = pasted[:_LONGEST]
    if holds_key(text):
        found = kept_names({line.number: line.name for line in read_tills(text, {})}, beside_key=True)
        rows = [f"{number}\t{name}" for number, name in found.items()]
        text = "\n".join(rows)
    return kept_json([kept_words(text, _LONGEST), kept_names(names)])


def pasted_and_names(draft: str) -> tuple[str, dict[str, str]]:
    """The pasted text and the typed names of a draft; nothing where the text is no draft."""
    try:
        return msgspec.json.decode(draft, type=tuple[str, dict[str, str]])
    except (msgspec.DecodeError, UnicodeError):
        return "", {}
