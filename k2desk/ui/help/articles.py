"""The articles of the help, read from plain text: `# id | Title`, paragraphs between blank lines, items after `- `."""

from __future__ import annotations

from dataclasses import dataclass, replace

from k2desk.resources_path import resources

_FALLBACK = "en"
_TITLE, _ITEM, _BULLET = "# ", "- ", "• "


@dataclass(frozen=True, slots=True)
class Article:
    """One article; paragraphs that are items of a list begin with "• "."""

    id: str
    title: str
    paragraphs: tuple[str, ...]


def articles(language: str) -> tuple[Article, ...]:
    """All articles of a language, in the order of its file; English where there is none. Raises OSError."""
    folder = resources() / "help" / "texts"
    file = folder / f"{language}.txt"
    if not file.is_file():
        file = folder / f"{_FALLBACK}.txt"
    return parsed(file.read_text(encoding="utf-8"))


def parsed(text: str) -> tuple[Article, ...]:
    """The articles of a text; lines in a row are one paragraph, what stands before the first title is left out."""
    found: list[Article] = []
    for part in f"\n{text}".split(f"\n{_TITLE}")[1:]:
        head, _, body = part.partition("\n")
        name, _, title = head.partition("|")
        found.append(Article(name.strip(), title.strip(), tuple(_paragraphs(body))))
    return tuple(found)


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
