"""The only way to store typed text: drafts, settings, names, and notes about decisions.

Only this module makes a `KeptText`, and the store accepts nothing else, so that no field can bypass it. Keys that the
program knows are found by their value, all others by their look. Text that contains a key is dropped whole.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from k2desk.model.kept_text import NO_TEXT, KeptText, KeptValue
from k2desk.model.secret_looks import is_key, is_of_words, looks_like_keys, plain, slices
from k2desk.system.redaction import REDACTION

_LEAST = 8
"""Known secrets that are shorter are not searched for: typed text may contain them by chance."""
_RUN = 16
"""This many consecutive characters of a known key count as the key, wherever the rest was cut off."""
_LONGEST_ADDRESS = 4_000
_MOST_ODD = 100
"""How many unusual tills of a form are checked while it is typed. Each is checked again before it is sent."""
_TILL = re.compile(r"[A-Za-z]{0,2}\d{5,12}")
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}\.?|localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:.]+\]"
)
_OF_KOPO_KOPO = re.compile(r"(?i)(?:client|k2|kopo\s?kopo)[\s_-]{0,2}(?:secret|id)\W")


def kept_words(text: str, longest: int = 200) -> KeptText:
    """Return a name or a remark that may be stored, or "" if it contains a key."""
    return KeptText("" if holds_key(text) else _whole(text[:longest]))


def kept_names(names: Mapping[str, str], longest: int = 200, *, beside_key: bool = False) -> dict[str, KeptText]:
    """Return tills and their names that may be stored.

    If one of them is a key, or they were typed beside a key (`beside_key`), any of them may contain a piece of it. Then
    only unmistakable till numbers are kept, with names of ordinary words.
    """
    whole = "\n".join(f"{number} {name}" for number, name in names.items())
    if not beside_key and not holds_key(whole):
        return {number: KeptText(_whole(name[:longest])) for number, name in names.items()}
    return {
        number: kept_words(name, longest)
        for number, name in names.items()
        if _TILL.fullmatch(number) and is_of_words(name) and not holds_key(name)
    }


def kept_tills(tills: Iterable[str]) -> tuple[KeptText, ...]:
    """Return till numbers that may be stored.

    If one of them is a key, only unmistakable till numbers are kept.
    """
    given = tuple(tills)
    safe = not holds_key(" ".join(given))
    return tuple(KeptText(_whole(till[:64])) for till in given if safe or _TILL.fullmatch(till))


def are_keys_as_tills(tills: Sequence[str]) -> bool:
    """Return whether a key was typed into the field for tills. Unmistakable till numbers are not checked."""
    odd = [till for till in tills if not _TILL.fullmatch(till)][:_MOST_ODD]
    return bool(odd) and holds_key(" ".join(odd))


def kept_address(text: str) -> KeptText:
    """Return a web address that may be stored.

    It may contain a secret of the merchant's own. Returns "" if the text contains a known key, leads to Kopo Kopo with
    keys in it, or is a key instead of an address.
    """
    text = text.strip()
    if len(text) > _LONGEST_ADDRESS or holds_known_key(text):
        return NO_TEXT
    if not _is_address(text) and looks_like_keys(text):
        return NO_TEXT
    return KeptText(_whole(text))


def kept_lines(texts: Iterable[str]) -> KeptText:
    """Return those of several texts that may be stored, one a line."""
    return KeptText("\n".join(filter(None, (kept_words(text) for text in texts))))


def kept_json(value: KeptValue) -> KeptText:
    """Return several stored texts as JSON."""
    return KeptText(json.dumps(value, ensure_ascii=False))


def holds_key(text: str) -> bool:
    """Return whether `text` contains a known key or something that looks like one."""
    return holds_known_key(text) or looks_like_keys(text)


def holds_known_key(text: str) -> bool:
    """Return whether `text` contains a client secret or an API key that the program has seen, in any encoding."""
    known = REDACTION.secrets
    holds = _holds if len(text) > 1_000 else _holds_again
    return bool(known) and any(holds(piece, known) for piece in slices(text))


def _holds(text: str, known: frozenset[str]) -> bool:
    runs, short = _traces(known)
    for writing in {text, plain(text)}:
        signs = _squeezed(writing)
        if any(value in signs for value in short):
            return True
        if any(signs[place : place + _RUN] in runs for place in range(len(signs) - _RUN + 1)):
            return True
    return False


_holds_again = lru_cache(maxsize=1024)(_holds)
"""`_holds` with a cache, for the text of a form that is checked with each typed letter."""


@lru_cache(maxsize=8)
def _traces(secrets: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the traces of the known keys without punctuation: (runs of the long ones in each encoding, the short
    ones).
    """
    runs: set[str] = set()
    short: set[str] = set()
    for secret in secrets:
        content = secret.encode()
        coded = (
            base64.b64encode(b"\0" * start + content).decode()[(0, 2, 3)[start] :].rstrip("=")[:-1]
            for start in (0, 1, 2)
        )
        for writing in (secret, content.hex(), *coded):
            signs = _squeezed(writing)
            runs.update(signs[place : place + _RUN] for place in range(len(signs) - _RUN + 1))
        signs = _squeezed(secret)
        if _LEAST <= len(signs) < _RUN:
            short.add(signs)
    return frozenset(runs), frozenset(short)


def _whole(text: str) -> str:
    """Return `text` without lone surrogates, which can't be written to a file."""
    return text.encode("utf-8", "ignore").decode()


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _is_address(text: str) -> bool:
    """Return whether the text is a merchant's web address, perhaps without https://, that contains no user name,
    password or key.
    """
    if any(sign.isspace() for sign in text):
        return False
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        _ = parts.port
        host = parts.netloc.rpartition(":")[0] if parts.port is not None else parts.netloc.rstrip(":")
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https"} or not _HOST.fullmatch(host):
        return False
    if any(is_key(label) and (label.lower() != label or len(label) >= 40) for label in host.split(".")):
        return False
    rest = text.partition(host)[2]
    if host.lower().rstrip(".").endswith("kopokopo.com"):
        return not looks_like_keys(rest)
    return not (_OF_KOPO_KOPO.search(plain(parts.query + parts.fragment)) and looks_like_keys(rest))
