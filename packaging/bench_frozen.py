"""Measures the built program against the one from source, next to a bare PySide6 window built and from source.

The four take turns, each in a process of its own, and the medians and their ratios are reported. Run `dev.py build`
first. The bare program is built here, once, with PyInstaller's default rules.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import building
from bench_world import ROOT, World, machine

PAINT_LIMIT = 1.15
DISK_MB, PACKED_MB = 120.0, 45.0
_PATIENCE = 60.0


class _NoServer:
    """Replaces the practice server while the list is filled: only ids are needed."""

    environment = SimpleNamespace(base_url="http://127.0.0.1:9")

    def control(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return {"ids": [str(uuid.uuid4()) for _ in range(body["count"])]}


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench --frozen", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="measured starts of each side (15)")
    parser.add_argument("--count", type=int, default=1000, help="subscriptions in the list (1000)")
    options = parser.parse_args()
    program = building.program_in(building.FROZEN / "k2desk")
    if not program.is_file():
        sys.exit("There is no built program yet: python3 packaging/dev.py build")
    print(machine(), flush=True)
    bare = building.freeze(bare=True)
    with tempfile.TemporaryDirectory(prefix="k2desk-bench-") as folder:
        World(Path(folder), _NoServer(), options.count)
        shown = ["--first-paint", "--data-dir", folder]
        sides = {
            "bare, from source": [sys.executable, str(Path(__file__).with_name("bare.py"))],
            "bare, built": [str(bare)],
            "K2Desk, from source": [sys.executable, "-m", "k2desk", *shown],
            "K2Desk, built": [str(program), *shown],
        }
        times = take_turns(sides, options.rounds)
    return 0 if all([report_times(times), report_sizes(bare.parent)]) else 1


def take_turns(sides: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median seconds from the start of the process to the first paint.

    The first round only warms the disk cache up.
    """
    found: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        names = list(sides)
        # Each round starts with another side.
        for name in names[number % len(names) :] + names[: number % len(names)]:
            took = first_paint(sides[name])
            if number:
                found[name].append(took)
        print(f"\r{number}/{rounds} ", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {name: statistics.median(all_of_them) for name, all_of_them in found.items()}


def first_paint(command: list[str]) -> float:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
    if line.strip() != b"painted" or process.returncode != 0:
        sys.exit(f"{command[0]} did not paint ({process.returncode}).")
    return took


def report_times(times: dict[str, float]) -> bool:
    kept = True
    for name in ("bare", "K2Desk"):
        source, built = times[f"{name}, from source"], times[f"{name}, built"]
        verdict = ""
        if name == "K2Desk":
            kept = built / source <= PAINT_LIMIT
            verdict = f"   {PAINT_LIMIT:.2f}× {'kept' if kept else 'above the limit'}"
        print(
            f"first paint, {name:<8} from source {source * 1e3:6.0f} ms   built {built * 1e3:6.0f} ms"
            f"   {built / source:.2f}×{verdict}"
        )
    return kept


def report_sizes(bare: Path) -> bool:
    kept = True
    for name, folder in (("bare", bare), ("K2Desk", building.FROZEN / "k2desk")):
        size = building.size_of(folder) / 1e6
        packed = building.packed_size(folder) / 1e6
        verdict = ""
        if name == "K2Desk":
            kept = size <= DISK_MB and packed <= PACKED_MB
            verdict = f"   {DISK_MB:.0f} and {PACKED_MB:.0f} MB {'kept' if kept else 'above the limit'}"
        print(f"size, {name:<8} on disk {size:6.1f} MB   compressed {packed:6.1f} MB{verdict}")
    return kept


if __name__ == "__main__":
    sys.exit(main())
