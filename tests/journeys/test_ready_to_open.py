"""*Ready to open?* tests every till at once, in time whatever the server does, stores the result, and posts nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from k2desk.model.api_values import Scope, SubscriptionRequest
from k2desk.model.problems import Who
from k2desk.services import ready as ready_module
from k2desk.services.ready import Finding, Overall
from k2desk.ui.controls.message_card import MessageCard
from k2desk.ui.ready.till_row import TillRow
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill
from tests.shops import Shops, TestPlaces
from tests.waiting import PATIENCE


async def _create(driver, tills="555555,"):
    await _fill(driver, tills=tills)
    await driver.press("Create")
    await driver.until(lambda: driver.badges() and set(driver.badges()) == {"Active"}, "created")


def _rows(driver) -> dict[str, str]:
    return {row.till.till: row.accessibleName() for row in driver.window.findChildren(TillRow) if row.isVisible()}


async def _run(driver):
    before = driver.program.account.ready.sheet
    await driver.press("ReadyToOpen")
    ready = driver.program.account.ready
    await driver.until(lambda: ready.sheet is not before and ready.current is None, "the sheet does not come")
    await asyncio.sleep(0.05)
    return ready.sheet


async def test_one_press_shows_every_till_and_what_to_do(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,")
        sheet = await _run(driver)
        assert sheet.overall is Overall.READY
        await driver.until(lambda: "Ready to open: all 2 tills are ready" in driver.said(), "it is shown")
        assert "Alerts on, address reached" in _rows(driver)["555555"]
        # One of them is lost at Kopo Kopo.
        lost = next(one for one in driver.program.account.cache if one.record.scope_reference == "112233")
        fresh_practice.control("DELETE", f"subscriptions/{lost.record.kopokopo_id}")
        sheet = await _run(driver)
        assert [till.finding for till in sheet.tills] == [Finding.NOT_FOUND, Finding.NONE]
        await driver.until(lambda: "Almost ready: 1 till of 2 needs help" in driver.said(), "it is shown")
        assert "Kopo Kopo can no longer find its subscription." in _rows(driver)["112233"]
        await driver.press("CopyMessage")
        message = QGuiApplication.clipboard().text()
        assert "Till 112233: its payment alerts have stopped" in message and "Create it again" in message
        await driver.press("Act-112233")
        assert (await driver.find("Create", QAbstractButton)).isVisible()
        assert driver.window.page(PageId.NEW_SUBSCRIPTION)._form.tills == ("112233",)


async def test_the_day_is_kept_over_a_restart(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        first = await _run(driver)
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        driver.window.navigator.go_to(PageId.READY)
        ready = driver.program.account.ready
        await driver.until(lambda: ready.sheet is not None, "the sheet is there again")
        assert ready.sheet == first
        assert ready.week == {first.at.astimezone().date(): Overall.READY}
        await driver.until(lambda: "your till is ready" in driver.said(), "and is shown")


async def test_a_server_that_never_answers_does_not_keep_the_shop_waiting(start, fresh_practice, monkeypatch):
    monkeypatch.setattr(ready_module, "LIMIT", 1.0)
    async with start(practice=True) as driver:
        await _create(driver)
        fault = {"kind": "latency", "on": "read", "seconds": 60, "times": None}
        fresh_practice.control("PUT", "faults", {"faults": [fault]})
        sheet = await _run(driver)
        assert sheet.seconds < PATIENCE, "it did not wait for the server's minute"
        assert sheet.overall is Overall.NOT_KNOWN
        await driver.until(lambda: "Not sure yet" in driver.said(), "it is shown")


async def test_a_till_that_nobody_is_told_about_is_not_ready(start, fresh_practice):
    from k2desk.model.records import TillRecord

    async with start(practice=True) as driver:
        await _create(driver)
        account = driver.program.account
        await driver.program._registry.save_tills((TillRecord(account.profile.id, "778899", "Nyali"),))
        account.cache.tills_named((TillRecord(account.profile.id, "778899", "Nyali"),))
        sheet = await _run(driver)
        assert {till.till: till.finding for till in sheet.tills} == {
            "778899": Finding.NOBODY_TOLD,
            "555555": Finding.NONE,
        }
        assert "778899 Nyali, Not ready, Nobody is told about payments to this till." in _rows(driver)["778899"]


async def test_the_hour_runs_it_once_a_day_and_not_before(start, fresh_practice, monkeypatch):
    async with start(practice=True) as driver:
        await _create(driver)
        background = driver.program.background
        account = driver.program.account
        # As on a real account, because practice runs it on a press only.
        monkeypatch.setattr(type(background), "_is_practice", lambda self: False, raising=False)
        monkeypatch.setattr(type(driver.window), "isActiveWindow", lambda self: False)
        told = []
        background.tray.elsewhere.connect(lambda title, text: told.append(title))
        now = datetime.now(UTC).astimezone()
        driver.program.preferences.change(ready_at=f"{now + timedelta(minutes=2):%H:%M}")
        if now.hour == 23 and now.minute > 55:
            return
        await background.look_at_the_clock()
        assert account.ready.sheet is None, "not before its hour"
        driver.program.preferences.change(ready_at=f"{now:%H:%M}")
        await background.look_at_the_clock()
        first = account.ready.sheet
        assert first is not None
        await background.look_at_the_clock()
        assert account.ready.sheet is first, "once a day"
        assert told == ["Ready to open: your till is ready"], "told once, since the window is not in front"
        # The day is remembered over a restart, so it does not run again.
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        assert driver.program.preferences.values.ready_at == f"{now:%H:%M}"
        await driver.program.background.look_at_the_clock()
        assert driver.program.account.ready.sheet.at == first.at


class _SomeHang(TestPlaces):
    """Resolves names. Names that begin with `hang` are never found; the others lead to the shops."""

    async def resolve(self, host, port):
        if host.startswith("hang"):
            await asyncio.sleep(600)
        return await super().resolve(host, port)


async def test_fifty_tills_are_done_in_20_s_with_hanging_servers_among_them_and_nothing_is_posted(
    start, fresh_practice
):
    """16 servers are never found, one answers no connection, three reads at Kopo Kopo hang, and 30 tills are well."""
    with Shops("good", "tls_silent") as shops:
        good, silent = (f"https://shop.test:{shops.ports[name]}/k2/paid" for name in ("good", "tls_silent"))
        addresses = [f"https://hang{number}.test/k2/paid" for number in range(16)] + [silent] + [good] * 33
        async with start(practice=True, internet=_SomeHang(shops)) as driver:
            await driver.until(lambda: driver.program.account is not None, "open")
            account = driver.program.account
            requests = [
                SubscriptionRequest("buygoods_transaction_received", address, Scope.TILL, str(500_000 + number))
                for number, address in enumerate(addresses)
            ]
            await account.creating.create(requests).wait()
            await driver.until(lambda: set(driver.badges()) == {"Active"} and len(account.cache) == 50, "created")
            posts = len(fresh_practice.creates())
            fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": 3})
            sheet = await _run(driver)
            assert sheet.seconds < 20
            found = Counter(till.finding for till in sheet.tills)
            assert len(sheet.tills) == 50
            assert found[Finding.NONE] >= 30 and found[Finding.NOT_IN_TIME] <= 3
            troubled = {till.till for till in sheet.troubled}
            assert {str(500_000 + number) for number in range(17)} <= troubled
            # Each trouble has its person, and a message for that person in both languages.
            cards = [card for card in driver.window.findChildren(MessageCard) if card.isVisible()]
            assert cards and all(till.who is not Who.NOBODY for till in sheet.troubled)
            for card in cards:
                words = {}
                for code in ("en", "sw"):
                    card.languages.button(code).click()
                    words[code] = card.text.text()
                assert words["en"].startswith("Good morning") and words["sw"] != words["en"]
            told = "\n".join(card.text.text() for card in cards)
            assert all(till in told for till in troubled)
            # R8: neither the shops nor Kopo Kopo were sent anything.
            assert shops.log() == []
            assert len(fresh_practice.creates()) == posts


async def test_a_run_that_is_cancelled_says_how_far_it_came_and_keeps_nothing(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,")
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": None})
        ready = driver.program.account.ready
        await driver.press("ReadyToOpen")
        await driver.until(lambda: ready.current is not None, "it runs")
        await driver.press("ReadyRun")
        await driver.until(lambda: "It sent nothing and kept no result." in driver.said(), "told")
        assert ready.sheet is None and ready.week == {}
        fresh_practice.faults()
        assert (await _run(driver)).overall is Overall.READY
