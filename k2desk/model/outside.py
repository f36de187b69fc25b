"""Makes text from servers, files and the clipboard safe to show, and limits its length.

Characters that reverse the writing direction, break lines, are invisible or pile up on one letter never reach a screen,
a notification or an export. Only the shown text is changed; what is sent, compared or stored stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum


class Most(IntEnum):
    """The most characters that a field may show."""

    WORD = 60
    """For a status, an event type, a scope or a number."""
    NAME = 120
    ADDRESS = 2_048
    SENTENCE = 400
    TEXT = 20_000
    """For developers: answers, bodies, certificates."""


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_BLANK = frozenset(
    (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2065, 0x2800, 0x3164, 0xFFA0, 0x1D159)
)
"""Characters that are invisible although Unicode classes them as visible."""
_BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_LINE_END = "\r\n|[\n\r\v\f\x85\u2028\u2029]"
_MARK_RANGES = (
    ("\u0300", "\u036f"), ("\u0483", "\u0489"), ("\u0591", "\u05bd"), ("\u0610", "\u061a"), ("\u064b", "\u065f"),
    ("\u1ab0", "\u1aff"), ("\u1dc0", "\u1dff"), ("\u20d0", "\u20ff"), ("\ufe20", "\ufe2f"),
)  # fmt: skip
_MARKS = frozenset(chr(code) for first, last in _MARK_RANGES for code in range(ord(first), ord(last) + 1))
_MARK = "[" + "".join(f"{first}-{last}" for first, last in _MARK_RANGES) + "]"
_PILE = f"({_MARK}{{3}}){_MARK}+"
"""More marks on one letter than any language uses. They would be painted over the lines above and below."""


class _Seen(dict[int, str | None]):
    """A cache of what each character is replaced with."""

    _MOST = 4_096

    def __missing__(self, code: int) -> str | None:
        shown = _seen(code)
        if len(self) < self._MOST:
            self[code] = shown
        return shown


def _seen(code: int) -> str | None:
    sign = chr(code)
    if sign in _BREAKS:
        return " "
    category = unicodedata.category(sign)
    if category == "Zs":
        return sign if code == 0xA0 else " "
    is_selector = 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF
    return None if category in _UNSEEN or code in _BLANK or is_selector else sign


_SEEN = _Seen()


def visible(text: str) -> str:
    """Return `text` on one line, without control, formatting and other invisible characters.

    Most kinds of blank become a space.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.replace("\r\n", "\n").translate(_SEEN)
    # A start has no such text, and the pattern takes longer to compile than a start has to spare.
    return shown if _MARKS.isdisjoint(shown) else re.sub(_PILE, r"\1", shown)


def one_line(text: str, most: int) -> str:
    """Return `text` on one line with at most `most` characters; a longer text ends in "…"."""
    if len(text) <= most and text.isascii() and text.isprintable():
        return text
    # Invisible characters don't count, so more is read; the bound limits the time that it takes.
    shown = visible(text[: 4 * most + 64])
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def plain_lines(text: str, most: int = Most.TEXT) -> str:
    """Return `text` like `one_line`, but keep its line breaks."""
    if text.isascii() and text.isprintable():
        shown = text[: most + 1]
    else:
        shown = "\n".join(map(visible, re.split(_LINE_END, text[: 4 * most + 64])))
    return shown if len(shown) <= most else shown[: most - 1] + "…"
