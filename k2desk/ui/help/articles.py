"""Reads the articles of the help from plain text: `# id | Title`, paragraphs between blank lines, items after `- `.

A line `! name | words` is a picture of the manual and a description of it; a line `? words` has words by which the
search finds the article as well. The last article lists the changes; it has a file of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from k2desk.system.resources import resources

_FALLBACK = "en"
_TITLE, _ITEM, _PICTURE, _ASKED = "# ", "- ", "! ", "? "
BULLET = "• "
"""What an item of a list begins with."""

_RELEASE = re.compile(r"## (\S+) · (\d{4})-(\d\d)-(\d\d)")
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture before the paragraph with the number `before`. `words` describe it."""

    name: str
    words: str
    before: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Paragraphs that are items of a list begin with "• ". `search_words` lead to it and are not shown."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()
    search_words: str = ""


def articles(language: str) -> tuple[Article, ...]:
    """Return all articles of a language, in the order of its file, or the English ones if it has none.

    Raises OSError.
    """
    folder = resources() / "help" / "texts"
    if not (folder / f"{language}.txt").is_file():
        language = _FALLBACK
    found = parsed((folder / f"{language}.txt").read_text(encoding="utf-8"))
    return (*found, changes_article(language))


def changes_article(language: str) -> Article:
    """Return the list of changes, newest version first, in English if the language has none."""
    folder = resources() / "help"
    file = folder / f"changes.{language}.md"
    if not file.is_file():
        file = folder / "changes.md"
    title, _, text = file.read_text(encoding="utf-8").removeprefix(_TITLE).partition("\n")
    return Article(CHANGES, title.strip(), tuple(_paragraphs(_RELEASE.sub(r"\1 · \4/\3/\2", text))))


def picture_file(language: str, name: str) -> Path:
    """Return the path of a picture of the manual."""
    return resources() / "help" / "pictures" / language / f"{name}.png"


def parsed(text: str) -> tuple[Article, ...]:
    """Return the articles in a text.

    Lines without a blank line between them are one paragraph; text before the first title is ignored.
    """
    found: list[Article] = []
    for part in f"\n{text}".split(f"\n{_TITLE}")[1:]:
        head, _, body = part.partition("\n")
        name, _, title = head.partition("|")
        paragraphs, pictures, asked = _taken_apart(_paragraphs(body))
        found.append(Article(name.strip(), title.strip(), paragraphs, pictures, asked))
    return tuple(found)


def _taken_apart(paragraphs: list[str]) -> tuple[tuple[str, ...], tuple[Picture, ...], str]:
    """Return texts, pictures, and words for the search."""
    texts: list[str] = []
    asked: list[str] = []
    pictures: list[Picture] = []
    for paragraph in paragraphs:
        if paragraph.startswith(_PICTURE):
            name, _, words = paragraph.removeprefix(_PICTURE).partition("|")
            pictures.append(Picture(name.strip(), words.strip(), len(texts)))
        elif paragraph.startswith(_ASKED):
            asked.append(paragraph.removeprefix(_ASKED))
        else:
            texts.append(paragraph)
    return tuple(texts), tuple(pictures), " ".join(asked)


def _paragraphs(body: str) -> list[str]:
    made: list[str] = []
    goes_on = False
    for line in map(str.strip, body.splitlines()):
        if line.startswith(_ITEM):
            made.append(BULLET + line.removeprefix(_ITEM).lstrip())
        elif line and goes_on:
            made[-1] = f"{made[-1]} {line}"
        elif line:
            made.append(line)
        goes_on = bool(line)
    return made


def with_keys(all_articles: tuple[Article, ...], sheet: list[tuple[str, str]]) -> tuple[Article, ...]:
    """Return the articles with the list of keys added to the article on the keyboard.

    `sheet` contains (keys, what they do). They are not in the text of the article, so that they are always right.
    """
    lines = tuple(f"{BULLET}{keys}: {words}" for keys, words in sheet)
    return tuple(
        replace(one, paragraphs=one.paragraphs + lines) if one.id == "keyboard" else one for one in all_articles
    )
