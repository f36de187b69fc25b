"""About: the parts, and the whole licence of the selected one."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTableWidget, QWidget
from shiboken6 import isValid

from k2desk.services.support_files import SupportFiles
from k2desk.services.tasks import Tasks
from k2desk.store.paths import program_paths
from k2desk.ui.shell.about_dialog import AboutDialog
from k2desk.ui.style.theme import theme
from tests.waiting import until

PARTS = (("h11", "0.16.0", "MIT", "Permission is hereby granted …"), ("Qt", "6.11", "LGPL-3.0-only", "<b>LGPL</b>"))


async def _no_report() -> str:
    return ""


@pytest.fixture
async def open_about(qapp, qtbot, tmp_path):
    theme().start(qapp, "light")
    parent, tasks = QWidget(), Tasks()
    qtbot.addWidget(parent)

    def open_with(read_licences) -> AboutDialog:
        made = AboutDialog(parent, SupportFiles(program_paths(tmp_path), tasks, _no_report, read_licences))
        made.show()
        return made

    yield open_with
    await tasks.close()


@pytest.fixture
async def about(open_about):
    made = open_about(lambda: PARTS)
    await until(lambda: made.parts.rowCount())
    yield made
    # On Windows, Qt deletes it with its parent, which ends before.
    if isValid(made):
        made.close()


async def test_the_chosen_parts_licence_can_be_read(about):
    table, text = about.findChild(QTableWidget, "Parts"), about.findChild(QPlainTextEdit, "LicenceText")
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["h11", "Qt"]
    assert table.columnCount() == 3 and text.toPlainText() == "" and text.placeholderText()
    table.selectRow(1)
    assert text.toPlainText() == "<b>LGPL</b>", "as it is, never as markup"
    table.selectRow(0)
    assert text.toPlainText() == PARTS[0][3]
    table.clearSelection()
    assert text.toPlainText() == ""


async def test_the_licence_can_be_read_but_not_changed_and_has_a_name(about):
    assert about.licence.isReadOnly() and about.licence.accessibleName() and about.parts.accessibleName()


async def test_parts_that_come_after_it_was_closed_are_told_to_nobody(open_about):
    is_closed, was_read = threading.Event(), []

    def read_late():
        was_read.append(is_closed.wait(60))
        return PARTS

    made, gone = open_about(read_late), []
    made.destroyed.connect(lambda *_: gone.append(True))
    made.close()
    await until(lambda: gone)
    is_closed.set()
    await until(lambda: was_read)
