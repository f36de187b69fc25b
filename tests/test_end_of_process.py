"""The process ends soon after its window has closed, whatever hangs in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from k2desk.system.relaunch import program_environment
from tests.waiting import PATIENCE

_HANGING = "import threading, time; threading.Thread(target=time.sleep, args=(3600,)).start(); "
ENDS = {
    "a thread that hangs in a call of the system": (
        _HANGING + "from k2desk.system import process_end as e; e.THREADS_LIMIT = 0.1; e.leave(7)",
        7,
        "",
    ),
    "a loop that does not close": (
        "import time; from k2desk.system.process_end import EndLimit; EndLimit(0.1).begin(); time.sleep(3600)",
        1,
        "the program did not end by itself: <string>:1 <module>",
    ),
    "an end in time": (
        "import time; from k2desk.system.process_end import EndLimit; limit = EndLimit(0.1); limit.begin(); "
        "limit.stop(); time.sleep(0.2)",
        0,
        "",
    ),
    # The frozen program for Windows shows what leaves its main module in a box, and waits until somebody presses OK.
    "a practice server that fails": (
        "import k2desk.__main__ as m, k2desk.practice.server as s; s.main = lambda _: 1 / 0; "
        "m.end_with(['practice-server'])",
        1,
        "ZeroDivisionError",
    ),
    "a tour that fails": (
        "import k2desk.__main__ as m, k2desk.tour as t; t.main = lambda *_: 1 / 0; m.end_with(['--tour'])",
        1,
        "ZeroDivisionError",
    ),
    "a window that fails": (
        "import k2desk.__main__ as m; m.main = lambda _: 1 / 0\n"
        "try: m.end_with([])\n"
        "except ZeroDivisionError: m.end_with = print\n"
        "assert m.end_with is print",
        0,
        "",
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_process_ends_whatever_hangs_or_fails_in_it(name):
    code, result, said = ENDS[name]
    done = subprocess.run(
        [sys.executable, "-c", code], env=program_environment(), capture_output=True, text=True, timeout=2 * PATIENCE
    )
    assert done.returncode == result, done.stderr
    assert said in done.stderr
