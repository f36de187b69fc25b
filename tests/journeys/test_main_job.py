"""The main job from the first start on: practise, create, see it Active, break it, repair it, come back tomorrow."""

from __future__ import annotations

import asyncio
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

EVENT = "Event-buygoods_transaction_received"


async def _fill(hands, event=EVENT, tills="555555,"):
    await hands.press("NewSubscription")
    await hands.press(event)
    if tills:
        await hands.type("TillEdit", tills)
    await hands.press("UsePracticeAddress")


async def _posts(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


async def test_from_the_first_start_to_an_active_badge_and_back(start, fresh_practice):
    async with start() as hands:
        await hands.press("StartPractising")
        await hands.until(lambda: "No subscriptions here yet." in hands.said(), "the empty list says why it is empty")
        await _fill(hands)
        await hands.until(
            lambda: "Kopo Kopo will tell practice-shop.example each time a customer pays till 555555." in hands.said(),
            "the form says what will happen",
        )
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "the badge turns Active")
        (row,) = hands.rows()
        assert row[1:4] == ("A customer paid your till", "Till 555555", "practice-shop.example/k2/paid")
        await hands.until(lambda: "Kopo Kopo tells practice-shop.example each time" in hands.said(), "details")

        await hands.press("Go-practice")
        words = await hands.find("WhichWord", QComboBox)
        words.setCurrentIndex(words.findData("Inactive"))
        await hands.press("ApplyWord")
        await hands.press("Go-subscriptions")
        await hands.until(lambda: hands.badges() == ["Says “Inactive”"], "the badge changes")
        assert "Kopo Kopo says “Inactive” in place of Active." in hands.said()

        await hands.press("Go-practice")
        words.setCurrentIndex(words.findData("Active"))
        await hands.press("ApplyWord")
        await hands.press("Go-subscriptions")
        await hands.until(lambda: hands.badges() == ["Active"], "it is repaired")

    async with start() as hands:
        assert hands.rows(), "the list is there before anything was asked"
        await hands.until(lambda: hands.badges() == ["Active"], "and is checked by itself")
    assert len(await _posts(fresh_practice)) == 1


async def test_a_newcomer_has_an_active_badge_after_at_most_eight_presses_and_45_seconds(start, fresh_practice):
    """By the mouse, as a hand does it: what no click reaches on the screen does not count as pressed."""
    began, presses = time.monotonic(), 0
    async with start() as hands:

        async def press(name):
            nonlocal presses
            button = await hands.find(name, QAbstractButton)
            await hands.until(button.isEnabled, f"{name} can't be pressed")
            at = button.mapTo(hands.window, button.rect().center())
            assert hands.window.rect().contains(at), f"{name} is out of sight"
            under = hands.window.childAt(at)
            assert under is button or button.isAncestorOf(under), f"{name} is covered"
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            presses += 1
            await asyncio.sleep(0.01)

        await press("StartPractising")
        await press("NewSubscription")
        await press(EVENT)
        await hands.type("TillEdit", "555555")
        await press("UsePracticeAddress")
        await press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "the badge turns Active")
    assert presses <= 8
    assert time.monotonic() - began <= 45


async def test_a_double_click_creates_one(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands)
        button = await hands.find("Create")
        button.click()
        button.click()
        await hands.type("Address", "\n")
        await hands.until(lambda: hands.badges() == ["Active"], "it is created")
    assert len(await _posts(fresh_practice)) == 1


async def test_a_lost_answer_is_told_never_repeated_and_settled_by_the_user(start, fresh_practice):
    before = {record["id"] for record in fresh_practice.subscriptions()}
    fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
    async with start(practice=True) as hands:
        await _fill(hands)
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Not confirmed"], "the doubt is shown")
        assert "We are not sure if the subscription was made." in hands.said()
        await asyncio.sleep(0.5)
        assert len(await _posts(fresh_practice)) == 1
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.badges() == ["Not confirmed"], "a restart does not hide it")
        await hands.until(lambda: hands.program.account is not None, "the account is open")
        from k2desk.ui.subscriptions.table import SubscriptionTable

        table = await hands.find("Subscriptions", SubscriptionTable)
        table.choose(next(iter(hands.program.account.book)).id)
        await hands.press("Action-settle")
        from k2desk.ui.subscriptions.settle import SettleDialog

        await hands.until(lambda: hands.window.findChildren(SettleDialog), "the choices are offered")
        (dialog,) = hands.window.findChildren(SettleDialog)
        (made,) = [record for record in fresh_practice.subscriptions() if record["id"] not in before]
        await hands.type(dialog.pasted.edit, made["id"])
        dialog.look.click()
        await hands.until(dialog.take.isVisible, "it is found at Kopo Kopo")
        dialog.take.click()
        await hands.until(lambda: hands.badges() == ["Active"], "it is settled")
    assert len(await _posts(fresh_practice)) == 1


async def test_what_was_typed_survives_a_restart_and_a_refusal(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands, tills="99999,")
        await hands.until(lambda: "Draft kept" in hands.said(), "the draft is kept")
    async with start(practice=True) as hands:
        await hands.press("NewSubscription")
        await hands.until(lambda: "till 99999" in hands.said(), "the draft is back")
        await hands.press("Create")
        await hands.until(
            lambda: "Kopo Kopo does not know this till for your account." in hands.said(), "the refusal is told"
        )
        page = hands.window._form
        assert page.form.tills == ("99999",) and page.form.address.startswith("https://practice-shop.example")
    assert len(await _posts(fresh_practice)) == 1


async def test_a_refused_row_leads_back_to_its_form(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands, tills="99999,")
        await hands.press("Create")
        await hands.until(lambda: "does not know this till" in hands.said(), "the refusal is told")
        await hands.type("TillEdit", "555555,")
        await hands.press("CancelForm")
        (entry,) = tuple(hands.program.account.book)
        hands.window._list.select(entry.id)
        await hands.press("Action-correct")
        assert hands.window._pages.currentWidget() is hands.window._form
        assert hands.window._form.form.tills == ("99999",)
        assert hands.window._form.form.address == entry.record.address


async def test_mistakes_are_said_beside_their_cause_and_nothing_is_sent(start, fresh_practice):
    async with start(practice=True) as hands:
        await hands.press("NewSubscription")
        await hands.press("Create")
        await hands.until(lambda: "Choose what Kopo Kopo should tell you." in hands.said(), "no event")
        assert "Enter the till number." in hands.said() and "Enter the web address." in hands.said()
        await hands.press(EVENT)
        await hands.type("TillEdit", "12,")
        await hands.until(lambda: "you can still continue" in hands.said(), "an odd till is a warning only")
        address = await hands.find("Address")
        await hands.type(address, " http://shop.njeri.co.ke/k2/paid")
        await hands.press("Create")
        await hands.until(lambda: "The address must start with https://." in hands.said(), "no https")
        await hands.until(lambda: "Use https://shop.njeri.co.ke/k2/paid" in hands.said(), "a correction is offered")
        page = hands.window._form
        page.address.problem.action.click()
        assert address.text() == "https://shop.njeri.co.ke/k2/paid"
        assert "must start with" not in hands.said()
    assert await _posts(fresh_practice) == []


async def test_removing_says_that_kopo_kopo_goes_on_and_can_be_undone(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands)
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "created")
        hands.window._list.details.remove.click()
        await hands.until(
            lambda: "Removed from this computer. Kopo Kopo goes on sending." in hands.said(), "it says what it means"
        )
        await hands.until(lambda: hands.rows() == [], "it left the list")
        hands.window._list.undo.button.click()
        await hands.until(lambda: hands.badges() == ["Active"], "it is back")


async def test_no_network_at_the_start_shows_what_was_known_and_says_so(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands)
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "created")
    fresh_practice.faults({"kind": "drop_before", "on": "any"})
    async with start(practice=True) as hands:
        await hands.until(lambda: "Kopo Kopo is not answering" in hands.said(), "the line's trouble is told")
        assert len(hands.rows()) == 1


async def test_no_secret_is_anywhere_on_the_disk_after_a_whole_journey(start, fresh_practice, tmp_path):
    from k2desk.system import log

    log.set_up(tmp_path / "data" / "log")
    async with start(practice=True) as hands:
        await _fill(hands)
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "created")
        token = hands.program.account.scope.connection.client()._tokens.cached
        assert token
        try:
            raise RuntimeError(f"Bearer {token} {fresh_practice.client_secret} https://x.co.ke/secret-path?key=1")
        except RuntimeError as error:
            hands.program._unexpected(error)
        assert "Something unexpected happened." in hands.said()
        hands.program.unexpected.clear()
    names = {"client_secret", "api_key", "control_key"}
    secrets = [token.encode(), *(getattr(fresh_practice, name).encode() for name in names), b"secret-path"]
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert any(path.name == "k2desk.log" and b"unexpected" in path.read_bytes() for path in files)
    assert any(path.name == "registry.sqlite" for path in files)
    for path in files:
        content = path.read_bytes()
        for secret in secrets:
            assert secret not in content, path
