"""Connecting a real account: wrong keys, the wrong environment, no password store, a wrong clock."""

from __future__ import annotations

import pytest

from k2desk.kopokopo.environments import Environment, EnvironmentKind
from tests.store.test_secrets import Fake
from tests.tls import https_front


@pytest.fixture
def front(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path, ahead=26 * 3600) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield {
            # Nobody is LIVE here: its keys are unknown to a server that knows only those of SANDBOX.
            EnvironmentKind.LIVE: Environment(EnvironmentKind.LIVE, base),
            EnvironmentKind.SANDBOX: Environment(EnvironmentKind.SANDBOX, base),
        }


async def _type_keys(hands, client_id, secret):
    form = hands.window._welcome.form
    await hands.type("client_id", client_id)
    await hands.type("client_secret", secret)
    return form


async def test_a_missing_key_is_said_beside_its_field(start, front):
    async with start(environments=front) as hands:
        await hands.press("TestAndSave")
        await hands.until(lambda: "Enter the Client ID." in hands.said(), "K-32")
        assert "Enter the Client secret." in hands.said()


async def test_a_wrong_secret_is_said_beside_it_and_nothing_typed_is_lost(start, front, fresh_practice):
    async with start(environments=front) as hands:
        form = await _type_keys(hands, fresh_practice.client_id, "a wrong secret")
        await hands.press("TestAndSave")
        await hands.until(lambda: "Kopo Kopo did not accept your keys." in hands.said(), "K-04")
        assert form.client_id.edit.text() == fresh_practice.client_id
        assert form.secret.edit.text() == "awrongsecret"
        assert "were removed" in hands.said(), "what was cleaned is told"
        assert "Try them on Sandbox" in hands.said()
        asked = [entry for entry in fresh_practice.log() if entry["path"] == "/oauth/token"]
        assert len(asked) == 1, "the other environment is asked only on a press"


async def test_sandbox_keys_on_live_are_recognised_on_a_press(start, front, fresh_practice):
    fresh_practice.faults({"kind": "unauthorized", "on": "token", "times": 1})
    async with start(environments=front) as hands:
        form = await _type_keys(hands, f" {fresh_practice.client_id}\u200b", f"“{fresh_practice.client_secret}”")
        await hands.press("TestAndSave")
        await hands.until(lambda: "did not accept your keys" in hands.said(), "K-04")
        form.secret.problem.action.click()
        await hands.until(lambda: "These keys are for Sandbox, not Live." in hands.said(), "K-05")
        form.secret.problem.action.click()
        assert form.sandbox.isChecked()
        await hands.press("TestAndSave")
        await hands.until(lambda: "This computer’s password store is closed." in hands.said(), "K-19")
        await hands.press("Action-remember")
        await hands.until(lambda: "No subscriptions here yet." in hands.said(), "the account is open")
        assert hands.program.account.profile.environment == "sandbox"
        await hands.until(lambda: "SANDBOX" in hands.said(), "its environment is in sight")


async def test_keys_are_kept_in_the_password_store_and_a_wrong_clock_is_told(start, front, fresh_practice, tmp_path):
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as hands:
        await _type_keys(hands, fresh_practice.client_id, fresh_practice.client_secret)
        await hands.press("TestAndSave")
        await hands.until(lambda: "No subscriptions here yet." in hands.said(), "the account is open")
        await hands.press("NewSubscription")
        await hands.press("Event-buygoods_transaction_received")
        await hands.type("TillEdit", "555555,")
        await hands.type("Address", "https://shop.njeri.co.ke/k2/paid")
        assert "Create for real payments" in hands.said()
        await hands.press("Create")
        await hands.until(lambda: hands.badges() == ["Active"], "created")
        await hands.until(lambda: "Your computer’s clock is wrong." in hands.said(), "K-45")
        assert "about 26 h" in hands.said()
    async with start(environments=front, find_backend=lambda: fake) as hands:
        await hands.until(lambda: hands.badges() == ["Active"], "the keys are found again at the next start")
        await hands.until(lambda: hands.program.account is not None, "open")
        assert hands.program.account.environment.kind is EnvironmentKind.LIVE
    assert len(fake.kept) == 1
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            assert fresh_practice.client_secret.encode() not in path.read_bytes()


async def test_keys_that_others_deleted_are_asked_for_again_and_the_list_stays(start, front, fresh_practice):
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as hands:
        await _type_keys(hands, fresh_practice.client_id, fresh_practice.client_secret)
        await hands.press("TestAndSave")
        await hands.until(lambda: hands.program.account is not None, "open")
    fake.kept.clear()
    async with start(environments=front, find_backend=lambda: fake) as hands:
        await hands.until(
            lambda: "The keys of this account are not on this computer." in hands.said(), "what is missing is told"
        )
