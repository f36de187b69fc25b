"""What the practice server stores: subscriptions survive restarts, kills, a full disk and damaged files."""

from __future__ import annotations

import json
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from k2desk.practice.world import StateInUse, World
from tests.practice.conftest import PAID, client, created
from tests.systems import not_on_windows, only_on_linux

CREATE = "/api/v2/webhook_subscriptions"


def state(folder):
    return folder / "practice" / "subscriptions.jsonl"


def aside(folder):
    """Return the files that were set aside."""
    return sorted((folder / "practice").glob("subscriptions-*"))


def ids(server):
    return [record["id"] for record in server.subscriptions()]


def opened(folder):
    """Return (ids, notes) that a server would load. It runs in this process, because that is faster."""
    world = World(folder / "practice")
    try:
        return list(world.records), world.notes
    finally:
        world.close()


def begun(start, folder, count=3):
    """Return the ids of subscriptions that a server has made and left in its state when it ended."""
    server = start(folder)
    with client(server) as api:
        made = [created(api, scope_reference=str(11_111 + number)).rpartition("/")[2] for number in range(count)]
    server.stop()
    return made


def test_subscriptions_outlive_a_restart_and_another_port(start, tmp_path):
    server = start(tmp_path)
    with client(server) as api:
        location = created(api, url="https://duka.example/malipo-商店", enable_daraja_payload=True)
        before, old_base = api.get(location).json(), server.base_url
    kept = server.subscriptions()
    server.stop()
    server = start(tmp_path)
    assert server.base_url != old_base
    with client(server) as api:
        for prefix in ("/api/v2", "/api/v1", ""):
            path = f"{prefix}/webhook_subscriptions/{location.rpartition('/')[2]}"
            assert api.get(path).json() == before
        assert created(api).startswith(server.base_url)
    assert server.subscriptions()[:1] == kept


def test_changes_and_forgetting_outlive_a_restart(start, tmp_path):
    first, second, third = begun(start, tmp_path)
    server = start(tmp_path)
    server.control("PUT", f"subscriptions/{first}", {"status": "Inactive"})
    server.control("DELETE", f"subscriptions/{second}")
    server.stop()
    for _ in range(2):
        server = start(tmp_path)
        assert [(one["id"], one["status"]) for one in server.subscriptions()] == [
            (first, "Inactive"),
            (third, "Active"),
        ]
        server.stop()


def test_the_state_is_rewritten_at_the_start_so_that_it_does_not_grow(start, tmp_path):
    number = begun(start, tmp_path, 1)[0]
    server = start(tmp_path)
    for word in range(50):
        server.control("PUT", f"subscriptions/{number}", {"status": str(word)})
    server.stop()
    assert len(state(tmp_path).read_text().splitlines()) == 51
    start(tmp_path)
    assert len(state(tmp_path).read_text().splitlines()) == 1


@not_on_windows("an open file can't be renamed there")
def test_reading_does_not_touch_the_disk(start, tmp_path):
    server = start(tmp_path)
    with client(server) as api:
        location = created(api)
        before = state(tmp_path).stat()
        state(tmp_path).rename(tmp_path / "away")
        assert [api.get(location).status_code for _ in range(3)] == [200] * 3
        assert not state(tmp_path).exists()
        assert (tmp_path / "away").stat().st_mtime_ns == before.st_mtime_ns
        (tmp_path / "away").rename(state(tmp_path))


@only_on_linux("strace is of Linux")
def test_the_state_is_synced_before_the_answer_leaves(start, tmp_path):
    """The order of the server's system calls is: write of the line, fsync, then the 201."""
    import shutil
    import subprocess

    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    server = start(tmp_path)
    trace = tmp_path / "trace"
    with client(server) as api:
        watched = "trace=write,fsync,fdatasync,sendto,sendmsg"
        tracer = subprocess.Popen(
            ["strace", "-f", "-s", "60", "-e", watched, "-o", str(trace), "-p", str(server.process.pid)],
            stderr=subprocess.PIPE,
            text=True,
        )
        if "attached" not in tracer.stderr.readline():
            tracer.communicate()
            pytest.skip("strace may not watch processes here")
        created(api)
        tracer.terminate()
        tracer.communicate()
    calls = trace.read_text().splitlines()
    written = next(at for at, call in enumerate(calls) if "write(" in call and r"{\"id\"" in call)
    synced = next(at for at, call in enumerate(calls) if "fsync(" in call and call.rstrip().endswith("= 0"))
    answered = next(at for at, call in enumerate(calls) if "HTTP/1.1 201" in call)
    assert written < synced < answered


def test_a_folder_is_free_again_whichever_thread_closes_its_state(tmp_path):
    """The server runs on a thread of its own. That thread keeps running here, because its end would free a lock too."""
    with ThreadPoolExecutor(1) as opening, ThreadPoolExecutor(1) as closing:
        for first, second in ((opening, closing), (closing, opening)):
            world = first.submit(World, tmp_path).result()
            with pytest.raises(StateInUse):
                World(tmp_path)
            second.submit(world.close).result()
    World(tmp_path).close()


def test_no_acknowledged_subscription_is_lost_to_kills(start, tmp_path):
    server = start(tmp_path)
    acknowledged = []
    for round_ in range(6):
        with client(server) as api:
            # The time of the kill is counted in creates, not in seconds, so that a busy machine makes as many as an
            # idle one.
            enough, killer = len(acknowledged) + 3 + round_, threading.Timer(0.004 * round_, server.process.kill)
            try:
                while True:
                    acknowledged.append(created(api).rpartition("/")[2])
                    if len(acknowledged) == enough:
                        killer.start()
            except httpx.TransportError:
                pass
            killer.join()
        server.kill()
        server.start(tmp_path)
        kept = ids(server)
        assert set(acknowledged) <= set(kept)
        # Each kill leaves at most one create that is on the disk and was not answered.
        assert len(kept) - len(acknowledged) <= round_ + 1
        assert len(set(kept)) == len(kept)


def test_a_full_disk_refuses_the_create_and_keeps_the_rest(tmp_path, start):
    if sys.platform == "win32":
        pytest.skip("limits of file sizes are of POSIX")
    import resource

    server = start(tmp_path)
    limit = 4_000
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (limit, limit))
    answers = []
    with client(server) as api:
        for _ in range(30):
            answers.append(api.post(CREATE, json=PAID))
        made = [answer.headers["location"].rpartition("/")[2] for answer in answers if answer.status_code == 201]
        assert 5 < len(made) < 30
        refused = [answer for answer in answers if answer.status_code != 201]
        assert {answer.status_code for answer in refused} == {500}
        assert refused[0].json()["error_code"] == 500
        assert ids(server) == made
        assert api.get(f"{CREATE}/{made[-1]}").status_code == 200
    assert "The practice state can't be written" in server.complaints()
    server.stop()
    # The refused create was not kept, and its half line damages nothing.
    assert state(tmp_path).read_bytes().endswith(b"}\n")
    assert ids(start(tmp_path)) == made
    assert aside(tmp_path) == []


# --- damaged files ----------------------------------------------------------------------------------------------------

GOOD = json.dumps(
    {
        "id": "5af4c10a-f6de-4ac8-840d-42cb65454216",
        "event_type": "customer_created",
        "webhook_uri": "https://x.example/",
        "scope": "company",
        "scope_reference": None,
        "daraja": False,
        "version": 2,
        "status": "Active",
        "created_at": 1.0,
    }
)


def changed(**facts):
    return json.dumps({**json.loads(GOOD), **facts})


@pytest.mark.parametrize(
    "damaged",
    [
        f"{GOOD}\nnonsense\n{GOOD}\n",
        f"{GOOD}\n\n",
        f"{GOOD[:-9]}\n{GOOD}\n",
        f"{GOOD}\n[]\n",
        f"{GOOD}\nnull\n",
        f"{GOOD}\n{'[' * 100_000}\n",
        changed(status=7) + "\n",
        changed(scope_reference=5) + "\n",
        changed(daraja="no") + "\n",
        changed(id=["x"]) + "\n",
        changed(webhook_uri="\ud800") + "\n",
        changed(more="from a newer version") + "\n",
        '{"id":"x"}\n',
        '{"gone":true}\n',
        b"SQLite format 3\0\n\0\0\xff\xfe\n",
    ],
    ids=lambda damaged: repr(damaged[-24:]),
)
def test_a_damaged_state_is_set_aside_word_for_word(tmp_path, damaged):
    content = damaged if isinstance(damaged, bytes) else damaged.encode()
    state(tmp_path).parent.mkdir()
    state(tmp_path).write_bytes(content)
    found, (note,) = opened(tmp_path)
    assert found == []
    (kept,) = aside(tmp_path)
    assert kept.read_bytes() == content
    assert "damaged" in note
    assert kept.name in note
    assert opened(tmp_path) == ([], [])
    assert aside(tmp_path) == [kept]


def test_after_damage_practice_begins_anew_and_says_so(start, tmp_path):
    begun(start, tmp_path)
    content = b"nonsense\n" + state(tmp_path).read_bytes()
    state(tmp_path).write_bytes(content)
    server = start(tmp_path)
    assert ids(server) == []
    (kept,) = aside(tmp_path)
    assert kept.read_bytes() == content
    assert server.complaints().count("\n") == 1
    assert kept.name in server.complaints()
    with client(server) as api:
        number = created(api).rpartition("/")[2]
    server.stop()
    server = start(tmp_path)
    assert (ids(server), server.complaints()) == ([number], "")


@pytest.mark.parametrize("cut", [GOOD[:1], GOOD[:40], GOOD, "\0" * 300, "foreign"], ids=lambda cut: repr(cut[:12]))
def test_a_state_that_ends_in_mid_line_keeps_its_whole_lines_and_a_copy(tmp_path, cut):
    state(tmp_path).parent.mkdir()
    content = f"{changed(id='a')}\n{changed(id='b')}\n{cut}".encode()
    state(tmp_path).write_bytes(content)
    found, (note,) = opened(tmp_path)
    assert found == ["a", "b"]
    (kept,) = aside(tmp_path)
    assert kept.read_bytes() == content
    assert kept.name in note
    assert opened(tmp_path) == (["a", "b"], [])


@not_on_windows("Windows has no such pipes")
def test_a_pipe_in_the_place_of_the_state_is_set_aside_and_nobody_waits(tmp_path):
    state(tmp_path).parent.mkdir()
    os.mkfifo(state(tmp_path))
    found, (note,) = opened(tmp_path)
    (kept,) = aside(tmp_path)
    assert found == [] and kept.is_fifo() and kept.name in note


def test_a_truncated_or_zeroed_state_is_never_simply_overwritten(tmp_path):
    state(tmp_path).parent.mkdir()
    whole = f"{changed(id='a')}\n{changed(id='b')}\n".encode()
    line = whole.index(b"\n") + 1
    for keep in range(len(whole)):
        for wrong in (whole[:keep], whole[:keep] + b"\0" * (len(whole) - keep)):
            state(tmp_path).write_bytes(wrong)
            found, notes = opened(tmp_path)
            assert found == ["a"][: keep // line], keep
            if wrong in {b"", whole[:line]}:
                assert (notes, aside(tmp_path)) == ([], [])
                continue
            (kept,) = aside(tmp_path)
            assert kept.read_bytes() == wrong
            kept.unlink()


def test_an_empty_state_is_an_empty_list(start, tmp_path):
    state(tmp_path).parent.mkdir()
    state(tmp_path).touch()
    server = start(tmp_path)
    assert (ids(server), server.complaints(), aside(tmp_path)) == ([], "", [])


def test_a_folder_in_the_place_of_the_state_is_set_aside(start, tmp_path):
    (state(tmp_path) / "inside").mkdir(parents=True)
    server = start(tmp_path)
    assert ids(server) == []
    assert (aside(tmp_path)[0] / "inside").is_dir()
    with client(server) as api:
        created(api)


def test_a_rest_of_an_earlier_rewrite_is_no_hindrance(start, tmp_path):
    made = begun(start, tmp_path)
    state(tmp_path).with_suffix(".new").write_text("half")
    assert ids(start(tmp_path)) == made
