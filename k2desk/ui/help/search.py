"""Finds articles of the help by code ("K-12", "k12"), and by words in any order, also in the plural or mistyped."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from k2desk.ui.help.articles import Article

_CODE = re.compile(r"\bk\s*[-‐–]?\s*0*(\d{1,3})\b", re.IGNORECASE)
_WORD = re.compile(r"\w{2,}")
_USUAL_WORDS = frozenset(
    _WORD.findall(
        "an the of to in on at is are was were be it its this that my your our we you and or for with do does did"
        " has have not no don can how why what when"
        " ya wa za la cha vya na kwa ni kwenye yangu wangu zangu langu yake hii hiyo huu je nini gani si"
    )
)
"""Words that a question has and that say nothing about its subject."""

_SEARCH_WORDS, _TITLE, _TEXT = 8.0, 6.0, 1.0
_BEGINNING, _SLIP = 0.7, 0.5
"""How much the beginning of a word, or a slip of typing, counts compared with the word itself."""


class HelpSearch:
    """Searches the words of some articles. Those that fit best come first."""

    def __init__(self, all_articles: Sequence[Article]) -> None:
        self._articles = tuple(all_articles)
        self._codes = {article.id.casefold(): article for article in self._articles}
        self._places: dict[str, dict[int, float]] = defaultdict(dict)
        for number, article in enumerate(self._articles):
            for weight, text in (
                (_SEARCH_WORDS, article.search_words),
                (_TITLE, article.title),
                (_TEXT, " ".join(article.paragraphs)),
            ):
                for word in _words(text):
                    self._places[word].setdefault(number, weight)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            self._by_letter[word[0]].append(word)

    def find(self, text: str) -> tuple[Article, ...]:
        """Return the articles that fit. Of three and more words one may be missing."""
        by_code = [
            self._codes[code]
            for code in (f"k-{int(number):02}" for number in _CODE.findall(text))
            if code in self._codes
        ]
        words = _words(_CODE.sub(" ", text) if by_code else text)
        asked = [word for word in words if word not in _USUAL_WORDS] or words
        found = self._ranked(asked) if asked else []
        return tuple(dict.fromkeys((*by_code, *found)))

    def _ranked(self, asked: Sequence[str]) -> list[Article]:
        points: dict[int, float] = defaultdict(float)
        hits: dict[int, int] = defaultdict(int)
        for word in asked:
            found = self._weights(word)
            rare = math.log(1 + len(self._articles) / max(1, len(found)))
            for number, weight in found.items():
                points[number] += weight * rare
                hits[number] += 1
        needed = len(asked) - (1 if len(asked) > 2 else 0)
        enough = [number for number in points if hits[number] >= needed]
        enough.sort(key=lambda number: (-hits[number], -points[number], number))
        return [self._articles[number] for number in enough]

    def _weights(self, asked: str) -> dict[int, float]:
        """Return the articles that have a word, its beginning or, if none has, something like it."""
        found: dict[int, float] = {}
        _add(found, self._places.get(asked, {}), 1.0)
        near = self._by_letter.get(asked[0], [])
        if len(asked) > 1:
            _add_all(
                found, (self._places[word] for word in near if word.startswith(asked) and word != asked), _BEGINNING
            )
        slips = 2 if len(asked) > 7 else 1 if len(asked) > 3 else 0
        if not found and slips:
            _add_all(found, (self._places[word] for word in near if _differ(word, asked, slips)), _SLIP)
        return found


def _add(found: dict[int, float], places: dict[int, float], share: float) -> None:
    for number, weight in places.items():
        found[number] = max(found.get(number, 0.0), weight * share)


def _add_all(found: dict[int, float], many: Iterable[dict[int, float]], share: float) -> None:
    for places in many:
        _add(found, places, share)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(_singular(word) for word in _WORD.findall(text.casefold())))


def _singular(word: str) -> str:
    """Return a word without an English plural or the ending of its verb, so that both forms are one word."""
    for ending, least in (("ies", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem + "y" if ending == "ies" else stem.removesuffix("e")
    return word.removesuffix("e") if len(word) > 4 else word


def _differ(one: str, other: str, most: int) -> bool:
    """Return whether at most `most` letters were left out, added, replaced, or swapped with the next one."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
