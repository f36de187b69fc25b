"""Looks at every screen and every dialog once in each language, for all that is true of each of them."""

from __future__ import annotations

import asyncio
import itertools
from collections import defaultdict

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from k2desk.ui.controls.buttons import DangerButton, IconButton, LinkButton, PillButton
from k2desk.ui.controls.tab_order import reading_order
from k2desk.ui.text.language import language
from tests.journeys.screens import buttons, every_screen
from tests.journeys.test_screen_reader import _mute
from tests.waiting import until

STOPS = QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | QAbstractItemView | QAbstractSpinBox
HARMFUL = {"SendNow", "StartExam", "GoOn", "ForgetNow", "CheckNow"}

_found: dict[str, dict[str, list[str]]] = {}
"""What each look has found, by language. A walk through all screens takes seconds, so the tests share it."""


@pytest.fixture
async def found(start, fresh_practice, qapp, code):
    """Return what was found on all screens in a language, by the kind of look: one line for each fault."""
    if code not in _found:
        language().start(qapp, "en")
        windows = _Windows()
        qapp.installEventFilter(windows)
        try:
            async with start() as driver:
                language().choose(code)
                _found[code] = await _walk(driver, windows, code)
        finally:
            qapp.removeEventFilter(windows)
            language().choose("en")
    return _found[code]


async def _walk(driver, windows: _Windows, code: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    async for name, window in every_screen(driver):
        found["windows"] += [f"{name}: {one}" for one in windows.met]
        windows.met.clear()
        found["access keys"] += [f"{name}: {one}" for one in _without_a_letter(window)]
        found["mute"] += [f"{name}: {one}" for one in _mute(window)]
        if not QAccessible.queryAccessibleInterface(window).text(QAccessible.Text.Name):
            found["mute"].append(f"{name}: a window without a title")
        if code == "en":
            if isinstance(window, QDialog):
                found["harm"] += [f"{name}: {one}" for one in _harm(window)]
                if isinstance(window.focusWidget(), QLineEdit):
                    found["fields"].append(name)
                    if not await _enter_does_nothing(window):
                        found["harm"].append(f"{name}: Enter in its field")
            found["tab"] += [f"{name}: {one}" for one in await _tab(window)]
    return found


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


async def _by_tab(window: QWidget) -> list[QWidget]:
    """Press Tab until the focus is back at the start, and return the widgets on the way.

    Each must look different with the focus.
    """
    window.activateWindow()
    await until(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None, "nothing has the focus")
    first = QApplication.focusWidget()
    assert first is not None and first.window() is window, "nothing has the focus"
    stops = [first]
    for _ in range(120):
        before = {one: one.grab().toImage() for one in (stops[-1],)}
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert before[stops[-1]] != stops[-1].grab().toImage(), f"{_name(stops[-1])} looks the same with the focus"
        if now is first:
            return stops
        assert now not in stops, f"Tab goes round without {_name(first)}, from {_name(stops[-1])} to {_name(now)}"
        stops.append(now)
    raise AssertionError(f"Tab never comes round: {[_name(one) for one in stops[-5:]]}")


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {widget.accessibleName()!r}"


def _in_order(stops: list[QWidget]) -> list[str]:
    """Return the places where Tab goes up without going to the next column, or back to the left within a line."""
    start = stops.index(next(one for one in reading_order(stops[0].window()) if one in stops))
    ordered = stops[start:] + stops[:start]
    wrong = []
    for one, other in itertools.pairwise(ordered):
        here, there = _place(one), _place(other)
        if here.contains(there):
            continue
        above = there.bottom() < here.top() and there.left() < here.right()
        middle = here.top() <= there.center().y() <= here.bottom() and there.right() < here.left()
        if above or middle:
            wrong.append(f"{_name(one)} → {_name(other)}")
    return wrong


def _never_reached(window: QWidget, stops: list[QWidget]) -> list[str]:
    missed = []
    for one in window.findChildren(QWidget):
        if not isinstance(one, STOPS) or not one.isVisible() or not one.isEnabled() or one.window() is not window:
            continue
        if isinstance(one.parent(), QComboBox | QAbstractSpinBox | QLineEdit | QAbstractItemView):
            continue
        # Tab reaches one button of a group, and the arrow keys reach the others.
        group = one.group() if isinstance(one, QAbstractButton) else None
        if group is not None and group.exclusive() and any(other in stops for other in group.buttons()):
            continue
        if isinstance(one, QAbstractButton) and one.autoExclusive():
            continue
        if one not in stops and type(one).__name__ not in {"QHeaderView", "TillChip"}:
            missed.append(_name(one))
    return missed


async def _tab(window: QWidget) -> list[str]:
    """Return what is wrong with the way of Tab through a window."""
    try:
        stops = await _by_tab(window)
    except AssertionError as wrong:
        return [str(wrong)]
    return _in_order(stops) + _never_reached(window, stops)


@pytest.mark.parametrize("code", ["en"])
async def test_tab_reaches_everything_as_it_is_read_and_the_focus_is_seen(found):
    assert found["tab"] == []


def _letters(window: QWidget) -> list[tuple[str, QWidget]]:
    found = [(one.shortcut().toString(), one) for one in buttons(window)]
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.window() is window and label.buddy() is not None:
            found.append((QKeySequence.mnemonic(QLabel.text(label)).toString(), label))
    return [(letter, widget) for letter, widget in found if letter]


def _without_a_letter(window: QWidget) -> list[str]:
    """Return the letters that are there twice, and the buttons without one."""
    taken: dict[str, QWidget] = {}
    wrong = []
    for letter, widget in _letters(window):
        if not letter.startswith("Alt+"):
            wrong.append(f"{letter} for {_name(widget)}")
        if letter in taken:
            wrong.append(f"{letter} for {_name(taken[letter])} and {_name(widget)}")
        taken[letter] = widget
    have = set(taken.values())
    said = {widget.text() for widget in have if isinstance(widget, QAbstractButton)}
    return wrong + [
        _name(one)
        for one in buttons(window)
        if isinstance(one, QPushButton)
        and not isinstance(one, IconButton | LinkButton | PillButton)
        and one.property("kind") in {None, "primary", "secondary", "danger"}
        and one.text().strip()
        and one not in have
        and one.text() not in said
    ]


@pytest.mark.parametrize("code", ["en", "sw"])
async def test_access_keys_are_there_and_unique_on_every_screen(found):
    assert found["access keys"] == []


@pytest.mark.parametrize("code", ["en", "sw"])
async def test_every_control_of_every_screen_has_a_name_and_a_role(found):
    assert found["mute"] == []


class _Windows(QObject):
    """Records every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def eventFilter(self, watched, event):
        is_window = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if (
            is_window
            and watched.windowType() is Qt.WindowType.Window
            and not isinstance(watched, QDialog | QMainWindow | QMenu)
        ):
            self.met.append(_name(watched))
        return False


def _harm(window: QDialog) -> list[str]:
    """Return the harmful buttons on which a dialog begins."""
    wrong = []
    for one in (window.focusWidget(), *(one for one in window.findChildren(QPushButton) if one.isDefault())):
        if isinstance(one, DangerButton) or (one is not None and one.objectName() in HARMFUL):
            wrong.append(_name(one))
        role = window.buttonRole(one) if isinstance(window, QMessageBox) and isinstance(one, QAbstractButton) else None
        if role is QMessageBox.ButtonRole.DestructiveRole:
            wrong.append(_name(one))
    return wrong


async def _enter_does_nothing(window: QDialog) -> bool:
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    await asyncio.sleep(0.02)
    return window.isVisible() and getattr(window, "_running", None) is None


@pytest.mark.parametrize("code", ["en"])
async def test_no_dialog_begins_on_a_button_that_does_harm_and_enter_in_a_field_sends_nothing(found):
    assert found["harm"] == []
    assert found["windows"] == [], "flashes up as a window of its own, and takes the keyboard away"
    assert {"SampleDialog", "ExamDialog", "MoveDialog"} <= set(found["fields"])
