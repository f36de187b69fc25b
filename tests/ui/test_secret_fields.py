"""A key is visible for seconds and only on request; a copied key is marked, and deleted from the clipboard."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from k2desk.ui.controls import secret_clipboard as clipboards
from k2desk.ui.controls import secret_field
from k2desk.ui.controls.field import Field
from k2desk.ui.controls.secret_clipboard import forget_copied, marked, secret_clipboard
from k2desk.ui.controls.secret_field import KeyField, SecretField
from tests.pasted_writings import CLIENT_ID, SECRET
from tests.waiting import wait_until

NORMAL, HIDDEN = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password


@pytest.fixture
def fields(qtbot):
    """Yield a secret field, the field of the Client ID and an ordinary one, in a window with the focus."""
    window = QWidget()
    secret, key, other = SecretField(), KeyField(), Field()
    column = QVBoxLayout(window)
    for field in (secret, key, other):
        column.addWidget(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    secret.edit.setFocus()
    secret.edit.setText(SECRET)
    key.edit.setText(CLIENT_ID)
    QGuiApplication.clipboard().clear()
    yield secret, key, other
    secret_clipboard().forget()
    QGuiApplication.clipboard().clear()


def _copied() -> str:
    return QGuiApplication.clipboard().text()


def test_a_key_that_is_shown_is_hidden_again_after_ten_seconds(fields, monkeypatch):
    secret, *_ = fields
    assert secret._until.interval() == secret_field.SHOWN == 10_000
    secret._until.setInterval(50)
    secret.eye.click()
    assert secret.edit.echoMode() is NORMAL
    QTest.keyClicks(secret.edit, "x")
    wait_until(lambda: QApplication.processEvents() or secret.edit.echoMode() is HIDDEN, "hidden again")
    assert not secret.eye.isChecked() and secret.edit.text() == SECRET + "x"


@pytest.mark.parametrize(
    "leave", ["another field", "another window", "another page", "emptied", "filled by the program"]
)
def test_a_key_that_is_shown_is_hidden_on_leaving_and_on_clearing(fields, qtbot, leave):
    secret, _, other = fields
    secret.eye.click()
    assert secret.edit.echoMode() is NORMAL
    if leave == "another field":
        other.edit.setFocus(Qt.FocusReason.TabFocusReason)
    elif leave == "another window":
        second = QWidget()
        qtbot.addWidget(second)
        second.show()
        second.activateWindow()
    elif leave == "another page":
        secret.window().hide()
        secret.window().show()
    elif leave == "emptied":
        secret.edit.clear()
    else:
        secret.edit.setText("another key altogether")
    wait_until(lambda: QApplication.processEvents() or secret.edit.echoMode() is HIDDEN, "hidden again")
    assert not secret.eye.isChecked()


def test_nothing_brings_back_a_key_that_the_program_took_away(fields):
    for field in fields[:2]:
        field.edit.setFocus()
        field.edit.selectAll()
        QTest.keyClicks(field.edit, "typed-by-hand")
        field.edit.clear()
        if isinstance(field, SecretField):
            field.eye.click()
        assert field.edit.echoMode() is NORMAL
        QTest.keySequence(field.edit, QKeySequence(QKeySequence.StandardKey.Undo))
        assert field.edit.text() == ""


def test_no_keyboard_on_the_screen_learns_a_key_that_is_shown(fields):
    secret, key, _ = fields
    for shown in (False, True):
        secret.eye.setChecked(shown)
        for edit in (secret.edit, key.edit):
            assert edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData, shown


def test_a_key_is_shown_on_while_it_is_edited_and_its_menu_is_open(fields):
    secret, *_ = fields
    secret.eye.setFocus()
    QTest.keyClick(secret.eye, Qt.Key.Key_Space)
    QTest.keyClick(secret.eye, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    secret.edit.setFocus()
    QTest.keyClicks(secret.edit, "abc")
    QApplication.sendEvent(secret.edit, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1)))
    QApplication.processEvents()
    (menu,) = secret.edit.findChildren(QMenu)
    assert secret.edit.echoMode() is NORMAL
    menu.close()


@pytest.mark.parametrize("way", ["copy", "cut", "menu copy", "menu cut"])
def test_what_is_copied_from_a_key_field_is_marked_and_forgotten(fields, way):
    secret, key, _ = fields
    secret.eye.click()
    for field, value in ((secret, SECRET), (key, CLIENT_ID)):
        field.edit.setFocus()
        field.edit.selectAll()
        if way.startswith("menu"):
            menu = field.edit.menu()
            menu.findChild(QAction, f"edit-{way[5:]}").trigger()
        else:
            sequence = {"copy": QKeySequence.StandardKey.Copy, "cut": QKeySequence.StandardKey.Cut}[way]
            QTest.keySequence(field.edit, QKeySequence(sequence))
        assert _copied() == value
        mark, meaning = ("x-kde-passwordManagerHint", b"secret")
        if sys.platform == "win32":
            mark, meaning = ("CanIncludeInClipboardHistory", b"\0\0\0\0")
        assert bytes(QGuiApplication.clipboard().mimeData().data(mark).data()) == meaning
        assert field.edit.text() == ("" if way.endswith("cut") else value)
        assert secret_clipboard()._timer.isActive()
    assert secret_clipboard()._timer.interval() == clipboards.KEPT == 30_000
    secret_clipboard()._timer.start(10)
    wait_until(lambda: QApplication.processEvents() or not secret_clipboard()._timer.isActive(), "forgotten")
    assert _copied() == ""


def test_a_key_that_is_hidden_is_not_copied(fields):
    secret, *_ = fields
    secret.edit.selectAll()
    QTest.keySequence(secret.edit, QKeySequence(QKeySequence.StandardKey.Copy))
    QTest.keySequence(secret.edit, QKeySequence(QKeySequence.StandardKey.Cut))
    assert _copied() == "" and secret.edit.text() == SECRET


def test_what_was_copied_since_stays_on_the_clipboard(fields):
    _, key, _ = fields
    key.edit.selectAll()
    QTest.keySequence(key.edit, QKeySequence(QKeySequence.StandardKey.Copy))
    QGuiApplication.clipboard().setText("a shopping list")
    secret_clipboard().forget()
    assert _copied() == "a shopping list"
    assert forget_copied("a shopping list") and _copied() == ""


def test_the_marks_are_those_that_each_system_knows():
    windows = marked("k", "win32")
    assert {"ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"} <= set(windows.formats())
    assert bytes(windows.data("CanIncludeInClipboardHistory").data()) == b"\0\0\0\0"
    assert "x-kde-passwordManagerHint" in marked("k", "linux").formats()
    assert all(marked("k", system).text() == "k" for system in ("linux", "win32", "darwin"))
