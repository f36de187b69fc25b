"""Every control on every screen has a name and a role for a screen reader, in both languages."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from k2desk.ui.language import language
from tests.journeys.test_main_job import _fill

CONTROLS = QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit | QAbstractItemView | QAbstractSpinBox
NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
INSIDE = {"qt_spinbox_lineedit", "qt_scrollarea_viewport"}


@pytest.fixture
def speak(qapp):
    language().start(qapp, "en")
    yield language().choose
    language().choose("en")


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.size().isEmpty() or widget.objectName() in INSIDE:
            continue
        if not isinstance(widget, CONTROLS) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        # The cells of a header have names of their own.
        if isinstance(widget.parent(), QComboBox | QAbstractSpinBox) or isinstance(widget, QHeaderView):
            continue
        if not isinstance(widget, CONTROLS):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name).strip() if interface is not None else ""
        if not name or interface.role() in NO_ROLES:
            found.append(
                f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}: {name!r}"
            )
    return found


@pytest.mark.parametrize("code", ["en", "sw"])
async def test_every_control_of_every_screen_has_a_name_and_a_role(start, fresh_practice, speak, code):
    async with start() as hands:
        speak(code)
        await asyncio.sleep(0.05)
        assert _nameless(hands.window) == [], "welcome"
        await hands.press("StartPractising")
        await _fill(hands, tills="555555,112233,")
        await asyncio.sleep(0.1)
        assert _nameless(hands.window) == [], "the form"
        await hands.press("Create")
        await hands.until(lambda: len(hands.badges()) == 2, "created")
        hands.window._list.select(next(iter(hands.program.account.book)).id)
        await asyncio.sleep(0.1)
        assert _nameless(hands.window) == [], "the list with details"
        for place in ("coverage", "diagnose", "events", "practice", "settings", "help"):
            await hands.press(f"Go-{place}")
            await asyncio.sleep(0.1)
            assert _nameless(hands.window) == [], place
        await hands.press("Go-subscriptions")
        await hands.press("ReadyToOpen")
        await hands.until(lambda: hands.program.account.ready.sheet is not None, "ready")
        await asyncio.sleep(0.1)
        assert _nameless(hands.window) == [], "ready to open"


async def test_every_row_says_all_that_is_seen_and_a_change_is_announced(start, fresh_practice, monkeypatch):
    from k2desk.ui.controls import announce as module

    said = []
    async with start(practice=True) as hands:
        await _fill(hands, tills="555555,")
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "created")
        table = await hands.find("Subscriptions")
        interface = QAccessible.queryAccessibleInterface(table)
        cells = [interface.child(number) for number in range(interface.childCount())]
        words = " ".join(cell.text(QAccessible.Text.Name) for cell in cells if cell is not None)
        for part in ("Active", "A customer paid your till", "Till 555555", "practice-shop.example"):
            assert part in words
        monkeypatch.setattr(module, "announce", lambda widget, text: said.append(text))
        entry = next(iter(hands.program.account.book))
        hands.window._list.select(entry.id)
        hands.window._list._show_details(entry.id)
        fresh_practice.control("PUT", f"subscriptions/{entry.record.kopokopo_id}", {"status": "Inactive"})
        await hands.press("CheckAll")
        await hands.until(lambda: hands.badges() == ["Says “Inactive”"], "it changed")
        await hands.until(lambda: any("Says “Inactive”" in one for one in said), "and was announced")
