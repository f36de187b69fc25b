"""What cannot be seen in the first paint waits until after it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton, QToolButton

from k2desk.ui.controls.after_paint import after_paint, hold, release
from k2desk.ui.controls.commands import put_tip, shortcut
from k2desk.ui.controls.search_field import SearchField


@pytest.fixture(autouse=True)
def nothing_is_held():
    """Let the other tests have everything at once."""
    yield
    release()


def test_what_was_put_off_is_done_in_its_order_and_once():
    done = []

    class Menu:
        def fill(self):
            done.append("menu")

    menu = Menu()
    after_paint(lambda: done.append("at once"))
    hold()
    after_paint(menu.fill)
    after_paint(lambda: done.append("tip"))
    after_paint(menu.fill)
    assert done == ["at once"]
    release()
    assert done == ["at once", "menu", "tip"]
    after_paint(menu.fill)
    assert done == ["at once", "menu", "tip", "menu"], "from now on it is not put off"


def test_keys_tips_and_the_button_to_clear_are_there_afterwards(qtbot):
    hold()
    button, field, pressed = QPushButton("New"), SearchField(), []
    qtbot.addWidget(button)
    qtbot.addWidget(field)
    field.name("Search till")
    shortcut(button, "new", lambda: pressed.append("new"))
    put_tip(button, "Tells Kopo Kopo", "new")
    assert button.findChildren(QShortcut) == [] and button.toolTip() == "" and not field.isClearButtonEnabled()
    release()
    (keys,) = button.findChildren(QShortcut)
    keys.activated.emit()
    assert pressed == ["new"] and keys.key().toString() == "Ctrl+N"
    assert "Tells Kopo Kopo (Ctrl+N)" in button.accessibleDescription()
    assert field.isClearButtonEnabled()
    assert {one.accessibleName() for one in field.findChildren(QToolButton)} == {"Clear search"}
