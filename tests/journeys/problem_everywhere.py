"""Makes a check of an address find the problem PROBLEM.

`tests/test_new_problem.py` runs it on a copy of the program.
"""

from __future__ import annotations

import os

from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.address_check import findings
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.reports import who_name
from k2desk.ui.text.server_badges import SERVER_LOOKS
from tests.journeys.test_main_job import _fill

KIND = ProblemKind[os.environ.get("PROBLEM", "CERTIFICATE_WRONG_NAME")]


async def test_a_new_problem_stands_on_the_card_in_the_badge_and_in_the_list(start, monkeypatch):
    monkeypatch.setattr(findings, "of_locking", lambda *_, **__: Problem(KIND))
    words = words_of(Problem(KIND))
    async with start(practice=True) as driver:
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        await driver.press("Go-practice")
        await driver.switch("shop_certificate_ended")
        await driver.until(lambda: driver.program.account.practising.faults, "the website is broken")
        await driver.press("Go-subscriptions")
        await driver.press("TestAddress")
        await driver.until(lambda: words.title in driver.said() and KIND.code in driver.said(), "the card names it")
        await driver.until(lambda: who_name(KIND.who) in driver.said(), "the card names who can fix it")
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.badges() == ["Active, server problem"], "the list counts it")
        assert driver.rows()[0][4].startswith(f"{SERVER_LOOKS[KIND.server][2]} · ")
        await driver.until(lambda: f"{words.title} {words.text}" in driver.said(), "the details explain it")
