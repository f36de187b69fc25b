"""Finds what to colour in code, line by line."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pygments.lexer import Lexer, RegexLexer, bygroups
from pygments.token import Comment, Keyword, Literal, Name, Number, String, Text, _TokenType

from k2desk.services.snippets.literals import Language


class Ink(StrEnum):
    """What a piece of code is, as far as it has a colour of its own."""

    COMMENT = "comment"
    KEYWORD = "keyword"
    STRING = "string"
    NUMBER = "number"
    NAME = "name"


class Span(NamedTuple):
    """A coloured piece of a line, in UTF-16 units as Qt counts them."""

    start: int
    length: int
    ink: Ink


class _HttpFileLexer(RegexLexer):  # type: ignore[misc]  # Pygments has no types
    """Reads requests as editors do. Pygments' own lexer for HTTP knows one request and no comments."""

    tokens = {  # noqa: RUF012  Pygments reads it so
        "root": [
            (r"^#.*$", Comment),
            (r"^(@\w+)( = )(.*)$", bygroups(Name.Function, Text, String)),
            (r"^(GET|POST)( )(.*)$", bygroups(Keyword, Text, String)),
            (r"^([\w-]+)(: )", bygroups(Name.Function, Text)),
            (r'"(?:\\.|[^"\\\n])*"', String),
            (r"\{\{.*?\}\}", Number),
            (r".|\n", Text),
        ]
    }


def spans_of(language: Language, text: str) -> tuple[tuple[Span, ...], ...]:
    """Return the coloured pieces of each line of `text`."""
    lines: list[list[Span]] = [[]]
    column = 0
    for _, kind, piece in _lexer(language).get_tokens_unprocessed(text):
        ink = _ink(kind)
        first, *more = piece.split("\n")
        for number, part in enumerate((first, *more)):
            if number:
                lines.append([])
                column = 0
            width = len(part.encode("utf-16-le")) // 2
            if ink is not None and part.strip():
                lines[-1].append(Span(column, width, ink))
            column += width
    return tuple(map(tuple, lines))


@cache
def _lexer(language: Language) -> Lexer:
    # Imported one by one: Pygments' own search would bring all its languages into the packaged program.
    from pygments.lexers.javascript import JavascriptLexer
    from pygments.lexers.php import PhpLexer
    from pygments.lexers.python import PythonLexer
    from pygments.lexers.ruby import RubyLexer
    from pygments.lexers.shell import BashLexer

    made: dict[Language, Callable[[], Lexer]] = {
        Language.HTTP: _HttpFileLexer,
        Language.CURL: BashLexer,
        Language.RUBY: RubyLexer,
        Language.NODEJS: JavascriptLexer,
        Language.PYTHON: PythonLexer,
        Language.PHP: PhpLexer,
    }
    return made[language]()


def _ink(kind: _TokenType) -> Ink | None:
    if kind in Comment or kind in String.Doc:
        return Ink.COMMENT
    if kind in Keyword:
        return Ink.KEYWORD
    if kind in Number or kind in String.Interpol or kind in String.Escape:
        return Ink.NUMBER
    if kind in Literal:
        return Ink.STRING
    if kind in Name.Function or kind in Name.Class or kind in Name.Constant:
        return Ink.NAME
    return None
