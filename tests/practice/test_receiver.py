"""The receiver as a real process: what it accepts, keeps and answers, its certificates, its control interface, its
end.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from k2desk.kopokopo.signature import sign
from k2desk.system.relaunch import program_environment
from tests.practice.conftest import over_http
from tests.receiver_process import ReceiverProcess
from tests.systems import is_private, not_on_windows, only_on_linux
from tests.waiting import AT_ONCE, PATIENCE, wait_until

KEYS = {"ready", "control_url", "control_key", "host", "port", "secure", "ca_pem"}
CALM = {"answer": "ok", "seconds": 0, "accept_fakes": False, "certificate": "good"}


@pytest.fixture
def start(start_receiver):
    """Start receivers here, not practice servers."""
    return start_receiver


@pytest.fixture(scope="module")
def running():
    """Yield a plain receiver and a shop for all tests here."""
    both = {}
    try:
        for name, arguments in (("plain", ()), ("shop", ("--shop",))):
            both[name] = ReceiverProcess().start(*arguments)
        yield both
        assert [one.complaints() for one in both.values()] == ["", ""]
    finally:
        for one in both.values():
            one.stop()


def refreshed(one):
    one.behaviour(**CALM)
    one.key(None)
    one.clear()
    return one


@pytest.fixture
def plain(running):
    return refreshed(running["plain"])


@pytest.fixture
def shop(running):
    return refreshed(running["shop"])


def newest(receiver):
    return receiver.control("GET", "arrivals")["last"]


# -- what is taken ----------------------------------------------------------------------------------------------------


def test_a_message_is_kept_as_it_came(shop):
    before = newest(shop)
    body = b'{"topic": "buygoods_transaction_received", "sign": "\xff\x00"}'
    headers = {"X-KopoKopo-Signature": "abc", "Content-Type": "application/json", "User-Agent": "Kopo"}
    answer = shop.post("/k2/paid%20now?a=1&b=%20", body, headers)
    assert (answer.status, answer.body) == (200, b"")
    (arrival,) = shop.arrivals(before)
    at = datetime.fromisoformat(arrival.pop("at"))
    assert at.utcoffset() == timedelta(0)
    assert abs(at.timestamp() - time.time()) < 60
    assert arrival == {
        "n": before + 1,
        "method": "POST",
        "path": "/k2/paid now",
        "query": "a=1&b=%20",
        "signature": "abc",
        "content_type": "application/json",
        "user_agent": "Kopo",
        "body": base64.b64encode(body).decode(),
        "size": len(body),
        "cut": False,
        "genuine": None,
        "status": 200,
        "times": 1,
        "last_at": at.isoformat(),
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_what_is_not_said_is_null_and_any_path_is_taken(plain, method):
    assert plain.post("/", method=method).status == 200
    (arrival,) = plain.arrivals()
    assert (arrival["method"], arrival["path"], arrival["query"], arrival["body"]) == (method, "/", "", "")
    assert [arrival[name] for name in ("signature", "content_type", "user_agent")] == [None, None, None]


def test_several_signatures_are_joined(plain):
    with plain.line() as line:
        line.sendall(
            b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n"
            b"X-KopoKopo-Signature: one\r\nx-kopokopo-signature: two\r\n\r\n"
        )
        assert line.recv(100).startswith(b"HTTP/1.1 200")
    assert plain.arrivals()[0]["signature"] == "one, two"


def test_several_messages_go_over_one_line(shop):
    before = newest(shop)
    with shop.line() as line:
        for number in range(3):
            line.sendall(f"POST /{number} HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n{number}".encode())
            assert line.recv(1000).startswith(b"HTTP/1.1 200")
    assert [one["path"] for one in shop.arrivals(before)] == ["/0", "/1", "/2"]


def test_a_visitor_is_greeted_and_not_recorded(plain):
    answer = plain.post("/anything", method="GET")
    assert (answer.status, answer.body) == (200, b"K2Desk is listening.")
    assert answer.headers["content-type"].startswith("text/plain")
    answer = plain.post("/anything", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    for method in ("DELETE", "OPTIONS", "TRACE", "FETCH"):
        assert plain.post("/anything", method=method).status == 405
    assert plain.arrivals() == []


def test_half_a_message_is_none(plain):
    with plain.line() as line:
        line.sendall(b"POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf")
        time.sleep(0.1)
    assert plain.arrivals(wait=0.3) == []


# -- long bodies ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "cut"), [(1_000_000, False), (1_000_001, True), (1_900_000, True)])
def test_a_body_is_kept_up_to_a_million_bytes(shop, size, cut):
    before = newest(shop)
    body = os.urandom(size)
    assert shop.post("/x", body).status == (413 if cut else 200)
    (arrival,) = shop.arrivals(before)
    assert (arrival["size"], arrival["cut"], arrival["status"]) == (size, cut, 413 if cut else 200)
    assert base64.b64decode(arrival["body"]) == (body[:2_000] if cut else body)


@pytest.mark.parametrize("which", ["plain", "shop"])
@pytest.mark.parametrize("behaviour", [{}, {"answer": "silent"}, {"seconds": 120}], ids=str)
def test_five_megabytes_are_refused_and_not_read_to_their_end(running, which, behaviour):
    receiver = refreshed(running[which])
    receiver.behaviour(**behaviour)
    before = newest(receiver)
    body = os.urandom(5_000_000)
    began = time.monotonic()
    # On other systems closing the connection may discard the answer.
    with contextlib.nullcontext() if sys.platform == "linux" else contextlib.suppress(OSError):
        assert receiver.post("/x", body).status == 413
    assert time.monotonic() - began < 5
    (arrival,) = receiver.arrivals(before)
    assert (arrival["size"], arrival["cut"], arrival["status"]) == (5_000_000, True, 413)
    assert base64.b64decode(arrival["body"]) == body[:2_000]


@pytest.mark.parametrize("which", ["plain", "shop"])
def test_an_endless_body_ends_its_line(running, which):
    receiver = refreshed(running[which])
    before = newest(receiver)
    chunk = b"10000\r\n" + b"x" * 65_536 + b"\r\n"
    sent = 0
    with receiver.line() as line, pytest.raises(OSError):
        line.sendall(b"POST /endless HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        while sent < 100_000_000:
            line.sendall(chunk)
            sent += len(chunk)
    # The system's buffers accept more than what is read.
    assert sent < 30_000_000
    (arrival,) = receiver.arrivals(before)
    assert 2_000_000 <= arrival["size"] < 3_000_000
    assert (arrival["cut"], arrival["status"]) == (True, 413)


def test_the_last_thousand_genuine_ones_are_kept(start):
    receiver = start()
    receiver.key("key")
    signed = {"X-KopoKopo-Signature": sign("key", b"")}
    with httpx.Client(trust_env=False, verify=False) as sender:
        for number in range(1_005):
            sender.post(f"http://127.0.0.1:{receiver.port}/{number}", headers=signed)
    kept = receiver.arrivals()
    assert [one["n"] for one in kept] == list(range(6, 1_006))
    assert kept[-1]["path"] == "/1004"


def test_long_bodies_do_not_fill_the_memory(start):
    receiver = start()
    for number in range(20):
        receiver.post("/", bytes([number]) * 1_000_000)
    kept = receiver.arrivals()
    assert [one["n"] for one in kept] == list(range(21 - len(kept), 21))
    assert 4 <= len(kept) <= 6


# -- how it is answered -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "status"),
    [("ok", 200), ("error", 500), ("not_found", 404), ("not_allowed", 405), ("sign_in", 401), ("redirect", 302)],
)
def test_it_answers_as_it_was_told_to(shop, answer, status):
    before = newest(shop)
    shop.behaviour(answer=answer)
    given = shop.post("/k2/paid", b"{}")
    assert (given.status, given.body) == (status, b"")
    assert given.headers.get("location") == ("https://elsewhere.example/" if answer == "redirect" else None)
    assert shop.arrivals(before)[0]["status"] == status


def test_a_silent_shop_takes_the_message_and_never_answers(shop):
    before = newest(shop)
    shop.behaviour(answer="silent")
    with shop.line() as line:
        line.sendall(b"POST /k2/paid HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
        (arrival,) = shop.arrivals(before, wait=5)
        assert (arrival["path"], arrival["status"]) == ("/k2/paid", None)
        line.settimeout(0.5)
        with pytest.raises(TimeoutError):
            line.recv(1)
    shop.behaviour(answer="ok")
    assert shop.post("/").status == 200


def test_a_slow_shop_answers_late_but_is_read_at_once(shop):
    before = newest(shop)
    shop.behaviour(seconds=3)
    answers = []
    began = time.monotonic()
    sender = threading.Thread(target=lambda: answers.append(shop.post("/slow")))
    sender.start()
    (arrival,) = shop.arrivals(before, wait=5)
    assert answers == [], "it is here before it is answered"
    assert (arrival["path"], arrival["status"]) == ("/slow", 200)
    sender.join()
    assert time.monotonic() - began >= 3
    assert answers[0].status == 200


@pytest.mark.parametrize("then", ["silent", "error"])
def test_what_is_changed_meanwhile_holds_for_the_next_message(shop, then):
    shop.behaviour(seconds=0.5)
    before = newest(shop)
    answers = []
    sender = threading.Thread(target=lambda: answers.append(shop.post("/slow")))
    sender.start()
    assert shop.arrivals(before, wait=5)
    shop.behaviour(answer=then, seconds=0)
    sender.join()
    assert answers[0].status == 200
    assert shop.arrivals(before)[0]["status"] == 200


def test_who_does_not_wait_for_a_slow_answer_got_none(plain):
    plain.behaviour(seconds=60)
    with plain.line() as line:
        line.sendall(b"POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
        assert plain.arrivals(wait=5)[0]["status"] == 200
    wait_until(lambda: plain.arrivals()[0]["status"] is None)


def test_the_key_tells_fakes_from_messages(shop):
    body = b'{"amount": "10.0"}'
    proper, wrong = {"X-KopoKopo-Signature": sign("key", body)}, {"X-KopoKopo-Signature": sign("other", body)}

    def statuses():
        return [shop.post("/", body, headers).status for headers in (proper, wrong, {})]

    assert statuses() == [200, 200, 200]
    before = newest(shop)
    shop.key("key")
    assert statuses() == [200, 401, 401]
    assert [one["status"] for one in shop.arrivals(before)] == [200, 401, 401]
    assert shop.post("/", body + b" ", proper).status == 401
    assert shop.post("/", body, {"X-KopoKopo-Signature": "\xe9"}).status == 401
    shop.behaviour(accept_fakes=True)
    assert statuses() == [200, 200, 200]
    shop.behaviour(accept_fakes=False)
    shop.key(None)
    assert statuses() == [200, 200, 200]


def test_behaviour_is_changed_one_by_one(plain):
    assert plain.control("GET", "behaviour") == CALM
    assert plain.behaviour(answer="error") == {**CALM, "answer": "error"}
    assert plain.behaviour(seconds=0.25, certificate="expired")["answer"] == "error"
    plain.behaviour()
    told = plain.control("GET", "behaviour")
    assert told == {"answer": "error", "seconds": 0.25, "accept_fakes": False, "certificate": "expired"}


def asked(receiver, method, path, body=None, key=None):
    return over_http(
        method,
        f"{receiver.control_url}/{path}",
        content=body,
        headers={"X-Receiver-Control": receiver.control_key if key is None else key},
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": "no"},
        {"answer": None},
        {"answer": ["ok"]},
        {"seconds": -1},
        {"seconds": 121},
        {"seconds": True},
        {"seconds": "1"},
        {"seconds": 1e999},
        {"accept_fakes": 1},
        {"certificate": "bad"},
        {"certificate": {}},
        {"colour": "red"},
        [],
        "ok",
        None,
    ],
    ids=str,
)
def test_a_wrong_behaviour_changes_nothing(plain, wrong):
    body = json.dumps({"answer": "error", **wrong} if isinstance(wrong, dict) else wrong)
    answer = asked(plain, "PUT", "behaviour", body)
    assert answer.status_code == 400
    assert re.fullmatch(r"[A-Za-z].{5,}", answer.json()["error_message"])
    assert plain.control("GET", "behaviour") == CALM


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "behaviour", "{"),
        ("PUT", "behaviour", '{"seconds": NaN}'),
        ("PUT", "behaviour", "[" * 100_000),
        ("PUT", "key", "{}"),
        ("PUT", "key", '{"api_key": 7}'),
        ("PUT", "key", '{"api_key": ""}'),
        ("PUT", "key", '{"api_key": "\\ud800"}'),
        ("GET", "arrivals?after=x", None),
        ("GET", "arrivals?after=0&wait=x", None),
        ("GET", "arrivals?after=0&wait=nan", None),
    ],
)
def test_what_can_not_be_understood_is_refused(plain, method, path, body):
    plain.key("key")
    assert asked(plain, method, path, body).status_code == 400
    assert plain.post("/").status == 401


# -- control ----------------------------------------------------------------------------------------------------------


def test_without_the_key_nothing_can_be_read_or_steered(plain):
    plain.post("/")
    for method, path in (
        ("GET", "arrivals"),
        ("DELETE", "arrivals"),
        ("PUT", "key"),
        ("GET", "behaviour"),
        ("PUT", "behaviour"),
        ("GET", "elsewhere"),
    ):
        for key in ("", plain.control_key[:-1], "\xe9"):
            assert asked(plain, method, path, b"{}", key.encode("latin-1")).status_code == 403
    assert asked(plain, "GET", "elsewhere").status_code == 404
    assert len(plain.arrivals()) == 1


def test_a_post_to_the_control_port_is_no_arrival_and_control_is_not_at_the_receiving_port(plain):
    assert asked(plain, "POST", "k2/paid").status_code == 404
    assert plain.arrivals() == []
    key = {"X-Receiver-Control": plain.control_key}
    assert plain.post("/arrivals", method="GET", headers=key).body == b"K2Desk is listening."


def test_who_waits_is_told_at_once(plain):
    before = newest(plain)
    found = []
    waiting = [threading.Thread(target=lambda: found.append(plain.arrivals(before, wait=20))) for _ in range(3)]
    for one in waiting:
        one.start()
    time.sleep(0.3)
    assert found == []
    began = time.monotonic()
    plain.post("/news")
    for one in waiting:
        one.join()
    assert time.monotonic() - began < AT_ONCE
    assert [[one["path"] for one in arrivals] for arrivals in found] == [["/news"]] * 3
    began = time.monotonic()
    assert plain.arrivals(before, wait=20)
    assert time.monotonic() - began < AT_ONCE


def test_waiting_ends_when_its_time_is_over(plain):
    began = time.monotonic()
    answer = plain.control("GET", f"arrivals?after={newest(plain)}&wait=0.5")
    assert 0.4 < time.monotonic() - began < AT_ONCE
    assert (answer["arrivals"], answer["last"]) == ([], newest(plain))


def test_numbers_go_on_after_forgetting(plain):
    plain.post("/one")
    last = newest(plain)
    plain.clear()
    answer = plain.control("GET", "arrivals?after=0")
    assert (answer["arrivals"], answer["last"]) == ([], last)
    plain.post("/two")
    assert [one["n"] for one in plain.arrivals(last)] == [last + 1]


def polling(receiver, after):
    """Return a connection with a request that waits for the next arrival."""
    line = socket.create_connection(("127.0.0.1", int(receiver.control_url.rpartition(":")[2])))
    head = f"GET /arrivals?after={after}&wait=25 HTTP/1.1\r\nHost: x\r\n"
    line.sendall(f"{head}X-Receiver-Control: {receiver.control_key}\r\n\r\n".encode())
    return line


@only_on_linux("reads /proc")
def test_who_hangs_up_is_no_longer_waited_for(start):
    receiver = start()
    sockets = Path(f"/proc/{receiver.process.pid}/fd")
    before = len(list(sockets.iterdir()))
    lines = []
    for _ in range(5):
        line = polling(receiver, 0)
        lines.append(line)
    time.sleep(0.3)
    for line in lines:
        line.close()
    wait_until(lambda: len(list(sockets.iterdir())) <= before)
    assert receiver.complaints() == ""


# -- the shop's certificates ------------------------------------------------------------------------------------------


def judged(receiver, name="practice-shop.example", trust=None):
    """Return OpenSSL's error number for the certificate that the receiver shows, or 0 if it is accepted."""
    try:
        receiver.line(name, trust).close()
    except ssl.SSLCertVerificationError as failure:
        return failure.verify_code
    return 0


@pytest.mark.parametrize(
    ("certificate", "codes"),
    [
        ("good", {0}),
        ("expired", {10}),
        ("not_yet", {9}),
        ("wrong_name", {62}),
        ("self_signed", {18}),
        ("incomplete", {20, 21}),
    ],
)
def test_each_certificate_is_judged_as_what_it_is(shop, certificate, codes):
    shop.behaviour(certificate=certificate)
    assert judged(shop) in codes
    shop.behaviour(certificate="good")
    assert judged(shop) == 0


def shown(receiver, name="practice-shop.example"):
    """Connect for `name` without verification. Returns (the certificate, the number of certificates)."""
    from cryptography import x509

    credulous = ssl.create_default_context()
    credulous.check_hostname = False
    credulous.verify_mode = ssl.CERT_NONE
    with receiver.line(name, credulous) as line:
        return x509.load_der_x509_certificate(line.getpeercert(binary_form=True)), len(
            line._sslobj.get_unverified_chain()
        )


def test_what_the_certificates_say(shop):
    from cryptography import x509

    found = {}
    for certificate in ("good", "expired", "not_yet", "wrong_name", "self_signed", "incomplete"):
        shop.behaviour(certificate=certificate)
        found[certificate] = shown(shop)
    assert {kind: count for kind, (_, count) in found.items()} == {
        "good": 2,
        "expired": 2,
        "not_yet": 2,
        "wrong_name": 2,
        "self_signed": 1,
        "incomplete": 1,
    }
    authority = x509.load_pem_x509_certificate(shop.ca_pem.encode())
    for kind, (one, _) in found.items():
        names = one.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        host = "other-shop.example" if kind == "wrong_name" else "practice-shop.example"
        assert names.get_values_for_type(x509.DNSName) == [host]
        assert (one.issuer == one.subject) == (kind == "self_signed")
        assert one.issuer != authority.subject
        assert one.not_valid_after_utc - one.not_valid_before_utc < timedelta(days=400)


def test_who_asks_for_no_name_or_another_is_shown_the_same(shop):
    for certificate in ("expired", "good"):
        shop.behaviour(certificate=certificate)
        proper = shown(shop)
        assert shown(shop, None) == proper
        assert shown(shop, "somebody.example") == proper
    assert judged(shop, "somebody.example") == 62


def test_nobody_else_trusts_it_and_each_start_has_its_own(shop, start):
    assert judged(shop, trust=ssl.create_default_context()) != 0
    assert shop.ca_pem.count("BEGIN") == 1
    assert "PRIVATE" not in shop.ca_pem
    other = start("--shop")
    assert other.ca_pem != shop.ca_pem
    assert judged(other, trust=shop.trust()) != 0


def test_a_resumed_session_does_not_hide_another_certificate(shop):
    trust = shop.trust()
    trust.minimum_version = ssl.TLSVersion.TLSv1_3
    with shop.line(trust=trust) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        line.recv(1000)
        session = line.session
    shop.behaviour(certificate="expired")
    with socket.create_connection(("127.0.0.1", shop.port)) as plain, pytest.raises(ssl.SSLCertVerificationError):
        trust.wrap_socket(plain, server_hostname="practice-shop.example", session=session)


def test_old_tls_and_no_tls_are_refused(shop):
    import warnings

    old = shop.trust()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.raises(ssl.SSLError):
        shop.line(trust=old)
    with pytest.raises(httpx.TransportError):
        over_http("POST", f"http://127.0.0.1:{shop.port}/")
    assert shop.post("/").status == 200


def test_no_key_is_left_on_the_disk(start, tmp_path, monkeypatch):
    # Read once now, so that the test's own temporary files stay where they are.
    tempfile.gettempdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    receiver = start("--shop")
    for certificate in ("expired", "not_yet", "wrong_name", "self_signed", "incomplete", "good"):
        receiver.behaviour(certificate=certificate)
        judged(receiver)
    assert list(tmp_path.rglob("*")) == []


# -- beginning and end ------------------------------------------------------------------------------------------------


@pytest.fixture
def run():
    """Start the program by hand. Processes that still run after the test are killed."""
    started = []

    def begin(*arguments, **more):
        command = [sys.executable, "-m", "k2desk", "receiver", *map(str, arguments)]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
        process = subprocess.Popen(command, text=True, env=program_environment(), **pipes)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()


def test_it_prints_one_line_and_ends_when_its_input_closes(run):
    receiver = run()
    ready = json.loads(receiver.stdout.readline())
    assert ready.keys() == KEYS
    assert (ready["ready"], ready["host"], ready["secure"], ready["ca_pem"]) == (1, "127.0.0.1", False, None)
    assert over_http("POST", f"http://127.0.0.1:{ready['port']}/x").status_code == 200
    receiver.stdin.close()
    assert receiver.wait(PATIENCE) == 0
    assert (receiver.stdout.read(), receiver.stderr.read()) == ("", "")


def test_a_ready_file_takes_the_line_and_only_its_owner_can_read_it(run, tmp_path):
    file = tmp_path / "ready.json"
    receiver = run("--shop", "--ready-file", file)
    wait_until(file.exists)
    ready = json.loads(file.read_text())
    assert ready.keys() == KEYS
    assert ready["secure"] is True
    assert is_private(file)
    assert [one.name for one in tmp_path.iterdir()] == ["ready.json"]
    receiver.stdin.close()
    assert receiver.wait(PATIENCE) == 0
    assert (receiver.stdout.read(), receiver.stderr.read()) == ("", "")


def test_a_ready_file_that_can_not_be_written_ends_it_with_a_word(run, tmp_path):
    receiver = run("--ready-file", tmp_path / "missing" / "ready.json")
    assert receiver.wait(20) == 2
    said = receiver.stderr.read()
    assert "Nobody can be told" in said
    assert "Traceback" not in said


def test_a_taken_port_is_named(run, plain):
    for taken in (plain.port, 70_000):
        receiver = run("--port", taken)
        assert receiver.wait(20) == 2
        said = receiver.stderr.read()
        assert f"Port {taken}" in said
        assert "Traceback" not in said


@not_on_windows("Windows has no such limit")
def test_a_disk_that_takes_no_certificate_is_told():
    limits = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    program = f"{limits}; {ignore}; from k2desk.practice.receiver import main; raise SystemExit(main(['--shop']))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        input="",
        capture_output=True,
        text=True,
        env=program_environment(),
        timeout=20,
    )
    assert done.returncode == 2
    assert "certificate" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_lan_sees_what_is_received_and_never_the_control(start):
    receiver = start("--lan")
    assert (receiver.host, receiver.secure) == ("0.0.0.0", False)
    assert receiver.control_url.startswith("http://127.0.0.1:")
    # Another address of this computer: a server that listens on 127.0.0.1 only is not reachable there.
    others = ["127.0.0.2"] if sys.platform == "linux" else []
    for address in others:
        assert over_http("POST", f"http://{address}:{receiver.port}/lan").status_code == 200
        with pytest.raises(httpx.ConnectError):
            over_http("GET", f"http://{address}:{receiver.control_url.rpartition(':')[2]}/arrivals")
    assert [one["path"] for one in receiver.arrivals()] == ["/lan"] * len(others)


def test_without_the_flag_the_lan_sees_nothing(plain, shop):
    if sys.platform == "linux":
        for receiver in (plain, shop):
            with pytest.raises(OSError):
                socket.create_connection(("127.0.0.2", receiver.port), timeout=5)


def test_a_shop_is_never_on_the_lan(run):
    receiver = run("--lan", "--shop")
    assert receiver.wait(20) == 2
    assert "not allowed with" in receiver.stderr.read()


@pytest.mark.parametrize("flag", [None, "--shop"])
def test_it_ends_at_once_whatever_lines_are_open(start, flag):
    receiver = start(*filter(None, [flag]))
    receiver.behaviour(answer="silent")
    lines = [socket.create_connection(("127.0.0.1", receiver.port)) for _ in range(2)]
    for request in (
        b"",
        b"POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf",
        b"POST /silent HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
    ):
        line = receiver.line()
        line.sendall(request)
        lines.append(line)
    assert receiver.arrivals(wait=5)
    receiver.behaviour(answer="ok", seconds=120)
    line = receiver.line()
    line.sendall(b"POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
    lines.append(line)
    poll = polling(receiver, 9)
    lines.append(poll)
    time.sleep(0.2)
    began = time.monotonic()
    assert receiver.stop() == 0
    assert time.monotonic() - began < AT_ONCE
    assert receiver.complaints() == ""
    for line in lines:
        line.close()


@not_on_windows("Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_it_without_a_traceback(run, name):
    import signal

    receiver = run("--shop")
    receiver.stdout.readline()
    receiver.send_signal(getattr(signal, name))
    receiver.wait(PATIENCE)
    assert receiver.stderr.read() == ""


@pytest.mark.parametrize("flag", ["--lan", "--shop"])
def test_it_starts_light(flag):
    """Only a shop needs the code that makes certificates."""
    # Its input is closed, so it ends as soon as it is ready.
    program = (
        "import sys; from k2desk.practice.receiver import main; main(sys.argv[1:]);"
        " print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, flag], input="", capture_output=True, text=True, env=program_environment()
    )
    loaded = set(done.stdout.splitlines()[1].split())
    assert {"uvicorn", "starlette"} <= loaded
    assert not loaded & {"PySide6", "shiboken6", "qasync", "httpx", "keyring", "sqlite3"}
    assert (loaded & {"cryptography", "trustme"} == {"cryptography", "trustme"}) == (flag == "--shop")


def test_no_key_is_in_what_it_says(start):
    receiver = start("--shop")
    receiver.key("a-key-of-a-shop")
    receiver.post("/", b"{}", {"X-KopoKopo-Signature": sign("a-key-of-a-shop", b"{}")})
    receiver.control("GET", "arrivals")
    receiver.stop()
    assert receiver.complaints() == ""
