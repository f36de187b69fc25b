"""Creating and reading subscriptions at the practice server, and the documented refusals."""

from __future__ import annotations

import json
import re
import socket
import uuid

import pytest

from k2desk.model.events import EVENT_TYPES
from tests.practice.conftest import PAID, created

TILL_OR_COMPANY = ["buygoods_transaction_received", "buygoods_transaction_reversed", "b2b_transaction_received"]
CARDS = ["card_transaction_received", "card_transaction_voided", "card_transaction_reversed"]
COMPANY = ["customer_created", "settlement_transfer_completed"]
DOCUMENTED = {
    *((version, event, scope) for version in (1, 2) for event in TILL_OR_COMPANY for scope in ("till", "company")),
    *((2, event, "till") for event in CARDS),
    *((version, event, "company") for version in (1, 2) for event in COMPANY),
    (1, "m2m_transaction_received", "company"),
}
KNOWN = [
    (version, event.name, scope.value)
    for event in EVENT_TYPES.values()
    for version in sorted(event.versions)
    for scope in event.scopes
]


def asked(event_type, scope):
    return {**PAID, "event_type": event_type, "scope": scope, "scope_reference": "K112233" if scope == "till" else None}


@pytest.mark.parametrize(("version", "event_type", "scope"), KNOWN)
def test_every_documented_subscription_can_be_made_and_read(api, fresh_practice, version, event_type, scope):
    wanted = asked(event_type, scope)
    answer = api.post(f"/api/v{version}/webhook_subscriptions", json=wanted)
    assert (answer.status_code, answer.content) == (201, b"")
    place = re.escape(f"{fresh_practice.base_url}/api/v{version}/webhook_subscriptions/")
    match = re.fullmatch(place + "([0-9a-f-]{36})", answer.headers["location"])
    assert match
    uuid.UUID(match[1])
    assert api.get(answer.headers["location"]).json() == {
        "data": {
            "id": match[1],
            "type": "webhook_subscription",
            "attributes": {
                "event_type": event_type,
                "webhook_uri": wanted["url"],
                "status": "Active",
                "scope": scope,
                "scope_reference": wanted["scope_reference"],
            },
        }
    }


def test_the_event_types_are_those_that_the_program_knows():
    assert set(KNOWN) >= DOCUMENTED


def test_v1_v2_and_bare_paths_lead_to_one_subscription(api):
    number = created(api).rpartition("/")[2]
    read = {prefix: api.get(f"{prefix}/webhook_subscriptions/{number}") for prefix in ("/api/v1", "/api/v2", "")}
    assert {answer.status_code for answer in read.values()} == {200}
    assert len({answer.text for answer in read.values()}) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"scope_reference": "99999"},
        {"scope_reference": "1234"},
        {"scope_reference": "123456789"},
        {"scope_reference": "X55555"},
        {"scope_reference": "KK55555"},
        {"scope_reference": " 555555"},
        {"scope_reference": "555555\n"},
        {"scope_reference": "٥٥٥٥٥٥"},
        {"scope_reference": ""},
        {"scope_reference": None},
        {"scope_reference": True},
        {"scope_reference": 555555.0},
        {"scope_reference": ["555555"]},
    ],
    ids=repr,
)
def test_a_till_that_can_not_be_is_an_invalid_scope_reference(api, changed):
    answer = api.post("/api/v2/webhook_subscriptions", json={**PAID, **changed})
    assert answer.status_code == 400
    assert answer.json() == {"error_code": 400, "error_message": "Invalid scope reference"}


@pytest.mark.parametrize("till", ["12345", "12345678", "K12345", "k99998", "K99999", 555555])
def test_a_till_that_fits_is_taken(api, till):
    shown = api.get(created(api, scope_reference=till)).json()["data"]["attributes"]
    assert shown["scope_reference"] == str(till)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize(
    "changed",
    [
        {"event_type": "buygooods_transaction_received"},
        {"event_type": "b2b_transaction_reversed"},
        {"event_type": None},
        {"event_type": ["customer_created"]},
        {"scope": "shop"},
        {"scope": ""},
        {"scope": None},
        {"scope": 1},
        {"event_type": "customer_created", "scope": "till"},
        {"event_type": "m2m_transaction_completed", "scope": "company", "scope_reference": None},
        {"event_type": "card_transaction_received", "scope": "company", "scope_reference": None},
        {"event_type": "card_transaction_voided", "scope": "company", "scope_reference": None},
        {"event_type": "card_transaction_reversed", "scope": "company", "scope_reference": None},
        {"event_type": "settlement_transfer_completed", "scope": "till"},
        {"url": "http://myapplication.com/webhooks"},
        {"url": "myapplication.com"},
        {"url": "https://"},
        {"url": "https:///webhooks"},
        {"url": "https://my application.com/"},
        {"url": "https://myapplication.com/\nx"},
        {"url": "https://myapplication.com:99999/"},
        {"url": "https://[::1/"},
        {"url": "javascript:alert(1)"},
        {"url": ""},
        {"url": None},
        {"url": 7},
        {"enable_daraja_payload": "yes"},
        {"event_type": "buygoods_transaction_reversed", "enable_daraja_payload": True},
        {"event_type": "customer_created", "scope": "company", "scope_reference": None, "enable_daraja_payload": True},
    ],
    ids=repr,
)
def test_what_the_guides_forbid_is_refused_and_not_made(api, fresh_practice, version, changed):
    before = fresh_practice.subscriptions()
    answer = api.post(f"/api/v{version}/webhook_subscriptions", json={**PAID, **changed})
    assert answer.status_code == 400
    assert answer.json()["error_code"] == 400
    assert isinstance(answer.json()["error_message"], str)
    assert "location" not in answer.headers
    assert fresh_practice.subscriptions() == before
    assert fresh_practice.log()[-1]["subscription_id"] is None


@pytest.mark.parametrize("missing", ["event_type", "url", "scope", "scope_reference"])
def test_a_missing_field_is_refused(api, missing):
    answer = api.post("/api/v2/webhook_subscriptions", json={k: v for k, v in PAID.items() if k != missing})
    assert (answer.status_code, answer.json()["error_code"]) == (400, 400)


@pytest.mark.parametrize(
    ("version", "event_type"),
    [
        (1, "card_transaction_received"),
        (1, "card_transaction_voided"),
        (1, "card_transaction_reversed"),
        (2, "m2m_transaction_received"),
    ],
)
def test_an_event_of_another_version_is_refused(api, version, event_type):
    scope = "company" if event_type.startswith("m2m") else "till"
    answer = api.post(f"/api/v{version}/webhook_subscriptions", json=asked(event_type, scope))
    assert (answer.status_code, answer.json()["error_message"]) == (400, "Invalid event type")


@pytest.mark.parametrize("event_type", ["buygoods_transaction_received", "b2b_transaction_received"])
def test_the_daraja_form_is_for_two_events_on_v2_only(api, fresh_practice, event_type):
    wanted = {**PAID, "event_type": event_type, "enable_daraja_payload": True}
    made = api.post("/api/v2/webhook_subscriptions", json=wanted)
    assert made.status_code == 201
    assert fresh_practice.subscriptions()[-1]["daraja"] is True
    assert api.post("/api/v1/webhook_subscriptions", json=wanted).status_code == 400
    for said in (False, None):
        without = api.post("/api/v1/webhook_subscriptions", json={**wanted, "enable_daraja_payload": said})
        assert without.status_code == 201
        assert fresh_practice.subscriptions()[-1]["daraja"] is False


@pytest.mark.parametrize("reference", ["555555", 555555, "K112233", "99999", " ", [], {}, False, 0], ids=repr)
@pytest.mark.parametrize("event_type", ["buygoods_transaction_received", "customer_created"])
def test_company_takes_no_reference(api, event_type, reference):
    wanted = {**PAID, "event_type": event_type, "scope": "company", "scope_reference": reference}
    answer = api.post("/api/v2/webhook_subscriptions", json=wanted)
    assert answer.status_code == 400
    assert answer.json() == {"error_code": 400, "error_message": "Invalid scope reference"}


@pytest.mark.parametrize(
    "kind", [None, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json", "text/json"]
)
def test_a_create_without_its_content_type_is_refused_and_not_made(api, fresh_practice, kind):
    before = fresh_practice.subscriptions()
    headers = {} if kind is None else {"Content-Type": kind}
    answer = api.post("/api/v2/webhook_subscriptions", content=json.dumps(PAID).encode(), headers=headers)
    assert (answer.status_code, answer.json()["error_code"]) == (400, 400)
    assert "Content-Type" in answer.json()["error_message"]
    assert fresh_practice.subscriptions() == before


def test_a_content_type_may_name_its_letters(api):
    for kind in ("application/json; charset=utf-8", "Application/JSON", "application/vnd.kopokopo.v4.hal+json"):
        answer = api.post(
            "/api/v2/webhook_subscriptions", content=json.dumps(PAID).encode(), headers={"Content-Type": kind}
        )
        assert answer.status_code == 201


def test_company_needs_no_reference(api):
    wanted = {key: value for key, value in PAID.items() if key != "scope_reference"}
    for nothing in ({}, {"scope_reference": None}, {"scope_reference": ""}):
        fields = {**wanted, "scope": "company", **nothing}
        location = api.post("/api/v2/webhook_subscriptions", json=fields).headers["location"]
        shown = api.get(location).json()["data"]["attributes"]
        assert (shown["scope"], shown["scope_reference"]) == ("company", None)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b"event_type=x", b"[" * 60_000, b'{"x":NaN}', b" " * 70_000],
    ids=lambda body: repr(body[:12]),
)
def test_a_body_that_is_no_json_object_is_refused(api, body):
    answer = api.post("/api/v2/webhook_subscriptions", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, 400)


def test_half_a_surrogate_pair_spoils_neither_the_state_nor_the_log(api, fresh_practice):
    body = json.dumps({**PAID, "url": "https://shop.example/\ud800"})
    answer = api.post("/api/v2/webhook_subscriptions", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert fresh_practice.log()[-1]["body"]["url"] == "https://shop.example/\ud800"
    assert api.get(created(api)).status_code == 200


def test_an_address_in_any_script_comes_back_as_it_went(api):
    address = "https://duka.example/malipo/ñandú-商店?q=%20&a=<b>"
    assert api.get(created(api, url=address)).json()["data"]["attributes"]["webhook_uri"] == address


def test_two_equal_creates_are_two_subscriptions(api):
    assert created(api) != created(api)


def test_an_unknown_subscription_is_not_found_in_json(api):
    for prefix in ("/api/v1", "/api/v2", ""):
        answer = api.get(f"{prefix}/webhook_subscriptions/{uuid.uuid4()}")
        assert (answer.status_code, answer.json()["error_code"]) == (404, 404)


def test_other_paths_lead_nowhere(api):
    for path in (
        "/",
        "/api/v3/webhook_subscriptions/x",
        "/api/v2/webhook_subscriptions/x/y",
        "/api/v2/webhook_subscriptions/",
        "/oauth/token/",
        "/admin",
    ):
        assert api.get(path).status_code == 404, path
    assert api.post("/api/v3/webhook_subscriptions", json=PAID).status_code == 404
    assert api.post("/webhook_subscriptions", json=PAID).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_subscription_can_neither_be_changed_nor_deleted(api, method):
    location = created(api)
    assert api.request(method, location, json=PAID).status_code == 405
    assert api.get(location).status_code == 200


def test_there_is_no_list(api):
    assert api.get("/api/v2/webhook_subscriptions").status_code == 405


def test_the_location_is_at_this_server_whatever_host_the_client_names(api, fresh_practice):
    for host in ("evil.example", "localhost:1", "[", ""):
        answer = api.post("/api/v2/webhook_subscriptions", json=PAID, headers={"Host": host})
        assert answer.status_code == 201, host
        assert answer.headers["location"].startswith(f"{fresh_practice.base_url}/api/v2/")


def test_on_the_wire_the_header_is_lower_case_and_there_is_no_body(api, fresh_practice):
    body = json.dumps(PAID).encode()
    head = (
        f"POST /api/v2/webhook_subscriptions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        f"Authorization: {api.headers['authorization']}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", fresh_practice.port), timeout=5) as line:
        line.sendall(head.encode() + body)
        said = b"".join(iter(lambda: line.recv(65536), b""))
    assert said.startswith(b"HTTP/1.1 201 ")
    assert b"\r\nlocation: http://127.0.0.1:" in said
    assert said.endswith(b"\r\n\r\n")
