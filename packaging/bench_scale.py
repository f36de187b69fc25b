"""The bench's parts about many subscriptions, other starts, and what a day costs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from bench_disk import read_from_disk
from bench_world import ROOT, SCALE_CHILD, Failed, Row, child, has_display, quickest, take_turns

if TYPE_CHECKING:
    from bench import Bench

SIZES = (1_000, 10_000, 50_000, 100_000)
PAINT_LIMIT, LATE_LIMIT = 1.5, 1.05
GAP_MS, SEARCH_MS, SORT_MS = 33.0, 50.0, 100.0
MB_A_THOUSAND = 2.1
LATENCY, MEASURED_S = 0.15, 12.0

SECOND_START_LIMIT, USUAL_FOLDER_LIMIT = 0.75, 1.1
SLOW_DISK, SLOW_START_S = 20e6, 3.0
"""A disk's bytes a second, and the seconds in which the window is painted from it."""

_LEAST_READ = 20e6
"""A start reads more than this. Where less is found, its files could not be taken out of memory: others use them."""

DAY_COUNT, LESS_DATA_LIMIT, DAY_MB = 100, 0.5, 1.0
_PATIENCE = 60.0


def scale_rows(bench: Bench) -> list[Row]:
    """Measure the window with more and more rows: the start, what the user does, a check of all, the memory."""
    rows, held = [], {}
    fault = {"kind": "latency", "on": "read", "seconds": LATENCY, "times": None}
    for size in SIZES:
        print(f"\r{size} subscriptions          ", end="", file=sys.stderr, flush=True)
        world = bench.world(size)
        empty, full = take_turns(3, (bench.world(0), "k2desk-window"), (world, "k2desk-window"))
        facts = {**world.facts(), "count": size, "seconds": MEASURED_S}
        ideal = 1e3 * LATENCY / facts["at_once"]
        bench.server.control("PUT", "faults", {"faults": [fault]})
        try:
            used = child("k2desk-scale", {**facts, "ids": []}, SCALE_CHILD)
        finally:
            bench.server.control("DELETE", "faults")
        held[size] = used["memory"] / 1e6
        rows += [
            Row(f"{size}: first paint, against the empty", "ms", quickest(empty), quickest(full), PAINT_LIMIT),
            Row(f"{size}: longest gap while all comes in", "ms", GAP_MS, used["gap"] * 1e3, 1.0),
            Row(f"{size}: search, the slowest letter", "ms", SEARCH_MS, used["search"] * 1e3, 1.0),
            Row(f"{size}: sort, the slowest column", "ms", SORT_MS, used["sort"] * 1e3, 1.0),
            Row(f"{size}: longest gap in search and sort", "ms", GAP_MS, used["used_gap"] * 1e3, 1.0),
            Row(f"{size}: scrolling, the slowest step", "ms", GAP_MS, used["scroll"] * 1e3, 1.0),
            Row(f"{size}: a thousand checks at 150 ms, to the ideal", "s", ideal, 1e3 / used["rate"], LATE_LIMIT),
            Row(f"{size}: longest gap while checking", "ms", GAP_MS, used["check_gap"] * 1e3, 1.0),
        ]
    least = SIZES[0]
    for size in SIZES[1:]:
        each = (held[size] - held[least]) / (size - least) * 1e3
        rows.append(Row(f"{size}: memory a thousand, of what is allowed", "MB", MB_A_THOUSAND, each, 1.0))
    return rows


def start_rows(bench: Bench) -> list[Row]:
    """Measure a second start, a start without `--data-dir`, and one from a slow disk."""
    world = bench.world()
    folder = Path(world.facts()["data_dir"])
    # Where the program finds its files without the option. The folders are those of Linux; elsewhere it begins empty.
    home = bench.folder / "home"
    places = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    given = [_paints(["--data-dir", str(folder)]) for _ in range(bench.few + 1)][1:]
    begun = [_paints(["--data-dir", str(home / "begun")]) for _ in range(bench.few + 1)][1:]
    usual = [_paints([], HOME=str(home), **places) for _ in range(bench.few + 1)][1:]
    rows = [
        Row(
            "first paint without --data-dir, against one with it",
            "ms",
            _least(begun),
            _least(usual),
            USUAL_FOLDER_LIMIT,
        )
    ]
    first = subprocess.Popen(_command(["--data-dir", str(folder)]), env=_environment(), stderr=subprocess.DEVNULL)
    try:
        second = [_ends(folder) for _ in range(bench.few + 1)][1:]
    finally:
        first.terminate()
        first.wait(_PATIENCE)
    rows.append(Row("a second start, against a first paint", "ms", _least(given), _least(second), SECOND_START_LIMIT))
    read = read_from_disk(_command([])[1:], folder)
    if read > _LEAST_READ:
        seconds = _least(given) / 1e3 + read / SLOW_DISK
        rows.append(
            Row(
                f"first paint at {SLOW_DISK / 1e6:.0f} MB/s ({read / 1e6:.0f} MB read)", "s", SLOW_START_S, seconds, 1.0
            )
        )
    return rows


def data_rows(bench: Bench) -> list[Row]:
    """Count the bytes of automatic checks over TLS, and what they make in a day. TCP and IP add some to them."""
    sys.path.insert(0, str(ROOT))
    from tests.tls import https_front

    keys = bench.server.credentials
    practice = SimpleNamespace(base_url=bench.server.environment.base_url)
    with (
        tempfile.TemporaryDirectory(prefix="k2desk-bench-") as folder,
        https_front(practice, Path(folder)) as (base, ca),
    ):
        facts = {
            "folder": str(Path(folder) / "k2desk"),
            "base_url": base,
            "client_id": keys.client_id,
            "client_secret": keys.client_secret,
            "ids": bench.world(DAY_COUNT).ids,
        }
        found = child("data-day", facts, SCALE_CHILD, SSL_CERT_FILE=str(ca))
    usual, little = found["usual"] / 1e6, found["little"] / 1e6
    return [
        Row(f"a day with {DAY_COUNT} subscriptions, of what is allowed", "MB", DAY_MB, usual, 1.0),
        Row("the same with less mobile data", "MB", usual, little, LESS_DATA_LIMIT),
    ]


def _command(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "k2desk", *arguments]


def _environment(**more: str) -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not has_display():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment


def _paints(arguments: list[str], **more: str) -> float:
    """Return the milliseconds from the start of the real program to its first paint."""
    began = time.perf_counter()
    with subprocess.Popen(
        _command([*arguments, "--first-paint"]), env=_environment(**more), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = time.perf_counter() - began
        process.stdout.read()
    if line.strip() != "painted":
        raise Failed(f"K2Desk painted nothing with {arguments}")
    return took * 1e3


def _ends(folder: Path) -> float:
    """Return the milliseconds that a second start takes, once the first one answers it."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        began = time.perf_counter()
        ended = subprocess.run(
            _command(["--data-dir", str(folder), "--first-paint"]), env=_environment(), capture_output=True
        )
        took = time.perf_counter() - began
        if ended.returncode == 0 and not ended.stdout:
            return took * 1e3
    raise Failed("a second start did not find the first one")


def _least(times: list[float]) -> float:
    return min(times)
