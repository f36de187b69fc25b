"""A process of the test run that crashes fails its test, and every other test still runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TESTS = """
import os

import pytest

@pytest.mark.parametrize("number", range({many}))
def test_it(number):
    if number in {crashes}:
        os._exit(9)
"""


@pytest.mark.parametrize(
    ("crashes", "processes"),
    [
        ({1: [2], 4: [2]}, 1),
        ({0: [1]}, 1),
        ({0: [0, 1, 2], 4: [0]}, 1),
        ({1: [0]}, 3),
        ({file: [1] for file in range(5)}, 3),
    ],
    ids=["last of two files", "one left", "a whole file", "first", "each file"],
)
def test_every_other_test_runs_when_a_process_crashes(crashes, processes, tmp_path):
    (tmp_path / "pytest.ini").touch()
    for file in range(5):
        text = TESTS.format(many=3, crashes=crashes.get(file, []))
        (tmp_path / f"test_{file}.py").write_text(text, encoding="utf-8")
    # The processes need none of this project's plugins.
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "xdist",
        "-p",
        "tests.crash_scheduling",
        "-n",
        str(processes),
    ]
    command += ["--dist", "loadfile", "--no-loadscope-reorder", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    failed = sum(map(len, crashes.values()))
    assert f"{failed} failed, {15 - failed} passed" in ran.stdout, ran.stdout[-3000:]
