"""Docstrings and comments are plain English: they contain none of the phrases that make a reader stop."""

from __future__ import annotations

import builtins
import functools
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FOLDERS = ("k2desk", "packaging", "tests")

_PHRASES = (
    r"anew",
    r"so many(?: \w+)? as",
    r"so many of",
    r"there(?:of|in|upon|by)",
    r"where(?:of|in|upon|by)",
    r"whom",
    r"who(?:so)?ever",
    r"of which",
    r"for who",
    r"told",
    r"the ones? (?:that|who)",
    r"what stands",
    r"stands?(?= (?:in|on|at|beside|there|behind|under|here)\b)",
    r"as \w+(?: \w+)? has it",
    r"all else",
    r"be it",
    r"(?<!there )(?:is|are) (?-i:none)",
    r"none any more",
    r"nobody (?:has|knows|who)",
    r"lets? go of",
    r"(?:is|are) to be",
    r"(?:is|are) known of",
    r"goes by",
    r"just now",
    r"at the most",
    r"go(?:es)? lost",
    r"in vain",
    r"its likes?",
    r"such a one",
    r"by and by",
    r"no such thing",
    r"be they",
    r"lest",
    r"hence",
    r"in the midst",
    r"as (?:it|they) came",
    r"gets? no more",
    r", \w+(?: \w+)? say(?=[,.;)])",
    r"out of sight",
    r"be heard by",
    r"some of whose",
)
_LITERARY = re.compile(rf"(?:\b|(?=,))(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)
_CODE = re.compile(r"`[^`]*`")


def _files() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


@functools.cache
def _read(file: Path) -> tuple[list[tuple[int, str]], set[str]]:
    """Return the prose of a file and the names in its code.

    The prose is (line, text) of each docstring and each comment; comments on consecutive lines are one text. The names
    include the words in strings, such as column names.
    """
    prose: list[tuple[int, str]] = []
    names = set(file.with_suffix("").parts)
    comment_ends = -1
    is_statement = True
    with file.open("rb") as source:
        for token in tokenize.tokenize(source.readline):
            if token.type == tokenize.COMMENT:
                text = token.string.lstrip("# ")
                if token.start[0] == comment_ends + 1:
                    line, before = prose.pop()
                    prose.append((line, f"{before} {text}"))
                else:
                    prose.append((token.start[0], text))
                comment_ends = token.start[0]
            elif token.type == tokenize.STRING and is_statement:
                prose.append((token.start[0], " ".join(token.string.split())))
            elif token.type == tokenize.STRING:
                names.update(re.findall(r"\w+", token.string))
            elif token.type == tokenize.NAME:
                names.add(token.string)
            if token.type not in {tokenize.COMMENT, tokenize.NL}:
                is_statement = token.type in _STATEMENT_FOLLOWS
    return prose, names


_STATEMENT_FOLLOWS = {tokenize.ENCODING, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def _found(text: str) -> list[str]:
    return [match[0] for match in _LITERARY.finditer(_CODE.sub("", text))]


def test_docstrings_and_comments_are_plain_english():
    found = [
        f"{file.relative_to(ROOT)}:{line}: {phrase!r}"
        for file in _files()
        for line, text in _read(file)[0]
        for phrase in _found(text)
    ]
    assert not found, "\n".join(found)


def test_names_in_backticks_exist():
    """A name that was changed in the code must be changed in docstrings and comments too."""
    known = {"", *dir(builtins), *dir(type)}.union(*(_read(file)[1] for file in _files()))
    unknown = [
        f"{file.relative_to(ROOT)}:{line}: `{name}`"
        for file in _files()
        for line, text in _read(file)[0]
        for name in re.findall(r"`([\w.]+)(?:\(\))?`", text)
        if not known.issuperset(name.split("."))
    ]
    assert not unknown, "\n".join(unknown)


def test_the_search_for_literary_phrases_finds_them(tmp_path):
    file = tmp_path / "module.py"
    file.write_text('"""Begins anew."""\n\n# The page of\n# which it is told.\nX = "whom"\n"""Calls `told`."""\n')
    assert [(line, _found(text)) for line, text in _read(file)[0] if _found(text)] == [
        (1, ["anew"]),
        (3, ["of which", "told"]),
    ]
