"""The list by keyboard, changing the language while typing, closing while sending, damaged settings."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.subscriptions.table import SubscriptionTable
from tests.journeys.test_main_job import EVENT, _fill, _posts


class Long(QTranslator):
    """A translator that makes every text a third longer, as Kiswahili is. Texts that are not translatable stay."""

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"[{source}{'~' * (len(source) // 3)}]"

    def isEmpty(self):
        return False


async def _created(driver, tills="555555,112233,"):
    await _fill(driver, tills=tills)
    await driver.press("Create")
    await driver.until(lambda: driver.badges() and set(driver.badges()) == {"Active"}, "created")
    return await driver.find("Subscriptions", SubscriptionTable)


async def test_the_list_is_worked_by_keys_alone(start, fresh_practice):
    async with start(practice=True) as driver:
        table = await _created(driver)
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_Down)
        QTest.keyClick(table, Qt.Key.Key_Up)
        (entry,) = table.chosen()
        assert entry.record.state.value == "created", "headings are stepped over"
        fresh_practice.clear()
        QTest.keyClick(table, Qt.Key.Key_F5)
        await driver.until(lambda: len(fresh_practice.log()) == 1, "F5 checks the row")
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text().startswith("A customer paid your till, Till ")
        QTest.keyClick(table, Qt.Key.Key_Delete)
        await driver.until(lambda: len(driver.rows()) == 1, "Del removes it")
        driver.window.activateWindow()
        await asyncio.sleep(0.05)
        QTest.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await driver.until(lambda: len(driver.rows()) == 2, "Ctrl+Z brings it back")


async def test_search_and_filters_count_and_explain_themselves(start, fresh_practice):
    async with start(practice=True) as driver:
        await _created(driver)
        await driver.type("Search", "112233")
        await driver.until(lambda: len(driver.rows()) == 1, "the search finds the till")
        await driver.type("Search", "zzz")
        await driver.until(lambda: "Nothing matches “112233zzz”." in driver.said(), "an empty result explains itself")
        driver.window.page(PageId.SUBSCRIPTIONS)._clear.click()
        await driver.until(lambda: len(driver.rows()) == 2, "and offers the way back")
        await driver.press("Filter-attention")
        await driver.until(lambda: "Show all" in driver.said(), "nothing needs attention")
        await driver.press("Filter-active")
        assert len(driver.rows()) == 2
        assert "Active 2" in driver.said() and "All 2" in driver.said()


async def test_a_row_speaks_to_a_screen_reader(start, fresh_practice):
    async with start(practice=True) as driver:
        table = await _created(driver, tills="555555,")
        model = table.model()
        row = next(row for row in range(model.rowCount()) if model.index(row, 1).data())
        said = model.index(row, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert said.startswith("A customer paid your till, Till 555555, Active, ")
        interface = QAccessible.queryAccessibleInterface(table)
        assert interface.text(QAccessible.Text.Name) == "Subscriptions"
        switcher = await driver.find("AccountSwitcher")
        assert "PRACTICE" in QAccessible.queryAccessibleInterface(switcher).text(QAccessible.Text.Name)


async def test_another_language_keeps_what_is_typed(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        await driver.press(EVENT)
        await driver.type("TillEdit", "555555,1122")
        address = await driver.find("Address")
        await driver.type(address, "https://shop.njeri.co.ke/k2")
        address.setFocus()
        address.setCursorPosition(5)
        language = Long()
        try:
            QCoreApplication.installTranslator(language)
            await asyncio.sleep(0.05)
            assert "[New subscription~~~~~]" in driver.said()
            assert address.text() == "https://shop.njeri.co.ke/k2" and address.cursorPosition() == 5
            assert driver.window.page(PageId.NEW_SUBSCRIPTION)._form.tills == ("555555", "1122")
        finally:
            QCoreApplication.removeTranslator(language)
        await asyncio.sleep(0.05)
        assert "New subscription" in driver.said() and "[" not in driver.said().replace("[]", "")
        assert address.text() == "https://shop.njeri.co.ke/k2"
        assert address.isUndoAvailable()


async def test_closing_while_sending_asks_once_and_closes_when_the_answer_is_here(start, fresh_practice):
    from k2desk.ui.shell.closing_dialog import ClosingDialog

    async with start(practice=True) as driver:
        await _fill(driver)
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.0})
        await driver.press("Create")
        await driver.until(lambda: _sending(fresh_practice), "the create is on its way")
        driver.window.close()
        await driver.until(lambda: driver.window.findChildren(ClosingDialog), "it asks")
        await driver.until(driver.running.done, "and closes by itself when the answer has come")
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.badges() == ["Active"], "nothing was left in doubt")
    assert len(await _posts(fresh_practice)) == 1


def _sending(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


async def test_a_broken_settings_file_is_told_and_set_aside(start, tmp_path):
    folder = tmp_path / "data" / "config"
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text("{broken")
    async with start(practice=True) as driver:
        await driver.until(lambda: "The settings file was damaged." in driver.said(), "it is told")
    assert [path.read_text() for path in folder.glob("settings-damaged-*.json")] == ["{broken"]


async def test_the_interval_is_a_setting_that_is_kept(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-settings")
        minutes = driver.window.page(PageId.SETTINGS).findChild(QComboBox, "CheckMinutes")
        minutes.setCurrentIndex(minutes.count() - 1)
        minutes.activated.emit(minutes.count() - 1)
        await driver.until(lambda: "Automatic checks are off" in driver.said(), "they are off at once")
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        assert driver.program.account.poller.interval is None
