"""A short run of every part of torture. `dev.py torture` does it for hours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TORTURE = Path(__file__).parents[2] / "packaging" / "torture.py"


@pytest.mark.parametrize(
    "parts", [("histories",), ("flips", "settings", "day", "kills", "random", "power")], ids="-".join
)
def test_a_short_torture_loses_nothing(parts):
    chosen = [word for part in parts for word in ("--part", part)]
    done = subprocess.run(
        [sys.executable, str(TORTURE), "--runs", "0", "--seed", "1", *chosen], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("\n| ") == 1 + len(parts), "every part has its line"
