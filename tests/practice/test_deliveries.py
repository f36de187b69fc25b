"""The practice server delivers signed alerts to the practice shop, and to nobody else."""

from __future__ import annotations

import base64
import json
import urllib.error
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from k2desk.kopokopo.alerts import read_alert
from k2desk.kopokopo.signature import matches
from k2desk.kopokopo.signature_mistakes import SigningKeys, examine
from k2desk.model.events import EVENT_TYPES, SAMPLED
from k2desk.model.signatures import SignatureMistake
from tests.practice.conftest import client
from tests.practice_process import PracticeProcess
from tests.receiver_process import ReceiverProcess
from tests.waiting import wait_until

SHOP = "https://practice-shop.example/k2/paid?from=kk"


@pytest.fixture(scope="module")
def shop() -> Iterator[ReceiverProcess]:
    receiver = ReceiverProcess().start("--shop")
    yield receiver
    receiver.stop()


@pytest.fixture
def kopo_kopo(fresh_practice: PracticeProcess, shop: ReceiverProcess) -> PracticeProcess:
    for one in fresh_practice.subscriptions():
        fresh_practice.control("DELETE", f"subscriptions/{one['id']}")
    settings = {"shop": {"port": shop.port, "ca_pem": shop.ca_pem}, "backoff": 0.05}
    fresh_practice.control("PUT", "settings", settings)
    shop.clear()
    shop.behaviour(answer="ok", seconds=0, certificate="good", accept_fakes=False)
    shop.key(None)
    return fresh_practice


def subscribe(
    kopo_kopo: PracticeProcess, event_type="buygoods_transaction_received", address=SHOP, **facts: Any
) -> str:
    asked = {"event_type": event_type, "webhook_uri": address, "scope": "till", "scope_reference": "555555", **facts}
    return kopo_kopo.control("POST", "subscriptions", asked)["ids"][0]


def pay(kopo_kopo: PracticeProcess, **facts: Any) -> int:
    return kopo_kopo.control("POST", "payments", {"till": "555555", **facts})["matched"]


def settled(kopo_kopo: PracticeProcess, *states: str) -> list[dict[str, Any]]:
    """Wait until each delivery is in one of these states, and return the deliveries."""

    def all_of_them() -> list[dict[str, Any]]:
        found = kopo_kopo.control("GET", "deliveries")["deliveries"]
        return found if all(one["state"] in states for one in found) else []

    return wait_until(all_of_them, f"not all are {states}")


@pytest.mark.parametrize("event_type", SAMPLED)
def test_every_event_is_delivered_signed_over_its_very_bytes(kopo_kopo, shop, event_type):
    event = EVENT_TYPES[event_type]
    scope, till = ("till", "555555") if event.is_for_tills else ("company", None)
    subscribe(kopo_kopo, event_type, scope=scope, scope_reference=till, version=max(event.versions))
    assert pay(kopo_kopo, event_type=event_type, amount="1250.5") == 1
    (delivery,) = settled(kopo_kopo, "delivered")
    # On a busy computer the shop's answer may come too late for the first attempt.
    arrival, *again = shop.arrivals(wait=5)
    assert 1 + len(again) == delivery["attempts"] and {one["body"] for one in again} <= {arrival["body"]}
    content = base64.b64decode(arrival["body"])
    assert matches(kopo_kopo.api_key, content, arrival["signature"])
    message = json.loads(content)
    assert (message["topic"], message["id"]) == (event_type, delivery["event_id"])
    assert (arrival["path"], arrival["query"]) == ("/k2/paid", "from=kk")
    if event.has_amount:
        assert message["event"]["resource"]["amount"] == "1250.5"


def test_the_safaricom_form_is_delivered_where_it_was_asked_for(kopo_kopo, shop):
    subscribe(kopo_kopo, daraja=True)
    pay(kopo_kopo)
    settled(kopo_kopo, "delivered")
    message = json.loads(base64.b64decode(shop.arrivals(wait=5)[0]["body"]))
    assert (message["BusinessShortCode"], message["TransAmount"]) == ("555555", "100.0")


@pytest.mark.parametrize(("subscribed", "paid"), [("k112233", "K112233"), ("K112233", "k112233")])
def test_a_till_with_a_small_k_is_the_same_till(kopo_kopo, shop, subscribed, paid):
    subscribe(kopo_kopo, scope_reference=subscribed)
    subscribe(kopo_kopo, scope_reference="112233")
    assert pay(kopo_kopo, till=paid) == 1
    settled(kopo_kopo, "delivered")


def test_till_to_till_in_the_safaricom_form_names_the_sending_till(kopo_kopo, shop):
    subscribe(kopo_kopo, "b2b_transaction_received", daraja=True)
    pay(kopo_kopo, event_type="b2b_transaction_received")
    settled(kopo_kopo, "delivered")
    message = json.loads(base64.b64decode(shop.arrivals(wait=5)[0]["body"]))
    assert message["TransactionType"] == "Organization To Organization Transfer"
    assert (message["MSISDN"], message["FirstName"], message["LastName"]) == ("990011", "Westlands Wholesalers", None)


def test_only_active_subscriptions_of_the_till_and_the_event_are_told(kopo_kopo, shop):
    subscribe(kopo_kopo)
    subscribe(kopo_kopo, scope="company", scope_reference=None)
    subscribe(kopo_kopo, scope_reference="112233")
    subscribe(kopo_kopo, "buygoods_transaction_reversed")
    paused = subscribe(kopo_kopo)
    kopo_kopo.control("PUT", f"subscriptions/{paused}", {"status": "Inactive"})
    assert pay(kopo_kopo) == 2
    settled(kopo_kopo, "delivered")
    one, other = (json.loads(base64.b64decode(arrival["body"])) for arrival in shop.arrivals(wait=5))
    assert one["id"] != other["id"] and one["event"]["resource"]["id"] == other["event"]["resource"]["id"]


@pytest.mark.parametrize("version", [1, 2])
def test_the_list_of_a_period_is_posted_to_the_own_address_that_was_chosen_and_tells_of_no_payment(
    kopo_kopo, shop, version
):
    """Version 1 is read at its own address as well, version 2 by nobody. An address that can't exist gets nothing."""
    kopo_kopo.control("PUT", "settings", {"polling": {"pending": 0, "history": 0}})
    till = f"61300{version}"
    pay(kopo_kopo, till=till, ago=5, reference="UKS1ABC2DE")
    begins, ends = (datetime.now(UTC) + timedelta(minutes=minutes) for minutes in (-60, 0))
    asked = {"scope": "till", "scope_reference": till, "from_time": begins.isoformat(), "to_time": ends.isoformat()}
    with client(kopo_kopo) as api:
        for address in ("https://nobody.k2desk.invalid/payments", "https://example.com/k2", SHOP):
            body = {**asked, "_links": {"callback_url": address}}
            location = api.post(f"/api/v{version}/polling", json=body).headers["location"]
        read = api.get(location).content if version == 1 else None
    (arrival,) = shop.arrivals(wait=15)
    content = base64.b64decode(arrival["body"])
    assert (arrival["path"], arrival["query"]) == ("/k2/paid", "from=kk")
    assert read in {None, content}, "it is the body that is read"
    assert matches(kopo_kopo.api_key, content, arrival["signature"])
    alert = read_alert(content)
    assert (alert.kind, alert.payments, alert.tells_of_a_payment) == ("polling", 1, False)
    assert kopo_kopo.control("GET", "deliveries")["deliveries"] == [], "no alert was delivered"


@pytest.mark.parametrize(
    "address",
    ["https://shop.njeri.co.ke/k2", "https://practice-shop.example:8443/", "https://practice-shop.example.evil.test/"],
)
def test_nobodys_real_server_ever_gets_a_pretend_payment(kopo_kopo, shop, address):
    subscribe(kopo_kopo, address=address)
    assert pay(kopo_kopo) == 1
    (delivery,) = settled(kopo_kopo, "not_sent_practice")
    assert delivery["attempts"] == 0 and shop.arrivals() == []


def test_what_does_not_get_through_is_tried_again_with_the_same_bytes(kopo_kopo, shop):
    shop.behaviour(answer="error")
    subscribe(kopo_kopo)
    pay(kopo_kopo)
    settled(kopo_kopo, "retrying")
    shop.behaviour(answer="ok")
    (delivery,) = settled(kopo_kopo, "delivered")
    assert delivery["attempts"] > 1 and delivery["status"] == 200
    arrivals = shop.arrivals(wait=5)
    assert len({(one["body"], one["signature"]) for one in arrivals}) == 1 and len(arrivals) == delivery["attempts"]


@pytest.mark.parametrize("behaviour", [{"answer": "redirect"}, {"answer": "not_found"}, {"certificate": "expired"}])
def test_after_some_tries_it_gives_up_and_says_why(kopo_kopo, shop, behaviour):
    kopo_kopo.control("PUT", "settings", {"backoff": 0.001})
    shop.behaviour(**behaviour)
    subscribe(kopo_kopo)
    pay(kopo_kopo)
    (delivery,) = settled(kopo_kopo, "gave_up")
    assert delivery["attempts"] == 7 and (delivery["error"] or delivery["status"] in {302, 404})


def test_a_subscription_that_is_forgotten_meanwhile_gets_nothing_more(kopo_kopo, shop):
    shop.behaviour(answer="error")
    made = subscribe(kopo_kopo)
    pay(kopo_kopo)
    settled(kopo_kopo, "retrying")
    kopo_kopo.control("DELETE", f"subscriptions/{made}")
    settled(kopo_kopo, "gave_up")


@pytest.mark.parametrize(
    ("how", "mistake"),
    [
        ({"sign_with": "client_secret"}, SignatureMistake.CLIENT_SECRET),
        ({"sign_with": "another_key"}, SignatureMistake.NO_FIT),
        ({"spaced": True}, SignatureMistake.RESERIALISED),
    ],
)
def test_pretend_mistakes_are_those_that_the_slip_finder_names(kopo_kopo, shop, how, mistake):
    kopo_kopo.control("PUT", "settings", {"deliver": how})
    subscribe(kopo_kopo)
    pay(kopo_kopo)
    settled(kopo_kopo, "delivered")
    (arrival,) = shop.arrivals(wait=5)
    keys = SigningKeys(kopo_kopo.api_key, kopo_kopo.client_secret)
    assert examine(base64.b64decode(arrival["body"]), arrival["signature"], keys).mistakes == (mistake,)


def test_hidden_numbers_come_in_one_form_after_another_and_never_whole(kopo_kopo, shop):
    kopo_kopo.control("PUT", "settings", {"deliver": {"hidden": True}})
    subscribe(kopo_kopo)
    for _ in range(4):
        pay(kopo_kopo, phone="+254700000199", first_name="Jane", last_name="Wanjiru")
    settled(kopo_kopo, "delivered")
    wait_until(lambda: len(shop.arrivals()) == 4)
    told = [json.loads(base64.b64decode(one["body"]))["event"]["resource"] for one in shop.arrivals()]
    numbers = sorted(str(one["sender_phone_number"]) for one in told)
    assert len(set(numbers)) == 4
    assert {"2547 ***** 199", "2547000*****", "None"} < set(numbers)
    assert not any("254700000199" in json.dumps(one) for one in told)
    assert sum(one["sender_last_name"] is None for one in told) == 1
    kopo_kopo.control("PUT", "settings", {"deliver": {"hidden": False}})
    pay(kopo_kopo, payer="masked", phone="+254700000199")
    wait_until(lambda: len(shop.arrivals()) == 5)
    last = json.loads(base64.b64decode(shop.arrivals()[-1]["body"]))
    assert last["event"]["resource"]["sender_phone_number"] == "2547 ***** 199"


def test_twice_is_the_same_message_twice_and_one_try(kopo_kopo, shop):
    kopo_kopo.control("PUT", "settings", {"deliver": {"twice": True}})
    subscribe(kopo_kopo)
    pay(kopo_kopo)
    (delivery,) = settled(kopo_kopo, "delivered")
    wait_until(lambda: len(shop.arrivals()) >= 2)
    assert delivery["attempts"] == 1 and len({one["body"] for one in shop.arrivals()}) == 1 == len(shop.arrivals()) - 1


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("settings", {}),
        ("settings", {"expires_in": 60, "shop": {"port": 0, "ca_pem": ""}}),
        ("settings", {"expires_in": 60, "shop": {"port": 443, "ca_pem": "no certificate"}}),
        ("settings", {"expires_in": 60, "deliver": {"sign_with": "nobody"}}),
        ("settings", {"expires_in": 60, "deliver": {"twice": 1}}),
        ("settings", {"expires_in": 60, "backoff": 0}),
        ("settings", {"expires_in": 60, "unknown": 1}),
        ("payments", {"event_type": "crypto_received"}),
        ("payments", {"amount": "NaN"}),
        ("payments", {"amount": -5}),
        ("payments", {"amount": "1.234"}),
        ("payments", {"amount": True}),
        ("payments", {"first_name": 7}),
        ("payments", {"unknown": 7}),
        ("payments", {"payer": "nobody"}),
        ("payments", {"payer": 7}),
        ("settings", {"expires_in": 60, "deliver": {"hidden": 1}}),
    ],
)
def test_what_makes_no_sense_changes_nothing(kopo_kopo, path, asked):
    with pytest.raises(urllib.error.HTTPError) as refused:
        kopo_kopo.control("PUT" if path == "settings" else "POST", path, asked)
    assert refused.value.code == 400
    assert kopo_kopo.control("GET", "deliveries")["deliveries"] == []


def test_nothing_that_was_delivered_leaves_noise_behind(kopo_kopo, shop, tmp_path):
    alone = PracticeProcess()
    alone.start(tmp_path)
    alone.control("PUT", "settings", {"shop": {"port": shop.port, "ca_pem": shop.ca_pem}, "backoff": 5})
    shop.behaviour(answer="error")
    subscribe(alone)
    pay(alone)
    settled(alone, "retrying")
    assert alone.stop() == 0
    assert alone.complaints() == ""
