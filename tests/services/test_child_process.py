"""The output of a child process is always read, and only its end is kept."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from k2desk.services.child_process import NotStarted, start_child, stop_child
from tests.waiting import wait_until

TALKATIVE = """
import pathlib, sys
ready, done = sys.argv[-1], sys.argv[-3]
pathlib.Path(ready).write_text("ready")
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
