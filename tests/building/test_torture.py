"""A short run of every part of torture. `dev.py torture` does it for hours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TORTURE = Path(__file__).parents[2] / "packaging" / "torture.py"


def test_a_short_torture_loses_nothing():
    parts = ("flips", "settings", "histories", "day", "kills", "random", "power")
    chosen = [word for part in parts for word in ("--part", part)]
    done = subprocess.run(
        [sys.executable, str(TORTURE), "--runs", "0", "--seed", "1", *chosen], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("\n| ") == 1 + len(parts), "every part has its line"
