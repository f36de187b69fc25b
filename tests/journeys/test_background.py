"""In the background, each change of a flapping server is reported once, and the only window is never lost."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from k2desk.model.api_values import Scope, SubscriptionRequest
from k2desk.services import notices, status_poller, trouble_rules
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill
from tests.shops import Shops, TestPlaces
from tests.waiting import until


@pytest.fixture
def quick(monkeypatch):
    """Make the program collect news, and repeat a bad read, sooner than usual."""
    monkeypatch.setattr(notices, "TOGETHER", 0.1)
    monkeypatch.setattr(status_poller, "SECOND_LOOK", timedelta(seconds=-0.45))
    monkeypatch.setattr(trouble_rules, "SECOND_LOOK", timedelta(seconds=0.02))


async def _create(driver, tills):
    await _fill(driver, tills=tills)
    await driver.press("Create")
    await driver.until(lambda: driver.badges() and set(driver.badges()) == {"Active"}, "created")


def _hear(driver) -> list[tuple[str, str]]:
    told: list[tuple[str, str]] = []
    driver.program.background.tray.elsewhere.connect(lambda title, text: told.append((title, text)))
    return told


async def _check(driver, times=1):
    for _ in range(times):
        await driver.program.account.poller.check().wait()
        await asyncio.sleep(0.05)


def _row(driver, till):
    return next(one for one in driver.program.account.cache if one.record.scope_reference == till)


async def _badge(driver, till, begins):
    def shown():
        return [row[0] for row in driver.rows() if till in row[2]]

    await driver.until(lambda: shown() and shown()[0].startswith(begins), f"{till} is not {begins}: {shown()}")


async def test_each_change_over_a_flapping_server_is_one_notice_and_a_restart_repeats_none(
    start, fresh_practice, quick
):
    """Status words, lost rows and broken answers come and go at the real practice server, with noise in between."""
    dice = random.Random(5)

    def noise():
        # Too little to change a badge: each answer alone may fail once, and succeeds on the next try.
        kind = dice.choice(["server_error", "html_page", "drop_before"])
        return {"kind": kind, "on": "read", "times": 1}

    def word(driver, till, said):
        fresh_practice.control("PUT", f"subscriptions/{_row(driver, till).record.kopokopo_id}", {"status": said})

    async def settled(told, wanted):
        await until(lambda: len(told) >= wanted, "it is not told")
        await asyncio.sleep(0.5)
        assert len(told) == wanted, told

    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,778899,")
        told, wanted = _hear(driver), 0
        for turn in range(3):
            word(driver, "555555", "Inactive")
            fresh_practice.faults(noise())
            await _check(driver, 3)
            await _badge(driver, "555555", "Says")
            wanted += 1
            await settled(told, wanted)
            if turn == 1:
                # A second trouble while the first one lasts: only the new one is reported.
                word(driver, "112233", "Suspended")
                await _check(driver, 2)
                await _badge(driver, "112233", "Says")
                wanted += 1
                await settled(told, wanted)
                assert "Till 112233" in told[-1][1] and "555555" not in told[-1][1]
                driver.program.background.tray.notice_pressed.emit()
                shown = driver.window.page(PageId.SUBSCRIPTIONS).details.shown
                assert shown.record.scope_reference == "112233", "a press leads to the row"
                word(driver, "112233", "Active")
                await _check(driver, 2)
                await _badge(driver, "112233", "Active")
                wanted += 1
                await settled(told, wanted)
                assert told[-1][0] == "It works again" and "Till 112233" in told[-1][1]
            word(driver, "555555", "Active")
            fresh_practice.faults(noise())
            await _check(driver, 3)
            await _badge(driver, "555555", "Active")
            wanted += 1
            await settled(told, wanted)
            assert told[-1][0] == "It works again" and "Till 555555: Works again since" in told[-1][1]
        # Three troubles at once are one notification.
        fresh_practice.faults({"kind": "server_error", "on": "read", "times": None})
        await _check(driver, 3)
        for till in ("555555", "112233", "778899"):
            await _badge(driver, till, "Kopo Kopo not answering")
        wanted += 1
        await settled(told, wanted)
        assert told[-1][0] == "3 subscriptions need attention"
        fresh_practice.faults()
        await _check(driver, 2)
        await _badge(driver, "778899", "Active")
        wanted += 1
        await settled(told, wanted)
        word(driver, "778899", "Inactive")
        await _check(driver, 2)
        wanted += 1
        await settled(told, wanted)
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        told = _hear(driver)
        await _check(driver, 3)
        await _badge(driver, "778899", "Says")
        await settled(told, 0)
        word(driver, "778899", "Active")
        await _check(driver, 2)
        await _badge(driver, "778899", "Active")
        await settled(told, 1)
        assert told[0][0] == "It works again", "the end of a trouble that was there at the start is news"
        word(driver, "778899", "Inactive")
        await _check(driver, 2)
        await settled(told, 2)
    async with start(practice=True) as driver:
        # What happened while the program was closed is reported at the next check.
        await driver.until(lambda: driver.program.account is not None, "open")
        told = _hear(driver)
        word(driver, "555555", "Inactive")
        await _check(driver, 2)
        await settled(told, 1)
        assert "Till 555555" in told[0][1]


async def test_a_notice_holds_no_mark_up_and_nobody_who_paid(start, fresh_practice, quick):
    async with start(practice=True) as driver:
        await _create(driver, "555555,")
        told = _hear(driver)
        number = _row(driver, "555555").record.kopokopo_id
        await driver.press("Go-events")
        await driver.press("CustomerPays")
        await driver.until(lambda: driver.program.account.inbox.alerts, "a customer paid")
        fresh_practice.control("PUT", f"subscriptions/{number}", {"status": "<b>Off</b> & <img src=x>"})
        await _check(driver, 2)
        await driver.until(lambda: told, "told")
        title, text = told[0]
        assert title == "A subscription needs attention" and text.startswith("Till 555555")
        assert not set("<>&") & set(title + text)
        body = driver.program.account.inbox.alerts[0].record.body.decode()
        for private in ("Jane", "Otieno", "+2547", "254"):
            assert private not in text
        assert "sender" in body


async def test_a_certificate_that_nears_its_end_is_told_once_over_looks_and_restarts(start, fresh_practice, quick):
    with Shops("ends_soon") as shops:
        internet = TestPlaces(shops)
        async with start(practice=True, internet=internet) as driver:
            await driver.until(lambda: driver.program.account is not None, "open")
            account = driver.program.account
            address = f"https://shop.test:{shops.ports['ends_soon']}/k2"
            requests = [SubscriptionRequest("buygoods_transaction_received", address, Scope.TILL, "555555")]
            await account.creating.create(requests).wait()
            await _check(driver)
            told = _hear(driver)
            assert await account.certificates.look() == 1
            await driver.until(lambda: told, "told")
            for address in account.diagnosing.addresses():
                await account.diagnosing.look(address).wait()
            await asyncio.sleep(0.5)
            assert told == [("A security certificate ends soon", "shop.test: its certificate ends in 12 days")]
        async with start(practice=True, internet=internet) as driver:
            await driver.until(lambda: driver.program.account is not None, "open")
            told = _hear(driver)
            for address in driver.program.account.diagnosing.addresses():
                await driver.program.account.diagnosing.look(address).wait()
            await _check(driver, 2)
            await asyncio.sleep(0.5)
            assert told == []


async def test_notices_that_are_switched_off_stay_away(start, fresh_practice, quick, monkeypatch):
    monkeypatch.setattr("k2desk.app.program.can_notify", lambda: True)
    async with start(practice=True) as driver:
        await _create(driver, "555555,")
        told = _hear(driver)
        await driver.press("Go-settings")
        await driver.press("Notifications")
        number = _row(driver, "555555").record.kopokopo_id
        fresh_practice.control("PUT", f"subscriptions/{number}", {"status": "Inactive"})
        await _check(driver, 2)
        await asyncio.sleep(0.5)
        assert told == []
    async with start(practice=True) as driver:
        assert not driver.program.preferences.values.notifications, "the choice is kept"


@pytest.fixture
def tray(monkeypatch):
    """Simulate a desktop whose system tray the test can add and remove."""
    place = {"there": True}
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: place["there"]))
    return place


async def test_closing_hides_only_where_it_was_chosen_and_there_is_a_place_beside_the_clock(
    start, fresh_practice, tray
):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-settings")
        await driver.press("CloseToTray")
        driver.window.close()
        await driver.until(lambda: not driver.window.isVisible(), "it goes out of sight")
        await asyncio.sleep(0.1)
        assert not driver.running.done(), "and goes on"
        background = driver.program.background
        assert background.tray.is_there
        background.keep_in_reach()
        assert not driver.window.isVisible()
        tray["there"] = False
        background.keep_in_reach()
        assert driver.window.isVisible() and driver.window.isMinimized(), (
            "the panel ended: the window is in reach again"
        )
        driver.window.showNormal()
        driver.window.close()
        await driver.until(driver.running.done, "without a place it ends")


async def test_closing_ends_where_nothing_was_chosen(start, fresh_practice, tray):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        driver.window.close()
        await driver.until(driver.running.done, "it ends")


async def test_a_place_beside_the_clock_that_comes_late_gets_the_state(start, fresh_practice, tray):
    tray["there"] = False
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,")
        icon = driver.program.background.tray
        assert not icon.is_there
        tray["there"] = True
        assert icon.is_there
        well = "K2Desk: all 2 are fine"
        await driver.until(lambda: icon._icon.toolTip() == well, "the state in words")
        number = _row(driver, "555555").record.kopokopo_id
        fresh_practice.control("PUT", f"subscriptions/{number}", {"status": "Inactive"})
        await _check(driver, 2)
        await driver.until(lambda: icon._icon.toolTip() == "K2Desk: 1 of 2 need attention", "trouble in words")
