"""Finds the keys of an account in a pasted message: a mail, a chat, a note with labels, or three bare lines."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import pairwise

from k2desk.model.outside import visible
from k2desk.services.forms.pasted import clean_key

_KEY = r"[A-Za-z0-9_-][A-Za-z0-9_\-.~+/=]{7,}"
# Kopo Kopo's keys may begin with - and _, so these only separate before a space or another separator.
_SIGN = r"(?:[\s\"'`*:;=>|,()\u2013\u2014\u2018\u2019\u201c\u201d\u00ab\u00bb\u2192\u21d2]|[-_](?=[\s:=*\"'`]))"
_FILLER = r"(?:is|are|ni|yako|yetu|yenu|yake|hii|hapa|here|below|value|as\s+follows|wako|wetu|wenu)"
_BETWEEN = rf"{_SIGN}{{1,12}}(?:{_FILLER}{_SIGN}{{1,6}}){{0,3}}"
_LABELS = {
    "client_id": (
        r"(?:client|app(?:lication)?|mteja)[\s_\-]*id"
        r"|(?:kitambulisho|utambulisho|namba|nambari|id)\s+(?:cha|ya|wa)\s+(?:mteja|client|programu)"
    ),
    "client_secret": (
        r"(?:client|app(?:lication)?)[\s_\-]*secret|secret[\s_\-]*key"
        r"|(?:neno\s+la\s+)?siri\s+[yl]a\s+(?:mteja|client|programu)|ufunguo\s+wa\s+siri"
    ),
    "api_key": r"api[\s_\-]*key|(?:ufunguo|funguo|kifunguo)\s+(?:wa|ya|cha|za)\s+api",
}
_REMARK = r"(?:\s*\([^()\n]{0,60}\))?"
_FOUND_BY = {
    name: re.compile(rf"(?:{label}){_REMARK}{_BETWEEN}({_KEY})", re.IGNORECASE) for name, label in _LABELS.items()
}
_LABEL = {name: re.compile(label, re.IGNORECASE) for name, label in _LABELS.items()}
_BARE = re.compile(_KEY)
_LONGEST = 65_536
"""The most characters of a message that are searched, so that the window responds quickly."""

_LINE_END = re.compile(r"\r\n|[\n\r]")
_LEAST_BARE = 16
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,500}>")
_WRAPPED = re.compile(r"=\r?\n")
_QUOTED = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+")
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_KEY_LIKE = 200
_NAMES_OF_KEYS = re.compile(
    "api|app|application|change|changeme|client|config|copy|demo|dummy|edit|enter|env|environ|example|fake|fill|from|get"
    "|getenv|go|goes|hapa|here|id|in|insert|is|keys?|kopo|kopokopo|kutoka|live|me|mine|my|of|os|own|paste|placeholder"
    "|please|process|put|real|replace|sample|sandbox|secret|set|some|string|test|the|this|to|todo|token|value|weka|with"
    "|x{3,}|yako|yangu|yours?",
    re.IGNORECASE,
)
_AROUND = ".,;:()[]<>*|"


@dataclass(frozen=True, slots=True)
class PastedKeys:
    """The keys that were found; "" for each that was not."""

    client_id: str = field(default="", repr=False)
    client_secret: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)

    @property
    def count(self) -> int:
        """The number of keys that were found."""
        return sum(map(bool, (self.client_id, self.client_secret, self.api_key)))


def keys_in(text: str) -> PastedKeys:
    """Return the keys in `text`, in English or Kiswahili, as mail programs and chats format it.

    Three key-like words without labels beside them also count: in the order of the labels if these stand together, as
    in the head of a table; otherwise on one line each, in the order of Kopo Kopo's page.
    """
    text = _plain(text[:_LONGEST])
    if found := _before_their_labels(text):
        return PastedKeys(**found)
    found = {name: value for name in _LABELS if (value := _labelled(text, name))}
    if len(found) > 1 or (found and not _is_table(text)):
        return PastedKeys(**found)
    order = _order_of_labels(text)
    words = [word for word in map(_bare, text.split()) if word]
    if len(order) == len(words) == len(_LABELS):
        return PastedKeys(**dict(zip(order, words, strict=True)))
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == len(_LABELS) and all(_bare(line) and len(line.split()) == 1 for line in lines):
        return PastedKeys(*(clean_key(line).value for line in lines))
    return PastedKeys(**found)


def _plain(text: str) -> str:
    """Return the text without mark-up, quote marks, soft line ends and invisible characters. Its lines are kept."""
    text = _WRAPPED.sub("", text).replace("=3D", "=")
    text = html.unescape(_TAG.sub(" ", re.sub(r"(?i)<br[^<>]*>|</(?:p|div|tr|li)>", "\n", text)))
    return _QUOTED.sub("", "\n".join(map(visible, _LINE_END.split(text))))


def _before_their_labels(text: str) -> dict[str, str]:
    """Return the keys if each has its label after it: "… is the client ID, … is the API key"."""
    words = [(found.end(), value) for found in re.finditer(r"\S+", text) if (value := _bare(found[0]))]
    labels = sorted((found.start(), name) for name, label in _LABEL.items() if (found := label.search(text)))
    places = [place for pair in zip(words, labels, strict=False) for place, _ in pair]
    if len(words) != len(labels) or places != sorted(places):
        return {}
    return {name: value for (_, value), (_, name) in zip(words, labels, strict=True)}


def _labelled(text: str, name: str) -> str:
    for match in _FOUND_BY[name].finditer(text):
        value = clean_key(match[1]).value.rstrip(".,")
        if _looks_like_key(value):
            return value
    return ""


def _looks_like_key(word: str) -> bool:
    """Return whether this is not an ordinary word ("Administrator"): it has a digit, inner capitals, or is very
    long.
    """
    if stands_for_a_key(word) or any(label.match(word) for label in _LABEL.values()):
        return False
    return any(sign.isdigit() for sign in word) or word[1:] != word[1:].lower() or len(word) >= 20


def stands_for_a_key(word: str) -> bool:
    """Return whether `word` is only a placeholder for a key: YOUR_CLIENT_ID, xxxxxxxx, 1234567890."""
    pieces = _PIECE.findall(word[:_KEY_LIKE])
    size = sum(map(len, pieces))
    named = sum(len(piece) for piece in pieces if _NAMES_OF_KEYS.fullmatch(piece) or _is_a_row(piece))
    return size == 0 or 2 * named >= size or _is_a_row("".join(pieces))


def _is_a_row(text: str) -> bool:
    """Return whether nearly all characters repeat the previous one or count on from it."""
    text = text.lower()
    steps = [(ord(after) - ord(before)) in {0, 1, -9} for before, after in pairwise(text)]
    return len(steps) >= 3 and 5 * sum(steps) >= 4 * len(steps)


def _bare(word: str) -> str:
    if len(word) < _LEAST_BARE:
        return ""
    value = clean_key(word.strip(_AROUND)).value
    if "@" in word or "://" in word or len(value) < _LEAST_BARE or not _BARE.fullmatch(value):
        return ""
    return value if _looks_like_key(value) else ""


def _order_of_labels(text: str) -> list[str]:
    places = {name: match.start() for name, label in _LABEL.items() if (match := label.search(text)) is not None}
    return sorted(places, key=lambda name: places[name])


def _is_table(text: str) -> bool:
    """Return whether all labels come before the values, so that only the last label has a value beside it."""
    return len(_order_of_labels(text)) == len(_LABELS)
