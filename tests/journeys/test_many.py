"""A thousand subscriptions: the window responds while they are checked, and a check can be cancelled."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import UTC, datetime

from k2desk.model.records import AccountRecord, State, SubscriptionRecord
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from k2desk.ui.shell.page_factory import PageId

MANY = 1_000


async def _seed(folder, practice) -> None:
    tills = [str(100_000 + number) for number in range(MANY)]
    made = practice.control(
        "POST",
        "subscriptions",
        {
            "count": MANY,
            "event_type": "buygoods_transaction_received",
            "webhook_uri": "https://practice-shop.example/k2/paid",
            "scope": "till",
            "scope_references": tills,
        },
    )
    ids = made["ids"]
    known = {record["id"]: record["scope_reference"] for record in practice.subscriptions()}
    registry = ThreadedRegistry.open(program_paths(folder))
    now = datetime.now(UTC)
    await registry.save_account(AccountRecord("shop", "", "practice", "", 2, now))
    await registry.record_intents(
        [
            SubscriptionRecord(
                id=str(uuid.uuid4()),
                account_id="shop",
                event_type="buygoods_transaction_received",
                scope="till",
                scope_reference=known[one],
                address="https://practice-shop.example/k2/paid",
                daraja=False,
                api_version=2,
                state=State.CREATED,
                pressed_at=now,
                host="practice",
                kopokopo_id=one,
                location=f"http://127.0.0.1:1/api/v2/webhook_subscriptions/{one}",
            )
            for one in ids
        ]
    )
    await registry.close()


async def test_the_window_answers_while_a_thousand_are_checked(start, fresh_practice, tmp_path):
    await _seed(tmp_path / "data", fresh_practice)
    fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 0.2})
    async with start(practice=True) as driver:
        assert len(driver.rows()) == MANY, "the list from the disk is there at once"
        await driver.until(lambda: driver.program.account is not None, "the account is open")
        await driver.until(lambda: driver.program.account.poller.current is not None, "a check began by itself")
        sweep = driver.program.account.poller.current
        await driver.type("Search", "100007")
        await driver.until(lambda: len(driver.rows()) == 1, "the search answers")
        assert not sweep.finished, "while the check goes on"
        (await driver.find("StatusStrip")).cancel.click()
        await driver.until(lambda: sweep.finished, "the check is cancelled")
        assert sweep.done < MANY
        fresh_practice.faults()
        driver.window.page(PageId.SUBSCRIPTIONS).search.clear()
        await driver.press("CheckAll")
        await driver.until(lambda: driver.program.account.poller.current, "a new check runs")
        outcome = await driver.program.account.poller.current.wait()
        assert (outcome.checked, outcome.total) == (MANY, MANY)
        await driver.until(lambda: Counter(driver.badges()) == {"Active": MANY}, "all are shown as Active")
