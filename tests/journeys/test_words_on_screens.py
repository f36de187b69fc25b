"""No main screen contains a word that a shopkeeper would not know, in either language, wherever it may be hidden."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QMenu, QWidget

from k2desk.ui.controls.fold import Fold
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.text.language import language
from tests.journeys.test_main_job import _fill
from tests.ui.test_plain_texts import MAY_USE_JARGON
from tests.ui.test_words import JARGON

_ADDRESS = re.compile(r"(?:https?|file)://\S*")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def _jargon(text: str) -> str:
    found = JARGON.search(_ADDRESS.sub("", text).replace("&", ""))
    return found[0] if found is not None else ""


def _words(widget: QWidget) -> Iterator[str]:
    """Yield all words of a widget: visible, in tooltips, or for screen readers.

    The content of a field is data and left out.
    """
    for name in ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription", "title", "tip"):
        said = getattr(widget, name, None)
        said = said() if callable(said) else said
        if isinstance(said, str):
            yield said
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(min(model.rowCount(), 50)):
            for column in range(model.columnCount()):
                yield from (str(model.data(model.index(row, column), role) or "") for role in _ROLES)
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def _is_exempt(widget: QWidget) -> bool:
    while widget is not None:
        if widget.objectName() in MAY_USE_JARGON or type(widget).__name__ in MAY_USE_JARGON or isinstance(widget, Fold):
            return True
        # Text that the user typed, and the text of a message to others, is not the program's own.
        if isinstance(widget, QLineEdit) and widget.isReadOnly():
            return True
        widget = widget.parentWidget()
    return False


def _wrong(window: QWidget) -> list[str]:
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if (widget.isVisible() or isinstance(widget, QMenu)) and not _is_exempt(widget):
            found += [
                f"{type(widget).__name__} {widget.objectName()}: {word}" for word in _words(widget) if _jargon(word)
            ]
    return found


def _count(window: QWidget) -> int:
    return sum(len(list(_words(widget))) for widget in window.findChildren(QWidget) if widget.isVisible())


def test_the_eyes_of_this_test_see_every_kind_of_word(qtbot):
    """The search must find a forbidden word in every place where a widget can show it."""
    from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout

    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, edit, box, table = QLabel("A webhook"), QLineEdit(), QComboBox(), QTableWidget(1, 1)
    edit.setPlaceholderText("your OAuth name")
    edit.setToolTip("a token")
    edit.setAccessibleName("JSON")
    box.addItems(["fine", "DNS"])
    item = QTableWidgetItem("payload")
    item.setData(Qt.ItemDataRole.AccessibleTextRole, "an endpoint")
    table.setItem(0, 0, item)
    for widget in (label, edit, box, table):
        column.addWidget(widget)
    window.show()
    found = {line.partition(": ")[2] for line in _wrong(window)}
    assert found == {"A webhook", "your OAuth name", "a token", "JSON", "DNS", "payload", "an endpoint"}
    for fine in ("https://shop.njeri.co.ke/k2/paid", "Copy the API key", "webhook_subscriptions"):
        assert not _jargon(fine)


@pytest.fixture
def speak(qapp):
    language().start(qapp, "en")
    yield language()._speak
    language()._speak("en")


@pytest.mark.parametrize("code", ["en", "sw"])
async def test_no_forbidden_word_is_on_any_main_screen(start, fresh_practice, speak, code):
    async with start() as driver:
        speak(code)
        await asyncio.sleep(0.05)
        assert _count(driver.window) > 20
        assert _wrong(driver.window) == [], "welcome"
        for button, name in (("ShowMeWhere", "WhereDialog"), ("NotAdministrator", "NotAdministratorDialog")):
            await driver.press(button)
            dialog = await driver.find(name)
            assert _wrong(dialog) == [], name
            dialog.close()
        await driver.press("TestAndSave")
        await asyncio.sleep(0.05)
        assert _wrong(driver.window) == [], "welcome with its problems"
        await driver.press("StartPractising")
        await driver.find("NewSubscription")
        assert _wrong(driver.window) == [], "the empty list"
        await driver.press("NewSubscription")
        await driver.press("Create")
        await asyncio.sleep(0.05)
        assert _wrong(driver.window) == [], "the form with its problems"
        await driver.press("Go-subscriptions")
        await _fill(driver, tills="555555,112233,")
        await driver.press("Create")
        await driver.until(lambda: len(driver.badges()) == 2, "created")
        lost = next(iter(driver.program.account.cache))
        fresh_practice.control("PUT", f"subscriptions/{lost.record.kopokopo_id}", {"status": "Inactive"})
        await driver.program.account.poller.check().wait()
        driver.window.page(PageId.SUBSCRIPTIONS).select(lost.id)
        driver.window.page(PageId.SUBSCRIPTIONS).beside.show(lost.id)
        await asyncio.sleep(0.1)
        assert _wrong(driver.window) == [], "the list with details"
        driver.window.page(PageId.SUBSCRIPTIONS).row_actions.remove([lost.id])
        await driver.press("ShowRemoved")
        removed = await driver.find("RemovedDialog")
        assert _wrong(removed) == []
        removed.close()
        await driver.press("AddExisting")
        back = await driver.find("AdoptDialog")
        assert _wrong(back) == []
        back.close()
        await driver.press("Go-diagnose")
        await driver.press("Test")
        await asyncio.sleep(0.5)
        assert _wrong(driver.window) == [], "diagnose"
        for button, name in (
            ("SendSample", "SampleDialog"),
            ("ServerExam", "ExamDialog"),
            ("CheckSignature", "SignatureDialog"),
        ):
            await driver.press(button)
            dialog = await driver.find(name)
            assert _wrong(dialog) == [], name
            dialog.close()
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(lambda: driver.program.account.inbox.alerts, "a customer paid")
        for place in ("events", "coverage", "practice", "settings", "subscriptions"):
            await driver.press(f"Go-{place}")
            await asyncio.sleep(0.1)
            assert _wrong(driver.window) == [], place
        await driver.press("ReadyToOpen")
        await driver.until(lambda: driver.program.account.ready.sheet is not None, "ready")
        await asyncio.sleep(0.1)
        assert _wrong(driver.window) == [], "ready to open"
