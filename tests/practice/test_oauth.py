"""The practice server's sign-in: tokens are issued, expire and are refused, for forms and for JSON."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta

import httpx
import pytest

from tests.practice.conftest import PAID, PLAIN, client, created, keys, over_http, token


def post(server, path, fields, form):
    how = {"data": fields} if form else {"json": fields}
    return over_http("POST", f"{server.base_url}/oauth/{path}", **how)


@pytest.fixture(params=["form", "json"])
def form(request):
    return request.param == "form"


def test_the_right_keys_get_a_token_that_works(fresh_practice, form):
    answer = post(fresh_practice, "token", keys(fresh_practice, grant_type="client_credentials"), form)
    assert answer.status_code == 200
    found = answer.json()
    assert found.keys() == {"access_token", "token_type", "expires_in", "created_at"}
    assert (found["token_type"], found["expires_in"]) == ("Bearer", 3600)
    made = datetime.fromisoformat(found["created_at"])
    assert made.utcoffset() == timedelta(hours=3)
    assert abs(made.timestamp() - time.time()) < 5
    answer = over_http(
        "GET",
        f"{fresh_practice.base_url}/oauth/token/info",
        headers={"Authorization": f"Bearer {found['access_token']}"},
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"client_secret": "wrong"},
        {"client_id": "wrong"},
        {"client_secret": ""},
        {"client_secret": "Schlüssel"},
    ],
    ids=repr,
)
@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("token", (401, "invalid_client")),
        ("introspect", (401, "invalid_client")),
        ("revoke", (403, "unauthorized_client")),
    ],
)
def test_wrong_keys_are_refused_in_the_form_of_oauth(fresh_practice, form, path, refused, wrong):
    fields = {**keys(fresh_practice, grant_type="client_credentials", token="x"), **wrong}
    answer = post(fresh_practice, path, fields, form)
    assert (answer.status_code, answer.json()["error"]) == refused
    assert answer.json()["error_description"]


def test_wrong_keys_revoke_nothing(fresh_practice, form):
    word = token(fresh_practice)
    refused = post(fresh_practice, "revoke", {**keys(fresh_practice, token=word), "client_secret": "wrong"}, form)
    assert refused.status_code == 403
    assert post(fresh_practice, "introspect", keys(fresh_practice, token=word), form).json()["active"] is True


@pytest.mark.parametrize("wrong", [7, None, ["x"], {"a": 1}, True, "\ud800"], ids=ascii)
def test_keys_of_the_wrong_type_are_wrong_keys(fresh_practice, wrong):
    fields = {**keys(fresh_practice, grant_type="client_credentials"), "client_secret": wrong}
    answer = over_http(
        "POST",
        f"{fresh_practice.base_url}/oauth/token",
        content=json.dumps(fields),
        headers={"Content-Type": "application/json"},
    )
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_a_missing_grant_type_and_another_one_are_refused_each_with_its_own_word(fresh_practice, form):
    for given, word in (
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "invalid_request"),
        ({}, "invalid_request"),
    ):
        answer = post(fresh_practice, "token", {**keys(fresh_practice), **given}, form)
        assert (answer.status_code, answer.json()["error"]) == (400, word)
        assert answer.json()["error_description"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"[" * 60_000, b"\xff\xfe", b'{"a":NaN}'])
def test_a_body_that_is_no_request_gets_an_answer(fresh_practice, body):
    for kind in ("application/json", "application/x-www-form-urlencoded", "text/plain"):
        answer = over_http(
            "POST", f"{fresh_practice.base_url}/oauth/token", content=body, headers={"Content-Type": kind}
        )
        assert answer.status_code == 400
        assert answer.json()["error"]


def test_a_revoked_token_is_refused_and_others_live_on(fresh_practice, form):
    with client(fresh_practice) as one, client(fresh_practice) as other:
        location = created(one)
        word = one.headers["authorization"].partition(" ")[2]
        answer = post(fresh_practice, "revoke", keys(fresh_practice, token=word), form)
        assert answer.status_code == 200
        assert answer.json() == {}
        assert one.get(location).status_code == 401
        assert other.get(location).status_code == 200


def test_revoking_what_is_unknown_is_no_error(fresh_practice, form):
    assert post(fresh_practice, "revoke", keys(fresh_practice, token="unknown"), form).status_code == 200


def test_the_bearer_null_of_the_node_sdk_does_not_hinder_revoking(fresh_practice):
    word = token(fresh_practice)
    answer = over_http(
        "POST",
        f"{fresh_practice.base_url}/oauth/revoke",
        json=keys(fresh_practice, token=word),
        headers={"Authorization": "Bearer null"},
    )
    assert answer.status_code == 200
    told = post(fresh_practice, "introspect", keys(fresh_practice, token=word), form=False)
    assert told.json() == {"active": False}


def test_introspection_tells_about_a_living_token(fresh_practice, form):
    before = int(time.time())
    word = token(fresh_practice)
    fresh_practice.control("PUT", "settings", {"expires_in": 60})
    found = post(fresh_practice, "introspect", keys(fresh_practice, token=word), form).json()
    assert found.keys() == {"active", "scope", "client_id", "token_type", "exp", "iat"}
    assert (found["active"], found["client_id"], found["token_type"]) == (True, fresh_practice.client_id, "Bearer")
    # ISO with Kenya's offset, as in the mocks of three SDKs. It belongs to this token, whatever the settings are now.
    ends, given = datetime.fromisoformat(found["exp"]), datetime.fromisoformat(found["iat"])
    assert ends.utcoffset() == given.utcoffset() == timedelta(hours=3)
    assert before <= given.timestamp() <= time.time()
    assert abs((ends - given).total_seconds() - 3600) <= 1


def test_introspection_of_an_unknown_token_says_inactive(fresh_practice, form):
    found = post(fresh_practice, "introspect", keys(fresh_practice, token="unknown"), form)
    assert (found.status_code, found.json()) == (200, {"active": False})


def test_token_info_tells_whose_token_it_is(api, fresh_practice):
    found = api.get("/oauth/token/info").json()
    assert found.keys() == {"resource_owner_id", "scope", "expires_in", "application", "created_at"}
    assert found["application"] == {"uid": fresh_practice.client_id}
    assert 3590 <= found["expires_in"] <= 3600
    assert abs(found["created_at"] - time.time()) < 5


def test_tokens_end_when_they_said_they_would(fresh_practice):
    fresh_practice.control("PUT", "settings", {"expires_in": 1})
    answer = post(fresh_practice, "token", keys(fresh_practice, grant_type="client_credentials"), form=True)
    assert answer.json()["expires_in"] == 1
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    with httpx.Client(base_url=fresh_practice.base_url, headers=headers, **PLAIN) as api:
        assert api.get("/oauth/token/info").status_code == 200
        time.sleep(1.1)
        info = api.get("/oauth/token/info")
        assert (info.status_code, info.json()["error"]) == (401, "invalid_token")
        for refused in (
            api.get("/api/v2/webhook_subscriptions/x"),
            api.post("/api/v2/webhook_subscriptions", json=PAID),
        ):
            assert refused.status_code == 401
            assert refused.json() == {"error_code": 401, "error_message": "Invalid or expired token"}


@pytest.mark.parametrize("wrong", [None, "Bearer", "Bearer null", "Bearer unknown", "Basic TOKEN", "TOKEN"])
def test_without_a_living_token_nothing_is_told_or_made(fresh_practice, wrong):
    headers = {} if wrong is None else {"Authorization": wrong.replace("TOKEN", token(fresh_practice))}
    known = fresh_practice.control("POST", "subscriptions", {**PAID, "webhook_uri": PAID["url"]})["ids"][0]
    before = len(fresh_practice.subscriptions())
    with httpx.Client(base_url=fresh_practice.base_url, headers=headers, **PLAIN) as api:
        info = api.get("/oauth/token/info")
        assert (info.status_code, info.json()["error"]) == (401, "invalid_token")
        assert info.json()["error_description"] and "error_code" not in info.json()
        assert 'error="invalid_token"' in info.headers["www-authenticate"]
        for answer in (
            api.get(f"/api/v2/webhook_subscriptions/{known}"),
            api.get("/api/v2/webhook_subscriptions/unknown"),
            api.post("/api/v2/webhook_subscriptions", json=PAID),
        ):
            assert answer.status_code == 401
            assert answer.json()["error_code"] == 401
            assert answer.json()["error_message"]
    assert len(fresh_practice.subscriptions()) == before
