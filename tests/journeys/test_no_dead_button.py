"""A press that can't go on leads to what is missing: it is scrolled into view, has the focus, and is announced."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPlainTextEdit, QScrollArea, QWidget

from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.ui.controls import lead_to, say_beside
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_by_mouse import _mouse
from tests.journeys.test_main_job import EVENT

SMALL = (1024, 600)


def _is_seen(widget: QWidget) -> bool:
    """Return whether all of a widget is in view."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


async def _leads_to(driver, heard, button: str, where, words: str) -> None:
    """Press a button, and check that the focus is on what is missing, in view, and that the reason is announced."""
    heard.clear()
    await driver.press(button)

    def is_led() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and where(focused) and _is_seen(focused)

    await driver.until(is_led, f"{button} leads to {words!r}, not to {QApplication.focusWidget()}")
    assert words in "\n".join(heard), "a screen reader says why"
    assert words in driver.said(), "and it stands beside"


async def test_a_press_that_can_not_go_on_leads_to_what_is_missing(start, fresh_practice, monkeypatch):
    heard: list[str] = []
    monkeypatch.setattr(lead_to, "announce", lambda widget, text: heard.append(text))
    async with start(practice=True) as driver:
        driver.window.resize(*SMALL)
        await driver.press("NewSubscription")
        create = await driver.find("Create", QAbstractButton)
        await _leads_to(
            driver, heard, "Create", lambda at: at.objectName().startswith("Event-"), "Choose what Kopo Kopo should"
        )
        await driver.press(EVENT)
        await _leads_to(driver, heard, "Create", lambda at: at.objectName() == "TillEdit", "Enter the till number.")
        await driver.type("TillEdit", "555555,112233,")
        driver.window.page(PageId.NEW_SUBSCRIPTION).findChild(QScrollArea).verticalScrollBar().setValue(0)
        following = await driver.find("NextQuestion", QAbstractButton)
        assert following.text() == "Next: where should it be sent?", "what comes next is below the fold"
        following.click()
        address = await driver.find("Address")
        await driver.until(lambda: address.hasFocus() and _is_seen(address), "the link leads there")
        await driver.until(lambda: not following.isVisible(), "and goes")
        await _leads_to(driver, heard, "Create", lambda at: at.objectName() == "Address", "Enter the web address.")
        await driver.press("UsePracticeAddress")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"] * 2, "created")

        await driver.press("NewSubscription") if driver.window.findChild(QWidget, "NewSubscription").isVisible() else (
            driver.window.navigator.new_subscription()
        )
        await driver.press(EVENT)
        await driver.type("TillEdit", "555555,777777,")
        await driver.press("UsePracticeAddress")
        create = await driver.find("Create", QAbstractButton)
        await driver.until(lambda: create.text() == "Create practice subscription", "one of the two would be sent")
        await _leads_to(driver, heard, "Create", lambda at: at.objectName() == "Action-leave_out", "You already have")
        assert len(fresh_practice.creates()) == 2
        await driver.press("Action-leave_out")
        assert create.hasFocus(), "after the decision the focus is on what comes next"
        await driver.press("CancelForm")

        await driver.press("Go-coverage")
        await driver.press("ManyAtOnce")
        many = await driver.find("CreateMany", QAbstractButton)
        await _leads_to(
            driver, heard, "CreateMany", lambda at: at.objectName().startswith("ManyEvent-"), "Choose what Kopo Kopo"
        )
        await driver.press("ManyEvent-buygoods_transaction_received")
        await _leads_to(
            driver, heard, "CreateMany", lambda at: at.objectName() == "ManyTills", "Enter the till number."
        )
        await driver.type("ManyTills", "".join(f"{600_000 + 37 * one}," for one in range(40)) + "555555,")
        assert many.text().strip() == "Create", "without an address nothing would be sent"
        address = await driver.find("ManyAddress")
        page = driver.window.page(PageId.BULK)
        area = page.findChild(QScrollArea)
        area.verticalScrollBar().setValue(0)
        await driver.until(lambda: _is_seen(address), "with 41 tills the third question is in sight")
        assert not page.preview.verticalScrollBar().maximum(), "one scroll bar"
        await driver.type("ManyTills", "700700")
        link = await driver.find("ManyPracticeAddress")
        await driver.until(lambda: QApplication.focusWidget() is not None, "the keyboard is somewhere")
        (await driver.find("ManyTills")).setFocus()
        before = link.mapTo(driver.window, QPoint())
        await _mouse(QTest.mousePress, link)
        await asyncio.sleep(0.1)
        assert link.mapTo(driver.window, QPoint()) == before, "nothing moves between press and release"
        await _mouse(QTest.mouseRelease, link)
        await driver.until(lambda: address.text() == PRACTICE_ADDRESS, "one press is enough")
        address.clear()
        (await driver.find("ManyTills")).parent().set_tills(page.tills.tills()[:41])
        await _leads_to(
            driver, heard, "CreateMany", lambda at: at.objectName() == "ManyAddress", "Enter the web address."
        )
        await driver.press("ManyPracticeAddress")
        await driver.until(lambda: many.text().strip() == "Create 40", "the one that stands there is left out")
        (await driver.find("ManyTills")).parent().set_tills(("555555",))
        assert many.text().strip() == "Create", "never “Create 0”"
        await _leads_to(driver, heard, "CreateMany", lambda at: at.objectName() == "Spares", "You already have all")
        assert len(fresh_practice.creates()) == 2

        await driver.press("Go-coverage")
        await driver.press("TillNames")
        pasted = await driver.find("PastedTills", QPlainTextEdit)
        pasted.setPlainText("620118;Nakuru")
        QGuiApplication.clipboard().clear()
        said: list[str] = []
        monkeypatch.setattr(say_beside, "announce", lambda widget, text: said.append(text))
        await driver.press("PasteTills")
        assert said == ["You have copied no text yet. Copy it, then press again."]
        assert pasted.toPlainText() == "620118;Nakuru", "nothing that was typed is lost"
        (await driver.find("TillsDialog", QDialog)).reject()
        driver.window.show_welcome(can_go_back=True)
        await driver.press("StartPractising")
        assert driver.window.shows_pages, "the practice shop is open already"
