"""What would come twice is asked about before anything is sent: in the form, in many at once, in filling gaps."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QCheckBox

from tests.journeys.test_main_job import EVENT, _fill


async def _create(hands, count):
    await hands.press("Create")
    await hands.until(lambda: hands.badges() == ["Active"] * count, f"{count} of them are there")


async def test_whole_business_and_tills_are_never_doubled_without_a_decision(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands, tills="555555,600456,")
        await _create(hands, 2)

        await hands.press("NewSubscription")
        await hands.press(EVENT)
        await hands.press("WholeBusiness")
        await hands.type("Address", "https://Practice-Shop.example:443/k2/paid")
        await hands.until(lambda: "2 of your tills have this already." in hands.said(), "the tills are counted")
        assert "555555, 600456" in hands.said(), "and named"
        await hands.press("Create")
        assert len(fresh_practice.creates()) == 2, "nothing is sent before the decision"
        await hands.press("Action-spare")
        await _create(hands, 3)

        await _fill(hands, tills="700700,")
        await hands.until(lambda: "You already get this for all tills." in hands.said(), "the other direction")
        await hands.press("Create")
        assert len(fresh_practice.creates()) == 3
        await hands.press("Action-spare")
        await _create(hands, 4)

        await hands.press("Go-coverage")
        await hands.press("ManyAtOnce")
        await hands.press("ManyEvent-buygoods_transaction_received")
        await hands.type("ManyTills", "800800,")
        await hands.press("ManyPracticeAddress")
        await hands.until(lambda: "Create 0" in hands.said(), "many at once leave it out")
        spares = await hands.find("Spares", QCheckBox)
        spares.click()
        await hands.until(lambda: "Create 1" in hands.said(), "until spares are wanted")
        button = await hands.find("CreateMany", QAbstractButton)
        spares.click()
        button.click()
        assert len(fresh_practice.creates()) == 4


async def test_what_was_removed_is_put_back_instead_of_made_again(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands, tills="555555,")
        await _create(hands, 1)
        account = hands.program.account
        await account.settling.remove([entry.id for entry in account.book]).wait()
        await _fill(hands, tills="555555,")
        await hands.until(lambda: "Kopo Kopo may still send it." in hands.said(), "it is asked about")
        await hands.press("Create")
        await hands.press("Action-put_back")
        await hands.until(lambda: "You already have this subscription." in hands.said(), "it is in the list again")
        assert len(fresh_practice.creates()) == 1 and len(account.book) == 1


async def test_the_wish_for_spares_ends_with_what_it_was_about(start, fresh_practice):
    async with start(practice=True) as hands:
        await _fill(hands, tills="555555,600456,")
        await _create(hands, 2)
        await hands.press("Go-coverage")
        await hands.press("ManyAtOnce")
        await hands.press("ManyEvent-buygoods_transaction_received")
        await hands.type("ManyTills", "555555,")
        await hands.press("ManyPracticeAddress")
        spares = await hands.find("Spares", QCheckBox)
        spares.click()
        await hands.until(lambda: "Create 1" in hands.said(), "one spare is wanted")
        await hands.type("ManyTills", "600456,")
        await hands.until(lambda: "Create 0" in hands.said(), "for the other till nobody wished one")
        assert not spares.isChecked()
