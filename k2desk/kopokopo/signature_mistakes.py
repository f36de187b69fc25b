"""Explains why a signature does not fit: tries known mistakes one after another, the simplest first.

Kopo Kopo sends the lower-case hex HMAC-SHA256 of the raw body, keyed with the API key (API notes §4). The mistakes are
those that the SDKs and their users make (API notes §6).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from k2desk.kopokopo.rewriting import was_rewritten, ways_back
from k2desk.kopokopo.signature import matches
from k2desk.kopokopo.signature_text import signature_in
from k2desk.model.signatures import SignatureMistake, Verdict


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The keys that may have made a signature: this account's, and (name, API key) of this computer's other
    accounts.
    """

    api_key: str = field(repr=False)
    client_secret: str = field(default="", repr=False)
    others: tuple[tuple[str, str], ...] = field(default=(), repr=False)


_WRITING = frozenset(
    {SignatureMistake.PREFIX, SignatureMistake.UPPER_CASE, SignatureMistake.SPACES_AROUND, SignatureMistake.BASE64}
)
LARGEST_REWRITTEN = 32_000
"""The largest body in bytes that is rewritten in other forms to explain its signature.

Each attempt costs about a hundred times the body's size.
"""

_FEWEST_HEX = 16
_DIGEST = 32
_OTHER_SIZES = frozenset({16, 20, 48, 64})
_HEX = re.compile(r"[0-9a-fA-F]+")


def examine(body: bytes, header: str, keys: SigningKeys, *, rewritten: bool = True) -> Verdict:
    """Judge a signature. Never raises; takes well under a second for bodies of a few megabytes.

    With `rewritten` false, the slowest attempt is left out: whether the body was parsed and written again.
    """
    if keys.api_key and matches_quietly(keys.api_key, body, header):
        return Verdict(True, True)
    given, writing = _unwrapped(header)
    if not given:
        return Verdict(False, False, (SignatureMistake.NO_SIGNATURE,))
    wanted, form = _decoded(given)
    if wanted is None:
        return Verdict(False, False, (SignatureMistake.NOT_A_SIGNATURE,))
    written = (*writing, *form)
    for explanation in _explanations(body, wanted, keys, rewritten):
        mistakes = tuple(dict.fromkeys((*written, *explanation.mistakes)))
        proven = _WRITING.issuperset(mistakes)
        return Verdict(False, proven, mistakes, explanation.account)
    changed = rewritten and len(body) <= LARGEST_REWRITTEN and was_rewritten(body)
    return Verdict(False, False, (*written, SignatureMistake.CHANGED if changed else SignatureMistake.NO_FIT))


def matches_quietly(key: str, body: bytes, header: str) -> bool:
    """Return `matches(…)`, or False if the key or the header cannot be encoded."""
    try:
        return matches(key, body, header)
    except UnicodeEncodeError:
        return False


# -- how the header is written -----------------------------------------------------------------------------------------


def _unwrapped(header: str) -> tuple[str, tuple[SignatureMistake, ...]]:
    text, something_around, has_prefix = signature_in(header)
    mistakes = ((SignatureMistake.SPACES_AROUND, something_around), (SignatureMistake.PREFIX, has_prefix))
    return text, tuple(mistake for mistake, is_there in mistakes if is_there)


def _decoded(given: str) -> tuple[bytes | None, tuple[SignatureMistake, ...]]:
    """Return the MAC that the text encodes and how it was written; (None, ()) if it cannot be a signature."""
    if _HEX.fullmatch(given):
        mistakes = (SignatureMistake.UPPER_CASE,) if any(sign in "ABCDEF" for sign in given) else ()
        if _FEWEST_HEX <= len(given) <= 2 * max(_OTHER_SIZES):
            return bytes.fromhex(given[: len(given) // 2 * 2]), mistakes
        return None, ()
    try:
        text = given.replace("-", "+").replace("_", "/").rstrip("=")
        found = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None, ()
    # base64 of the hex digest, as `btoa(hmac.hexdigest())` produces it.
    inner = found.decode("latin-1")
    if len(inner) == 2 * _DIGEST and _HEX.fullmatch(inner):
        return bytes.fromhex(inner), (SignatureMistake.BASE64,)
    if len(found) == _DIGEST or len(found) in _OTHER_SIZES:
        return found, (SignatureMistake.BASE64,)
    return None, ()


# -- which key, which bytes --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Explanation:
    mistakes: tuple[SignatureMistake, ...]
    account: str = ""


def _explanations(body: bytes, wanted: bytes, keys: SigningKeys, rewritten: bool) -> Iterator[_Explanation]:
    """Yield every explanation that fits, simplest first."""
    cut = (SignatureMistake.TRUNCATED,) if len(wanted) < _DIGEST else ()
    plain = list(_keys(keys))
    for content, body_slips in _bodies(body, rewritten):
        # Don't combine a key with stray spaces and a changed body.
        tried = [*plain, *_sloppy_keys(keys)] if content is body else plain
        for key, name, key_slips in tried:
            if key and _same(hmac.new(key, content, hashlib.sha256).digest(), wanted):
                yield _Explanation((*cut, *key_slips, *body_slips), name)
    for key, name, key_slips in plain:
        if key and any(hmac.compare_digest(digest(key, body), wanted) for digest in _OTHER_DIGESTS):
            yield _Explanation((SignatureMistake.OTHER_ALGORITHM, *key_slips), name)


def _same(found: bytes, wanted: bytes) -> bool:
    return hmac.compare_digest(found[: len(wanted)], wanted)


def _keys(keys: SigningKeys) -> Iterator[tuple[bytes, str, tuple[SignatureMistake, ...]]]:
    yield _coded(keys.api_key), "", ()
    yield _coded(keys.client_secret), "", (SignatureMistake.CLIENT_SECRET,)
    for name, key in keys.others:
        if key != keys.api_key:
            yield _coded(key), name, (SignatureMistake.OTHER_ACCOUNT,)


def _sloppy_keys(keys: SigningKeys) -> Iterator[tuple[bytes, str, tuple[SignatureMistake, ...]]]:
    for key, mistakes in ((keys.api_key, ()), (keys.client_secret, (SignatureMistake.CLIENT_SECRET,))):
        for around in ("{}\n", "{} ", " {}", "{}\r\n", '"{}"', "'{}'"):
            if key:
                yield _coded(around.replace("{}", key)), "", (*mistakes, SignatureMistake.KEY_WITH_SPACES)


def _coded(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")


def _hmac_of(name: str) -> Callable[[bytes, bytes], bytes]:
    return lambda key, body: hmac.new(key, body, name).digest()


_OTHER_DIGESTS: tuple[Callable[[bytes, bytes], bytes], ...] = (
    *map(_hmac_of, ("sha1", "sha512", "sha384", "md5")),
    lambda key, body: hashlib.sha256(body).digest(),
    lambda key, body: hashlib.sha256(key + body).digest(),
    lambda key, body: hashlib.sha256(body + key).digest(),
    lambda key, body: hmac.new(body, key, hashlib.sha256).digest(),
)


def _bodies(body: bytes, rewritten: bool) -> Iterator[tuple[bytes, tuple[SignatureMistake, ...]]]:
    """Yield the bodies that may have been signed before they became `body`, with the mistake that explains each."""
    seen = {body}

    def fresh(content: bytes, mistake: SignatureMistake) -> Iterator[tuple[bytes, tuple[SignatureMistake, ...]]]:
        if content not in seen:
            seen.add(content)
            yield content, (mistake,)

    yield body, ()
    bare = body.removeprefix(b"\xef\xbb\xbf")
    for content in (body.rstrip(b"\r\n"), body.replace(b"\r\n", b"\n"), body + b"\n", body + b"\r\n"):
        yield from fresh(content, SignatureMistake.LINE_ENDS)
    yield from fresh(body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), SignatureMistake.LINE_ENDS)
    for content in (bare, bare.strip(), b"\xef\xbb\xbf" + bare, b" " + body, body + b" "):
        yield from fresh(content, SignatureMistake.OUTER_SPACES)
    if rewritten and len(body) <= LARGEST_REWRITTEN:
        for content in (*ways_back(bare), *_rewritten(bare)):
            yield from fresh(content, SignatureMistake.RESERIALISED)


class _AsWritten(float):
    """A float that is written again exactly as it was read."""

    text: str

    def __new__(cls, text: str) -> _AsWritten:
        made = super().__new__(cls, text)
        made.text = text
        return made

    def __repr__(self) -> str:
        return self.text


def _rewritten(body: bytes) -> Iterator[bytes]:
    """Yield the same JSON as other programs would write it."""
    try:
        text = body.decode()
        kept = json.loads(text, parse_float=_AsWritten)
        short = json.loads(text, parse_float=_shortest)
    except (ValueError, RecursionError):
        return
    for found in (kept, short):
        for sort in (False, True):
            for ascii_only in (False, True):
                for indent, separators in _LAYOUTS:
                    try:
                        yield from _escaped(
                            json.dumps(
                                found, ensure_ascii=ascii_only, sort_keys=sort, indent=indent, separators=separators
                            )
                        )
                    except (ValueError, TypeError, RecursionError):
                        continue


_LAYOUTS: tuple[tuple[int | None, tuple[str, str]], ...] = (
    (None, (",", ":")),
    (None, (", ", ": ")),
    (2, (",", ": ")),
    (4, (",", ": ")),
)
"""Compact, Python's default, and the two usual indentations."""


def _escaped(written: str) -> Iterator[bytes]:
    yield written.encode()
    slashes = written.replace("/", "\\/")
    yield slashes.encode()
    # Rails and others escape these three characters so that the JSON can be embedded in a page.
    safe = written.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    yield safe.encode()


def _shortest(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number
