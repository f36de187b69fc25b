"""Controlling the practice server: its key, its log, and its subscriptions as tests or the window need them."""

from __future__ import annotations

import json
import urllib.error
from datetime import datetime

import pytest

from tests.practice.conftest import PAID, client, created, over_http, token

CREATE = "/api/v2/webhook_subscriptions"


def refusal(call):
    """Return (status, answer) of a control call that is refused."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        call()
    with refused.value:
        return refused.value.code, json.load(refused.value)


@pytest.mark.parametrize("key", [None, "", "wrong", "Schlüssel".encode()])
def test_without_the_control_key_nothing_is_told_or_changed(api, fresh_practice, key):
    location = created(api)
    number = location.rpartition("/")[2]
    headers = {} if key is None else {"X-Practice-Control": key}
    for method, path in (
        ("GET", "log"),
        ("DELETE", "log"),
        ("GET", "subscriptions"),
        ("POST", "subscriptions"),
        ("PUT", f"subscriptions/{number}"),
        ("DELETE", f"subscriptions/{number}"),
        ("GET", "faults"),
        ("PUT", "faults"),
        ("DELETE", "faults"),
        ("PUT", "settings"),
    ):
        answer = over_http(method, f"{fresh_practice.base_url}/_practice/{path}", headers=headers, json={})
        assert answer.status_code == 403, (method, path)
    assert api.get(location).status_code == 200
    assert fresh_practice.log()


def test_a_token_does_not_steer(api):
    assert api.get("/_practice/log").status_code == 403


# --- the log ----------------------------------------------------------------------------------------------------------


def test_the_log_tells_what_was_asked_and_answered(api, fresh_practice):
    fresh_practice.control("DELETE", "log")
    location = created(api)
    api.get(location, headers={"X-Trace": "7"})
    api.get("/webhook_subscriptions/unknown")
    token(fresh_practice)
    made, read, unknown, signed_in = fresh_practice.log()
    number = location.rpartition("/")[2]
    assert made.keys() == {"n", "at", "method", "path", "status", "fault", "subscription_id", "body", "headers"}
    assert (made["method"], made["path"], made["status"]) == ("POST", CREATE, 201)
    assert (made["subscription_id"], made["body"], made["fault"]) == (number, PAID, None)
    assert made["headers"]["content-type"] == "application/json"
    assert (read["method"], read["path"], read["status"]) == ("GET", f"{CREATE}/{number}", 200)
    assert (read["body"], read["subscription_id"], read["headers"]["x-trace"]) == (None, None, "7")
    assert unknown["status"] == 404
    assert (signed_in["path"], signed_in["status"], signed_in["body"]) == ("/oauth/token", 200, None)
    assert [one["n"] for one in (made, read, unknown, signed_in)] == [1, 2, 3, 4]
    times = [datetime.fromisoformat(one["at"]) for one in (made, read, unknown, signed_in)]
    assert times == sorted(times)
    assert all(time.utcoffset() is not None for time in times)


def test_the_log_keeps_no_secret(api, fresh_practice):
    word = api.headers["authorization"].partition(" ")[2]
    api.headers.update({"Cookie": "a=cookie-secret", "Proxy-Authorization": "Basic proxy-secret"})
    created(api)
    api.post("/oauth/revoke", json={"token": word, "client_secret": "x" * 20})
    token(fresh_practice)
    api.get("/oauth/token/info", headers={"X-Practice-Control": fresh_practice.control_key})
    kept = json.dumps(fresh_practice.log())
    for secret in (
        word,
        "x" * 20,
        "cookie-secret",
        "proxy-secret",
        fresh_practice.client_secret,
        fresh_practice.client_id,
        fresh_practice.api_key,
        fresh_practice.control_key,
    ):
        assert secret not in kept


def test_clearing_the_log_begins_it_anew(api, fresh_practice):
    created(api)
    fresh_practice.control("DELETE", "log")
    assert fresh_practice.log() == []
    created(api)
    assert [one["n"] for one in fresh_practice.log()] == [1]


@pytest.mark.parametrize("body", ["{", '{"x": 1e999}', '{"x": NaN}', "[" * 900 + "]" * 900], ids=lambda body: body[:9])
def test_no_body_spoils_the_log(api, fresh_practice, body):
    api.post(CREATE, content=body, headers={"Content-Type": "application/json"})
    answer = over_http(
        "GET",
        f"{fresh_practice.base_url}/_practice/log",
        headers={"X-Practice-Control": fresh_practice.control_key},
    )
    entry = json.loads(answer.text, parse_constant=pytest.fail)["requests"][-1]
    assert (entry["path"], entry["status"]) == (CREATE, 400)


def test_the_log_is_bounded_and_goes_on_counting():
    from starlette.requests import Request

    from k2desk.practice.request_log import LONGEST, RequestLog

    log = RequestLog()
    request = Request({"type": "http", "method": "GET", "path": "/x", "headers": []})
    for _ in range(LONGEST + 5):
        log.note(request, None)
    assert LONGEST == 20_000
    assert [log.entries()[place]["n"] for place in (0, -1)] == [6, LONGEST + 5]
    assert len(log.entries()) == LONGEST


# --- subscriptions ----------------------------------------------------------------------------------------------------


def test_every_subscription_is_shown_as_it_is_kept(api, fresh_practice):
    location = created(api, enable_daraja_payload=True)
    shown = fresh_practice.subscriptions()[-1]
    assert shown.pop("created_at") > 0
    assert shown == {
        "id": location.rpartition("/")[2],
        "event_type": PAID["event_type"],
        "webhook_uri": PAID["url"],
        "scope": "till",
        "scope_reference": "555555",
        "daraja": True,
        "version": 2,
        "status": "Active",
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"status": "Inactive"},
        {"status": "Wiped Out ✂"},
        {"webhook_uri": "https://other.example/"},
        {"event_type": "b2b_transaction_reversed", "scope": "company", "scope_reference": None},
    ],
    ids=str,
)
def test_a_subscription_can_be_changed_behind_the_clients_back(api, fresh_practice, changed):
    location = created(api)
    before = api.get(location).json()["data"]["attributes"]
    fresh_practice.control("PUT", f"subscriptions/{location.rpartition('/')[2]}", changed)
    assert api.get(location).json()["data"]["attributes"] == {**before, **changed}


def test_a_forgotten_subscription_is_not_found(api, fresh_practice):
    location = created(api)
    fresh_practice.control("DELETE", f"subscriptions/{location.rpartition('/')[2]}")
    assert api.get(location).status_code == 404


def test_what_is_unknown_can_neither_be_changed_nor_forgotten(fresh_practice):
    assert refusal(lambda: fresh_practice.control("PUT", "subscriptions/x", {"status": "Inactive"}))[0] == 404
    assert refusal(lambda: fresh_practice.control("DELETE", "subscriptions/x"))[0] == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        [],
        None,
        {"id": "x"},
        {"status": "Inactive", "colour": "red"},
        {"status": 7},
        {"status": "\ud800"},
        {"scope_reference": 7},
        {"webhook_uri": None},
    ],
    ids=ascii,
)
def test_a_change_that_can_not_be_is_refused_and_nothing_changes(api, fresh_practice, wrong):
    location = created(api)
    before = fresh_practice.subscriptions()
    call = ("PUT", f"subscriptions/{location.rpartition('/')[2]}", wrong)
    code, answer = refusal(lambda: fresh_practice.control(*call))
    assert (code, answer["error_code"]) == (400, 400)
    assert fresh_practice.subscriptions() == before


def test_many_can_be_made_at_once(start, tmp_path):
    server = start(tmp_path)
    asked = {"count": 10_000, "event_type": PAID["event_type"], "webhook_uri": PAID["url"]}
    ids = server.control("POST", "subscriptions", {**asked, "scope_references": ["11111", "22222"]})["ids"]
    assert [one["id"] for one in server.subscriptions()] == ids
    assert len(set(ids)) == 10_000
    with client(server) as api:
        read = [api.get(f"{CREATE}/{number}").json()["data"]["attributes"] for number in (ids[0], ids[1], ids[-1])]
    assert [one["scope_reference"] for one in read] == ["11111", "22222", "22222"]
    assert {one["scope"] for one in read} == {"till"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"count": 0},
        {"count": "many"},
        {"count": 10**9},
        {"event_type": None},
        {"webhook_uri": 7},
        {"daraja": "no"},
        {"version": "2"},
        {"scope_references": "555555"},
    ],
    ids=str,
)
def test_a_making_that_can_not_be_is_refused(fresh_practice, wrong):
    before = len(fresh_practice.subscriptions())
    asked = {"event_type": PAID["event_type"], "webhook_uri": PAID["url"], **wrong}
    assert refusal(lambda: fresh_practice.control("POST", "subscriptions", asked))[0] == 400
    assert refusal(lambda: fresh_practice.control("POST", "subscriptions", {"count": 1}))[0] == 400
    assert len(fresh_practice.subscriptions()) == before


@pytest.mark.parametrize("wrong", [{}, {"expires_in": 0}, {"expires_in": "60"}, {"expires_in": True}, []], ids=str)
def test_a_life_of_tokens_that_can_not_be_is_refused(fresh_practice, wrong):
    assert refusal(lambda: fresh_practice.control("PUT", "settings", wrong))[0] == 400
    assert token(fresh_practice)
