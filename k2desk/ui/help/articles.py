"""The articles of the help, read from plain text: `# id | Title`, paragraphs between blank lines, items after `- `.

A line `! name | words` is a picture of the manual with what can be seen on it. The last article is the list of what
changed, which has a file of its own.
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
    """A picture that stands before the paragraph with the number `before`, and what can be seen on it."""

    name: str
    words: str
    before: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article; paragraphs that are items of a list begin with "• "."""

    id: str
    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()


def articles(language: str) -> tuple[Article, ...]:
    """All articles of a language, in the order of its file; English where there is none. Raises OSError."""
    folder = resources() / "help" / "texts"
    if not (folder / f"{language}.txt").is_file():
        language = _FALLBACK
    found = parsed((folder / f"{language}.txt").read_text(encoding="utf-8"))
    return (*found, changes_article(language))


def changes_article(language: str) -> Article:
    """What changed from version to version, the newest first; English where it is not told in the language."""
    folder = resources() / "help"
    file = folder / f"changes.{language}.md"
    if not file.is_file():
        file = folder / "changes.md"
    title, _, text = file.read_text(encoding="utf-8").removeprefix(_TITLE).partition("\n")
    return Article(CHANGES, title.strip(), tuple(_paragraphs(_RELEASE.sub(r"\1 · \4/\3/\2", text))))


def picture_file(language: str, name: str) -> Path:
    """Where a picture of the manual lies."""
    return resources() / "help" / "pictures" / language / f"{name}.png"


def parsed(text: str) -> tuple[Article, ...]:
    """The articles of a text; lines in a row are one paragraph, what stands before the first title is left out."""
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
    """The articles, that of the keyboard with (keys, what they do) as they are: they stand in no text of their own."""
    lines = tuple(f"{_BULLET}{keys}: {words}" for keys, words in sheet)
    return tuple(
        replace(one, paragraphs=one.paragraphs + lines) if one.id == "keyboard" else one for one in all_articles
    )


def matching(all_articles: tuple[Article, ...], text: str) -> tuple[Article, ...]:
    """The articles in which every word of `text` stands, in upper or lower case; those with all in the title first."""
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
