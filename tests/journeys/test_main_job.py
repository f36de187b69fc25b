"""The main job from the first start: practise, create, see it Active, break it, repair it, come back tomorrow."""

from __future__ import annotations

import asyncio
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QToolTip

from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.shell.page_factory import PageId
from tests.ui.test_unconfirmed_words import RAW_NAMES

EVENT = "Event-buygoods_transaction_received"


async def _fill(driver, event=EVENT, tills="555555,"):
    await driver.press("NewSubscription")
    await driver.press(event)
    if tills:
        await driver.type("TillEdit", tills)
    await driver.press("UsePracticeAddress")


async def _posts(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


async def test_from_the_first_start_to_an_active_badge_and_back(start, fresh_practice):
    async with start() as driver:
        await driver.press("StartPractising")
        await driver.until(lambda: "No subscriptions here yet." in driver.said(), "the empty list says why it is empty")
        await _fill(driver)
        await driver.until(
            lambda: "Kopo Kopo will tell practice-shop.example each time a customer pays till 555555." in driver.said(),
            "the form says what will happen",
        )
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "the badge turns Active")
        (row,) = driver.rows()
        assert row[1:4] == ("A customer paid your till", "Till 555555", "practice-shop.example/k2/paid")
        await driver.until(lambda: "Kopo Kopo tells practice-shop.example each time" in driver.said(), "details")

        await driver.press("Go-practice")
        await driver.press("SingleSwitches")
        words = await driver.find("WhichWord", QComboBox)
        words.setCurrentIndex(words.findData("Inactive"))
        await driver.press("ApplyWord")
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.badges() == ["Says “Inactive”"], "the badge changes")
        assert "Kopo Kopo says “Inactive” instead of Active." in driver.said()

        await driver.press("Go-practice")
        words.setCurrentIndex(words.findData("Active"))
        await driver.press("ApplyWord")
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.badges() == ["Active"], "it is repaired")

    async with start() as driver:
        assert driver.rows(), "the list is there before anything was asked"
        await driver.until(lambda: driver.badges() == ["Active"], "and is checked by itself")
    assert len(await _posts(fresh_practice)) == 1


async def test_a_status_that_changes_nothing_is_answered_too(start, fresh_practice):
    """Its subscription is on another page: without an answer, the press looks as if it did nothing."""
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "the badge turns Active")
        await driver.press("Go-practice")
        await driver.press("SingleSwitches")
        words = await driver.find("WhichWord", QComboBox)
        for word, said in (
            ("Active", "Practice says “Active” now. Look at the list."),
            ("Inactive", "Practice says “Inactive” now. Look at the list."),
            ("forget", "Practice can’t find it now. Look at the list."),
        ):
            QToolTip.hideText()
            words.setCurrentIndex(words.findData(word))
            await driver.press("ApplyWord")
            await driver.until(lambda said=said: QToolTip.isVisible() and said in QToolTip.text(), said)


async def test_a_newcomer_has_an_active_badge_after_at_most_eight_presses_and_45_seconds(start, fresh_practice):
    """With real mouse clicks: a button that a click can't reach on the screen does not count as pressed."""
    began, presses = time.monotonic(), 0
    async with start() as driver:

        async def press(name):
            nonlocal presses
            button = await driver.find(name, QAbstractButton)
            await driver.until(button.isEnabled, f"{name} can't be pressed")
            at = button.mapTo(driver.window, button.rect().center())
            assert driver.window.rect().contains(at), f"{name} is out of sight"
            under = driver.window.childAt(at)
            assert under is button or button.isAncestorOf(under), f"{name} is covered"
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            presses += 1
            await asyncio.sleep(0.01)

        await press("StartPractising")
        await press("NewSubscription")
        await press(EVENT)
        await driver.type("TillEdit", "555555")
        await press("UsePracticeAddress")
        await press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "the badge turns Active")
    assert presses <= 8
    assert time.monotonic() - began <= 45


async def test_a_double_click_creates_one(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver)
        button = await driver.find("Create")
        button.click()
        button.click()
        await driver.type("Address", "\n")
        await driver.until(lambda: driver.badges() == ["Active"], "it is created")
    assert len(await _posts(fresh_practice)) == 1


async def test_a_lost_answer_is_told_never_repeated_and_settled_by_the_user(start, fresh_practice):
    before = {record["id"] for record in fresh_practice.subscriptions()}
    fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
    async with start(practice=True) as driver:
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Not confirmed"], "the doubt is shown")
        assert "We are not sure if the subscription was made." in driver.said()
        await asyncio.sleep(0.5)
        assert len(await _posts(fresh_practice)) == 1
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.badges() == ["Not confirmed"], "a restart does not hide it")
        await driver.until(lambda: driver.program.account is not None, "the account is open")
        from k2desk.ui.subscriptions.table import SubscriptionTable

        table = await driver.find("Subscriptions", SubscriptionTable)
        table.choose(next(iter(driver.program.account.cache)).id)
        await driver.press("Action-settle")
        from k2desk.ui.subscriptions.settle import SettleDialog

        await driver.until(lambda: driver.window.findChildren(SettleDialog), "the choices are offered")
        (dialog,) = driver.window.findChildren(SettleDialog)
        assert dialog.pasted.edit.hasFocus(), "the ID can be pasted at once"
        said = "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        assert "A customer paid your till · till 555555" in said and "You sent it on " in said
        assert "The connection broke. No answer came back." in said
        steps = ("Look in your Kopo Kopo app.", "Ask Kopo Kopo", "count the alerts", "What did you find out?")
        assert sorted(steps, key=said.index) == list(steps), "in order"
        (ask,) = [one for one in dialog.findChildren(LinkButton, "Action-ask_kopo_kopo") if one.isVisible()]
        ask.click()
        letter = QGuiApplication.clipboard().text()
        assert "Was it made?" in letter and "till 555555" in letter and "https://practice-shop.example/" in letter
        everything = f"{said}\n{driver.said()}\n{letter}"
        assert not [name for name in RAW_NAMES if name in everything]
        (made,) = [record for record in fresh_practice.subscriptions() if record["id"] not in before]
        await driver.type(dialog.pasted.edit, made["id"])
        dialog.look.click()
        await driver.until(dialog.take.isVisible, "it is found at Kopo Kopo")
        dialog.take.click()
        await driver.until(lambda: driver.badges() == ["Active"], "it is settled")
    assert len(await _posts(fresh_practice)) == 1


async def test_what_was_typed_survives_a_restart_and_a_refusal(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="99999,")
        await driver.until(lambda: "Draft saved" in driver.said(), "the draft is kept")
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        await driver.until(lambda: "till 99999" in driver.said(), "the draft is back")
        await driver.press("Create")
        await driver.until(
            lambda: "Kopo Kopo does not know this till for your account." in driver.said(), "the refusal is told"
        )
        page = driver.window.page(PageId.NEW_SUBSCRIPTION)
        assert page._form.tills == ("99999",) and page._form.address.startswith("https://practice-shop.example")
    assert len(await _posts(fresh_practice)) == 1


async def test_a_refused_row_leads_back_to_its_form(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="99999,")
        await driver.press("Create")
        await driver.until(lambda: "does not know this till" in driver.said(), "the refusal is told")
        await driver.type("TillEdit", "555555,")
        await driver.press("CancelForm")
        (entry,) = tuple(driver.program.account.cache)
        driver.window.page(PageId.SUBSCRIPTIONS).select(entry.id)
        await driver.press("Action-correct")
        assert driver.window.page(PageId.NEW_SUBSCRIPTION).isVisible()
        assert driver.window.page(PageId.NEW_SUBSCRIPTION)._form.tills == ("99999",)
        assert driver.window.page(PageId.NEW_SUBSCRIPTION)._form.address == entry.record.address


async def test_mistakes_are_said_beside_their_cause_and_nothing_is_sent(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        await driver.press("Create")
        await driver.until(lambda: "Choose what Kopo Kopo should tell you." in driver.said(), "no event")
        assert "Enter the till number." in driver.said() and "Enter the web address." in driver.said()
        await driver.press(EVENT)
        await driver.type("TillEdit", "12,")
        await driver.until(lambda: "you can still continue" in driver.said(), "an odd till is a warning only")
        address = await driver.find("Address")
        await driver.type(address, " http://shop.njeri.co.ke/k2/paid")
        await driver.press("Create")
        await driver.until(lambda: "The address must start with https://." in driver.said(), "no https")
        await driver.until(lambda: "Use https://shop.njeri.co.ke/k2/paid" in driver.said(), "a correction is offered")
        page = driver.window.page(PageId.NEW_SUBSCRIPTION)
        page.address.problem.action.click()
        assert address.text() == "https://shop.njeri.co.ke/k2/paid"
        assert "must start with" not in driver.said()
    assert await _posts(fresh_practice) == []


async def test_removing_says_that_kopo_kopo_goes_on_and_can_be_undone(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        driver.window.page(PageId.SUBSCRIPTIONS).details.remove.click()
        await driver.until(
            lambda: "Removed from this computer. Kopo Kopo goes on sending." in driver.said(), "it says what it means"
        )
        await driver.until(lambda: driver.rows() == [], "it left the list")
        driver.window.page(PageId.SUBSCRIPTIONS).undo.button.click()
        await driver.until(lambda: driver.badges() == ["Active"], "it is back")


async def test_no_network_at_the_start_shows_what_was_known_and_says_so(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
    fresh_practice.faults({"kind": "drop_before", "on": "any"})
    async with start(practice=True) as driver:
        await driver.until(lambda: "Kopo Kopo is not answering" in driver.said(), "the line's trouble is told")
        assert len(driver.rows()) == 1


async def test_no_secret_is_anywhere_on_the_disk_after_a_whole_journey(start, fresh_practice, tmp_path, request):
    from k2desk.system import log

    log.set_up(tmp_path / "data" / "log")
    request.addfinalizer(log.close)
    async with start(practice=True) as driver:
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        token = driver.program.account.scope.connection.client()._tokens.cached
        assert token
        try:
            raise RuntimeError(f"Bearer {token} {fresh_practice.client_secret} https://x.co.ke/secret-path?key=1")
        except RuntimeError as error:
            driver.program._unexpected(error)
        assert "Something unexpected happened." in driver.said()
        driver.program.unexpected.clear()
    names = {"client_secret", "api_key", "control_key"}
    secrets = [token.encode(), *(getattr(fresh_practice, name).encode() for name in names), b"secret-path"]
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert any(path.name == "k2desk.log" and b"unexpected" in path.read_bytes() for path in files)
    assert any(path.name == "registry.sqlite" for path in files)
    for path in files:
        content = path.read_bytes()
        for secret in secrets:
            assert secret not in content, path
