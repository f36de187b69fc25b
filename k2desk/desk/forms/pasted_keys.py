"""Finds the keys of an account in a pasted message: an e-mail, a chat, a note with labels or three bare lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from k2desk.desk.forms.pasted import clean_key

_KEY = r"[A-Za-z0-9][A-Za-z0-9_\-.~+/=]{7,}"
_BETWEEN = r"[\s\"'`*:=>,\u2013\u2014\u2018\u2019\u201c\u201d-]{1,12}(?:(?:is|ni)[\s:\"'`]{1,4})?"
_LABELS = {
    "client_id": r"client[\s_\-]*id|app(?:lication)?[\s_\-]*id",
    "client_secret": r"client[\s_\-]*secret|app(?:lication)?[\s_\-]*secret|secret[\s_\-]*key",
    "api_key": r"api[\s_\-]*key",
}
_FOUND_BY = {name: re.compile(rf"(?:{label}){_BETWEEN}({_KEY})", re.IGNORECASE) for name, label in _LABELS.items()}
_BARE = re.compile(rf"{_KEY}")
_LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class PastedKeys:
    """What was found; "" for what was not."""

    client_id: str = field(default="", repr=False)
    client_secret: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)

    @property
    def count(self) -> int:
        """How many keys were found."""
        return sum(map(bool, (self.client_id, self.client_secret, self.api_key)))


def keys_in(text: str) -> PastedKeys:
    """The keys that `text` names. Without labels, three bare lines count, in the order of Kopo Kopo's page."""
    text = text[:_LONGEST]
    found = {name: match[1] for name, by in _FOUND_BY.items() if (match := by.search(text)) is not None}
    if found:
        return PastedKeys(**{name: clean_key(value).value.rstrip(".,") for name, value in found.items()})
    lines = [clean_key(line).value for line in text.splitlines() if line.strip()]
    if len(lines) == 3 and all(_BARE.fullmatch(line) and len(line) >= 16 for line in lines):
        return PastedKeys(*lines)
    return PastedKeys()
