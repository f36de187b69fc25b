"""A short run of every part of torture. `dev.py torture` does it for hours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.systems import only_on_linux

pytestmark = only_on_linux("torture needs Linux")

TORTURE = Path(__file__).parents[2] / "packaging" / "torture.py"


def test_a_short_torture_loses_nothing():
    found = _torture(1, "flips", "back", "settings", "day", "kills", "random", "power")
    assert found.count("\n| ") == 8, "every part has its line"


@pytest.mark.timeout(400)
@pytest.mark.parametrize("seed", range(4))
def test_fifty_random_histories_lose_nothing(seed):
    assert "| random histories of 50 steps | 5" in _torture(seed, "histories")


def _torture(seed, *parts):
    chosen = [word for part in parts for word in ("--part", part)]
    command = [sys.executable, str(TORTURE), "--runs", "0", "--seed", str(seed), *chosen]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
