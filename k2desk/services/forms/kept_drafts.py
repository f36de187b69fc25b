"""The drafts of dialogs that were closed without their button: what is stored, and how it is read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from k2desk.model.kept_text import KeptText
from k2desk.model.text_keeping import holds_key, kept_address, kept_json, kept_lines, kept_names, kept_words
from k2desk.services.tills import read_tills

_LONGEST = 100_000
"""The most characters that are stored of a pasted list of tills."""


def clues_draft(clues: Iterable[str]) -> KeptText | None:
    """Return the draft of *Bring back*: only the addresses and IDs that were found.

    The pasted text is not stored, because old mails and code may contain keys.
    """
    return kept_lines(clue for clue in clues if "@" not in clue) or None


def move_draft(old: str, typed: str) -> KeptText | None:
    """Return the draft of *Move to a new address*."""
    return kept_json([kept_address(old), kept_address(typed)]) if typed else None


def typed_address(draft: str, old: str) -> str:
    """Return the new address that was typed for `old`, or ""."""
    try:
        before, typed = msgspec.json.decode(draft, type=tuple[str, str])
    except (msgspec.DecodeError, UnicodeError):
        return ""
    return typed if before == old else ""


def till_names_draft(pasted: str, names: Mapping[str, str]) -> KeptText | None:
    """Return the draft of *Till names*: the pasted text and the typed names.

    If the text contains a key, only its tills are stored.
    """
    if not pasted.strip() and not names:
        return None
    text = pasted[:_LONGEST]
    if holds_key(text):
        found = kept_names({line.number: line.name for line in read_tills(text, {})}, beside_key=True)
        rows = [f"{number}\t{name}" for number, name in found.items()]
        text = "\n".join(rows)
    return kept_json([kept_words(text, _LONGEST), kept_names(names)])


def pasted_and_names(draft: str) -> tuple[str, dict[str, str]]:
    """Return the pasted text and the typed names in a draft; both empty if the text is not a draft."""
    try:
        return msgspec.json.decode(draft, type=tuple[str, dict[str, str]])
    except (msgspec.DecodeError, UnicodeError):
        return "", {}
