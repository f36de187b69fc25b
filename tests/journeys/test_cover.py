"""A window that nobody uses is covered: nothing of the list can be read, all goes on, and a password uncovers it."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView, QWidget

from k2desk.model.confirmed import Confirmed
from k2desk.model.settings import Settings
from k2desk.store.settings import load, save
from k2desk.store.sqlite import SqliteRegistry
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_start import SHOP, _row, paths

__all__ = ["paths"]


def _readable(driver) -> str:
    """Return all words in windows of the program, with titles, tool tips and the tip of the tray."""
    words = [driver.program.background.tray.tip]
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and not window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            words.append(window.windowTitle())
            for widget in [window, *window.findChildren(QWidget)]:
                if widget.isVisible():
                    text = getattr(widget, "text", "")
                    words += [widget.accessibleName(), widget.toolTip(), text() if callable(text) else ""]
                    if hasattr(widget, "model") and widget.model() is not None:
                        words.append("a table")
    return "\n".join(word for word in words if isinstance(word, str) and word)


def _nothing_of_the_list(driver) -> None:
    said = _readable(driver)
    assert "K2Desk is covered" in said
    for secret in ("555555", "njeri", "Njeri", "Gikomba", "Active", "need attention", "a table", "draft.example"):
        assert secret not in said, said


async def _idle(driver, minutes) -> None:
    """Let time pass without a key or the mouse."""
    cover = driver.window._made_cover()
    cover._used = (cover._used[0] - minutes * 60, cover._used[1])
    cover.look()


async def test_a_window_that_nobody_uses_is_covered_and_only_the_password_shows_it_as_it_was(start, paths):
    registry = SqliteRegistry(paths.registry_file)
    registry.save_account(SHOP)
    registry.record_intents([_row("one", "555555")])
    registry.close()
    save(paths.settings_file, Settings(check_minutes=0, last_account="shop"))
    async with start(folder=paths.data_dir.parent) as driver:
        window, secrets = driver.window, driver.program._secrets
        answers, asked = [Confirmed.REFUSED, Confirmed.GIVEN], threading.Event()

        def ask() -> Confirmed:
            asked.wait(20)
            return answers.pop(0)

        secrets.ask_password = ask
        secrets.can_confirm = lambda: True
        await driver.until(lambda: len(driver.rows()) == 1, "the list is not shown")
        await _idle(driver, 600)
        assert not window.is_covered, "off by default"
        window.navigator.go_to(PageId.SETTINGS)
        box = await driver.find("CoverMinutes", ChoiceBox)
        assert box.accessibleName() == "Cover K2Desk after a quiet time"
        box.setCurrentIndex(2)
        box.activated.emit(2)
        await driver.until(lambda: "asks for the password" in driver.said(), "how it is uncovered is not said")
        window.navigator.new_subscription()
        address = await driver.find("Address", QLineEdit)
        await driver.type(address, "draft.example")
        await _idle(driver, 4)
        assert not window.is_covered, "somebody typed less than five minutes ago"
        window.dialogs.show_about()
        (about,) = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()]
        told: list[tuple[str, str]] = []
        driver.program.background.tray.elsewhere.connect(lambda title, text: told.append((title, text)))

        await _idle(driver, 6)
        assert window.is_covered
        _nothing_of_the_list(driver)
        assert not about.isVisible()
        window.come_forward()
        window.navigator.show_row("one")
        window.dialogs.show_about()
        await asyncio.sleep(0.05)
        _nothing_of_the_list(driver)
        none = Qt.KeyboardModifier.NoModifier
        for key in (Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_R):
            QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(window, Qt.Key.Key_F1)
        QApplication.clipboard().clear()
        for widget in (window, *window.findChildren(QTableView), QApplication.focusWidget() or window):
            for key, modifier in ((Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_Delete, none)):
                QTest.keyClick(widget, key, modifier)
        assert QApplication.clipboard().text() == "" and driver.program.account.cache.get("one") is not None
        _nothing_of_the_list(driver)
        driver.program.background.tray.say("Till 555555: Not found", "Gikomba")
        assert told == [("There is news", "K2Desk is covered. Open it to see what.")]
        run = await driver.program.account.poller.check().wait()
        assert run is not None, "checks go on behind it"
        button = await driver.find("Uncover", QAbstractButton)
        assert button.hasFocus(), "keys go to the cover, whatever happens behind it"
        button.click()
        await driver.until(lambda: "asks for the password of its" in driver.said(), "it is not said what is asked")
        assert await secrets.read("shop") is None and not button.isEnabled()
        asked.set()
        await driver.until(lambda: "The password was not given" in driver.said(), "the refusal is not said")
        _nothing_of_the_list(driver)
        QCoreApplication.sendEvent(
            button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        )
        await driver.until(lambda: not window.is_covered, "the password does not uncover it")
        assert about.isVisible(), "what was open is open again"
        for dialog in [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()]:
            dialog.close()
        window.navigator.new_subscription()
        assert (await driver.find("Address", QLineEdit)).text() == "draft.example"
        window.cover()
    # Ending K2Desk and starting it again shows no more than before.
    assert load(paths.settings_file, driver.program._clock).settings.is_covered


async def test_a_covered_k2desk_starts_covered(start, paths):
    registry = SqliteRegistry(paths.registry_file)
    registry.save_account(SHOP)
    registry.record_intents([_row("one", "555555")])
    registry.close()
    save(paths.settings_file, Settings(check_minutes=0, last_account="shop", is_covered=True))
    async with start(folder=paths.data_dir.parent) as driver:
        assert driver.window.is_covered
        await driver.until(lambda: driver.program.account is not None, "the account is not opened behind the cover")
        _nothing_of_the_list(driver)
        driver.program._secrets.ask_password = lambda: Confirmed.NOT_POSSIBLE
        await driver.press("Uncover")
        await driver.until(lambda: len(driver.rows()) == 1, "the list is not shown")
        assert timedelta(0) == timedelta(minutes=driver.program.preferences.values.cover_minutes)
