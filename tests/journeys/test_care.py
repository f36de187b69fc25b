"""Undo and care: nothing typed is lost, what was removed comes back, and quitting during work asks once."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QWidget

from k2desk.model.records import AccountRecord
from k2desk.ui.shell.closing_dialog import ClosingDialog
from tests.journeys.test_main_job import _fill, _posts


async def _create(hands, tills="555555,"):
    await _fill(hands, tills=tills)
    await hands.press("Create")
    await hands.until(lambda: hands.badges() and set(hands.badges()) == {"Active"}, "created")


# --- drafts -----------------------------------------------------------------------------------------------------------


async def test_what_was_typed_in_the_last_half_second_survives_the_end(start, fresh_practice):
    async with start(practice=True) as hands:
        await hands.press("NewSubscription")
        await hands.type("Address", "https://shop.njeri.co.ke/k2/paid")
        # Ended at once, before there was any quiet.
    async with start(practice=True) as hands:
        await hands.press("NewSubscription")
        address = await hands.find("Address")
        await hands.until(lambda: address.text() == "https://shop.njeri.co.ke/k2/paid", "the draft is back")


async def test_a_form_that_is_put_in_its_place_loses_nothing_that_was_typed(start, fresh_practice):
    async with start(practice=True) as hands:
        await _create(hands)
        await hands.press("NewSubscription")
        await hands.type("Address", "https://shop.njeri.co.ke/k2/half")
        await asyncio.sleep(0.7)
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.badges() == ["Active"] and hands.program.account is not None, "open")
        (entry,) = tuple(hands.program.account.book)
        like = type(hands.window._form.form).like(entry.record)
        hands.window._show_form(like)
        address = await hands.find("Address")
        assert address.text() == entry.record.address
        await hands.press("WhatWasTyped")
        assert address.text() == "https://shop.njeri.co.ke/k2/half"
        assert not hands.window._form.aside.isVisible()
        # And where the other form is sent instead, what was typed is the draft again.
        hands.window._show_form(replace(like, tills=("112233",)))
        await hands.press("Create")
        await hands.until(lambda: len(hands.badges()) == 2, "created")
        await hands.press("NewSubscription")
        await hands.until(lambda: address.text() == "https://shop.njeri.co.ke/k2/half", "it is there")


async def test_the_form_of_many_is_back_after_a_restart(start, fresh_practice):
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        hands.window._show_many(None)
        await hands.press("ManyEvent-buygoods_transaction_received")
        await hands.type("ManyAddress", "https://shop.njeri.co.ke/k2")
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        hands.window._show_many(None)
        address = await hands.find("ManyAddress")
        await hands.until(lambda: address.text() == "https://shop.njeri.co.ke/k2", "the address is back")
        assert (await hands.find("ManyEvent-buygoods_transaction_received")).isChecked()


async def test_the_clues_of_bringing_back_survive_a_restart_and_the_text_does_not(start, fresh_practice, tmp_path):
    mail = "Client secret: 7Yh-secret-88xxzz11\nhttps://x.example/api/v2/webhook_subscriptions/abc-1\nAsante"
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        await hands.press("BringBack")
        (await hands.find("PastedText")).setPlainText(f"{mail} {fresh_practice.client_secret}")
        await asyncio.sleep(0.8)
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"7Yh-secret-88xxzz11" not in content
            assert fresh_practice.client_secret.encode() not in content
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        await hands.press("BringBack")
        pasted = await hands.find("PastedText")
        await hands.until(lambda: "webhook_subscriptions/abc-1" in pasted.toPlainText(), "the text is back")
        assert pasted.toPlainText() == "https://x.example/api/v2/webhook_subscriptions/abc-1", "the clues, not the mail"
        dialog = await hands.find("AdoptDialog", QDialog)
        dialog.pasted.clear()
        dialog.close()
        await hands.press("BringBack")
        await asyncio.sleep(0.1)
        assert (await hands.find("PastedText")).toPlainText() == "", "what was emptied stays empty"


async def test_till_names_that_were_typed_and_not_saved_survive_a_restart(start, fresh_practice):
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        await hands.press("Go-coverage")
        await hands.press("TillNames")
        (await hands.find("PastedTills")).setPlainText("555555\tWestlands\n112233")
        table = await hands.find("TillTable")
        row = next(row for row in range(table.rowCount()) if table.item(row, 0).text() == "112233")
        table.item(row, 1).setText("Thika Road")
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        assert hands.program.account.book.tills() == {}, "nothing was saved"
        await hands.press("Go-coverage")
        await hands.press("TillNames")
        dialog = await hands.find("TillsDialog", QDialog)
        names = {"555555": "Westlands", "112233": "Thika Road"}
        await hands.until(lambda: dialog.names() == names, f"they are back: {dialog.names()}")
        await hands.press("SaveTills")
        await hands.until(lambda: hands.program.account.book.tills() == names, "saved")
        await hands.press("TillNames")
        await asyncio.sleep(0.2)
        assert (await hands.find("PastedTills")).toPlainText() == "", "the draft has done its work"


# --- removing ---------------------------------------------------------------------------------------------------------


async def test_what_was_removed_is_put_back_after_a_restart_and_nothing_is_sent(start, fresh_practice):
    async with start(practice=True) as hands:
        await _create(hands, "555555,112233,")
        hands.window._list.row_actions.remove([entry.id for entry in hands.program.account.book])
        await hands.until(lambda: hands.rows() == [], "removed")
    posts = len(await _posts(fresh_practice))
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        assert "Removed from this computer: 2" in hands.said()
        await hands.press("ShowRemoved")
        dialog = await hands.find("RemovedDialog", QDialog)
        assert dialog.table.rowCount() == 2
        assert "Kopo Kopo goes on sending for these." in hands.said()
        dialog.table.selectRow(1)
        await hands.press("PutBack")
        await hands.until(lambda: hands.badges() == ["Active"], "one is back")
        dialog.table.selectAll()
        await hands.press("PutBack")
        await hands.until(lambda: hands.badges() == ["Active", "Active"], "both are back")
        await hands.until(lambda: not hands.window._list.removed.isVisible(), "nothing is left there")
    assert len(await _posts(fresh_practice)) == posts


async def test_one_that_came_back_another_way_is_not_doubled(start, fresh_practice):
    async with start(practice=True) as hands:
        await _create(hands)
        (entry,) = tuple(hands.program.account.book)
        hands.window._list.row_actions.remove([entry.id])
        await hands.until(lambda: hands.rows() == [], "removed")
        await hands.press("BringBack")
        (await hands.find("PastedText")).setPlainText(entry.record.kopokopo_id)
        await hands.press("LookUp")
        await hands.press("AddFound")
        await hands.until(lambda: hands.badges() == ["Active"], "brought back")
        (back,) = tuple(hands.program.account.book)
        assert back.id == entry.id, "it is the row that it was, and nothing is left to put back"
        assert not (hands.window.findChild(QWidget, "ShowRemoved")).isVisible()


async def test_one_that_was_made_again_on_the_users_word_is_put_back_beside_the_second(start, fresh_practice):
    async with start(practice=True) as hands:
        await _create(hands)
        (entry,) = tuple(hands.program.account.book)
        hands.window._list.row_actions.remove([entry.id])
        await hands.until(lambda: hands.rows() == [], "removed")
        await _fill(hands)
        await hands.until(lambda: "You took this off your list" in hands.said(), "asked before it is made again")
        await hands.press("Action-spare")
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "made again")
        await hands.press("ShowRemoved")
        await hands.press("PutBack")
        await hands.until(lambda: len(hands.program.account.book) == 2, "both are true, so both are listed")
        assert len(fresh_practice.creates()) == 2, "putting back sends nothing"


# --- work that is under way -------------------------------------------------------------------------------------------


def _sending(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


async def test_quitting_during_work_asks_once_however_often_it_is_asked_for(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands)
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.5})
        await hands.press("Create")
        await hands.until(lambda: _sending(fresh_practice), "the create is on its way")
        hands.window.close()
        hands.window.quit_wanted.emit()
        hands.window.close()
        dialogs = hands.window.findChildren(ClosingDialog)
        assert len(dialogs) == 1
        assert "A subscription is being sent." in dialogs[0].text()
        dialogs[0].reject()
        await asyncio.sleep(0.05)
        assert not hands.running.done(), "it stays"
        await hands.until(lambda: hands.badges() == ["Active"], "and the answer comes")


async def test_closing_amid_many_says_how_many_and_the_rest_stays_not_sent(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands, tills="555555,112233,778899,")
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.0, "times": None})
        await hands.press("Create")
        await hands.until(lambda: _sending(fresh_practice), "the first is on its way")
        hands.window.close()
        await hands.until(lambda: hands.window.findChildren(ClosingDialog), "it asks")
        (dialog,) = hands.window.findChildren(ClosingDialog)
        assert "3 subscriptions are being made, one after another." in dialog.text()
        assert "Those that are not sent yet stay in your list as not sent." in dialog.informativeText()
        dialog._leave.click()
        await hands.until(hands.running.done, "it ends at once")
    fresh_practice.faults()
    async with start(practice=True) as hands:
        await hands.until(lambda: len(hands.badges()) == 3, "all three stand in the list")
        assert sorted(hands.badges()) == ["Not confirmed", "Not sent", "Not sent"]
    assert len(await _posts(fresh_practice)) == 1


async def test_another_account_is_opened_only_after_the_answer(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands)
        program = hands.program
        other = AccountRecord("x1", "Njeri", "sandbox", "https://sandbox.kopokopo.com", 2, program.account.clock.now())
        await program._registry.save_account(other)
        await program._refresh_accounts()
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.0})
        await hands.press("Create")
        await hands.until(lambda: _sending(fresh_practice), "the create is on its way")
        hands.window.account_chosen.emit("x1")
        await hands.until(lambda: hands.window.findChildren(ClosingDialog), "it asks")
        assert "Stay here" in [button.text() for button in hands.window.findChildren(ClosingDialog)[0].buttons()]
        await hands.until(
            lambda: program.account is not None and program.account.profile.id == "x1",
            "and switches by itself when the answer is here",
        )
        hands.window.practice_wanted.emit()
        await hands.until(lambda: hands.badges() == ["Active"], "nothing was left in doubt")
    assert len(await _posts(fresh_practice)) == 1


async def test_the_end_in_the_midst_of_a_switch_is_orderly(start, fresh_practice):
    async with start(practice=True) as hands:
        await _create(hands)
        program = hands.program
        for number in range(3):
            hands.window.practice_wanted.emit()
            await asyncio.sleep(0.002 * number)
        program.end()
        await asyncio.wait_for(hands.running, 10)
        assert program.account is None


async def test_a_check_that_is_cancelled_says_how_far_it_came(start, fresh_practice):
    async with start(practice=True) as hands:
        await _create(hands, "555555,112233,778899,")
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": None})
        await hands.press("CheckAll")
        strip = hands.window._strip
        await hands.until(strip.cancel.isVisible, "it can be cancelled")
        strip.cancel.click()
        await hands.until(
            lambda: "Cancelled: 0 of 3 were checked, the others keep their last badge." in hands.said(), "it is told"
        )
        assert set(hands.badges()) == {"Active"}


async def test_looking_up_that_is_cancelled_says_that_nothing_was_added(start, fresh_practice):
    async with start(practice=True) as hands:
        await hands.until(lambda: hands.program.account is not None, "open")
        fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": None})
        await hands.press("BringBack")
        number = "7d1f0a52-8b1a-4d1e-9f7e-0c1d2e3f4a5b"
        (await hands.find("PastedText")).setPlainText(number)
        await hands.press("LookUp")
        await asyncio.sleep(0.1)
        await hands.press("LookUp")
        await hands.until(lambda: "Cancelled after 0 of 1. Nothing was added." in hands.said(), "told")
        assert len(hands.program.account.book) == 0


async def test_a_move_is_stopped_between_two_rows_says_what_was_moved_and_keeps_the_address_typed(
    start, fresh_practice
):
    async with start(practice=True) as hands:
        await _create(hands, "555555,112233,778899,514459,")
        await hands.press("MoveAddress")
        await hands.type("NewAddress", "https://practice-shop.example/new")
    async with start(practice=True) as hands:
        await hands.until(lambda: len(hands.badges()) == 4 and hands.program.account is not None, "open")
        hands.window._list.select(next(iter(hands.program.account.book)).id)
        await hands.press("MoveAddress")
        dialog = await hands.find("MoveDialog", QDialog)
        await hands.until(lambda: dialog.address.edit.text() == "https://practice-shop.example/new", "it is back")
        await hands.press("TestNewAddress")
        await hands.until(dialog.go.isEnabled, "tested")
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 0.6, "times": None})
        await hands.press("MoveNow")
        await hands.until(lambda: dialog.go.text().strip() == "Stop", "it can be stopped")
        await hands.until(lambda: len(_sending(fresh_practice)) == 5, "the first is on its way")
        dialog.reject()
        assert dialog.isVisible(), "it stays until the one on its way is settled"
        await hands.until(lambda: "of 4 are moved." in hands.said(), "told")
        assert "1 of 4 are moved. The old ones are hidden, and still sending." in hands.said()
        dialog.reject()
        new = [entry for entry in hands.program.account.book if entry.record.address.endswith("/new")]
        old = [entry for entry in hands.program.account.book if entry.record.address.endswith("/paid")]
        assert len([entry for entry in new if entry.record.kopokopo_id]) == 1 and len(old) == 3
