"""Ordering the keys breaks nothing: a window's children stay complete, whatever is deleted later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from k2desk.ui.controls.field import Field
from k2desk.ui.controls.search_field import SearchField
from k2desk.ui.controls.tab_order import put_in_order
from k2desk.ui.style.theme import theme

K2DESK = Path(__file__).parents[2] / "k2desk"


@pytest.fixture
def window(qapp, qtbot):
    theme().start(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)

    def put(*widgets: QWidget) -> QWidget:
        for widget in widgets:
            column.addWidget(widget)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return put


def _by_tab(window: QWidget, first: QWidget, count: int) -> list[QWidget]:
    first.setFocus()
    found = [first]
    for _ in range(count - 1):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
    return found


def test_a_field_outlives_the_button_before_it_with_all_that_it_has(window):
    button, edit, field = QPushButton("Before"), SearchField(), Field()
    action = edit.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
    field.set_label("Name")
    whole = window(button, edit, field)
    put_in_order(whole)
    button.setParent(None)
    shiboken6.delete(button)
    assert all(map(shiboken6.isValid, (edit, action, field.edit, field.label)))
    theme().changed.emit()
    put_in_order(whole)


def test_tab_goes_as_it_is_read_over_fields_of_many_lines(window):
    one, text, other, notes, last = QPushButton("a"), QPlainTextEdit(), QPushButton("b"), QPlainTextEdit(), QLineEdit()
    for field in (text, notes):
        field.setTabChangesFocus(True)
    # Created in another order than the reading order.
    QWidget.setTabOrder(last, one)
    whole = window(one, text, other, notes, last)
    put_in_order(whole)
    stops = [one, text, other, notes, last]
    assert _by_tab(whole, one, 6) == [*stops, one]
    put_in_order(whole)
    assert _by_tab(whole, one, 6) == [*stops, one], "and again"


def test_one_that_is_made_later_finds_its_place(window):
    one, other = QPushButton("a"), QPushButton("b")
    whole = window(one, other)
    put_in_order(whole)
    later = QLineEdit()
    whole.layout().insertWidget(1, later)
    later.show()
    put_in_order(whole)
    assert _by_tab(whole, one, 4) == [one, later, other, one]


def test_nothing_asks_qt_for_what_pyside_then_takes_for_a_child():
    """`buddy`, `focusProxy` and the neighbours in the focus chain: PySide deletes their results together with the
    widget that was asked.
    """
    asks = re.compile(r"\.(?:buddy|focusProxy|nextInFocusChain|previousInFocusChain)\(")
    asking = [path.name for path in K2DESK.rglob("*.py") if asks.search(path.read_text(encoding="utf-8"))]
    assert asking == []
