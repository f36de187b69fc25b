"""The user is asked about duplicates before anything is sent: in the form, in *Many at once*, when filling gaps."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QCheckBox

from tests.journeys.test_main_job import EVENT, _fill


async def _create(driver, count):
    await driver.press("Create")
    await driver.until(lambda: driver.badges() == ["Active"] * count, f"{count} of them are there")


async def test_whole_business_and_tills_are_never_doubled_without_a_decision(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,600456,")
        await _create(driver, 2)

        await driver.press("NewSubscription")
        await driver.press(EVENT)
        await driver.press("WholeBusiness")
        await driver.type("Address", "https://Practice-Shop.example:443/k2/paid")
        await driver.until(lambda: "2 of your tills have this already." in driver.said(), "the tills are counted")
        assert "555555, 600456" in driver.said(), "and named"
        await driver.press("Create")
        assert len(fresh_practice.creates()) == 2, "nothing is sent before the decision"
        await driver.press("Action-spare")
        await _create(driver, 3)

        await _fill(driver, tills="700700,")
        await driver.until(lambda: "You already get this for all tills." in driver.said(), "the other direction")
        await driver.press("Create")
        assert len(fresh_practice.creates()) == 3
        await driver.press("Action-spare")
        await _create(driver, 4)

        await driver.press("Go-coverage")
        await driver.press("ManyAtOnce")
        await driver.press("ManyEvent-buygoods_transaction_received")
        await driver.type("ManyTills", "800800,")
        await driver.press("ManyPracticeAddress")
        button = await driver.find("CreateMany", QAbstractButton)
        await driver.until(lambda: button.text().strip() == "Create", "many at once leave it out")
        spares = await driver.find("Spares", QCheckBox)
        spares.click()
        await driver.until(lambda: "Create 1" in driver.said(), "until spares are wanted")
        spares.click()
        button.click()
        assert len(fresh_practice.creates()) == 4


async def test_what_was_removed_is_put_back_instead_of_made_again(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await _create(driver, 1)
        account = driver.program.account
        await account.decisions.remove([entry.id for entry in account.cache]).wait()
        await _fill(driver, tills="555555,")
        await driver.until(lambda: "Kopo Kopo may still send it." in driver.said(), "it is asked about")
        await driver.press("Create")
        await driver.press("Action-put_back")
        await driver.until(lambda: "You already have this subscription." in driver.said(), "it is in the list again")
        assert len(fresh_practice.creates()) == 1 and len(account.cache) == 1


async def test_the_wish_for_spares_ends_with_what_it_was_about(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,600456,")
        await _create(driver, 2)
        await driver.press("Go-coverage")
        await driver.press("ManyAtOnce")
        await driver.press("ManyEvent-buygoods_transaction_received")
        await driver.type("ManyTills", "555555,")
        await driver.press("ManyPracticeAddress")
        spares = await driver.find("Spares", QCheckBox)
        spares.click()
        await driver.until(lambda: "Create 1" in driver.said(), "one spare is wanted")
        await driver.type("ManyTills", "600456,")
        button = await driver.find("CreateMany", QAbstractButton)
        await driver.until(lambda: button.text().strip() == "Create", "for the other till nobody wished one")
        assert not spares.isChecked()
