"""Words that are given with their widget follow the language, and placeholders are filled in once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from k2desk.ui.controls.buttons import IconButton, PrimaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.translated import Translated
from k2desk.ui.text.language import language
from k2desk.ui.text.plain import filled

K2DESK = Path(__file__).parents[2] / "k2desk"


@pytest.fixture
def both(qapp):
    """Start in English, and yield a function that changes the language and lets the widgets follow."""

    def choose(code):
        language().choose(code)
        qapp.sendPostedEvents()

    language().start(qapp, "en")
    yield choose
    choose("en")


class SettingsPage(Translated, QWidget):
    """Has the name of a class in the catalogues, so that its words have a translation."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit(self)
        self.shown: list[str] = []
        self.put_words(self.edit.setPlaceholderText, lambda: self.tr("Settings"))
        self.on_language_change(lambda: self.shown.append(self.tr("Settings")))


def test_words_given_with_a_widget_follow_the_language(qtbot, both):
    page = SettingsPage()
    qtbot.addWidget(page)
    made = [
        PlainLabel(lambda: page.tr("Settings"), parent=page),
        PrimaryButton(lambda: page.tr("Settings"), parent=page),
    ]
    tick, icon = TickBox(lambda: page.tr("Settings")), IconButton("close", lambda: page.tr("Settings"))
    for widget in (tick, icon):
        widget.setParent(page)
    both("sw")
    assert [widget.text() for widget in (*made, tick)] == ["Mipangilio"] * 3
    assert icon.toolTip() == icon.accessibleName() == page.edit.placeholderText() == "Mipangilio"
    assert page.shown[0] == "Settings" and page.shown[-1] == "Mipangilio"
    made[0].setText("555123")
    both("en")
    assert [widget.text() for widget in made] == ["555123", "Settings"]


def test_a_value_in_a_sentence_is_never_taken_for_a_placeholder():
    assert filled("{n} of {all}: {name}", n=2, all="{name}", name="{n}") == "2 of {name}: {n}"
    assert filled("{what} stays", n=1) == "{what} stays"


def test_sentences_are_filled_in_one_way():
    chains = re.compile(r"""\.replace\(\s*f?["']\{|\.format\(""")
    others = [path.name for path in (K2DESK / "ui").rglob("*.py") if chains.search(path.read_text(encoding="utf-8"))]
    assert others == []
