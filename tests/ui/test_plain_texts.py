"""Every text of the program is short, spoken and plain: checked in the catalogue, so in every state of every window."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import NamedTuple

import pytest

from k2desk.ui.help.articles import articles
from k2desk.ui.text.plain import without_mark
from tests.ui.test_words import JARGON

RESOURCES = Path(__file__).parents[2] / "resources"
MOST_WORDS = 20
_SECTIONS = {
    *("General", "Checking", "InBackground", "KeysAndSafety", "KeptPayments"),
    *("YourList", "HandingOver", "Network", "Advanced"),
}

MAY_USE_JARGON = {"HelpPage", "HelpWindow", "Advanced", "DeveloperDialog"}
"""Pages that may use the words in `JARGON`: Help, Settings › Advanced, and the code for the user's developer.

Elsewhere only *Details for your developer* may.
"""

LETTERS = {"Hello Kopo Kopo, please end these {n} webhook subscriptions. We replaced them on {day}."}
"""Texts that only Kopo Kopo's support reads."""

DEAD_PHRASES = (
    r"after all",
    r"all the same",
    r"anew",
    r"(?<!all )(?:are|is) well(?! as)",
    r"as \w+(?: \w+)? has it",
    r"at the most",
    r"(?:by|of) itself",
    r"could not be",
    r"do it$",
    r"doubtful",
    r"far stand",
    r"for who",
    r"has no place",
    r"in need of",
    r"in one go",
    r"it is not (?:sure|certain)",
    r"leads? (?:here|nowhere|to)",
    r"look through",
    r"neither",
    r"nobody (?:picks|that)",
    r"of the kind",
    r"on a press",
    r"once only",
    r"out of sight",
    r"reading along",
    r"rings nobody",
    r"says? of",
    r"said of",
    r"so many",
    r"stands? (?:as|in|on|at|behind|before|under|around)",
    r"the line",
    r"the way to",
    r"told about by",
    r"turned? away",
    r"was not (?:asked|read)",
    r"^way to",
    r"way out",
    r"what became",
    r"whether it takes",
    r"who(?:m|ever)",
)
"""Phrases that nobody says at a counter."""

OTHER_NAMES = {
    r"(?:un|b)?locked": "secure",
    r"Safaricom (?:\(Daraja\) )?form": "Safaricom format",
    r"spares?": "second one",
    r"Events?(?= (?:are|is) kept)|“Events”": "alerts",
    r"shop clerk|cashier": "attendant",
    r"(?<!server )problems?(?! with the sample alert)": "trouble",
    r"add (?:subscriptions|those|ones) you already have|bring back": "Add one I already have",
}
"""Other names for things that have one name, and that name."""

WRONG_IN_KISWAHILI = {
    r"signature|signed (?:with|alerts)": r"\bsahihi\b",
    r"secure|[Cc]onnection": r"\b(?:umefungwa|haijafungwa)\b",
    r"all now": r"\b(?:zote|yote)\b",
    r"card payment|Card (?:paid|cancelled|reversed)": r"^Kadi ime",
    r"^\{n\} ms$": r"^ms ",
    r"subscription": r"\bsajili\b",
}
"""Patterns of English texts, and what their Kiswahili must not contain."""


class Text(NamedTuple):
    context: str
    english: str
    kiswahili: str


@functools.cache
def _texts() -> tuple[Text, ...]:
    """Return every text of the program, without the marks of access keys."""
    catalogue = ElementTree.parse(RESOURCES / "translations" / "k2desk_sw.ts")
    return tuple(
        Text(
            context.findtext("name") or "",
            without_mark(message.findtext("source") or ""),
            without_mark(" ".join(message.find("translation").itertext()).strip()),
        )
        for context in catalogue.iter("context")
        for message in context.iter("message")
    )


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!:])\s+|\n", text)


def _help_lines(code: str) -> list[str]:
    """Return the lines of the help that are shown, without their marks."""
    lines = (RESOURCES / "help" / "texts" / f"{code}.txt").read_text("utf-8").splitlines()
    said = (line.partition("|")[2] if line.startswith(("#", "!")) else line for line in lines if line[:1] != "?")
    return [line.lstrip("- ") for line in said]


def _of(code: str, article_id: str) -> list[str]:
    """Return the items of an article."""
    article = next(one for one in articles(code) if one.id == article_id)
    return [text.removeprefix("• ") for text in article.paragraphs if text.startswith("• ")]


def _found(pattern: str, text: str) -> list[str]:
    return [match[0] for match in re.finditer(rf"\b(?:{pattern})(?!\w)", re.sub(r"\{\w+\}", "…", text), re.IGNORECASE)]


def test_the_catalogue_is_read():
    assert len(_texts()) > 1200


@pytest.mark.parametrize("kind", ["english", "kiswahili"])
def test_no_text_of_a_main_screen_has_a_forbidden_word(kind):
    wrong = [
        one
        for one in _texts()
        if one.context not in MAY_USE_JARGON
        and one.english not in LETTERS
        and JARGON.search(re.sub(r"(?:https?|file)://\S*", "", getattr(one, kind)))
    ]
    assert wrong == []


def test_no_sentence_has_more_than_twenty_words():
    """The help is held to it in both languages."""
    help_lines = [line for code in ("en", "sw") for line in _help_lines(code)]
    wrong = [
        (len(sentence.split()), sentence)
        for text in (*(one.english for one in _texts()), *help_lines)
        for sentence in _sentences(text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert wrong == []


def test_no_text_has_a_phrase_that_nobody_says():
    pattern = "|".join(DEAD_PHRASES)
    assert [(found, one.english) for one in _texts() if (found := _found(pattern, one.english))] == []
    assert [(found, line) for line in _help_lines("en") if (found := _found(pattern, line))] == []


def test_one_thing_has_one_name():
    wrong = [
        (other, name, text)
        for text in (*(one.english for one in _texts()), *_help_lines("en"))
        for other, name in OTHER_NAMES.items()
        if _found(other, text)
    ]
    assert wrong == []


def test_a_part_of_settings_and_an_article_about_it_have_one_name():
    names = {one.english: one.kiswahili for one in _texts() if one.context in _SECTIONS}
    english, kiswahili = ({article.id: article.title for article in articles(code)} for code in ("en", "sw"))
    assert {kiswahili[one] for one in english if english[one] in names} == {
        names[title] for title in english.values() if title in names
    }
    listed = {code: _of(code, "settings") for code in ("en", "sw")}
    assert [names[line.partition(":")[0]] for line in listed["en"]] == [line.partition(":")[0] for line in listed["sw"]]


def test_the_kiswahili_word_is_the_one_that_was_chosen():
    wrong = [
        one
        for one in _texts()
        for english, kiswahili in WRONG_IN_KISWAHILI.items()
        if re.search(english, one.english) and re.search(kiswahili, one.kiswahili, re.IGNORECASE)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "Whether it takes alerts shows only a sample.",
        "The way to your website is well.",
        "It is not sure that somebody is told",
        "In the practice shop it looks on a press alone, not at an hour.",
        "Do it",
        "As the computer has it",
        "Way to Kopo Kopo",
        "Check by itself",
        "This desktop has no place beside the clock",
        "Kopo Kopo was not asked yet",
        "For who looks after your network",
        "Typing above begins anew.",
        "Told about by the whole business",
    ],
)
def test_the_search_for_dead_phrases_finds_them(text):
    assert _found("|".join(DEAD_PHRASES), text)
