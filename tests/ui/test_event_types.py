"""Every event type has its record, its words and its sample, and no screen shows its raw name in their place."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor

from k2desk.model.events import EVENT_TYPES, Scope
from k2desk.ui.style.icons import pixmap
from k2desk.ui.text.events import EVENT_WORDS

_PLACES = {"amount", "payer", "till", "business", "sender", "status"}


def test_every_event_type_has_words_and_no_words_are_left_over():
    assert set(EVENT_WORDS) == set(EVENT_TYPES)


@pytest.mark.parametrize("name", EVENT_TYPES)
def test_an_event_type_lacks_no_word_that_a_screen_would_show(qapp, name):
    event, words = EVENT_TYPES[name], EVENT_WORDS[name]
    texts = {field.name: getattr(words, field.name) for field in fields(words)}
    missing = {field for field, text in texts.items() if not text and field != "to"}
    assert missing <= {*(() if event.offered else ("line",)), *(() if event.is_for_tills else ("head",))}
    assert event.sample is not None or not event.versions, "practice has nothing to send"
    assert "{where}" in words.clause_at and "{" not in words.clause + words.name
    for said, odd in ((words.said, words.odd), *words.to.values()):
        assert set(re.findall(r"\{(\w+)\}", said + odd)) <= _PLACES
        assert odd.startswith("“{status}”: ") and "{status}" not in said
    assert not pixmap(words.icon, 16, QColor("black")).isNull()
    assert event.scopes and set(event.scopes) <= set(Scope) and event.name == event.name.casefold()
