"""Every code has words, in three parts at most, without jargon and never as markup."""

from __future__ import annotations

import ast
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.badge import Badge, BadgeKind
from k2desk.store import row_writing, rows
from k2desk.store.settings import _IS_RIGHT
from k2desk.ui.controls.labels import PlainLabel, RichSentence
from k2desk.ui.text import badges, messages, times
from k2desk.ui.text.plain import without_mark
from k2desk.ui.text.setting_names import SETTING_NAMES

ROOT = Path(__file__).parents[2]
JARGON = re.compile(
    r"\b(webhooks?|endpoints?|payloads?|JSON|HTTP|OAuth|tokens?|TLS|DNS|exceptions?|null|API(?! key))\b", re.IGNORECASE
)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


EVERY_MESSAGE = [
    pytest.param(kind, params, id="-".join((kind.name, *params[:1])))
    for kind, words in messages.MESSAGES.items()
    for params in ((), *((one.param, one.value) for one in words.variants))
]


def _said(kind: ProblemKind, params: tuple[str, ...]) -> messages.Words:
    # A variant with the value "" is chosen if the parameter is missing.
    given = (params,) if params and params[1] else () if params else (("name", "X"), ("word", "Paused"))
    return messages.words_of(Problem(kind, given))


def test_every_problem_has_words_and_no_words_are_left_over(qapp):
    assert set(messages.MESSAGES) == set(ProblemKind)
    assert sum(len(table) for table in messages.TABLES) == len(messages.MESSAGES), "one problem, one place"


def test_no_two_problems_have_the_same_code():
    assert [kind.name for kind in ProblemKind] == list(ProblemKind.__members__)
    assert all(re.fullmatch(r"K-\d{2,3}", kind.code) for kind in ProblemKind)


def test_the_unexpected_is_made_in_one_place_which_writes_to_the_log():
    """Otherwise the report for support would be empty."""
    made = "Problem(ProblemKind.UNEXPECTED"
    assert [path.name for path in (ROOT / "k2desk").rglob("*.py") if made in path.read_text("utf-8")] == [
        "error_problems.py"
    ]


@pytest.mark.parametrize(("kind", "params"), EVERY_MESSAGE)
def test_a_message_is_a_bold_line_and_at_most_three_sentences(qapp, kind, params):
    words = _said(kind, params)
    assert words.title and words.text and words.code == kind.code
    assert len(re.findall(r"[.?!](?:\s|$)", words.text)) <= 3, words.text
    assert not JARGON.search(words.title + " " + words.text.replace("https://", "")), words
    assert "{" not in words.title + words.text
    assert all(text for _, text in words.actions)


def test_other_words_for_a_problem_are_other_words(qapp):
    for kind, text in messages.MESSAGES.items():
        for one in text.variants:
            usual, other = _said(kind, ()), _said(kind, (one.param, one.value))
            assert (usual.title, usual.text) != (other.title, other.text), kind


def test_a_code_that_only_a_newer_version_knows_is_the_unexpected_and_keeps_its_code(qapp):
    problem = Problem.of_code("K-999", (("till", "555123"),), "HTTP 418")
    words = messages.words_of(problem)
    assert words.title == "Something unexpected happened." and "K-999" in words.text and words.code == "K-999"
    assert rows.problem_in(row_writing.to_cell(problem)) == problem


def _labels_of_settings() -> dict[str, str]:
    """Return the label of each control on the page of settings that stores a setting."""
    found = {}
    for path in (ROOT / "k2desk/ui/settings").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or getattr(call.func, "attr", "") not in {"choice", "tick"}:
                continue
            texts = [one.value for one in ast.walk(call.args[0]) if isinstance(one, ast.Constant)]
            kept = [word.value.value for word in call.keywords if word.arg == "setting"]
            kept += [one.value for one in call.args[1:] if isinstance(one, ast.Constant)]
            found.update({name: without_mark(texts[0]) for name in kept})
    return found


def test_a_setting_that_could_not_be_read_is_called_as_on_the_page_of_settings(qapp):
    assert set(_IS_RIGHT) <= set(SETTING_NAMES)
    words = messages.words_of(Problem(ProblemKind.UNREADABLE_SETTINGS, (("names", "scheme, places, geometry"),)))
    assert "uses the usual values for: Colours, the window’s place." in words.text
    of_newer = messages.words_of(Problem(ProblemKind.UNREADABLE_SETTINGS, (("names", "not_known_here"),)))
    assert "another setting" in of_newer.text and "not_known_here" not in of_newer.text
    shown = _labels_of_settings()
    named = [name for name in shown if name in SETTING_NAMES]
    assert len(named) >= 7
    # “They come within” goes on with the sentence of the control above it.
    assert [name for name in named if not shown[name].startswith(str(SETTING_NAMES[name]))] == ["trouble_minutes"]


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
