"""Messages keep their verdict, without whole card numbers, and two reports of one event are recognised."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from k2desk.kopokopo.payloads import Facts, body, compact, daraja_body
from k2desk.kopokopo.signature import sign
from k2desk.model.api_values import Credentials
from k2desk.model.records import AccountContents
from k2desk.model.signatures import SignatureMistake
from k2desk.services.inbox import Inbox
from k2desk.services.keys import Keys, no_others
from k2desk.services.receiver_process import Arrival, News
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system.redaction import REDACTION
from tests.services.opened import SHOP, scope_over
from tests.traces import found_in, traces_of
from tests.waiting import until

NOW = datetime(2026, 11, 23, 7, 42, 7, tzinfo=UTC)
PAID = "buygoods_transaction_received"
FACTS = Facts("https://api.kopokopo.com", "", "r-1", NOW, "1250.0", "TKN7XW2PQA", "K555123")
CARD = "5555555555554444"


def content(event: str = PAID, **changed: Any) -> bytes:
    return compact(body(event, replace(FACTS, **{"event_id": str(uuid.uuid4()), **changed})))


@asynccontextmanager
async def inbox_in(folder: Path, api_key: str = "key-of-today", *, practice: bool = False) -> AsyncIterator[Inbox]:
    """Return an inbox as after a start of the program."""
    registry = ThreadedRegistry.open(program_paths(folder))
    await registry.save_account(SHOP)
    keys = Keys(Credentials("id", "secret", api_key), no_others)
    try:
        async with scope_over(SubscriptionCache(AccountContents()), registry) as scope:
            inbox = Inbox(scope, keys, keys_are_new=practice)
            inbox.test_keys = keys  # type: ignore[attr-defined]
            yield inbox
    finally:
        await registry.close()


async def take(inbox: Inbox, *bodies: bytes, key: str = "key-of-today") -> None:
    await inbox._arrived(News([arrival(one, key) for one in bodies], 0, []))


def arrival(one: bytes, key: str) -> Arrival:
    import base64

    return Arrival(1, NOW, NOW, "/k2", base64.b64encode(one).decode(), sign(key, one))


@pytest.mark.parametrize("practice", [True, False])
async def test_what_was_genuine_when_it_came_is_so_after_a_restart_with_other_keys(tmp_path, practice):
    async with inbox_in(tmp_path, "key-of-yesterday", practice=practice) as inbox:
        await take(inbox, content(), key="key-of-yesterday")
        await take(inbox, content(), key="secret")
        assert [one.is_genuine for one in inbox.alerts] == [True, False] or [
            one.is_genuine for one in inbox.alerts
        ] == [False, True]
    async with inbox_in(tmp_path, "key-of-today", practice=practice) as inbox:
        inbox.load()
        await until(lambda: len(inbox.alerts) == 2, "what arrived is there")
        by_verdict = {one.is_genuine: one for one in inbox.alerts}
        assert by_verdict.keys() == {True, False}
        # The reason stays too: no current key fits the signature.
        assert by_verdict[False].verdict.mistakes == (SignatureMistake.CLIENT_SECRET,)


async def test_a_key_that_is_put_right_proves_what_came_before_and_stays_proven(tmp_path):
    async with inbox_in(tmp_path, "an-old-key") as inbox:
        await take(inbox, content())
        assert [one.is_genuine for one in inbox.alerts] == [False]
    async with inbox_in(tmp_path) as inbox:
        inbox.load()
        await until(lambda: [one.is_genuine for one in inbox.alerts] == [True], "the right key proves it")
    async with inbox_in(tmp_path, "a-third-key") as inbox:
        inbox.load()
        await until(lambda: [one.is_genuine for one in inbox.alerts] == [True], "and it stays so")


async def test_practice_alerts_that_an_older_version_kept_are_not_called_fakes(tmp_path):
    async with inbox_in(tmp_path, "") as inbox:
        await take(inbox, content(), key="key-of-yesterday")
        assert [one.verdict for one in inbox.alerts] == [None]
    async with inbox_in(tmp_path, practice=True) as inbox:
        inbox.load()
        await until(lambda: len(inbox.alerts) == 1, "what arrived is there")
        assert [one.verdict for one in inbox.alerts] == [None]
        inbox.test_keys.pretend_wrong(True)
        inbox.test_keys.pretend_wrong(False)
        await take(inbox, content())
        assert sorted(one.is_genuine is None for one in inbox.alerts) == [False, True]


async def test_no_whole_card_number_is_on_the_disk_and_the_verdict_stays(tmp_path):
    made = body("card_transaction_received", replace(FACTS, event_id="e-1"))
    made["event"]["resource"]["customer_cc_number"] = CARD
    async with inbox_in(tmp_path) as inbox:
        await take(inbox, compact(made))
        (one,) = inbox.alerts
        assert one.is_genuine is True and one.alert.card == "4444"
        assert CARD not in one.record.body.decode() and CARD not in repr(one)
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or CARD.encode() not in file.read_bytes(), file
    async with inbox_in(tmp_path) as inbox:
        inbox.load()
        await until(lambda: len(inbox.alerts) == 1, "what arrived is there")
        assert inbox.alerts[0].is_genuine is True and inbox.alerts[0].alert.card == "4444"
        await take(inbox, compact(made))
        assert [one.record.times for one in inbox.alerts] == [2]


async def test_a_card_number_without_a_key_to_judge_by_is_never_called_a_fake_later(tmp_path):
    made = body("card_transaction_received", replace(FACTS, event_id="e-1"))
    made["event"]["resource"]["customer_cc_number"] = CARD
    async with inbox_in(tmp_path, "") as inbox:
        await take(inbox, compact(made))
    async with inbox_in(tmp_path) as inbox:
        inbox.load()
        await until(lambda: len(inbox.alerts) == 1, "what arrived is there")
        assert inbox.alerts[0].verdict is None


# -- the same alert twice ----------------------------------------------------------------------------------------------


async def told(folder: Path, *bodies: bytes) -> list[int]:
    async with inbox_in(folder) as inbox:
        await take(inbox, *bodies)
        return [one.told for one in inbox.alerts]


@pytest.mark.parametrize("place", ["signature", "path", "query", "body", "broken body"])
async def test_a_key_that_somebody_sent_along_is_not_on_the_disk_and_the_verdict_stays(tmp_path, place, monkeypatch):
    key = "FakeApiKeyA1b2C3d4E5f6G7h8"
    monkeypatch.setattr(REDACTION, "secrets", frozenset({key}))
    async with inbox_in(tmp_path, key) as inbox:
        sent = arrival(content(first_name=key) if place == "body" else content(), key)
        if place == "broken body":
            sent = arrival(b"\xff api_key=" + key.encode(), "another key")
        if place == "signature":
            sent = structs.replace(sent, signature=f"Bearer {key}")
        elif place in {"path", "query"}:
            sent = structs.replace(sent, **{place: f"/k2/{key}"})
        await inbox._arrived(News([sent], 0, []))
        genuine = place not in {"signature", "broken body"}
        assert [one.is_genuine for one in inbox.alerts] == [genuine]
        assert not found_in(tmp_path, traces_of((key,)))
    async with inbox_in(tmp_path, key) as inbox:
        inbox.load()
        await until(lambda: [one.is_genuine for one in inbox.alerts] == [genuine], "as it was judged")


async def test_one_payment_in_two_events_is_told_twice(tmp_path):
    assert await told(tmp_path, content(), content()) == [2, 2]


async def test_the_safaricom_form_and_a_small_k_are_the_same_payment(tmp_path):
    safaricom = compact(daraja_body(PAID, replace(FACTS, till="k555123", amount="1250")))
    assert await told(tmp_path, content(), content(), safaricom) == [3, 3, 3]


@pytest.mark.parametrize(
    "other",
    [
        {"reference": "TKN7XW2PQB"},
        {"amount": "1250.5"},
        {"till": "K555124"},
        {"event": "buygoods_transaction_reversed"},
        {"reference": "K2DESKTEST"},
    ],
)
async def test_what_differs_is_another_payment(tmp_path, other):
    assert await told(tmp_path, content(event_id="e-same"), content(**other)) == [1, 1]


async def test_a_payment_that_goes_on_is_told_by_one_subscription(tmp_path):
    pending = body(PAID, replace(FACTS, event_id="e-pending"))
    pending["event"]["resource"]["status"] = "Pending"
    again = {**pending, "id": "e-pending-2"}
    assert await told(tmp_path, content(), compact(pending)) == [1, 1]
    assert await told(tmp_path / "other", compact(pending), compact(again)) == [2, 2]


async def test_a_repeat_of_one_event_is_no_second_subscription(tmp_path):
    same = content(event_id="e-same")
    async with inbox_in(tmp_path) as inbox:
        await take(inbox, same, same, json.dumps(json.loads(same)).encode())
        assert {(one.told, one.came_again) for one in inbox.alerts} == {(1, True)}


async def test_samples_and_fakes_say_nothing_of_subscriptions(tmp_path):
    async with inbox_in(tmp_path) as inbox:
        await take(inbox, content(reference="K2DESKTEST"), content(reference="K2DESKTEST"), content())
        await take(inbox, content(), key="a stranger's")
        assert {one.told for one in inbox.alerts} == {1}


@pytest.mark.parametrize("event", ["settlement_transfer_completed", "m2m_transaction_received", "customer_created"])
async def test_what_has_no_reference_of_its_own_is_known_by_what_it_is_about(tmp_path, event):
    # Two settlements of the same amount go to the same account and so contain the same reference.
    every = [content(event), content(event), content(event, resource_id="r-2")]
    assert sorted(await told(tmp_path, *every)) == [1, 2, 2]
