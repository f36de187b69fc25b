"""Finds subscriptions in any text: a mail, a log, code or a chat, whatever mail programs did to the addresses.

Each piece of text is searched twice: unchanged, and without what wraps addresses. First the words
`webhook_subscriptions/ID` are found, then the host before them. The time is proportional to the length of the text, and
the work is done in slices, so that the window can respond in between.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from k2desk.kopokopo import locations
from k2desk.model.api_values import Location
from k2desk.model.environments import Environment

MOST = 1_000
"""The most subscriptions that are looked up from one text."""

LONGEST = 5_000_000
"""The most characters of a text that are searched."""

_SLICE = 65_536
_OVERLAP, _AT_THE_EDGE = 4_096, 512
"""A match at the end of a slice may be cut off, so it is left to the next slice, which overlaps this one."""

_BEFORE = 320
"""How many characters before an ID are searched for its host."""

# A line may break inside an ID: a mail ends the line with =, and a reply starts the next one with >.
_END = r"=?\r?\n[ \t]{0,16}(?:>[ \t]?){0,6}"
_B = rf"(?:{_END}|<wbr ?/?>)?"
_DASH = rf"{_B}[ \t]?-[ \t]?{_B}"
_UUID = _DASH.join(_B.join(["[0-9a-fA-F]"] * count) for count in (8, 4, 4, 4, 12))
_WORD = r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}"
_NAME = _B.join("webhook") + rf"{_B}[_-]{_B}" + _B.join("subscriptions")
_NAMED = re.compile(
    rf"{_NAME}{_B}/{_B}(?:(?P<uuid>{_UUID})(?:(?![0-9a-zA-Z-])|(?=https?:))|(?P<word>{_WORD}))", re.IGNORECASE
)
_BARE = re.compile(rf"(?<![0-9a-zA-Z-]){_UUID}(?![0-9a-zA-Z-])")
_HOST = re.compile(r"//(?P<host>[^\s/\"'<>()\[\]{}|^`,;=&?\\]{1,255})(?P<api>/{1,2}api/v\d{1,2})?/{1,2}", re.IGNORECASE)
_SCHEME = re.compile(r"https?:$", re.IGNORECASE)
_PATH = re.compile(r"(?:/?api/v\d{1,2}/|/)$", re.IGNORECASE)
_UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_BREAK = re.compile(_END)
_SOFT_BREAK = re.compile(r"=\r?\n(?:[ \t]{0,16}(?:>[ \t]?){1,6})?")

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"), "-")
_NOT_SEEN = dict.fromkeys(
    (0x00, 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0D}
_AS_TYPED: dict[int, str | None] = {0xA0: " ", 0x202F: " ", **_FULL_WIDTH, **_DASHES, **_NOT_SEEN}

_MARK_UP = re.compile(r"</?(?:wbr|span|b|i|u|em|strong|font|mark)\b[^<>]{0,300}>", re.IGNORECASE)
_QUOTED_SIGN = re.compile(r"=(3D|2D|5F|2F|3A|E2=80=9[0-5]|E2=88=92)", re.IGNORECASE)
_PROOFPOINT = re.compile(r"(/v2/url\?u=)([^&\s\"'<>]{1,4000})", re.IGNORECASE)
_PROOFPOINT_SIGN = re.compile(r"-([0-9A-Fa-f]{2})")
_BASE64 = re.compile(r"(?:aHR0cHM6Ly|aHR0cDovL)[A-Za-z0-9+/_-]{8,2000}")


@dataclass(frozen=True, slots=True)
class Clue:
    """A piece of text that may identify a subscription. `location` is None if it is on another host."""

    text: str
    location: Location | None


def clues_in(environment: Environment, version: int, text: str) -> tuple[Clue, ...]:
    """Return the subscriptions in `text`, in order and without repeats. An ID on its own counts too."""
    found: dict[str, Clue] = {}
    for _ in looking(environment, version, text, found):
        pass
    return tuple(found.values())


def looking(environment: Environment, version: int, text: str, found: dict[str, Clue]) -> Iterator[None]:
    """Search the text in slices and add the results to `found`. Yields after each slice."""
    alone: dict[str, None] = {}
    for piece, is_first, is_last in _slices(text[:LONGEST]):
        if len(found) >= MOST:
            break
        plain = piece if piece.isascii() else piece.translate(_AS_TYPED)
        for view in dict.fromkeys((_unwrapped(plain), plain)):
            _look(environment, version, view, is_first, is_last, found, alone)
        yield
    for short, long in pairwise(sorted(found)):
        # An ID that is cut off in one view is complete in the other.
        if long.startswith(short) and _UUIDS.fullmatch(long):
            del found[short]
    elsewhere = {clue.text.rpartition("/")[2] for clue in found.values() if clue.location is None}
    for number in alone:
        if number not in found and number not in elsewhere:
            found[number] = Clue(number, locations.from_text(environment, version, number))
    for number in list(found)[MOST:]:
        del found[number]


def _slices(text: str) -> Iterator[tuple[str, bool, bool]]:
    begin = 0
    while True:
        end = begin + _SLICE
        yield text[begin:end], begin == 0, end >= len(text)
        if end >= len(text):
            return
        begin = end - _OVERLAP


def _look(
    environment: Environment,
    version: int,
    view: str,
    is_first: bool,
    is_last: bool,
    found: dict[str, Clue],
    alone: dict[str, None],
) -> None:
    edge = len(view) if is_last else len(view) - _AT_THE_EDGE
    rest, end = [], 0
    for match in _NAMED.finditer(view):
        if match.end() > edge:
            break
        rest.append(view[end : match.start()])
        before = view[max(end, match.start() - _BEFORE) : match.start()]
        end = match.end()
        if (match.start() or is_first) and _number(match) not in found:
            clue = _clue(environment, version, before, match)
            number = clue.location.id if clue.location else clue.text
            found[number] = found.get(number, clue)
    rest.append(view[end:])
    whole = " ".join(rest)
    for match in _BARE.finditer(whole):
        # At the start of a later slice this may be the end of a longer word.
        if (match.start() or is_first) and len(alone) < MOST:
            alone[_whole(match[0])] = None


def _clue(environment: Environment, version: int, before: str, match: re.Match[str]) -> Clue:
    number = _number(match)
    end = f"webhook_subscriptions/{number}"
    # Keep the hyphen: one of Kopo Kopo's examples writes it with one.
    written = f"webhook-subscriptions/{number}" if "-" in match[0][: match[0].index("/")] else end
    start = _host_before(before)
    if start:
        return Clue(start + written, _location(environment, version, start + end))
    if broken := _host_before(_BREAK.sub("", before).rstrip()):
        location = _location(environment, version, broken + end)
        if location is not None:
            return Clue(broken + written, location)
    # A path without a host, as in code, can only mean the account's own host.
    path = _PATH.search(before)
    start = path[0].lstrip("/") if path is not None else ""
    return Clue(start + written, _location(environment, version, f"{environment.base_url}/{start}{end}"))


def _number(match: re.Match[str]) -> str:
    return _whole(match["uuid"]) if match["uuid"] else str(match["word"]).rstrip("._~-")


def _location(environment: Environment, version: int, address: str) -> Location | None:
    try:
        return locations.from_text(environment, version, address)
    except ValueError:
        return None


def _host_before(text: str) -> str:
    """Return the host at the end of `text`, with the beginning of its path; "" if the text ends otherwise."""
    at = len(text)
    for _ in range(3):
        # The last // may be a mistake within the path.
        at = text.rfind("//", 0, at)
        if at < 0:
            break
        if host := _HOST.fullmatch(text, at):
            scheme = _SCHEME.search(text, max(0, at - 6), at)
            api = (host["api"] or "").lower().lstrip("/")
            return f"{scheme[0].lower() if scheme else 'https:'}//{host['host'].lower()}/{api}{'/' if api else ''}"
    return ""


def _whole(uuid: str) -> str:
    return "".join(sign for sign in uuid.lower().replace("<wbr>", "") if sign in "0123456789abcdef-")


def _unwrapped(text: str) -> str:
    """Return `text` without the wrapping that mail programs and link checkers put around addresses."""
    if "=" in text:
        text = _SOFT_BREAK.sub("", text)
        text = _QUOTED_SIGN.sub(_signs, text)
    if "<" in text:
        text = _MARK_UP.sub("", text)
    if "\\" in text:
        text = re.sub(r"\\{1,4}(?:/|u002[fF]|x2[fF])", "/", text)
        text = re.sub(r"\\([_.:-])", r"\1", text)  # Markdown
    if "&" in text:
        text = html.unescape(text)
    text = _PROOFPOINT.sub(lambda match: match[1] + _of_proofpoint(match[2]), text)
    for _ in range(3):
        # One link checker may have wrapped an address that another had already wrapped.
        if "%" in text:
            text = unquote(text, errors="replace")
        text = _BASE64.sub(lambda match: match[0] + " " + _of_base64(match[0]) + " ", text)
    return text if text.isascii() else text.translate(_AS_TYPED)


def _signs(match: re.Match[str]) -> str:
    return "-" if len(match[1]) > 2 else chr(int(match[1], 16))


def _of_proofpoint(text: str) -> str:
    return _PROOFPOINT_SIGN.sub(lambda match: chr(int(match[1], 16)), text.replace("_", "/"))


def _of_base64(text: str) -> str:
    try:
        content = base64.urlsafe_b64decode(text.replace("+", "-").replace("/", "_") + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return ""
    return content.decode("utf-8", "replace")
