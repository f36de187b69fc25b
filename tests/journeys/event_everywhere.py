"""Shows the event type in EVENT_TYPE on every screen. `tests/test_new_event_type.py` runs it on a copy of the program.

TWIN is a type that the program has always known. No screen may show the raw name of the new one more often.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

from PySide6.QtWidgets import QComboBox, QTableView, QWidget

from k2desk.ui.subscriptions.table import SubscriptionTable
from k2desk.ui.text.events import event_head, event_name
from k2desk.ui.text.language import language
from tests.journeys.conftest import UiDriver
from tests.journeys.test_main_job import _fill
from tests.journeys.test_words_on_screens import _words

NEW, TWIN = os.environ.get("EVENT_TYPE", "card_transaction_received"), "b2b_transaction_received"
PLACES = ("subscriptions", "coverage", "events", "practice")
UNKNOWN = {"en": "does not know", "sw": "hailijui"}


def _shown(root: QWidget) -> list[str]:
    widgets = [root, *root.findChildren(QWidget)]
    return [text for widget in widgets if widget.isVisible() for text in _words(widget)]


def _is_named(name: str, root: QWidget) -> bool:
    return any(event_name(name) in text or event_head(name) in text for text in _shown(root))


async def _create(driver: UiDriver, name: str, rows: int) -> list[str]:
    await driver.press("Go-subscriptions")
    await _fill(driver, f"Event-{name}")
    form = _shown(await driver.find("NewSubscriptionPage"))
    await driver.press("Create")
    await driver.until(lambda: driver.badges() == ["Active"] * rows, f"{name} does not turn Active")
    return form


async def _let_happen(driver: UiDriver, name: str) -> None:
    await driver.press("Go-events")
    what = await driver.find("WhatHappens", QComboBox)
    (place,) = [place for place in range(what.count()) if what.itemData(place)[0] == name]
    what.setCurrentIndex(place)
    await driver.press("CustomerPays")
    inbox = driver.program.account.inbox
    await driver.until(lambda: inbox.alerts and inbox.alerts[0].alert.kind == name, f"no alert of {name} arrives")
    assert inbox.alerts[0].is_genuine
    assert inbox.alerts[0].alert.is_sure, "a sample has a usual status and an amount"


async def _screens(driver: UiDriver, name: str) -> AsyncIterator[tuple[str, list[str]]]:
    for place in PLACES:
        await driver.press(f"Go-{place}")
        if place == "subscriptions":
            table = await driver.find("Subscriptions", SubscriptionTable)
            table.choose(next(entry.id for entry in driver.program.account.cache if entry.record.event_type == name))
        elif place == "events":
            table = await driver.find("Events", QTableView)
            table.selectRow([arrived.alert.kind for arrived in table.model().lines].index(name))
        elif place == "practice" and not _is_named(name, driver.window):
            await driver.press("SingleSwitches")
        await driver.until(lambda: _is_named(name, driver.window), f"{place} does not name {name}")
        yield place, _shown(driver.window)
    await driver.press("Go-diagnose")
    await driver.press("SendSample")
    dialog = await driver.find("SampleDialog")
    which = await driver.find("SampleEvent", QComboBox, dialog)
    which.setCurrentIndex(which.findData(name))
    assert which.currentText() == event_name(name)
    yield "sample", _shown(dialog)
    dialog.close()


async def test_a_new_event_type_is_at_home_on_every_screen(start):
    found: dict[tuple[str, str, str], list[str]] = {}
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "practice does not open")
        for rows, name in enumerate((NEW, TWIN), 1):
            found["en", "form", name] = await _create(driver, name, rows)
        for name in (NEW, TWIN):
            await _let_happen(driver, name)
        for code in ("en", "sw"):
            language().choose(code)
            for name in (NEW, TWIN):
                async for place, texts in _screens(driver, name):
                    found[code, place, name] = texts
        language().choose("en")
    for (code, place, _), texts in found.items():
        together = "\n".join(texts)
        assert UNKNOWN[code] not in together, (code, place)
        assert together.count(NEW) <= together.count(TWIN), (code, place)
