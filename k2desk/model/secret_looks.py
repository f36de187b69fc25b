"""Recognises keys by their look, in any form: code, JSON, URLs, headers, env files, wrapped lines.

Kopo Kopo's keys are 40 or more random letters and digits. Names, addresses, till numbers and sentences consist of words
and plain numbers. Text that mixes letters and digits as no word does is taken for a key.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, pairwise
from urllib.parse import unquote

LEAST = 16
"""A word with fewer letters and digits counts as a key only if a label beside it says so."""

_SLICE, _OVERLAP = 16_384, 1_024
"""Long texts are searched in overlapping slices: no step takes long, and a key at an edge is whole in one slice."""
_LABELS = r"(?:secret|api[\s_-]{0,3}key|pass(?:wor[dt]|wd|phrase)|token|bearer|authori[sz]ation|client[\s_-]{0,3}id"
_KISWAHILI = r"|siri|nywila|ufunguo|funguo)"
_VALUE = r"[^\s\"'`,;(){}<>\[\]&|]"
_LABELLED = re.compile(
    rf"{_LABELS}{_KISWAHILI}[\w\s-]{{0,20}}[\"'`)\]]{{0,3}}\s{{0,5}}(?:=>|:=|->|[:=>,])[\s\"'`(\[>]{{0,6}}({_VALUE}{{6,}})",
    re.IGNORECASE,
)
_SIGNED_IN = re.compile(rf"(?:(?:^|\s)(?:-u|--user)[\s=\"']{{1,3}}|//)[^\s:/@\"']+:({_VALUE}{{6,}})")
_UUID = re.compile(r"(?<![0-9A-Za-z-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z-])")
_CODED = re.compile(r"[A-Za-z0-9+/_-]{20,256}")
_PREFIXED = re.compile(r"[A-Za-z]{1,2}[0-9]{5,12}")
_LONGEST_GROUP = 12
_TILL = re.compile(r"[0-9]{5,12}")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_WORD = re.compile(r"[A-Za-z0-9_-]+")
_LONG_WORD = re.compile(rf"[A-Za-z0-9_-]{{{LEAST},256}}")
_SIMPLE_WORD = re.compile(r"[0-9]+|[A-Z]?[a-z]{0,14}|[A-Z]{0,14}")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_GLUE = re.compile(r"[^\w]{0,12}")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,5})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.)|$)", re.DOTALL)
_NEIGHBOURS = (
    "aabcdefghijklmnoprstuvwyz baeilorsuy cacehiklorstuy dabdeghilorstuwy eabcdefghiklmnopqrstuvwxyz "
    "faefilortu gaeghilnorsu haeiortuw iabcdefghijklmnoprstuvwxyz jaeiu kaeinosuw labdeilmoprstuy "
    "mabeilmnopstuw nacdefgiklmnoprstuvyz oabcdefgiklmnoprstuvwx paehiloprstuy qalpstu "
    "racdegiklmnoprstuvy sacefhiklmoprstuwy tabcdefhilmnoprstuvwy uabcdefgijklmnoprstuwz vaeiy waehinors "
    "xaceipt yabeilmnoprst zaeio"
)
"""Each letter, followed by the letters that come after it in English, Kiswahili and Kenyan names, except the rarest."""
_PAIRS = frozenset(word[0] + other for word in _NEIGHBOURS.split() for other in word[1:])
_SHAPE = str.maketrans(string.ascii_letters + string.digits, "a" * 26 + "A" * 26 + "0" * 10)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Invisible characters that Unicode classes as letters, marks or symbols."""


def plain(text: str) -> str:
    """Return `text` as its writer meant it: without the escapes of JSON, URLs, mails and HTML, and without invisible
    characters.
    """
    text = _visible(text)
    for _ in range(4):  # Escaped text may have been escaped more than once.
        before = text
        text = re.sub(r"=\r?\n", "", text).replace("=3D", "=")
        if "%" in text:
            text = unquote(text, errors="replace")
        if "<" in text:
            text = _TAG.sub("", text)
        if "&" in text:
            import html  # Its table takes 2 ms, which no start has to spare.

            text = html.unescape(text)
        if "\\" in text:
            text = _ESCAPE.sub(_unescaped, text)
        if text == before:
            break
    return _visible(text)


def looks_like_keys(text: str) -> bool:
    """Return whether `text` contains something that looks too much like a key to be stored."""
    return any(map(_shows_key if len(text) > 1_000 else _shows_key_again, slices(text)))


def slices(text: str) -> Iterator[str]:
    """Yield `text` in overlapping pieces."""
    yield text[:_SLICE]
    for begin in range(_SLICE - _OVERLAP, len(text) - _OVERLAP, _SLICE - _OVERLAP):
        yield text[begin : begin + _SLICE]


def _shows_key(text: str) -> bool:
    for writing in {_visible(text), plain(text)}:
        if any(map(_is_value, _LABELLED.findall(writing))) or any(map(_is_value, _SIGNED_IN.findall(writing))):
            return True
        rest = _UUID.sub(" ", writing)
        words = (_LONG_WORD.findall(rest), _joined(rest), _grouped(rest), filter(_is_coded, _CODED.findall(rest)))
        if any(map(is_key, chain.from_iterable(words))):
            return True
    return False


_shows_key_again = lru_cache(maxsize=1024)(_shows_key)
"""`_shows_key` with a cache, for the text of a form that is checked with each typed letter."""


def is_of_words(text: str) -> bool:
    """Return whether no part of `text` could be a piece of a key."""
    return all(map(_is_ordinary, re.split(r"[\W_]+", text)))


def is_key(word: str) -> bool:
    """Return whether a word of letters, digits, - and _ is too random to be a name."""
    core = re.sub(r"[\W_]", "", word)
    if len(core) < LEAST or core.isdigit():
        return False
    if len(core) >= 32 and re.fullmatch(r"[0-9a-fA-F]+", core) and not core.isalpha():
        return True
    parts = [part for part in re.split(r"[\W_]+", word) if part]
    if all(map(_is_ordinary, parts)):
        mixed = sum(1 for part in parts if not part.isalpha() and not part.isdigit())
        return len(core) >= 20 and mixed >= 3
    return any(len(part) >= LEAST and _is_random(part) for part in parts) or (len(parts) > 1 and _is_random(core))


def _is_random(core: str) -> bool:
    pieces = _PIECE.findall(core)
    digits = sum(map(str.isdigit, core))
    changes = len([None for _ in groupby(core, str.isdigit)]) - 1
    letters = re.sub("[0-9]", "", core)
    if len(letters) >= 12 and _is_unspeakable(letters, 0.3 if len(core) < 28 else 0.24):
        return True
    if not digits:
        return len(core) / len(pieces) < (2.6 if len(core) < 28 else 4.5)
    return (
        len(core) / len(pieces) < 4
        or (changes >= 2 and digits >= 6 and len(core) >= 20)
        or (changes >= 3 and len(core) >= 24)
        or (len(core) >= 32 and core.lower() != core != core.upper())
        or len(core) >= 40
        or (len(core) >= 20 and _holds_alphabet(core))
    )


def _is_ordinary(part: str) -> bool:
    """Return whether this is a word, a number, or a word with a number before or after it.

    For example Westlands, 555123, Shop12, 2nd, SuperMarket24.
    """
    if not part or part.isdigit() or not part.isascii():
        return True
    if not re.fullmatch(r"[0-9]{0,4}[A-Za-z]*|[A-Za-z]+[0-9]{1,12}", part):
        return False
    letters = re.sub(r"[0-9]", "", part)
    pieces = _PIECE.findall(letters)
    if _holds_alphabet(letters) or (len(letters) >= LEAST and _is_unspeakable(letters, 0.36)):
        return False
    if len(pieces) > 1 and len(letters) >= 8 and _is_unspeakable(letters, 0.4):
        return False
    return len(letters) <= 3 or len(letters) / len(pieces) >= (3 if len(letters) < LEAST else 3.5)


def _is_unspeakable(letters: str, share: float = 0.3) -> bool:
    """Return whether more than `share` of the pairs of neighbouring letters are unusual in the languages of our
    users.
    """
    low = letters.lower()
    odd = sum(before + after not in _PAIRS for before, after in pairwise(low))
    return odd > share * (len(low) - 1)


def _holds_alphabet(core: str) -> bool:
    """Return whether six letters follow each other as in the alphabet. Invented keys have such runs; words don't."""
    low = core.lower()
    run = 1
    for before, after in pairwise(low):
        run = run + 1 if after.isalpha() and ord(after) == ord(before) + 1 else 1
        if run >= 6:
            return True
    return False


def _joined(text: str) -> list[str]:
    """Return neighbouring odd words joined together: a key that was wrapped, quoted in parts or spaced."""
    found: list[list[str]] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) >= 2 * LEAST or _SIMPLE_WORD.fullmatch(word) or is_of_words(word):
            continue
        if end >= 0 and _GLUE.fullmatch(text[end : match.start()]):
            found[-1].append(word)
        else:
            found.append([word])
        end = match.end()
    return ["".join(words) for words in found if not _is_series(words)]


def _grouped(text: str) -> list[str]:
    """Return runs of three or more words of equal length joined together: a key that was divided evenly.

    The last word of a run may be shorter.
    """
    groups: list[list[str]] = [[]]
    end = 0
    for match in _WORD.finditer(text):
        word, group = match[0], groups[-1]
        follows = group and match.start() - end <= 3 and len(group[-1]) == len(group[0]) >= len(word)
        if not follows:
            groups.append(group := [])
        if len(word) <= _LONGEST_GROUP and not _PREFIXED.fullmatch(word):
            group.append(word)
        end = match.end()
    return ["".join(group) for group in groups if _is_divided(group)]


def _is_divided(group: Sequence[str]) -> bool:
    if len(group) < 3 or sum(map(_is_plain_word, group)) * 2 > len(group):
        return False
    # A list in which each name is next to the number of its till.
    is_list = any(all(map(_TILL.fullmatch, group[at::2])) for at in (0, 1))
    return not is_list and not _is_series(group)


def _is_series(words: Sequence[str]) -> bool:
    """Return whether all words have the same pattern of letters and digits: number plates or branch codes.

    Each of them may be next to a till number.
    """
    shapes = {word.translate(_SHAPE) for word in words}
    return len(words) >= 3 and len(words[0]) >= 4 and len(shapes) <= 2 and all("0" in shape for shape in shapes)


def _is_plain_word(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and bool(_SIMPLE_WORD.fullmatch(word)) and not _is_unspeakable(word)


def _is_coded(word: str) -> bool:
    """Return whether a word with + and / is base64 rather than a path: less than half of it is words."""
    odd = sum(len(part) for part in re.split(r"[\W_]+", word) if not _is_ordinary(part))
    return odd * 2 > len(word)


def _is_value(word: str) -> bool:
    """Return whether the value next to a label is a key rather than an ordinary word or a till."""
    if word.isdigit():
        return len(word) > 12
    return any(map(str.isdigit, word)) or word[1:] != word[1:].lower() or len(word) >= 20


def _visible(text: str) -> str:
    if text.isascii():
        return _CONTROL.sub("", text)
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        sign
        for sign in text
        if sign in "\r\n\t"
        or (unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Mn"} and sign not in _BLANKS)
    )


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16))
    sign = match[4] or ""
    return "\n" if sign in "nrt\r\n" else sign
