"""What a screen reader gets on every screen and in every dialog, in both languages."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from k2desk.model.events import EVENT_TYPES
from k2desk.ui.controls.scroll import ScrollArea
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.text.language import language
from tests.journeys.test_main_job import _fill

ROOT = Path(__file__).parents[2]
Role, Text = QAccessible.Role, QAccessible.Text

CONTROLS = {
    Role.Button,
    Role.PushButton,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.SpinBox,
    Role.Link,
    Role.Table,
    Role.List,
    Role.Tree,
    Role.Cell,
    Role.ListItem,
    Role.ColumnHeader,
    Role.MenuItem,
    Role.ProgressBar,
    Role.Dialog,
    Role.AlertMessage,
    Role.Slider,
    Role.PageTab,
}
NO_ROLES = {Role.NoRole, Role.Client, Role.Pane}
INSIDE = {Role.ComboBox, Role.SpinBox}
"""Roles of controls whose parts are not checked: for example the list of a combo box belongs to the box."""


@pytest.fixture
def speak(qapp):
    language().start(qapp, "en")
    yield language().choose
    language().choose("en")


def _walk(interface, depth: int = 0) -> Iterator:
    if interface is None or not interface.isValid() or depth > 40:
        return
    if interface.state().invisible:
        return
    yield interface
    if interface.role() in INSIDE:
        return
    for number in range(interface.childCount()):
        yield from _walk(interface.child(number), depth + 1)


def _mute(window: QWidget) -> list[str]:
    """Return the controls without a name, or without a role that describes them."""
    found = []
    for one in _walk(QAccessible.queryAccessibleInterface(window)):
        role, name = one.role(), one.text(Text.Name).strip()
        widget = one.object()
        where = f"{type(widget).__name__ if widget is not None else 'part'} {role.name}"
        # An empty cell needs no name.
        if role in CONTROLS and not name and not (role == Role.Cell and _is_empty(one)):
            parent = one.parent()
            inside = parent.text(Text.Name) if parent is not None else ""
            found.append(f"{where} in {inside!r} has no name")
        # Qt has no role for a text that is scrolled with keys, so its title has to describe it.
        is_titled_text = isinstance(widget, ScrollArea) and bool(name)
        if one.state().focusable and role in NO_ROLES and isinstance(widget, QWidget) and widget.isEnabled():
            if is_titled_text:
                continue
            found.append(f"{where} {name!r} takes the keyboard and does not say what it is")
        for text in (name, one.text(Text.Description)):
            if "<span" in text or "&amp;" in text:
                found.append(f"{where} {text!r} is not plain text")
        said = [name, *(one.text(which) for which in (Text.Description, Text.Help))]
        found += [f"{where} {text!r} says {raw!r}" for text in said if (raw := _raw(text, role == Role.StaticText))]
        tip = widget.toolTip() if isinstance(widget, QWidget) else ""
        found += [f"{where} {tip!r} shows {raw!r}" for raw in [_raw(tip, True)] if raw]
    return found


_ICONS = [path.stem for path in (ROOT / "resources" / "icons").iterdir()]
_RAW = re.compile(
    "|".join(
        (
            rf"(?:^|[:,;·] )(?:{'|'.join(_ICONS)})$",
            rf"\b(?:{'|'.join(icon for icon in _ICONS if '-' in icon)})\b",
            r"\b[a-z]+(?:_[a-z0-9]+)+\b",
            r"\b[A-Z][A-Za-z]+\.[A-Z_]{2,}\b",
            r"<[\w.]+ object",
        )
    )
)


def _raw(text: str, event_types: bool) -> str:
    """Return the first name from inside the program, such as an icon's; "" if the text is for people.

    Kopo Kopo's own names of `event_types` may be shown in small type.
    """
    text = re.sub(r"\S+[/@\\]\S+", "", text)
    if event_types:
        text = re.sub(rf"\b(?:{'|'.join(EVENT_TYPES)})\b", "", text)
    found = _RAW.search(text)
    return found[0] if found is not None else ""


@pytest.mark.parametrize(
    "text", ["Jumatatu: status-active", "morning", "Say pick_up", "Overall.READY", "<a.B object at"]
)
def test_a_name_from_inside_the_program_would_be_found(text):
    assert _raw(text, True) and not _raw("Jumatatu: Tayari, close-up of the shop, Ready to open?", True)


def test_a_control_without_a_name_would_be_found(qtbot):
    from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QPushButton(""))
    column.addWidget(QLineEdit())
    page.show()
    assert len(_mute(page)) == 2


async def test_states_and_values_are_told(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await asyncio.sleep(0.1)
        tile = await driver.find("Event-buygoods_transaction_received")
        other = await driver.find("Event-card_transaction_received")
        assert _of(tile).role() == Role.RadioButton and _of(tile).state().checked and not _of(other).state().checked
        address = await driver.find("Address")
        assert _of(address).text(Text.Value).startswith("https://practice-shop.example")
        place = await driver.find("Go-subscriptions")
        assert _of(place).role() == Role.RadioButton and _of(place).state().checked
        till = _of(await driver.find("TillEdit"))
        assert till.text(Text.Name) == "Till numbers"
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        check_all = _of(await driver.find("CheckAll"))
        assert "F5" in check_all.text(Text.Description), "the keys are told with the tooltip"
        await driver.until(lambda: check_all.text(Text.Accelerator).startswith("Alt+"), "and the access key")


def _is_empty(cell) -> bool:
    """Return whether a cell shows nothing, and its row has something else to say."""
    row = cell.tableCellInterface().rowIndex()
    table = cell.parent()
    names = [
        table.child(number).text(Text.Name)
        for number in range(table.childCount())
        if table.child(number).role() == Role.Cell and table.child(number).tableCellInterface().rowIndex() == row
    ]
    return any(names)


def _of(widget):
    return QAccessible.queryAccessibleInterface(widget)


async def test_every_row_says_all_that_is_seen_and_headings_too(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        table = _of(await driver.find("Subscriptions"))
        cells = [table.child(number) for number in range(table.childCount())]
        words = " ".join(cell.text(Text.Name) for cell in cells if cell is not None)
        for part in ("All well (1)", "Active", "A customer paid your till", "Till 555555", "practice-shop.example"):
            assert part in words
        said = {cell.text(Text.Description) for cell in cells if cell is not None and cell.role() == Role.Cell}
        sentences = [one for one in said if one]
        assert len(sentences) == 1, "each cell of the row tells the whole row"
        assert sentences[0].startswith("A customer paid your till, Till 555555, Active, checked ")


async def test_painted_parts_of_the_details_speak(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        await driver.until(lambda: "no trouble" in driver.said(), "the past was read")
        details = await driver.find("Details")
        labels = [one.text(Text.Name) for one in _walk(_of(details)) if one.role() == Role.StaticText]
        assert "Active" in labels, "the badge is a label"
        assert "Last 30 days: no trouble" in labels, "the days are a label with their sum"
        for link in ("Keys accepted: yes", "Subscription found: yes", "Web address found: not known yet"):
            assert link in labels, "each link of the chain with its mark"
        pages = _of(driver.window.page(PageId.SUBSCRIPTIONS))
        assert pages.text(Text.Name) == "Subscriptions"


class Said(list):
    """Records announcements in their order."""

    def __call__(self, widget, text):
        if text:
            self.append(text)


@pytest.fixture
def said(monkeypatch):
    from k2desk.ui.controls import announce as module
    from k2desk.ui.controls import lead_to
    from k2desk.ui.subscriptions import news

    said = Said()
    for place in (module, news, lead_to):
        monkeypatch.setattr(place, "announce", said)
    return said


async def test_a_change_of_badge_is_told_once_and_many_are_told_as_one(start, fresh_practice, speak, said):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,112233,")
        await driver.press("Create")
        await driver.until(lambda: len(driver.badges()) == 2, "created")
        await driver.until(lambda: "2 subscriptions changed, 0 of them need attention." in said, "both as one")
        said.clear()
        first, second = driver.program.account.cache
        fresh_practice.control("PUT", f"subscriptions/{first.record.kopokopo_id}", {"status": "Inactive"})
        await driver.press("CheckAll")
        await driver.until(lambda: "Says “Inactive”" in driver.badges(), "it changed")
        await driver.until(lambda: any("Says “Inactive”" in one for one in said), "and is told")
        # The check ends after the website was looked at too, so its end may be announced after the change.
        await driver.until(lambda: said[-1].endswith("Checked. Needs attention: 1."), "and that the check is done")
        told = " ".join(said)
        assert told.count("Says “Inactive”") == 1, "the change is told once"
        assert second.record.scope_reference not in told, "what did not change is not told"
        said.clear()
        await driver.press("CheckAll")
        await driver.until(lambda: said == ["Checked. Needs attention: 1."], "no news is no news")
        await asyncio.sleep(0.8)
        assert said == ["Checked. Needs attention: 1."]


async def test_a_row_that_is_asked_for_is_told_even_if_nothing_changed(start, fresh_practice, speak, said):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await driver.press("Create")
        await driver.until(lambda: any("Till 555555, Active" in one for one in said), "made, and told")
        said.clear()
        driver.window.page(PageId.SUBSCRIPTIONS).check([next(iter(driver.program.account.cache)).id])
        await driver.until(lambda: len(said) == 1, "the check is told")
        assert said[0].startswith("A customer paid your till, Till 555555, Active, checked ")


async def test_what_is_wrong_in_the_form_is_told_and_belongs_to_its_field(start, fresh_practice, speak, said):
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        await driver.press("Event-buygoods_transaction_received")
        await driver.press("Create")
        assert any(one.startswith("Enter the till number.") for one in said), said
        till = _of(await driver.find("TillEdit"))
        assert till.text(Text.Description).startswith("Enter the till number.")
