"""Writes values as literals of the languages, so that no value can end its string or run as code.

Whatever is not printable is written as an escape, since it could hide or reverse what a reader sees.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

Value = str | bool | None | Sequence["Value"] | Mapping[str, "Value"]


class Language(StrEnum):
    """A language of the code, named as its folder."""

    HTTP = "http"
    CURL = "curl"
    RUBY = "ruby"
    NODEJS = "nodejs"
    PYTHON = "python"
    PHP = "php"


def literal(language: Language, value: Value, *, lines: bool = False) -> str:
    """Return a value as a literal of a language.

    With `lines`, each entry of a list or a mapping is on a line of its own. In the shell everything that is not a text
    is written as JSON.
    """
    if language in {Language.HTTP, Language.CURL}:
        written = value if isinstance(value, str) else as_json(value, indent=2 if lines else None)
        return shlex.quote(written) if language is Language.CURL else written
    return _Writer(language).write(value, lines=lines)


def as_json(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON without signs that are not printable.

    With `indent` each entry is on a line of its own.
    """
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return "\n".join(_with_escapes(line, lambda sign: json.dumps(sign)[1:-1]) for line in written.split("\n"))


def printable(text: str) -> str:
    """Return `text` without lone surrogates, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _with_escapes(text: str, escape: Callable[[str], str]) -> str:
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else escape(sign) for sign in printable(text))


def _in_python(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _in_braces(sign: str) -> str:
    return f"\\u{{{ord(sign):x}}}"


_ESCAPES: Mapping[Language, Callable[[str], str]] = {
    Language.PYTHON: _in_python,
    Language.NODEJS: _in_braces,
    Language.RUBY: _in_braces,
    Language.PHP: _in_braces,
}
_SPECIAL = {
    Language.PYTHON: '\\"',
    Language.NODEJS: '\\"',
    Language.RUBY: '\\"#',  # "#{…}" and "#@…" are code
    Language.PHP: '\\"$',
}
"""The signs that a backslash makes harmless in a text between double quotes."""

_WORDS = {
    Language.PYTHON: {None: "None", True: "True", False: "False"},
    Language.NODEJS: {None: "null", True: "true", False: "false"},
    Language.RUBY: {None: "nil", True: "true", False: "false"},
    Language.PHP: {None: "null", True: "true", False: "false"},
}
_BETWEEN = {Language.PYTHON: ": ", Language.NODEJS: ": ", Language.RUBY: " => ", Language.PHP: " => "}


class _Writer:
    def __init__(self, language: Language) -> None:
        self._language = language

    def write(self, value: Value, *, lines: bool = False) -> str:
        if isinstance(value, str):
            return self._text(value)
        if value is None or isinstance(value, bool):
            return _WORDS[self._language][value]
        if isinstance(value, Mapping):
            between = _BETWEEN[self._language]
            entries = [f"{self._text(name)}{between}{self.write(inner)}" for name, inner in value.items()]
            brackets = "[]" if self._language is Language.PHP else "{}"
        else:
            entries, brackets = [self.write(inner) for inner in value], "[]"
        if lines and entries:
            # Only Python's and PHP's style ends the last line with a comma, and all four languages allow it.
            return f"{brackets[0]}\n" + "".join(f"    {entry},\n" for entry in entries) + brackets[1]
        return brackets[0] + ", ".join(entries) + brackets[1]

    def _text(self, text: str) -> str:
        marked = text
        for sign in _SPECIAL[self._language]:  # The backslash comes first.
            marked = marked.replace(sign, f"\\{sign}")
        return f'"{_with_escapes(marked, _ESCAPES[self._language])}"'
