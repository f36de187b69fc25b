"""How the practice server starts, announces itself, keeps quiet, and ends."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from k2desk.system.relaunch import program_environment
from tests.practice.conftest import client, created, keys, over_http
from tests.systems import is_private, not_on_windows
from tests.waiting import AT_ONCE, PATIENCE, wait_until

KEYS = ("client_id", "client_secret", "api_key", "control_key")


@pytest.fixture
def run():
    """Start the program by hand. Processes that still run after the test are killed."""
    started = []

    def begin(*arguments, **more):
        command = [sys.executable, "-m", "k2desk", "practice-server", *map(str, arguments)]
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


def wait_for(file):
    wait_until(file.exists)
    return json.loads(file.read_text())


def test_it_prints_one_line_when_it_is_ready_and_nothing_else(run, tmp_path):
    server = run("--data-dir", tmp_path)
    ready = json.loads(server.stdout.readline())
    assert ready.keys() == {"ready", "base_url", *KEYS}
    assert ready["ready"] == 1
    assert ready["base_url"].startswith("http://127.0.0.1:")
    assert not ready["base_url"].endswith("/")
    # At once: the server listens before it prints its address.
    assert over_http("GET", f"{ready['base_url']}/x").status_code == 404
    server.stdin.close()
    assert server.wait(PATIENCE) == 0
    assert (server.stdout.read(), server.stderr.read()) == ("", "")


def test_a_ready_file_takes_the_line_and_only_its_owner_can_read_it(run, tmp_path):
    file = tmp_path / "ready.json"
    server = run("--data-dir", tmp_path / "data", "--ready-file", file)
    ready = wait_for(file)
    assert ready.keys() == {"ready", "base_url", *KEYS}
    assert is_private(file)
    assert over_http("GET", f"{ready['base_url']}/x").status_code == 404
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["ready.json"]
    server.stdin.close()
    assert server.wait(PATIENCE) == 0
    assert (server.stdout.read(), server.stderr.read()) == ("", "")


def test_a_ready_file_that_can_not_be_written_ends_it_with_a_word(run, tmp_path):
    server = run("--data-dir", tmp_path, "--ready-file", tmp_path / "missing" / "ready.json")
    assert server.wait(20) == 2
    said = server.stderr.read()
    assert "Nobody can be told" in said
    assert "Traceback" not in said


def test_who_waits_for_the_ready_file_may_take_it_away_at_once(tmp_path, monkeypatch):
    from k2desk.practice.serving import tell
    from k2desk.system import private_files

    folder, replace, read = tmp_path / "ready", private_files.replace_file, []

    def replace_and_take(old, new):
        replace(old, new)
        read.append(new.read_bytes())
        shutil.rmtree(folder)

    folder.mkdir()
    monkeypatch.setattr(private_files, "replace_file", replace_and_take)
    tell({"ready": 1}, folder / "ready.json")
    assert read == [b'{"ready": 1}\n']


def test_the_given_port_is_used_and_a_taken_one_is_named(run, tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    first = run("--data-dir", tmp_path / "a", "--port", port)
    assert json.loads(first.stdout.readline())["base_url"] == f"http://127.0.0.1:{port}"
    for taken in (port, 70_000):
        second = run("--data-dir", tmp_path / "b", "--port", taken)
        assert second.wait(20) == 2
        said = second.stderr.read()
        assert f"Port {taken}" in said
        assert "Traceback" not in said


def open_lines(server, kinds):
    """Open connections to a server that is about to end: idle ones, half a request, and without an answer."""
    lines = []
    for kind in kinds:
        line = socket.create_connection(("127.0.0.1", server.port), timeout=5)
        lines.append(line)
        if kind == "half":
            line.sendall(b"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nclient")
        elif kind == "unanswered":
            line.sendall(b"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
    return lines


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "silent"},
        {"kind": "latency", "seconds": 600},
        {"kind": "slow_body", "seconds_per_byte": 600},
        {"kind": "huge_body", "megabytes": 10_000},
    ],
    ids=lambda fault: fault["kind"],
)
def test_it_ends_at_once_whatever_lines_are_open(start, tmp_path, fault):
    server = start(tmp_path)
    server.faults(fault)
    lines = open_lines(server, ["idle", "half", "unanswered", "unanswered"])
    time.sleep(0.2)
    began = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - began < AT_ONCE
    assert server.complaints() == ""
    for line in lines:
        line.close()


def test_it_ends_with_the_program_that_started_it(run, tmp_path):
    """A killed program closes its end of the pipe, and the server must end with it."""
    parent = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-m", "k2desk", "practice-server", "--data-dir", sys.argv[1]],
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
print(child.stdout.readline(), flush=True)
time.sleep(600)
"""
    program = subprocess.Popen(
        [sys.executable, "-c", parent, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=program_environment()
    )
    base_url = json.loads(program.stdout.readline())["base_url"]
    program.kill()
    program.communicate()
    until = time.monotonic() + PATIENCE
    # An answer may break off first. In the end connections are refused.
    with pytest.raises(httpx.ConnectError):
        while time.monotonic() < until:
            with contextlib.suppress(httpx.ReadError, httpx.RemoteProtocolError):
                over_http("GET", f"{base_url}/x")
            time.sleep(0.05)


def test_an_input_that_is_closed_from_the_start_ends_it_too(run, tmp_path):
    server = run("--data-dir", tmp_path, stdin=subprocess.DEVNULL)
    assert server.wait(20) == 0
    assert json.loads(server.stdout.read())["ready"] == 1


def test_what_is_typed_into_it_does_not_end_it(start, tmp_path):
    server = start(tmp_path)
    server.process.stdin.write("hello\n\n")
    server.process.stdin.flush()
    time.sleep(0.3)
    assert server.process.poll() is None
    assert server.subscriptions() == []


def test_two_servers_do_not_share_a_folder(start, run, tmp_path):
    first = start(tmp_path)
    second = run("--data-dir", tmp_path)
    assert second.wait(20) == 2
    said = second.stderr.read()
    assert said.count("\n") == 1
    assert "Another practice server uses this folder already" in said
    assert second.stdout.read() == ""
    with client(first) as api:
        assert api.get(created(api)).status_code == 200
    first.stop()
    assert len(start(tmp_path).subscriptions()) == 1


def test_a_folder_that_can_not_be_used_ends_it_with_a_word(run, tmp_path):
    (tmp_path / "practice").write_text("a file is in the way")
    server = run("--data-dir", tmp_path)
    assert server.wait(20) == 2
    said = server.stderr.read()
    assert "can't be kept" in said
    assert "Traceback" not in said


@not_on_windows("the system names the folder there, and no variable")
def test_the_usual_folder_is_the_platforms_own(run, tmp_path, monkeypatch):
    for name in ("HOME", "XDG_DATA_HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    server = run()
    server.stdout.readline()
    assert len(list(tmp_path.rglob("practice/subscriptions.jsonl"))) == 1


def test_keys_are_new_at_each_start_and_old_tokens_are_nothing(start, tmp_path):
    server = start(tmp_path)
    before = {key: getattr(server, key) for key in KEYS}
    assert len(set(before.values())) == 4
    with client(server) as api:
        old = api.headers["authorization"]
        number = created(api).rpartition("/")[2]
        server.stop()
        server.start(tmp_path)
        assert not set(before.values()) & {getattr(server, key) for key in KEYS}
        place = f"{server.base_url}/api/v2/webhook_subscriptions/{number}"
        assert over_http("GET", place, headers={"Authorization": old}).status_code == 401
    fields = {**keys(server, grant_type="client_credentials"), "client_secret": before["client_secret"]}
    assert over_http("POST", f"{server.base_url}/oauth/token", data=fields).status_code == 401


def test_no_key_or_token_is_on_the_disk_or_in_what_it_says(start, tmp_path):
    server = start(tmp_path)
    with client(server) as api:
        created(api)
        api.post("/oauth/token", data={"client_secret": server.client_secret})
        secrets = [api.headers["authorization"].split()[1], *(getattr(server, key) for key in KEYS)]
    server.stop()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    kept = b"".join(file.read_bytes() for file in files).decode() + server.complaints()
    assert not [secret for secret in secrets if secret in kept]


def test_requests_are_not_logged_by_the_web_server(start, tmp_path):
    server = start(tmp_path)
    with client(server) as api:
        api.get(created(api))
        api.get("/nowhere")
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(b"no HTTP at all\r\n\r\n")
        line.recv(100)
    server.stop()
    assert server.complaints() == ""


def test_it_listens_on_this_computer_only(start, tmp_path):
    import psutil

    server = start(tmp_path)
    lines = psutil.Process(server.process.pid).net_connections("inet")
    assert [line.laddr.ip for line in lines if line.status == psutil.CONN_LISTEN] == ["127.0.0.1"]


def test_the_state_is_for_its_owner_only(start, tmp_path):
    start(tmp_path)
    assert is_private(tmp_path / "practice")
    assert is_private(tmp_path / "practice" / "subscriptions.jsonl")


def test_it_starts_without_qt_http_client_and_keyring(tmp_path):
    program = "import sys, k2desk.practice.server; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=program_environment(), check=True
    )
    loaded = set(done.stdout.split())
    assert {"uvicorn", "starlette"} <= loaded
    assert not loaded & {"PySide6", "shiboken6", "qasync", "httpx", "keyring", "sqlite3"}


def test_help_tells_the_options(run):
    server = run("--help")
    said = server.communicate(timeout=20)[0]
    assert server.returncode == 0
    assert all(option in said for option in ("--port", "--data-dir", "--ready-file"))


@not_on_windows("Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_it_without_a_traceback(run, tmp_path, name):
    import signal

    server = run("--data-dir", tmp_path)
    server.stdout.readline()
    server.send_signal(getattr(signal, name))
    server.wait(PATIENCE)
    assert server.stderr.read() == ""
    assert Path(tmp_path / "practice" / "subscriptions.jsonl").exists()
