"""Nothing typed is lost, what was removed can be restored, and quitting during work asks once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from k2desk.model.records import AccountRecord
from k2desk.services.forms.new_subscription import NewSubscription
from k2desk.ui.shell.closing_dialog import ClosingDialog
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill, _posts


async def _create(driver, tills="555555,"):
    await _fill(driver, tills=tills)
    await driver.press("Create")
    await driver.until(lambda: driver.badges() and set(driver.badges()) == {"Active"}, "created")


# --- drafts -----------------------------------------------------------------------------------------------------------


async def test_what_was_typed_in_the_last_half_second_survives_the_end(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        await driver.type("Address", "https://shop.njeri.co.ke/k2/paid")
        # The program ends at once, before the pause in typing.
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        address = await driver.find("Address")
        await driver.until(lambda: address.text() == "https://shop.njeri.co.ke/k2/paid", "the draft is back")


async def test_a_form_that_is_put_in_its_place_loses_nothing_that_was_typed(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        await driver.press("NewSubscription")
        await driver.type("Address", "https://shop.njeri.co.ke/k2/half")
        await asyncio.sleep(0.7)
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.badges() == ["Active"] and driver.program.account is not None, "open")
        (entry,) = tuple(driver.program.account.cache)
        like = NewSubscription.like(entry.record)
        driver.window.navigator.new_subscription(like)
        address = await driver.find("Address")
        assert address.text() == entry.record.address
        await driver.press("WhatWasTyped")
        assert address.text() == "https://shop.njeri.co.ke/k2/half"
        assert not driver.window.page(PageId.NEW_SUBSCRIPTION).aside.isVisible()
        # If the other form is sent instead, what was typed becomes the draft again.
        driver.window.navigator.new_subscription(replace(like, tills=("112233",)))
        await driver.press("Create")
        await driver.until(lambda: len(driver.badges()) == 2, "created")
        await driver.press("NewSubscription")
        await driver.until(lambda: address.text() == "https://shop.njeri.co.ke/k2/half", "it is there")


async def test_the_form_of_many_is_back_after_a_restart(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        driver.window.navigator.bulk_subscriptions()
        await driver.press("ManyEvent-buygoods_transaction_received")
        await driver.type("ManyAddress", "https://shop.njeri.co.ke/k2")
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        driver.window.navigator.bulk_subscriptions()
        address = await driver.find("ManyAddress")
        await driver.until(lambda: address.text() == "https://shop.njeri.co.ke/k2", "the address is back")
        assert (await driver.find("ManyEvent-buygoods_transaction_received")).isChecked()


async def test_the_clues_of_bringing_back_survive_a_restart_and_the_text_does_not(start, fresh_practice, tmp_path):
    mail = "Client secret: 7Yh-secret-88xxzz11\nhttps://x.example/api/v2/webhook_subscriptions/abc-1\nAsante"
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("AddExisting")
        (await driver.find("PastedText")).setPlainText(f"{mail} {fresh_practice.client_secret}")
        await asyncio.sleep(0.8)
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"7Yh-secret-88xxzz11" not in content
            assert fresh_practice.client_secret.encode() not in content
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("AddExisting")
        pasted = await driver.find("PastedText")
        await driver.until(lambda: "webhook_subscriptions/abc-1" in pasted.toPlainText(), "the text is back")
        assert pasted.toPlainText() == "https://x.example/api/v2/webhook_subscriptions/abc-1", "the clues, not the mail"
        dialog = await driver.find("AdoptDialog", QDialog)
        dialog.pasted.clear()
        dialog.close()
        await driver.press("AddExisting")
        await asyncio.sleep(0.1)
        assert (await driver.find("PastedText")).toPlainText() == "", "what was emptied stays empty"


async def test_till_names_that_were_typed_and_not_saved_survive_a_restart(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        (await driver.find("PastedTills")).setPlainText("555555\tWestlands\n112233")
        table = await driver.find("TillTable")
        row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == "112233")
        table.item(row, 1).setText("Thika Road")
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        assert driver.program.account.cache.tills() == {}, "nothing was saved"
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        dialog = await driver.find("TillsDialog", QDialog)
        names = {"555555": "Westlands", "112233": "Thika Road"}
        await driver.until(lambda: dialog.names() == names, f"they are back: {dialog.names()}")
        await driver.press("SaveTills")
        await driver.until(lambda: driver.program.account.cache.tills() == names, "saved")
        await driver.press("TillNames")
        await asyncio.sleep(0.2)
        assert (await driver.find("PastedTills")).toPlainText() == "", "the draft has done its work"


# --- removing ---------------------------------------------------------------------------------------------------------


async def test_what_was_removed_is_put_back_after_a_restart_and_nothing_is_sent(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,")
        driver.window.page(PageId.SUBSCRIPTIONS).row_actions.remove(
            [entry.id for entry in driver.program.account.cache]
        )
        await driver.until(lambda: driver.rows() == [], "removed")
    posts = len(await _posts(fresh_practice))
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        assert "Removed: 2" in driver.said()
        await driver.press("ShowRemoved")
        dialog = await driver.find("RemovedDialog", QDialog)
        assert dialog.table.rows.rowCount() == 2
        assert "Kopo Kopo still sends alerts for these." in driver.said()
        dialog.table.selectRow(1)
        await driver.press("PutBack")
        await driver.until(lambda: driver.badges() == ["Active"], "one is back")
        dialog.table.selectAll()
        await driver.press("PutBack")
        await driver.until(lambda: driver.badges() == ["Active", "Active"], "both are back")
        page = driver.window.page(PageId.SUBSCRIPTIONS)
        await driver.until(lambda: not page.removed.isVisible(), "nothing is left there")
    assert len(await _posts(fresh_practice)) == posts


async def test_one_that_came_back_another_way_is_not_doubled(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        (entry,) = tuple(driver.program.account.cache)
        driver.window.page(PageId.SUBSCRIPTIONS).row_actions.remove([entry.id])
        await driver.until(lambda: driver.rows() == [], "removed")
        await driver.press("AddExisting")
        (await driver.find("PastedText")).setPlainText(entry.record.kopokopo_id)
        await driver.press("LookUp")
        await driver.press("AddFound")
        await driver.until(lambda: driver.badges() == ["Active"], "brought back")
        (back,) = tuple(driver.program.account.cache)
        assert back.id == entry.id, "it is the row that it was, and nothing is left to put back"
        assert not (driver.window.findChild(QWidget, "ShowRemoved")).isVisible()


async def test_one_that_was_made_again_on_the_users_word_is_put_back_beside_the_second(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        (entry,) = tuple(driver.program.account.cache)
        driver.window.page(PageId.SUBSCRIPTIONS).row_actions.remove([entry.id])
        await driver.until(lambda: driver.rows() == [], "removed")
        await _fill(driver)
        await driver.until(lambda: "You took this off your list" in driver.said(), "asked before it is made again")
        await driver.press("Action-spare")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "made again")
        await driver.press("ShowRemoved")
        await driver.press("PutBack")
        await driver.until(lambda: len(driver.program.account.cache) == 2, "both are true, so both are listed")
        assert len(fresh_practice.creates()) == 2, "putting back sends nothing"


# --- work that is under way -------------------------------------------------------------------------------------------


def _sending(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


async def test_quitting_during_work_asks_once_however_often_it_is_asked_for(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver)
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.5})
        await driver.press("Create")
        await driver.until(lambda: _sending(fresh_practice), "the create is on its way")
        driver.window.close()
        driver.window.quit_wanted.emit()
        driver.window.close()
        dialogs = driver.window.findChildren(ClosingDialog)
        assert len(dialogs) == 1
        assert "K2Desk is sending a subscription." in dialogs[0].text()
        dialogs[0].reject()
        await asyncio.sleep(0.05)
        assert not driver.running.done(), "it stays"
        await driver.until(lambda: driver.badges() == ["Active"], "and the answer comes")


async def test_closing_amid_many_says_how_many_and_the_rest_stays_not_sent(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,112233,778899,")
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.0, "times": None})
        await driver.press("Create")
        await driver.until(lambda: _sending(fresh_practice), "the first is on its way")
        driver.window.close()
        await driver.until(lambda: driver.window.findChildren(ClosingDialog), "it asks")
        (dialog,) = driver.window.findChildren(ClosingDialog)
        assert "K2Desk is creating 3 subscriptions." in dialog.text()
        assert "The others stay in your list as “Not sent”." in dialog.informativeText()
        dialog.yes.click()
        await driver.until(driver.running.done, "it ends at once")
    fresh_practice.faults()
    async with start(practice=True) as driver:
        await driver.until(lambda: len(driver.badges()) == 3, "all three stand in the list")
        assert sorted(driver.badges()) == ["Not confirmed", "Not sent", "Not sent"]
    assert len(await _posts(fresh_practice)) == 1


async def test_another_account_is_opened_only_after_the_answer(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver)
        program = driver.program
        other = AccountRecord("x1", "Njeri", "sandbox", "https://sandbox.kopokopo.com", 2, program.account.clock.now())
        await program._registry.save_account(other)
        await program.services.accounts.refresh()
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.0})
        await driver.press("Create")
        await driver.until(lambda: _sending(fresh_practice), "the create is on its way")
        driver.window.account_chosen.emit("x1")
        await driver.until(lambda: driver.window.findChildren(ClosingDialog), "it asks")
        (dialog,) = driver.window.findChildren(ClosingDialog)
        assert "Stay here" in [button.text().replace("&", "") for button in dialog.buttons()]
        await driver.until(
            lambda: program.account is not None and program.account.profile.id == "x1",
            "and switches by itself when the answer is here",
        )
        driver.window.practice_wanted.emit()
        await driver.until(lambda: driver.badges() == ["Active"], "nothing was left in doubt")
    assert len(await _posts(fresh_practice)) == 1


async def test_the_end_in_the_midst_of_a_switch_is_orderly(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
        program = driver.program
        for number in range(3):
            driver.window.practice_wanted.emit()
            await asyncio.sleep(0.002 * number)
        program.end()
        await asyncio.wait_for(driver.running, 10)
        assert program.account is None


async def test_a_check_that_is_cancelled_says_how_far_it_came(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,778899,")
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": None})
        await driver.press("CheckAll")
        strip = await driver.find("StatusStrip")
        await driver.until(strip.cancel.isVisible, "it can be cancelled")
        strip.cancel.click()
        await driver.until(
            lambda: "Cancelled: K2Desk checked 0 of 3. The others keep their last badge." in driver.said(), "it is told"
        )
        assert set(driver.badges()) == {"Active"}


async def test_looking_up_that_is_cancelled_says_that_nothing_was_added(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": None})
        await driver.press("AddExisting")
        number = "7d1f0a52-8b1a-4d1e-9f7e-0c1d2e3f4a5b"
        (await driver.find("PastedText")).setPlainText(number)
        await driver.press("LookUp")
        await asyncio.sleep(0.1)
        await driver.press("LookUp")
        await driver.until(lambda: "Cancelled after 0 of 1. Nothing was added." in driver.said(), "told")
        assert len(driver.program.account.cache) == 0


async def test_a_move_is_stopped_between_two_rows_says_what_was_moved_and_keeps_the_address_typed(
    start, fresh_practice
):
    async with start(practice=True) as driver:
        await _create(driver, "555555,112233,778899,514459,")
        await driver.press("MoveAddress")
        await driver.type("NewAddress", "https://practice-shop.example/new")
    async with start(practice=True) as driver:
        await driver.until(lambda: len(driver.badges()) == 4 and driver.program.account is not None, "open")
        driver.window.page(PageId.SUBSCRIPTIONS).select(next(iter(driver.program.account.cache)).id)
        await driver.press("MoveAddress")
        dialog = await driver.find("MoveDialog", QDialog)
        await driver.until(lambda: dialog.address.edit.text() == "https://practice-shop.example/new", "it is back")
        await driver.press("TestNewAddress")
        await driver.until(dialog.go.isEnabled, "tested")
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 0.6, "times": None})
        await driver.press("MoveNow")
        await driver.until(lambda: dialog.go.text().strip() == "Stop", "it can be stopped")
        await driver.until(lambda: len(_sending(fresh_practice)) == 5, "the first is on its way")
        dialog.reject()
        assert dialog.isVisible(), "it stays until the one on its way is settled"
        await driver.until(lambda: "of 4. The old ones are hidden" in driver.said(), "told")
        assert "K2Desk moved 1 of 4. The old ones are hidden, but still sending." in driver.said()
        dialog.reject()
        new = [entry for entry in driver.program.account.cache if entry.record.address.endswith("/new")]
        old = [entry for entry in driver.program.account.cache if entry.record.address.endswith("/paid")]
        assert len([entry for entry in new if entry.record.kopokopo_id]) == 1 and len(old) == 3


async def test_a_page_that_is_chosen_before_the_account_is_open_comes_with_it(start, fresh_practice):
    async with start(practice=True) as driver:
        await _create(driver)
    async with start(practice=True) as driver:
        assert driver.program.account is None, "the list is there before its account"
        driver.window.navigator.test_address("https://practice-shop.example/k2")
        assert (await driver.find("Opening")).isVisible(), "no empty page in its place"
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.find("DiagnosePage")
        await driver.until(lambda: driver.program.account.diagnosing.report is not None, "and it is tested")


async def test_the_form_in_front_comes_back_with_its_draft_when_the_account_is_opened_again(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        await driver.type("Address", "https://shop.njeri.co.ke/k2")
        before = driver.window.page(PageId.NEW_SUBSCRIPTION)
        await driver.program._switcher.reopen()
        await driver.until(lambda: driver.window.page(PageId.NEW_SUBSCRIPTION) is not None, "a form for this account")
        assert driver.window.page(PageId.NEW_SUBSCRIPTION) is not before
        address = await driver.find("Address")
        await driver.until(lambda: address.text() == "https://shop.njeri.co.ke/k2", "with what was typed")
