"""The output of a child process is always read, and only its end is kept. None outlives a start that was given up."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from k2desk.app.account_access import AccountAccessFinder
from k2desk.model.api_values import Credentials
from k2desk.model.environments import LIVE, Environments
from k2desk.model.records import AccountRecord
from k2desk.services import child_process
from k2desk.services.child_process import NotStarted, start_child, stop_child
from k2desk.services.demo_receiver import DemoReceiver
from k2desk.services.practice_process import PracticeServer
from k2desk.store.secrets import Secrets
from tests.services.test_inbox import inbox_in
from tests.waiting import until, wait_until

TALKATIVE = """
import pathlib, sys
ready, done = sys.argv[-1], sys.argv[-3]
pathlib.Path(ready + ".new").write_text("ready")
pathlib.Path(ready + ".new").rename(ready)
for number in range(20_000):
    sys.stderr.write(f"{number}: the disk is full, the disk is full, the disk is full\\n")
sys.stderr.flush()
pathlib.Path(done).write_text("done")
sys.stdin.read()
"""
FAILING = "import sys; sys.stderr.write('x' * 1_000_000 + 'the last word'); sys.exit(3)"


@pytest.fixture
def program(monkeypatch):
    """Make `start_child` run a Python script instead of K2Desk."""

    def run_instead(script):
        monkeypatch.setattr("k2desk.system.relaunch.program_command", lambda: [sys.executable, "-c", script])

    return run_instead


def test_a_server_that_complains_without_end_is_never_held_up(program, tmp_path: Path):
    program(TALKATIVE)
    done = tmp_path / "done"
    content, process = start_child([str(done)])
    try:
        assert content == b"ready"
        wait_until(done.exists, "its complaints hold it up")
    finally:
        stop_child(process)
    assert process.returncode == 0


def test_one_that_does_not_start_is_told_with_its_last_words(program):
    program(FAILING)
    with pytest.raises(NotStarted) as failure:
        start_child([])
    assert str(failure.value).endswith("the last word")
    assert len(str(failure.value)) <= 2_000


def test_a_computer_without_room_for_a_server_is_told_by_its_own_error(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(NotStarted):
        start_child(["practice-server"])


# --- one that never answers -------------------------------------------------------------------------------------------

SILENT = "import time; time.sleep(600)"
SHOP = AccountRecord("shop", "", "practice", "", 2, datetime(2026, 11, 29, tzinfo=UTC))


@pytest.fixture
def started(program, monkeypatch):
    """Return the processes that `start_child` has started. They never answer."""
    processes: list[subprocess.Popen[bytes]] = []
    start = child_process.start_program

    def start_and_note(*arguments, **how):
        processes.append(start(*arguments, **how))
        return processes[-1]

    program(SILENT)
    monkeypatch.setattr(child_process, "start_program", start_and_note)
    yield processes
    for process in processes:
        process.kill()
        process.wait()


async def by_practice(folder):
    secrets = Secrets("tests", find_backend=lambda: None)
    finder = AccountAccessFinder(secrets, Environments(), asyncio.ensure_future, data_dir=folder, practice_ready=None)
    await finder.of(SHOP)


async def by_the_shop(folder):
    async with inbox_in(folder) as inbox:
        await DemoReceiver(server=PracticeServer(LIVE, Credentials("", "", ""), ""), inbox=inbox).open()


async def by_listening(folder):
    async with inbox_in(folder) as inbox:
        # Leaving the scope cancels the operation, as the end of the account does.
        await inbox.start(lan=False, port=0).wait()


@pytest.mark.parametrize("way", [by_practice, by_the_shop, by_listening])
async def test_the_end_of_the_program_ends_a_server_that_is_still_starting(started, tmp_path, way):
    """Its thread would hold the program for 20 s, and a start that goes on would leave a server behind."""
    starting = asyncio.ensure_future(way(tmp_path))
    await until(lambda: bool(started))
    starting.cancel()
    await asyncio.wait([starting])
    assert started[0].poll() is not None, "the server is left behind"


def test_a_server_that_never_answers_is_ended_by_its_id(started, monkeypatch):
    monkeypatch.setattr(child_process, "_START_LIMIT", 0.1)
    with pytest.raises(NotStarted, match="did not answer in time"):
        start_child([])
    assert started[0].poll() is not None


def test_an_announcement_that_another_program_holds_is_read_later(program, monkeypatch, tmp_path):
    """On Windows, a virus scanner holds each new file for a moment."""
    program(TALKATIVE)
    refusals = [PermissionError("used by another process")] * 2
    read = Path.read_bytes

    def held(path):
        if refusals:
            raise refusals.pop()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    content, process = start_child([str(tmp_path / "done")])
    stop_child(process)
    assert content == b"ready" and not refusals


class Undying(subprocess.Popen):
    """A process that the system does not end, such as one that hangs in a call of a driver."""

    def kill(self):
        raise PermissionError("it is ending already")

    def wait(self, timeout=None):
        assert timeout is not None, "a wait without a limit"
        raise subprocess.TimeoutExpired("k2desk", timeout)


def test_a_server_that_can_not_be_ended_holds_nobody(monkeypatch):
    process = Undying([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    stop_child(process)
    subprocess.Popen.wait(process, 60)
