"""The receiver under floods: nobody is kept out, little is kept, all is counted, and genuine messages come first."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import socket
import sys
import threading
import time

import httpx
import pytest

from k2desk.kopokopo.signature import sign
from k2desk.practice.door import Door, Limits, Visit, VisitStage
from k2desk.practice.message_store import QUOTAS, MessageStore, SignatureState
from k2desk.practice.serving import Served, Server, listening_socket, port_of
from tests.practice.flooding import has_ended, lines, memory
from tests.waiting import PATIENCE, wait_until

HEAD = b"POST /k2/paid HTTP/1.1\r\nHost: x\r\n"
FORGED = {"X-KopoKopo-Signature": "0" * 64}
MANY = 1_000 if sys.platform == "linux" else 150


@pytest.fixture
def start(start_receiver):
    """Start receivers here, not practice servers."""
    return start_receiver


def genuine(number, key="key"):
    """Return the body and headers of a genuine message."""
    body = json.dumps({"topic": "buygoods_transaction_received", "id": str(number)}).encode()
    return body, {"X-KopoKopo-Signature": sign(key, body)}


# -- connections ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ((), b""),
        (("--shop",), b""),
        ((), b"POST / HT"),
        ((), HEAD + b"Content-Length: 940000\r\n\r\n" + b"x" * 200_000),
        ((), HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b"x" * 65_536),
    ],
    ids=["silent", "silent before TLS", "half a head", "half a body", "chunks without end"],
)
def test_whatever_lines_are_held_open_messages_and_control_come_through(start, which, said):
    receiver = start(*which)
    before = memory(receiver.process)
    with lines(receiver.port, MANY if len(said) < 1_000 else 300, said) as opened:
        assert receiver.behaviour()["answer"] == "ok"
        assert receiver.post("/genuine", b"{}").status == 200
        assert [one["path"] for one in receiver.arrivals()] == ["/genuine"]
        assert memory(receiver.process) - before < 80_000_000
        if len(said) < 1_000:
            assert has_ended(opened[0]), "the oldest is shown out"
    assert receiver.complaints() == ""


def test_it_does_not_listen_where_limits_for_a_sender_would_be_moot(start):
    receiver = start()
    with pytest.raises(OSError):
        socket.create_connection(("::1", receiver.port), 5)


def test_one_sender_of_the_network_has_a_share_of_the_lines_and_the_most_useful_ones_stay(monkeypatch):
    now = 0.0
    monkeypatch.setattr("k2desk.practice.door.time.monotonic", lambda: now)
    door = Door(socket.socket(), lambda _: asyncio.Protocol(), None, Limits(connections=6, peer=3))
    shown_out = []

    def visitor(name, peer, stage):
        nonlocal now
        now += 10
        visit = Visit(door, peer, door.next_number())
        visit.break_off = lambda: shown_out.append(name)
        door.make_room(visit)
        door.visits.add(visit)
        visit.enter(stage)

    for number in range(5):
        visitor(f"neighbour {number}", "192.168.0.7", VisitStage.ANSWER if number == 0 else VisitStage.SILENT)
    assert shown_out == ["neighbour 1", "neighbour 2"]
    for number in range(3):
        visitor(f"tunnel {number}", "127.0.0.1", VisitStage.BODY)
    visitor("tunnel 3", "127.0.0.1", VisitStage.SILENT)
    assert shown_out == ["neighbour 1", "neighbour 2", "neighbour 3"]
    visitor("last", "192.168.0.9", VisitStage.SILENT)
    assert shown_out[3:] == ["neighbour 4"]
    # None of the newest connections is closed before the others had their time.
    now += 10
    for number in range(4):
        door.make_room(fresh := Visit(door, f"10.0.0.{number}", door.next_number()))
        fresh.break_off = lambda: shown_out.append("a fresh one")
        door.visits.add(fresh)
    assert shown_out[4:] == ["tunnel 3", "last", "tunnel 0", "tunnel 1"]


@pytest.fixture
def served():
    """Run a server with short limits in this process, and yield its address."""
    taken = []

    async def app(scope, receive, send):
        size, more = 0, True
        while more and scope["path"] != "/unread":
            message = await receive()
            if message["type"] != "http.request":
                return
            size, more = size + len(message["body"]), message["more_body"]
        taken.append(size)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
        await send({"type": "http.response.body", "body": b"ok"})

    limits = Limits(bodies=200_000, head_seconds=0.5, body_seconds=0.5, rest_seconds=0.3)
    listening = listening_socket("127.0.0.1", 0)
    begun = threading.Event()
    server = Server(Served(app, listening, None, limits), begun.set)
    thread = threading.Thread(target=asyncio.run, args=(server.serve(),))
    thread.start()
    begun.wait(PATIENCE)
    yield port_of(listening), taken
    server.should_exit = server.force_exit = True
    thread.join(PATIENCE)


SLOW = {
    "a slow head": b"GET / HTTP/1.1\r\nX: ",
    "a slow second head": b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nX: ",
    "a slow body": HEAD + b"Content-Length: 1000000\r\n\r\n",
    "a slow chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\nfffff\r\n",
    "a body that nobody reads": b"POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n",
}


@pytest.mark.parametrize("said", SLOW.values(), ids=SLOW)
def test_who_sends_a_byte_now_and_then_is_cut_off(served, said):
    port, _ = served
    with lines(port, 1, said) as (line,):
        line.settimeout(0.05)
        until = time.monotonic() + PATIENCE
        ended = False
        while not ended and time.monotonic() < until:
            try:
                line.sendall(b"x")
                ended = not line.recv(1_000)
            except TimeoutError:
                continue
            except OSError:
                ended = True
        assert ended


def test_bodies_on_their_way_have_one_limit_together_and_the_largest_goes_first(served):
    port, taken = served

    def half(size, said):
        return lines(port, 1, HEAD + f"Content-Length: {said}\r\n\r\n".encode() + b"x" * size)

    with half(10_000, 90_000) as (small,), half(120_000, 900_000) as (large,), half(90_000, 900_000):
        assert has_ended(large)
        small.sendall(b"x" * 80_000)
        assert small.recv(1_000).startswith(b"HTTP/1.1 200")
    assert taken == [90_000]


# -- messages ---------------------------------------------------------------------------------------------------------


def test_of_a_flood_of_fakes_a_few_heads_are_kept_the_rest_is_counted_and_the_genuine_one_is_whole(start):
    receiver = start()
    receiver.key("key")
    receiver.behaviour(accept_fakes=True)
    before = memory(receiver.process)
    body = b'{"topic": "buygoods_transaction_received", "pad": "' + b"x" * 940_000 + b'"}'
    with httpx.Client(trust_env=False, verify=False) as sender:
        for number in range(120):
            address = f"http://127.0.0.1:{receiver.port}/{number}"
            assert sender.post(address, content=body, headers=FORGED).status_code == 200
            if number == 60:
                content, headers = genuine(1)
                sender.post(address, content=content, headers=headers)
    answer = receiver.control("GET", "arrivals?after=0")
    fakes = [one for one in answer["arrivals"] if not one["genuine"]]
    (payment,) = (one for one in answer["arrivals"] if one["genuine"])
    assert base64.b64decode(payment["body"]) == content
    assert [one["path"] for one in fakes] == [f"/{number}" for number in range(20)]
    assert {(one["cut"], one["size"], one["status"]) for one in fakes} == {(True, len(body), 200)}
    assert {base64.b64decode(one["body"]) for one in fakes} == {body[:2_000]}
    (flood,) = answer["floods"]
    assert (flood["standing"], flood["came"], flood["kept"], answer["counted"]) == ("refused", 120, 20, 100)
    assert memory(receiver.process) - before < 40_000_000
    assert receiver.complaints() == ""


def test_a_long_path_or_signature_of_a_fake_is_cut_too(start):
    receiver = start()
    receiver.key("key")
    long = "x" * 7_000
    assert receiver.post(f"/{long}", b"{}", {"X-KopoKopo-Signature": long}).status == 401
    (arrival,) = receiver.arrivals()
    assert (len(arrival["path"]), len(arrival["signature"]), arrival["cut"]) == (2_000, 2_000, False)


def test_the_same_message_over_and_over_is_counted_and_pushes_no_other_out(start):
    receiver = start()
    receiver.key("key")
    with httpx.Client(base_url=f"http://127.0.0.1:{receiver.port}", trust_env=False, verify=False) as sender:
        for number, times in ((1, 1), (2, 400), (3, 1)):
            content, headers = genuine(number)
            for _ in range(times):
                sender.post("/paid", content=content, headers=headers)
    arrivals = receiver.arrivals()
    assert len(arrivals) == 12
    counts = {}
    for one in arrivals:
        counts[one["body"]] = counts.get(one["body"], 0) + one["times"]
    assert list(counts.values()) == [1, 400, 1]


def shelved(kept, standing, count, size=100):
    return [kept.add(standing, {"at": "", "status": 200}, object(), size) for _ in range(count)]


def test_each_standing_has_its_own_room_and_pace():
    kept = MessageStore()
    shelved(kept, SignatureState.GENUINE, 5)
    shelved(kept, SignatureState.UNKNOWN, 700, 100_000)
    shelved(kept, SignatureState.REFUSED, 700, 100_000)
    entries = kept.after(0)
    assert [one["n"] for one in entries[:5]] == [1, 2, 3, 4, 5]
    assert (
        len(entries)
        == 5 + QUOTAS[SignatureState.UNKNOWN].size // 100_000 + QUOTAS[SignatureState.REFUSED].size // 100_000
    )
    assert [(one["standing"], one["came"], one["kept"]) for one in kept.floods()] == [
        ("unknown", 700, 80),
        ("refused", 700, 10),
    ]
    assert kept.counted == 620 + 690


def test_what_nobody_read_in_time_is_said_and_what_was_read_makes_room_silently():
    kept = MessageStore()
    room = QUOTAS[SignatureState.GENUINE].messages
    shelved(kept, SignatureState.GENUINE, room)
    kept.after(room - 5)
    shelved(kept, SignatureState.GENUINE, room - 5)
    assert (kept.floods(), kept.counted) == ([], 0)
    shelved(kept, SignatureState.GENUINE, 2)
    (flood,) = kept.floods()
    assert (flood["standing"], flood["came"], flood["kept"], kept.counted) == ("genuine", 2 * room - 3, 2 * room - 5, 2)


def test_what_is_read_at_once_is_bounded_in_bytes_and_never_nothing():
    kept = MessageStore()
    shelved(kept, SignatureState.GENUINE, 5, 1_000)
    assert [[one["n"] for one in kept.after(2, most)] for most in (0, 1_000, 2_500, 9_000)] == [
        [3],
        [3],
        [3, 4],
        [3, 4, 5],
    ]


def test_who_waits_is_told_of_what_was_only_counted(start):
    receiver = start()
    receiver.key("key")
    for number in range(21):
        receiver.post(f"/{number}", b"x", FORGED)
    assert receiver.control("GET", "arrivals?after=20&counted=0&wait=20")["counted"] == 1
    assert receiver.control("GET", "arrivals?after=20&counted=1&wait=0.1")["arrivals"] == []


def test_it_ends_in_the_midst_of_a_flood(start):
    receiver = start()
    receiver.key("key")
    going = threading.Event()

    def flood():
        with contextlib.suppress(httpx.TransportError), httpx.Client(trust_env=False, verify=False) as sender:
            while True:
                sender.post(f"http://127.0.0.1:{receiver.port}/", content=b"x" * 200_000, headers=FORGED)
                going.set()

    senders = [threading.Thread(target=flood) for _ in range(4)]
    for sender in senders:
        sender.start()
    assert going.wait(PATIENCE)
    assert receiver.stop() == 0
    for sender in senders:
        sender.join(PATIENCE)
    wait_until(lambda: not any(sender.is_alive() for sender in senders))
    assert receiver.complaints() == ""
