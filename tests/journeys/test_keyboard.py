"""Everything works by keyboard: Tab, access keys, the listed shortcuts, and the keys of the list."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)

from k2desk.ui.controls.commands import ACCOUNT_KEYS, COMMANDS, keys_of
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.text.language import language
from tests.journeys.test_ui_driver import _created


@pytest.fixture
def speak(qapp):
    language().start(qapp, "en")
    yield language().choose
    language().choose("en")


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} {widget.accessibleName()!r}"


async def test_an_access_key_presses_its_button_and_goes_to_its_field(start, fresh_practice, speak):
    async with start() as driver:
        await asyncio.sleep(0.1)
        window = driver.window
        window.activateWindow()
        form = window.welcome.form
        name = next(label for label in window.findChildren(QLabel) if label.buddy() is form.client_id.edit)
        _alt(window, QKeySequence.mnemonic(QLabel.text(name)))
        assert form.client_id.edit.hasFocus()
        assert name.text() == "Client ID", "the mark is not part of the words"
        await driver.press("FillInKeys")
        assert form.name.edit.hasFocus(), "the card to connect an account leads to its form"
        begin = await driver.find("StartPractising", QPushButton)
        await driver.until(begin.isEnabled, "ready")
        assert begin.text() == "Start practising" and "&" in QPushButton.text(begin)
        _alt(window, begin.shortcut())
        await driver.until(lambda: driver.program.account is not None, "the practice shop opens")


def _alt(window: QWidget, keys: QKeySequence) -> None:
    combination = keys[0]
    QTest.keyClick(QApplication.focusWidget() or window, combination.key(), combination.keyboardModifiers())


def _press(window: QWidget, keys: QKeySequence) -> None:
    combination = keys[0]
    QTest.keyClick(QApplication.focusWidget() or window, combination.key(), combination.keyboardModifiers())


def test_no_two_commands_have_the_same_key(qapp):
    met: dict[str, str] = {}
    for command in COMMANDS:
        for keys in keys_of(command.id):
            assert keys.toString() not in met, (command.id, met[keys.toString()])
            met[keys.toString()] = command.id
    assert met["Ctrl+,"] == "settings" and met["Ctrl+Q"] == "quit", "where the system has no key for it, too"


async def test_every_key_of_the_sheet_does_what_it_says(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        table = await _created(driver)
        window = driver.window
        window.activateWindow()
        await driver.until(window.isActiveWindow, "active")
        shown = lambda page: window.page(page).isVisible()  # noqa: E731
        done = set()

        async def press(command_id: str) -> None:
            """Each of its keys but those that no keyboard here has; the last one is looked at."""
            _press(window, keys_of(command_id)[0])
            done.add(command_id)
            await asyncio.sleep(0.02)

        places = [page for page in PageId if page.place is page]
        for number, place in reversed(list(enumerate(places, start=1))):
            await press(f"page-{number}")
            assert shown(place), place
            assert window.page(place).isAncestorOf(QApplication.focusWidget()), f"the keyboard is on {place}"
        await press("new")
        assert shown(PageId.NEW_SUBSCRIPTION)
        await press("back")
        assert shown(PageId.SUBSCRIPTIONS)
        await press("add")
        adopt = await driver.find("AdoptDialog")
        assert adopt.windowTitle() == "Add one I already have"
        adopt.reject()
        window.activateWindow()
        await driver.until(window.isActiveWindow, "the dialog is closed")
        await press("settings")
        assert shown(PageId.SETTINGS)
        await press("back")
        assert shown(PageId.SUBSCRIPTIONS) and table.hasFocus()
        _press(window, QKeySequence("Ctrl+2"))
        await press("settings")
        await press("back")
        assert shown(PageId.COVERAGE)
        await press("back")
        assert shown(PageId.SUBSCRIPTIONS), "Esc ends in the list"
        await press("help")
        assert shown(PageId.HELP) and window.page(PageId.HELP)._article().title == "What the badges mean"
        await press("find")
        assert window.page(PageId.HELP).search.hasFocus()
        _press(window, QKeySequence("Ctrl+2"))
        await press("find")
        assert shown(PageId.COVERAGE) and window.page(PageId.COVERAGE).search.hasFocus()
        await press("settings")
        await press("find")
        assert shown(PageId.SUBSCRIPTIONS) and window.page(PageId.SUBSCRIPTIONS).search.hasFocus(), (
            "settings have no search of their own"
        )
        await press("back")
        assert table.hasFocus()
        await press("ready")
        assert shown(PageId.READY)
        await press("back")
        assert shown(PageId.SUBSCRIPTIONS)
        await press("language")
        assert language().current == "sw"
        await press("language")
        assert language().current == "en"
        keyboard = next(one for one in window.page(PageId.HELP)._articles if one.id == "keyboard")
        assert "• Enter: Open the details" in keyboard.paragraphs, "the sheet speaks English again"
        await press("menu")
        (menu,) = window.findChildren(QMenu, "MainMenu")
        assert menu.isVisible()
        offered = {action.shortcut().toString() for action in menu.actions()}
        assert {"Ctrl+N", "Ctrl+Shift+N", "F5", "Ctrl+R", "Ctrl+F", "Ctrl+,", "Ctrl+L", "F1", "Ctrl+Q"} <= offered
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        await driver.until(lambda: not window.findChildren(QMenu, "MainMenu"), "Esc closes the menu")
        await press("accounts")
        menu = window._shell.header._menu
        await driver.until(menu.isVisible, "the menu of accounts")
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        await driver.until(lambda: not menu.isVisible(), "Esc closes it")
        for number in range(1, ACCOUNT_KEYS + 1):
            await press(f"account-{number}")
        assert driver.program.account.profile.environment == "practice", "there is no other account"
        # The list.
        table.setFocus()
        await press("all")
        assert len(table.chosen()) == 2
        QTest.keyClick(table, Qt.Key.Key_Home)
        assert len(table.chosen()) == 1
        fresh_practice.clear()
        await press("check")
        await driver.until(lambda: len(fresh_practice.log()) == 1, "F5 checks the row")
        await press("open")
        assert window.page(PageId.SUBSCRIPTIONS).beside.is_shown
        await press("copy")
        assert "A customer paid your till" in QGuiApplication.clipboard().text()
        await press("row-menu")
        (menu,) = window.page(PageId.SUBSCRIPTIONS).findChildren(QMenu, "RowMenu")
        assert menu.isVisible()
        assert {"F5", "Del", "Ctrl+C", "Enter"} <= {action.shortcut().toString() for action in menu.actions()}
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        await press("remove")
        await driver.until(lambda: len(driver.rows()) == 1, "Del removes")
        await press("undo")
        await driver.until(lambda: len(driver.rows()) == 2, "Ctrl+Z brings back")
        ended = []
        window.quit_wanted.disconnect()
        window.quit_wanted.connect(lambda: ended.append(True))
        await press("quit")
        assert ended == [True]
        assert done == {command.id for command in COMMANDS}


async def test_the_list_is_gone_through_by_keys(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        table = await _created(driver, "555555,112233,112244,")
        table.clearSelection()
        driver.window.page(PageId.SUBSCRIPTIONS).search.setFocus()
        table.setFocus(Qt.FocusReason.TabFocusReason)

        def till() -> str:
            return table.rows.row_at(table.currentIndex().row()).entry.record.scope_reference

        order = [table.rows.row_at(row) for row in range(table.rows.rowCount())]
        tills = [row.entry.record.scope_reference for row in order if row is not None]
        QTest.keyClick(table, Qt.Key.Key_Home)
        assert till() == tills[0], "headings are no rows"
        QTest.keyClick(table, Qt.Key.Key_End)
        assert till() == tills[-1]
        QTest.keyClick(table, Qt.Key.Key_PageUp)
        assert till() == tills[0]
        QTest.keyClick(table, Qt.Key.Key_PageDown)
        assert till() == tills[-1]
        QTest.keyClick(table, Qt.Key.Key_Home)
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert [entry.record.scope_reference for entry in table.chosen()] == tills[:2], "Shift chooses more"
        for typed, found in (("555", "555555"), ("112233", "112233"), ("112244", "112244"), ("5", "555555")):
            table._typed_at = 0.0
            QTest.keyClicks(table, typed)
            assert till() == found, "all letters typed count, not only the last"
        await asyncio.sleep(0)


async def test_the_list_is_sorted_by_keys(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        table = await _created(driver, "555555,112233,778899,")

        def tills() -> list[str]:
            return [row[2].split()[-1] for row in driver.rows()]

        newest_first = tills()
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Home)
        for column, expected in ((2, ["112233", "555555", "778899"]), (2, ["778899", "555555", "112233"])):
            _press(driver.window, QKeySequence("Shift+F10"))
            (menu,) = driver.window.page(PageId.SUBSCRIPTIONS).findChildren(QMenu, "RowMenu")
            assert (
                len([one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]) == 1
            )
            sort = next(action.menu() for action in menu.actions() if action.menu() is not None)
            menu.setActiveAction(sort.menuAction())
            QTest.keyClick(menu, Qt.Key.Key_Right)
            for _ in range(column):
                QTest.keyClick(sort, Qt.Key.Key_Down)
            QTest.keyClick(sort, Qt.Key.Key_Return)
            await driver.until(
                lambda: not driver.window.page(PageId.SUBSCRIPTIONS).findChildren(QMenu, "RowMenu"), "the menu closes"
            )
            assert tills() == expected
        table.sort_by(-1)
        assert tills() == newest_first


async def test_what_was_removed_by_key_is_brought_back_by_key(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        table = await _created(driver)
        driver.window.activateWindow()
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Delete)
        undo = driver.window.page(PageId.SUBSCRIPTIONS).undo
        await driver.until(undo.isVisible, "undo is offered")
        await asyncio.sleep(0.1)
        assert table.hasFocus() and table.currentIndex().isValid(), "the keyboard stays in the list, on the next row"
        for _ in range(12):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            if undo.button.hasFocus():
                break
        assert undo.button.hasFocus()
        QTest.keyClick(undo.button, Qt.Key.Key_Space)
        await driver.until(lambda: len(driver.rows()) == 2, "it is back")


async def test_the_first_wrong_field_gets_the_keyboard(start, fresh_practice, speak):
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        form = driver.window.page(PageId.NEW_SUBSCRIPTION)
        driver.window.activateWindow()
        await driver.press("Create")
        assert type(QApplication.focusWidget()).__name__ == "ChoiceCard", "no event was chosen"
        await driver.press("Event-buygoods_transaction_received")
        await driver.press("Create")
        assert form.tills.edit.hasFocus(), "no till"
        await driver.type("TillEdit", "555555,")
        await driver.type("Address", "http://pos.njeri.co.ke")
        form.tills.edit.setFocus()
        await driver.press("Create")
        assert form.address.edit.hasFocus(), "no https"
        assert "must start with https://" in form.address.edit.accessibleDescription()
