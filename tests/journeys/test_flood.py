"""A flood reaches the receiver: little of it is kept, the user sees that, and a payment in the middle of it is
shown.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QTableView

from k2desk.kopokopo.signature import sign
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.ui.alerts.flood_banner import FloodBanner
from k2desk.ui.text.alerts import second_line
from tests.store.test_secrets import Fake
from tests.tls import https_front

FORGED = b'{"topic": "buygoods_transaction_received", "id": "x", "pad": "' + b"x" * 300_000 + b'"}'
COUNT = 120


@pytest.fixture
def live(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield {EnvironmentKind.LIVE: Environment(EnvironmentKind.LIVE, base)}


def payment(key, number, **layout):
    """Return the headers and the body of a signed alert. `layout` writes the JSON again after it was signed."""
    resource = {"amount": "1250.0", "currency": "KES", "till_number": "555123", "sender_first_name": "Jane"}
    facts = {"topic": "buygoods_transaction_received", "id": str(number), "event": {"resource": resource}}
    signature = sign(key, json.dumps(facts).encode())
    return json.dumps(facts, **layout).encode(), {"X-KopoKopo-Signature": signature}


def post(address, *messages):
    with httpx.Client(trust_env=False, verify=False) as sender:
        return [sender.post(address, content=content, headers=headers).status_code for content, headers in messages]


def forged(count):
    return [(FORGED, {"X-KopoKopo-Signature": f"{number:064x}"}) for number in range(count)]


def badges(driver):
    (table,) = [one for one in driver.window.findChildren(QTableView, "Events") if one.isVisible()] or [None]
    model = table.model() if table is not None else None
    return [] if model is None else [model.index(row, 3).data() for row in range(model.rowCount())]


async def inbox_of(driver):
    await driver.until(lambda: driver.program.account is not None, "the account is open")
    return driver.program.account.inbox


async def test_a_flood_is_counted_and_said_and_a_payment_in_its_midst_is_on_the_screen(
    start, fresh_practice, live, tmp_path
):
    secrets = Fake()
    key = fresh_practice.api_key
    async with start(environments=live, find_backend=lambda: secrets) as driver:
        await driver.type("client_id", fresh_practice.client_id)
        await driver.type("client_secret", fresh_practice.client_secret)
        await driver.type("api_key", key)
        await driver.press("TestAndSave")
        inbox = await inbox_of(driver)
        await driver.press("Go-events")
        assert await inbox.start(lan=False, port=0).wait() is None
        half = forged(COUNT // 2)
        await asyncio.to_thread(post, inbox.address, *half, payment(key, 1), *half)
        await driver.until(lambda: sorted(badges(driver)) == ["Genuine"] + 20 * ["Not genuine"], "few are kept")
        await driver.until(lambda: inbox.flood is not None and inbox.flood.came == COUNT, "all are counted")
        assert f"{COUNT} messages that were not genuine came in a minute. K2Desk kept 20 of them" in driver.said()
        fakes = [one for one in inbox.alerts if not one.is_genuine]
        assert {(len(one.record.body), one.record.cut) for one in fakes} == {(2_000, True)}
        (banner,) = driver.window.findChildren(FloodBanner)
        await asyncio.to_thread(post, inbox.address, *forged(10))
        await driver.until(lambda: f"{COUNT + 10} messages that were not genuine" in driver.said(), "its numbers grow")
        banner._close.click()
        await asyncio.to_thread(post, inbox.address, *forged(1))
        await driver.until(lambda: inbox.flood.came == COUNT + 11, "one more")
        assert not banner.isVisible(), "what was closed is not said again"
        assert sum(file.stat().st_size for file in (tmp_path / "data").rglob("registry*")) < 3_000_000
    async with start(environments=live, find_backend=lambda: secrets) as driver:
        await driver.press("Go-events")
        await driver.until(lambda: sorted(badges(driver)) == ["Genuine"] + 20 * ["Not genuine"], "and they stay that")
        inbox = await inbox_of(driver)
        assert await inbox.start(lan=False, port=0).wait() is None
        await asyncio.to_thread(post, inbox.address, *forged(21))
        await driver.press("Action-stop_listening")
        await driver.until(lambda: inbox.address == "", "nobody listens any more")


async def test_why_a_message_is_not_genuine_is_looked_for_when_it_is_looked_at(start, fresh_practice):
    async with start(practice=True) as driver:
        inbox = await inbox_of(driver)
        assert await inbox.start(lan=False, port=0).wait() is None
        for number in range(3):
            message = payment(fresh_practice.api_key, number, separators=(",", ":"))
            assert await asyncio.to_thread(post, inbox.address, message) == [200]
        await driver.until(lambda: len(inbox.alerts) == 3, "they arrive")
        assert {second_line(one, whole=False) for one in inbox.alerts} == {"No key on this computer fits"}
        await driver.press("Go-events")
        await driver.until(lambda: "rewrote the body" in driver.said(), "the newest is explained")
        why = [second_line(one, whole=False) for one in inbox.alerts]
        assert why[1:] == ["No key on this computer fits"] * 2 and "rewrote the body" in why[0]


async def test_the_program_ends_in_the_midst_of_a_flood(start, fresh_practice):
    async with start(practice=True) as driver:
        inbox = await inbox_of(driver)
        assert await inbox.start(lan=False, port=0).wait() is None
        address, over = inbox.address, threading.Event()

        def send():
            number = 0
            while not over.is_set():
                number += 1
                try:
                    post(address, payment(fresh_practice.api_key, number), *forged(1))
                except httpx.TransportError:
                    return

        senders = [threading.Thread(target=send) for _ in range(3)]
        for sender in senders:
            sender.start()
        await driver.until(lambda: len(inbox.alerts) > 30, "it is in full flow")
        receiver = inbox._receiver
        if sys.platform == "linux":
            # It verifies with the API key, which is only in its memory.
            about = Path(f"/proc/{receiver.process.pid}")
            seen = b"".join((about / name).read_bytes() for name in ("cmdline", "environ"))
            assert b"receiver" in seen and fresh_practice.api_key.encode() not in seen
        assert fresh_practice.api_key not in repr(receiver) + repr(inbox.__dict__)
    over.set()
    for sender in senders:
        sender.join()
    assert receiver.process.poll() == 0
