"""Reads the articles of the help from plain text: `# id | Title`, paragraphs between blank lines, items after `- `.

A line `! name | words` is a picture of the manual and a description of it. The last article lists the changes; it has a
file of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from k2desk.system.resources import resources

_FALLBACK = "en"
_TITLE, _ITEM, _BULLET, _PICTURE = "# ", "- ", "• ", "! "
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
    """One article. Paragraphs that are items of a list begin with "• "."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()


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
        paragraphs, pictures = _without_pictures(_paragraphs(body))
        found.append(Article(name.strip(), title.strip(), paragraphs, pictures))
    return tuple(found)


def _without_pictures(paragraphs: list[str]) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    texts: list[str] = []
    pictures: list[Picture] = []
    for paragraph in paragraphs:
        if paragraph.startswith(_PICTURE):
            name, _, words = paragraph.removeprefix(_PICTURE).partition("|")
            pictures.append(Picture(name.strip(), words.strip(), len(texts)))
        else:
            texts.append(paragraph)
    return tuple(texts), tuple(pictures)


def _paragraphs(body: str) -> list[str]:
    made: list[str] = []
    goes_on = False
    for line in map(str.strip, body.splitlines()):
        if line.startswith(_ITEM):
            made.append(_BULLET + line.removeprefix(_ITEM).lstrip())
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
    lines = tuple(f"{_BULLET}{keys}: {words}" for keys, words in sheet)
    return tuple(
        replace(one, paragraphs=one.paragraphs + lines) if one.id == "keyboard" else one for one in all_articles
    )


def matching(all_articles: tuple[Article, ...], text: str) -> tuple[Article, ...]:
    """Return the articles that contain every word of `text`, ignoring case.

    Those with all words in the title come first.
    """
    words = text.casefold().split()
    in_title, elsewhere = [], []
    for article in all_articles:
        title = article.title.casefold()
        whole = "\n".join((title, *article.paragraphs)).casefold()
        if all(word in title for word in words):
            in_title.append(article)
        elif all(word in whole for word in words):
            elsewhere.append(article)
    return (*in_title, *elsewhere)
