"""About: the parts, and the whole licence of the one that is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTableWidget, QWidget

from k2desk.ui.shell.about_dialog import AboutDialog
from k2desk.ui.style.theme import theme

PARTS = (("h11", "0.16.0", "MIT", "Permission is hereby granted …"), ("Qt", "6.11", "LGPL-3.0-only", "<b>LGPL</b>"))


@pytest.fixture
def about(qapp, qtbot):
    theme().start(qapp, "light")
    parent = QWidget()
    qtbot.addWidget(parent)
    made = AboutDialog(parent, "1.2.3", (("data", "/home/user/k2desk"),), lambda told: told(PARTS))
    made.show()
    yield made
    made.close()
    del parent


def test_the_chosen_parts_licence_can_be_read(about):
    table, text = about.findChild(QTableWidget, "Parts"), about.findChild(QPlainTextEdit, "LicenceText")
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["h11", "Qt"]
    assert table.columnCount() == 3 and text.toPlainText() == "" and text.placeholderText()
    table.selectRow(1)
    assert text.toPlainText() == "<b>LGPL</b>", "as it is, never as markup"
    table.selectRow(0)
    assert text.toPlainText() == PARTS[0][3]
    table.clearSelection()
    assert text.toPlainText() == ""


def test_the_licence_can_be_read_but_not_changed_and_has_a_name(about):
    assert about.licence.isReadOnly() and about.licence.accessibleName() and about.parts.accessibleName()


def test_parts_that_come_after_it_was_closed_are_told_to_nobody(qapp, qtbot):
    theme().start(qapp, "light")
    parent = QWidget()
    qtbot.addWidget(parent)
    waiting = []
    made = AboutDialog(parent, "1.2.3", (), waiting.append)
    made.show()
    gone = []
    made.destroyed.connect(lambda *_: gone.append(True))
    made.close()
    qtbot.waitUntil(lambda: bool(gone))
    (told,) = waiting
    told(PARTS)
