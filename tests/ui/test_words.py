"""What the program says: every code has words, in three parts at most, without jargon and never as markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from k2desk.model.problems import Problem
from k2desk.services.badge import Badge, BadgeKind
from k2desk.store.settings import _IS_RIGHT
from k2desk.ui.controls.labels import PlainLabel, RichSentence
from k2desk.ui.text import badges, messages, times
from k2desk.ui.text.setting_names import SETTING_NAMES

ROOT = Path(__file__).parents[2]
JARGON = re.compile(
    r"\b(webhooks?|endpoints?|payloads?|JSON|HTTP|OAuth|tokens?|TLS|DNS|exceptions?|null|API(?! key))\b", re.IGNORECASE
)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _used_codes() -> set[str]:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "k2desk").rglob("*.py"))
    return set(re.findall(r'"(K-\d{2,3})"', text))


def _bare(code: str) -> str:
    return "-".join(code.split("-")[:2])


def test_every_code_that_the_program_uses_has_words(qapp):
    assert _used_codes() <= messages.known_codes()


def test_the_unexpected_is_made_in_one_place_which_writes_to_the_log():
    """The report for support is empty where nothing was written down."""
    made = [path.name for path in (ROOT / "k2desk").rglob("*.py") if 'Problem("K-25"' in path.read_text("utf-8")]
    assert made == ["problems.py"]


@pytest.mark.parametrize("code", sorted(messages.known_codes()))
def test_a_message_is_a_bold_line_and_at_most_three_sentences(qapp, code):
    words = messages.words_of(Problem(_bare(code), (("fits", "live" if code.endswith("live") else "sandbox"),)))
    assert words.title and words.text
    assert len(re.findall(r"[.?!](?:\s|$)", words.text)) <= 3, words.text
    assert not JARGON.search(words.title + " " + words.text.replace("https://", "")), words
    assert "{" not in words.title + words.text


def test_a_code_without_words_is_the_unexpected(qapp):
    words = messages.words_of(Problem("K-99"))
    assert words.title == "Something unexpected happened." and "K-99" in words.text


def test_a_setting_that_could_not_be_read_is_called_as_on_the_page_of_settings(qapp):
    assert set(_IS_RIGHT) <= set(SETTING_NAMES)
    words = messages.words_of(Problem("K-39", (("names", "scheme, places, geometry"),)))
    assert "are in use for: Colours, the window’s place." in words.text


def test_every_badge_has_words_an_icon_and_a_meaning(qapp):
    for kind in BadgeKind:
        text = badges.badge_text(Badge(kind, "Paused", NOW - timedelta(hours=2)), NOW)
        assert text and "{" not in text
        assert badges.badge_meaning(kind)
        assert (ROOT / "resources" / "icons" / f"{badges.LOOKS[kind].icon}.svg").is_file()
    assert badges.badge_text(Badge(BadgeKind.AGED, good_at=NOW - timedelta(hours=2)), NOW) == "Active 2 h ago"
    assert badges.badge_text(Badge(BadgeKind.OTHER_WORD, "Paused"), NOW) == "Says “Paused”"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-50, "0 s ago"), (12, "12 s ago"), (120, "2 min ago"), (7200, "2 h ago"), (90_000, "yesterday")],
)
def test_ages_are_said_as_people_say_them_and_stay_true(qapp, seconds, text):
    moment = NOW - timedelta(seconds=seconds)
    assert times.ago(moment, NOW) == text
    later = NOW + times.changes_in(moment, NOW)
    assert times.ago(moment, later) != text or seconds < 0 or text == "yesterday"


def test_text_from_outside_is_never_markup(qtbot):
    sentence = RichSentence()
    qtbot.addWidget(sentence)
    sentence.set_segments([("<img src=x> & ", False), ("<script>alert(1)</script>", True)])
    assert "<img" not in sentence.text() and "<script" not in sentence.text()
    assert sentence.accessibleName() == "<img src=x> & <script>alert(1)</script>"
    label = PlainLabel("<b>x</b>")
    qtbot.addWidget(label)
    from PySide6.QtCore import Qt

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_address_in_a_tooltip_is_never_markup():
    from k2desk.ui.text.plain import plain_tip

    assert "<b>" not in plain_tip("https://x.co.ke/?a=<b>1</b>&c=2")
    assert plain_tip("https://x.co.ke/k2") == "https://x.co.ke/k2"
