"""The practice server under loads that no shop makes: silent connections, half requests, endless bodies, long logs."""

from __future__ import annotations

import contextlib
import sys
import time

import httpx
import pytest

from tests.practice.conftest import created, over_http
from tests.practice.flooding import has_ended, lines, memory
from tests.systems import only_on_linux
from tests.waiting import PATIENCE

CREATE = "/api/v2/webhook_subscriptions"
HEAD = f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "said",
    [b"", b"GET / HTT", f"{HEAD}Content-Length: 900000\r\n\r\n".encode() + b"x" * 60_000],
    ids=["silent", "half a head", "half a body"],
)
def test_a_thousand_silent_or_half_lines_keep_nobody_out_of_the_practice_server(start, tmp_path, said):
    server = start(tmp_path)
    before = memory(server.process)
    with lines(server.port, 1_000 if sys.platform == "linux" else 200, said) as opened:
        began = time.monotonic()
        assert over_http("GET", f"{server.base_url}/x", timeout=PATIENCE).status_code == 404
        assert [one for one in server.log() if one["status"] != 401] == []
        assert time.monotonic() - began < PATIENCE
        assert memory(server.process) - before < 60_000_000
        if sys.platform == "linux":
            assert has_ended(opened[0]), "the oldest silent one is shown out"
    assert server.complaints() == ""


@pytest.mark.parametrize("how", ["Content-Length: 300000000", "Transfer-Encoding: chunked"])
def test_without_a_token_no_body_is_waited_for_read_or_logged(fresh_practice, how):
    with lines(fresh_practice.port, 1, f"{HEAD}{how}\r\n\r\n".encode()) as (line,):
        # No byte of the body was sent.
        assert line.recv(65_536).startswith(b"HTTP/1.1 401")
        sent = 0
        with contextlib.suppress(OSError):
            while sent < 50_000_000:
                line.sendall(b"10000\r\n" + b"x" * 65_536 + b"\r\n")
                sent += 65_536
        # The system's buffers accept more than what is read.
        assert sent < 20_000_000
    assert [(one["status"], one["body"]) for one in fresh_practice.log()] == [(401, None)]


@pytest.mark.parametrize("how", ["Content-Length: 300000000", "Transfer-Encoding: chunked"])
def test_with_a_token_a_body_is_read_up_to_its_limit_only(api, fresh_practice, how):
    head = f"{HEAD}Authorization: {api.headers['authorization']}\r\n{how}\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    with lines(fresh_practice.port, 1, head.encode()) as (line,):
        with contextlib.suppress(OSError):
            line.sendall(chunk * 2)
        assert line.recv(65_536).startswith(b"HTTP/1.1 400")
        sent = 0
        with contextlib.suppress(OSError):
            while sent < 50_000_000:
                line.sendall(chunk)
                sent += len(chunk)
        assert sent < 20_000_000
    assert api.get(created(api)).status_code == 200


def test_keys_in_a_body_without_an_end_are_not_read(fresh_practice):
    head = "POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    with lines(fresh_practice.port, 1, f"{head}Content-Length: 90000000\r\n\r\n".encode()) as (line,):
        assert line.recv(65_536).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "extra", [b"X-A: " + b"b" * 100_000, b"\r\n".join(b"X-%d: 1" % n for n in range(500))], ids=["long", "many"]
)
def test_a_head_has_bounds_even_where_it_comes_whole(fresh_practice, extra):
    with lines(fresh_practice.port, 1, b"GET /x HTTP/1.1\r\nHost: x\r\n" + extra + b"\r\n\r\n") as (line,):
        assert line.recv(65_536).split()[1] in {b"400", b"431"}
    assert fresh_practice.log() == []


def test_requests_that_come_all_at_once_are_answered_in_their_turn(fresh_practice):
    count = 300
    with lines(fresh_practice.port, 1, b"GET /oauth/token/info HTTP/1.1\r\nHost: x\r\n\r\n" * count) as (line,):
        said = b""
        while said.count(b"HTTP/1.1 401") < count:
            said += line.recv(65_536)
    assert len(fresh_practice.log()) == count


def test_the_log_is_bounded_in_bytes():
    from starlette.requests import Request

    from k2desk.practice.request_log import LARGEST, RequestLog

    log = RequestLog()
    request = Request({"type": "http", "method": "POST", "path": "/x", "headers": [(b"a", b"b" * 1_000)]})
    body = b'"' + b"x" * 50_000 + b'"'
    for _ in range(1_000):
        log.keep_body(log.note(request, None), body)
    entries = log.entries()
    assert LARGEST // 60_000 < len(entries) <= LARGEST // 50_000
    assert entries[-1]["n"] == 1_000
    assert sum(len(one["body"]) for one in entries) <= LARGEST
    late = log.note(request, None)
    log.clear()
    log.keep_body(late, body)
    assert log.entries() == []


@only_on_linux("limits a running process")
def test_a_disk_that_stays_full_neither_hangs_the_server_nor_fills_what_it_says(start, tmp_path):
    import resource

    server = start(tmp_path)
    with httpx.Client(base_url=server.base_url, trust_env=False, verify=False, timeout=PATIENCE) as sender:
        keys = {"client_id": server.client_id, "client_secret": server.client_secret}
        word = sender.post("/oauth/token", data={"grant_type": "client_credentials", **keys}).json()["access_token"]
        fields = {"event_type": "customer_created", "url": "https://a.example/b", "scope": "company"}
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1_500, resource.RLIM_INFINITY))
        headers = {"Authorization": f"Bearer {word}"}
        statuses = [sender.post(CREATE, json=fields, headers=headers).status_code for _ in range(300)]
    made = statuses.count(201)
    assert statuses == [201] * made + [500] * (300 - made)
    assert len(server.subscriptions()) == made < 20
    assert 0 < server.complaints().count("can't be written") < 5
