"""Each fault that can be switched on: what the client gets, and whether anything was created."""

from __future__ import annotations

import json
import socket
import sys
import time
import urllib.error

import httpx
import pytest

from tests.practice.conftest import PAID, client, created, keys, over_http, token
from tests.waiting import AT_ONCE, wait_until

CREATE = "/api/v2/webhook_subscriptions"


@pytest.fixture
def location(api):
    """Return the Location of a subscription that was made before the fault."""
    return created(api)


@pytest.fixture
def made(fresh_practice, location):
    """Return how many subscriptions were made since."""
    before = len(fresh_practice.subscriptions())
    return lambda: len(fresh_practice.subscriptions()) - before


def raw(server, request, patience=5.0):
    """Send a request over a new connection. Returns (all bytes of the answer, whether the connection was reset)."""
    said = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=patience) as line:
        line.sendall(request)
        try:
            while part := line.recv(65536):
                said += part
        except ConnectionResetError:
            return said, True
    return said, False


def raw_create(server, authorization):
    body = json.dumps(PAID).encode()
    head = (
        f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nAuthorization: {authorization}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return raw(server, head.encode() + body)


def raw_read(server, authorization, location):
    path = location.removeprefix(server.base_url)
    return raw(server, f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {authorization}\r\n\r\n".encode())


# --- answers that are wrong -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "kind", "body"),
    [
        ("empty", "text/html", b""),
        ("text", "text/plain", b"HTTP Token: Access denied.\n"),
        ("message", "application/json", b'{"message":"Unauthorized"}'),
    ],
)
def test_a_401_may_look_as_the_library_behind_the_sign_in_writes_it(
    api, fresh_practice, location, made, form, kind, body
):
    fresh_practice.faults({"kind": "unauthorized", "form": form})
    for answer in (api.get(location), api.post(CREATE, json=PAID)):
        assert (answer.status_code, answer.content) == (401, body)
        assert answer.headers["content-type"].startswith(kind)
    assert made() == 0
    with pytest.raises(urllib.error.HTTPError):
        fresh_practice.faults({"kind": "unauthorized", "form": "nonsense"})


@pytest.mark.parametrize(
    ("fault", "status", "message"),
    [
        ({"kind": "unauthorized"}, 401, "Invalid or expired token"),
        ({"kind": "forbidden"}, 403, "You are not allowed to do this"),
        ({"kind": "rate_limited"}, 429, "Too many requests"),
        ({"kind": "server_error"}, 500, "Something went wrong"),
        ({"kind": "server_error", "status": 503}, 503, "Something went wrong"),
        ({"kind": "bad_request", "message": "No"}, 400, "No"),
        ({"kind": "bad_request", "message": ["Url is bad", "Scope is bad"]}, 400, ["Url is bad", "Scope is bad"]),
    ],
    ids=str,
)
def test_errors_come_in_kopo_kopos_form_and_nothing_is_made(
    api, fresh_practice, location, made, fault, status, message
):
    fresh_practice.faults(fault)
    for answer in (api.get(location), api.post(CREATE, json=PAID)):
        assert answer.status_code == status
        assert answer.json() == {"error_code": status, "error_message": message}
        assert "location" not in answer.headers
    assert made() == 0
    assert [(one["status"], one["fault"]) for one in fresh_practice.log()[-2:]] == [(status, fault["kind"])] * 2


def test_refused_keys_come_in_the_form_of_oauth_whoever_refuses_them(api, fresh_practice):
    fresh_practice.faults({"kind": "unauthorized", "on": "token"})
    answer = over_http(
        "POST",
        f"{fresh_practice.base_url}/oauth/token",
        data=keys(fresh_practice, grant_type="client_credentials"),
    )
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    answer = api.get("/oauth/token/info")
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


@pytest.mark.parametrize("after", ["5", "Wed, 21 Oct 2026 07:28:00 GMT", "soon", None])
def test_retry_after_says_what_was_asked_for(api, fresh_practice, location, after):
    fresh_practice.faults({"kind": "rate_limited", "on": "read", "retry_after": after})
    assert api.get(location).headers.get("retry-after") == after


@pytest.mark.parametrize("status", [200, 401, 502])
def test_a_web_page_can_come_instead(api, fresh_practice, location, made, status):
    fresh_practice.faults({"kind": "html_page", "status": status})
    for answer in (api.get(location), api.post(CREATE, json=PAID)):
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.text.startswith("<!DOCTYPE html>")
    assert made() == 0


@pytest.mark.parametrize("status", [200, 201, 400])
def test_json_can_be_broken(api, fresh_practice, location, status):
    fresh_practice.faults({"kind": "invalid_json", "status": status})
    answer = api.get(location)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
    with pytest.raises(ValueError):
        answer.json()


def test_json_can_be_of_wrong_types(api, fresh_practice, location):
    fresh_practice.faults({"kind": "wrong_types"})
    assert isinstance(api.get(location).json()["data"], list)
    answer = over_http("POST", f"{fresh_practice.base_url}/oauth/token", data={})
    assert not isinstance(answer.json()["access_token"], str)


def test_an_answer_can_be_empty(api, fresh_practice, location, made):
    fresh_practice.faults({"kind": "empty_200"})
    for answer in (api.get(location), api.post(CREATE, json=PAID)):
        assert (answer.status_code, answer.content) == (200, b"")
    assert made() == 0


@pytest.mark.parametrize("status", [301, 302, 307])
def test_it_can_redirect_elsewhere(api, fresh_practice, location, made, status):
    fresh_practice.faults({"kind": "redirect", "status": status, "to": "https://elsewhere.example/x"})
    for answer in (api.get(location), api.post(CREATE, json=PAID)):
        assert (answer.status_code, answer.headers["location"]) == (status, "https://elsewhere.example/x")
    assert made() == 0


def test_a_huge_body_has_its_size_and_costs_the_server_no_memory(api, fresh_practice, location):
    import psutil

    server = psutil.Process(fresh_practice.process.pid)
    fresh_practice.faults({"kind": "huge_body", "megabytes": 100})
    before = server.memory_info().rss
    size = 0
    with api.stream("GET", location) as answer:
        assert answer.headers["content-length"] == "100000000"
        for part in answer.iter_raw():
            size += len(part)
    assert size == 100_000_000
    assert server.memory_info().rss - before < 20_000_000


# --- Locations --------------------------------------------------------------------------------------------------------


def test_the_location_can_be_missing_though_the_subscription_is_made(api, fresh_practice, made):
    fresh_practice.faults({"kind": "missing_location"})
    answer = api.post(CREATE, json=PAID)
    assert (answer.status_code, answer.content) == (201, b"")
    assert "location" not in answer.headers
    assert made() == 1
    assert fresh_practice.log()[-1]["subscription_id"] == fresh_practice.subscriptions()[-1]["id"]


@pytest.mark.parametrize("value", ["", "/x", "https://evil.example/api/v2/webhook_subscriptions/1", "not a url"])
def test_the_location_can_be_odd_though_the_subscription_is_made(api, fresh_practice, made, value):
    fresh_practice.faults({"kind": "odd_location", "on": "create", "value": value})
    answer = api.post(CREATE, json=PAID)
    assert (answer.status_code, answer.headers["location"]) == (201, value)
    assert made() == 1


def test_a_trouble_with_locations_leaves_reads_and_refusals_alone(api, fresh_practice, location):
    for kind in ("missing_location", "odd_location"):
        fresh_practice.faults({"kind": kind, "times": 1})
        assert "location" not in api.get(location).headers
        assert fresh_practice.log()[-1]["fault"] is None
        refused = api.post(CREATE, json={**PAID, "scope_reference": "99999"})
        assert refused.status_code == 400
        assert "location" not in refused.headers


# --- lines that break -------------------------------------------------------------------------------------------------


def test_a_line_that_drops_before_says_nothing_and_nothing_is_made(api, fresh_practice, location, made):
    fresh_practice.faults({"kind": "drop_before"})
    authorization = api.headers["authorization"]
    assert raw_create(fresh_practice, authorization) == (b"", True)
    assert raw_read(fresh_practice, authorization, location) == (b"", True)
    assert made() == 0
    assert [one["status"] for one in fresh_practice.log()[-2:]] == [None, None]


def test_a_line_that_drops_after_says_nothing_but_the_subscription_is_made(api, fresh_practice, made):
    fresh_practice.faults({"kind": "drop_after", "on": "create"})
    assert raw_create(fresh_practice, api.headers["authorization"]) == (b"", True)
    assert made() == 1
    entry = fresh_practice.log()[-1]
    assert (entry["status"], entry["fault"]) == (None, "drop_after")
    assert entry["subscription_id"] == fresh_practice.subscriptions()[-1]["id"]


def test_a_line_that_drops_in_mid_body_has_said_201_and_the_location(api, fresh_practice, made):
    fresh_practice.faults({"kind": "drop_mid_body", "on": "create"})
    said, reset = raw_create(fresh_practice, api.headers["authorization"])
    head, _, body = said.partition(b"\r\n\r\n")
    # Windows may tell that a line was reset as its end.
    assert reset or sys.platform == "win32"
    assert head.startswith(b"HTTP/1.1 201 ")
    assert f"/{fresh_practice.subscriptions()[-1]['id']}".encode() in head
    assert len(body) < int(dict(line.split(b": ") for line in head.split(b"\r\n")[1:])[b"content-length"])
    assert made() == 1


def test_a_read_that_drops_in_mid_body_has_said_the_half_of_it(api, fresh_practice, location):
    fresh_practice.faults({"kind": "drop_mid_body", "on": "read"})
    said, reset = raw_read(fresh_practice, api.headers["authorization"], location)
    body = said.partition(b"\r\n\r\n")[2]
    assert reset
    assert said.startswith(b"HTTP/1.1 200 ")
    assert body.startswith(b'{"data"')
    assert not body.endswith(b"}}")


def test_httpx_sees_dropped_lines_as_such(api, fresh_practice, location):
    for kind in ("drop_before", "drop_after", "drop_mid_body"):
        fresh_practice.faults({"kind": kind})
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            api.get(location)
    fresh_practice.faults()
    assert api.get(location).status_code == 200


def test_a_line_dropped_at_its_second_request_says_nothing_to_that_one(api, fresh_practice, location):
    path = location.removeprefix(fresh_practice.base_url)
    request = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {api.headers['authorization']}\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", fresh_practice.port), timeout=5) as line:
        line.sendall(request)
        said = b""
        while not said.endswith(b"}}}"):
            said += line.recv(65536)
        fresh_practice.faults({"kind": "drop_before"})
        line.sendall(request)
        with pytest.raises(ConnectionResetError):
            line.recv(65536)


def test_silence_takes_the_request_and_never_answers(api, fresh_practice, location, made):
    fresh_practice.faults({"kind": "silent"})
    for ask in (lambda: api.get(location, timeout=0.5), lambda: api.post(CREATE, json=PAID, timeout=0.5)):
        with pytest.raises(httpx.ReadTimeout):
            ask()
    assert made() == 0
    assert [one["status"] for one in fresh_practice.log()[-2:]] == [None, None]


def test_others_are_served_while_one_is_kept_waiting(api, fresh_practice, location):
    fresh_practice.faults({"kind": "silent", "times": 1})
    with client_socket(fresh_practice, api, location) as waiting:
        time.sleep(0.1)
        assert api.get(location).status_code == 200
        waiting.settimeout(0.2)
        with pytest.raises(TimeoutError):
            waiting.recv(1)


def client_socket(server, api, location):
    line = socket.create_connection(("127.0.0.1", server.port), timeout=5)
    path = location.removeprefix(server.base_url)
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {api.headers['authorization']}\r\n\r\n".encode())
    return line


# --- slowness ---------------------------------------------------------------------------------------------------------


def test_latency_is_waited_and_then_answered_properly(api, fresh_practice, location, made):
    fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 0.3})
    began = time.monotonic()
    assert api.post(CREATE, json=PAID).status_code == 201
    assert 0.3 <= time.monotonic() - began < AT_ONCE
    assert made() == 1
    assert api.get(location).status_code == 200
    assert fresh_practice.log()[-1]["fault"] is None, "a read is not struck"


def test_a_client_that_gives_up_leaves_a_subscription_behind(api, fresh_practice, made):
    fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 1.2})
    with pytest.raises(httpx.ReadTimeout):
        api.post(CREATE, json=PAID, timeout=0.3)
    assert made() == 0
    wait_until(made)
    assert made() == 1
    assert fresh_practice.log()[-1]["subscription_id"] == fresh_practice.subscriptions()[-1]["id"]


def test_a_slow_body_comes_whole_and_byte_by_byte(api, fresh_practice, location):
    proper = api.get(location).content
    fresh_practice.faults({"kind": "slow_body", "on": "read", "seconds_per_byte": 0.002})
    began = time.monotonic()
    with api.stream("GET", location) as answer:
        parts = list(answer.iter_raw())
    assert b"".join(parts) == proper
    assert len(parts) > len(proper) / 4
    assert time.monotonic() - began >= len(proper) * 0.002


# --- how often, where, and together -----------------------------------------------------------------------------------


def test_times_counts_down_and_the_trouble_goes_away(api, fresh_practice, location):
    fresh_practice.faults({"kind": "server_error", "on": "read", "times": 2})
    assert [api.get(location).status_code for _ in range(2)] == [500, 500]
    assert fresh_practice.control("GET", "faults") == {"faults": []}
    assert api.get(location).status_code == 200


def test_without_times_it_stays_until_it_is_cleared(api, fresh_practice, location):
    fresh_practice.faults({"kind": "server_error"})
    assert [api.get(location).status_code for _ in range(5)] == [500] * 5
    fresh_practice.control("DELETE", "faults")
    assert api.get(location).status_code == 200


def test_a_trouble_strikes_only_where_it_was_put(api, fresh_practice, location):
    place = {
        "token": lambda: api.get("/oauth/token/info"),
        "create": lambda: api.post(CREATE, json=PAID),
        "read": lambda: api.get(location),
    }
    for on in place:
        fresh_practice.faults({"kind": "forbidden", "on": on})
        assert {name: ask().status_code == 403 for name, ask in place.items()} == {name: name == on for name in place}


def test_latency_stacks_with_another(api, fresh_practice, location):
    fresh_practice.faults(
        {"kind": "forbidden"}, {"kind": "latency", "seconds": 0.1}, {"kind": "latency", "seconds": 0.2}
    )
    began = time.monotonic()
    assert api.get(location).status_code == 403
    assert time.monotonic() - began >= 0.3
    assert fresh_practice.log()[-1]["fault"] == "forbidden, latency, latency"


def test_troubles_that_exclude_each_other_take_turns(api, fresh_practice, location):
    fresh_practice.faults({"kind": "forbidden", "times": 1}, {"kind": "server_error", "status": 502, "times": 2})
    assert [api.get(location).status_code for _ in range(4)] == [403, 502, 502, 200]


def test_expired_tokens_are_refused_and_new_ones_work(api, fresh_practice, location):
    fresh_practice.faults({"kind": "expire_tokens", "on": "read", "times": 1})
    assert [api.get(location).status_code for _ in range(2)] == [401, 401]
    with client(fresh_practice) as again:
        assert again.get(location).status_code == 200


def test_new_faults_replace_the_old_ones_and_can_be_read_back(fresh_practice):
    fresh_practice.faults({"kind": "forbidden"})
    fresh_practice.faults({"kind": "latency", "on": "read", "times": 3, "seconds": 2}, {"kind": "silent"})
    assert fresh_practice.control("GET", "faults")["faults"] == [
        {"kind": "latency", "on": "read", "times": 3, "seconds": 2},
        {"kind": "silent", "on": "any", "times": None},
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"kind": "unknown"},
        {"kind": ["silent"]},
        {"kind": "silent", "on": "everywhere"},
        {"kind": "silent", "on": ["any"]},
        {"kind": "silent", "times": 0},
        {"kind": "silent", "times": -1},
        {"kind": "silent", "times": True},
        {"kind": "silent", "times": 1.5},
        {"kind": "silent", "secs": 1},
        {"kind": "latency", "seconds": -1},
        {"kind": "latency", "seconds": "1"},
        {"kind": "latency", "seconds": True},
        {"kind": "server_error", "status": 200},
        {"kind": "html_page", "status": 204},
        {"kind": "html_page", "status": 1000},
        {"kind": "redirect", "status": 200},
        {"kind": "redirect", "to": "https://x\r\nevil: 1"},
        {"kind": "odd_location", "value": "ä"},
        {"kind": "odd_location", "on": "read"},
        {"kind": "bad_request", "message": 7},
        {"kind": "bad_request", "message": [7]},
        {"kind": "huge_body", "megabytes": 1e9},
        "silent",
        None,
    ],
    ids=repr,
)
def test_a_fault_that_can_not_be_is_refused_and_changes_nothing(fresh_practice, wrong):
    fresh_practice.faults({"kind": "forbidden", "on": "create"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        fresh_practice.faults({"kind": "silent"}, wrong)
    with refused.value:
        assert refused.value.code == 400
        assert json.load(refused.value)["error_message"]
    assert [fault["kind"] for fault in fresh_practice.control("GET", "faults")["faults"]] == ["forbidden"]


def test_every_kind_of_trouble_passes_and_leaves_the_server_well(api, fresh_practice, location):
    from k2desk.practice.faults import PARAMS

    quick = {"latency": {"seconds": 0.01}, "slow_body": {"seconds_per_byte": 0.0001}}
    for kind in sorted(PARAMS):
        fresh_practice.faults({"kind": kind, "times": 3, **quick.get(kind, {})})
        for ask in (
            lambda: over_http("POST", f"{fresh_practice.base_url}/oauth/token", timeout=0.3),
            lambda: api.post(CREATE, json=PAID, timeout=0.3),
            lambda: api.get(location, timeout=0.3),
        ):
            try:
                answer = ask()
            except httpx.TransportError:
                continue
            # A 500 of its own would mean that the fault could not be produced.
            assert answer.status_code != 500 or kind == "server_error", kind
    fresh_practice.clear()
    api.headers["authorization"] = f"Bearer {token(fresh_practice)}"
    assert api.get(location).status_code == 200
    assert fresh_practice.complaints() == ""
