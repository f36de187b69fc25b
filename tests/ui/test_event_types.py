"""Every event type has its record, its words and its sample, and no screen shows its raw name instead."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from k2desk.model.events import EVENT_TYPES, Scope
from k2desk.ui.style.icons import pixmap
from k2desk.ui.text.events import EVENT_WORDS

_PLACES = {"amount", "payer", "till", "business", "sender", "status"}


def _texts(words):
    """Return the texts of a record by their fields."""
    said_to = {f"to {where} {number}": text for where, both in words.to.items() for number, text in enumerate(both)}
    plain = {field.name for field in fields(words)} - {"icon", "tone", "to"}
    return {name: getattr(words, name) for name in plain} | said_to


def test_every_word_of_an_event_type_has_its_kiswahili():
    texts = {str(text) for words in EVENT_WORDS.values() for text in _texts(words).values() if text}
    file = Path(__file__).parents[2] / "resources" / "translations" / "k2desk_sw.ts"
    (names,) = [one for one in ElementTree.parse(file).iter("context") if one.findtext("name") == "EventNames"]
    translated = {one.findtext("source"): one.find("translation") for one in names.iter("message")}
    assert texts <= translated.keys()
    assert all(translated[text].text and translated[text].get("type") != "unfinished" for text in texts)


def test_no_other_module_of_the_program_knows_an_event_type_by_name():
    """Any other table of event types would be one more file to change for a new type."""
    package = Path(__file__).parents[2] / "k2desk"
    homes = {package / "model" / "events.py", package / "ui" / "text" / "events.py", package / "tour" / "story.py"}
    names = re.compile("|".join(EVENT_TYPES))
    assert [file for file in package.rglob("*.py") if file not in homes and names.search(file.read_text("utf-8"))] == []


def test_every_event_type_has_words_and_no_words_are_left_over():
    assert set(EVENT_WORDS) == set(EVENT_TYPES)


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_an_event_type_lacks_no_word_that_a_screen_would_show(qapp, name):
    event, words = EVENT_TYPES[name], EVENT_WORDS[name]
    missing = {field for field, text in _texts(words).items() if not text}
    assert missing <= {*(() if event.offered else ("line",)), *(() if event.is_for_tills else ("head",))}
    assert event.sample is not None or not event.versions, "practice has nothing to send"
    assert "{where}" in words.clause_at and "{" not in words.clause + words.name
    for said, odd in ((words.said, words.odd), *words.to.values()):
        assert set(re.findall(r"\{(\w+)\}", said + odd)) <= _PLACES
        assert odd.startswith("“{status}”: ") and "{status}" not in said
    assert not pixmap(words.icon, 16, QColor("black")).isNull()
    assert event.scopes and set(event.scopes) <= set(Scope) and event.name == event.name.casefold()
