"""A newcomer's first ten minutes: three steps in sight, then a story of trouble, named on every page and put right."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from k2desk.ui.subscriptions.table import SubscriptionTable


@pytest.fixture(autouse=True)
def nobody_else_is_told(fresh_practice):
    for one in fresh_practice.subscriptions():
        fresh_practice.control("DELETE", f"subscriptions/{one['id']}")


def _is_seen(driver, name):
    return any(one.isVisible() for one in driver.window.findChildren(QWidget, name))


async def test_the_first_steps_lead_to_an_alert_and_a_story_is_put_right_from_any_page(start, fresh_practice):
    async with start(practice=True, new_shop=True) as driver:
        driver.window.resize(1024, 600)
        strip = await driver.find("FirstSteps")
        assert not (await driver.find("Step-pay")).isEnabled(), "nobody can be paid before there is a subscription"
        await driver.press("Step-make")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "the till was filled in, so one press makes it")
        table = await driver.find("Subscriptions", SubscriptionTable)
        assert strip.height() < 60 and table.height() > 250, "the list stays in sight"
        assert "Till 555555 Westlands" in driver.rows()[0]
        await driver.until(lambda: "Make a subscription: done" in driver.said(), "the first step is ticked")
        await driver.press("Step-pay")
        await driver.until(lambda: "Well done!" in driver.said(), "the payment arrives")
        await driver.press("PutStepsAway")
        assert not strip.isVisible()
        await driver.press("Go-practice")
        await driver.press("ShowSteps")
        await driver.until(strip.isVisible, "the steps come back")
        driver.window.resize(1366, 768)

        await driver.press("Go-practice")
        await driver.press("Start-pos_off")
        for place in ("subscriptions", "coverage", "diagnose", "events", "settings", "help", "practice"):
            await driver.press(f"Go-{place}")
            await driver.until(lambda: "Practice trouble: The POS is off" in driver.said(), f"{place} names it")
        await driver.press("Lead-pos_off")
        await driver.until(lambda: "An alert did not arrive (not reached)" in driver.said(), "nobody takes the alert")
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.rows()[0][4].startswith("Not reached"), "the list says so")
    async with start(practice=True) as driver:
        await driver.press("PutTroubleRight")
        await driver.until(lambda: not _is_seen(driver, "TroubleBand"), "the band goes")
        await driver.until(lambda: driver.rows()[0][4].startswith("Reached"), "all is well")
        assert driver.badges() == ["Active"]
        stories = driver.program.account.lessons.stories
        await driver.until(lambda: not stories.is_busy, "it is done")
        assert stories.story is None
