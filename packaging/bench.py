"""Measures K2Desk against a bare PySide6 window and against plain asyncio + httpx, side by side in one run.

The times of one machine mean little on another, so the ratios count. Each side runs in a process of its own, the sides
take turns, and the medians are compared. Of the first paints the fastest is taken, because other load can only make
them slower; for the same reason a part with a line above its limit is measured again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench_scale import data_rows, scale_rows, start_rows
from bench_world import (
    ADDRESS,
    EVENT,
    Failed,
    Row,
    World,
    child,
    machine,
    median,
    quickest,
    table,
    take_turns,
)

MOST_TRIES = 3
TABLE_LIMIT = 1.5
LATE_LIMIT = 1.05
CHECKS_LIMIT = 1 / 0.78
LATENCY = 0.15
"""Seconds that each answer takes in the check that is compared with the ideal."""

SEARCH_MS = 50.0
GAP_P99_MS, GAP_MAX_MS = 16.0, 33.0
IDLE_PERCENT, WAKE_UPS, YEAR_MB = 0.15, 2.0, 50.0
MEMORY_LIMIT = 2.0
SWEEPS, SWEPT, GROWTH_LIMIT = 60, 100, 1.05
FLOOD = {"count": 120, "size": 940_000, "seconds": 7.0}
FLOOD_MEMORY_LIMIT, FLOOD_GAP_MS, FLOOD_SHOWN_S = 1.5, 100.0, 5.0
READ, READ_S = 50_000, 3.0
MATCHED, MATCH_S, MATCH_GAP_MS = 10_000, 1.0, 33.0
PAYMENTS, PAYMENTS_S, TILLS = 50_000, 3.0, 5
"""How many payments are shown within how many seconds, and the most tills that the practice shop has a history of."""

COUNTER_HOURS, KNOWN_S, ASKED_AT_ONCE = 12, 60.0, 1

Part = Callable[["Bench"], list[Row]]


class Bench:
    """What a run has: its folder, the practice server, how often the sides take turns, and the worlds that were made.

    A world is made when a part first needs it.
    """

    def __init__(self, folder: Path, server: Any, rounds: int, count: int) -> None:
        self.folder, self.server, self.rounds, self.count = folder, server, rounds, count
        self.few = max(3, rounds // 2)
        self._worlds: dict[int, World] = {}

    def world(self, count: int | None = None) -> World:
        """Return the world with `count` subscriptions, by default as many as the run was asked for."""
        count = self.count if count is None else count
        if count not in self._worlds:
            self._worlds[count] = World(self.folder / f"world-{count}", self.server, count)
        return self._worlds[count]


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="measured runs of each side (7)")
    parser.add_argument("--count", type=int, default=1000, help="subscriptions in the list (1000)")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part, as often as wanted")
    parser.add_argument("--minutes", type=float, default=30.0, help="no part begins after so many minutes (30)")
    options = parser.parse_args()

    print(machine(), flush=True)
    from k2desk.services import practice_process

    with tempfile.TemporaryDirectory(prefix="k2desk-bench-") as folder:
        # The children must not touch the user's own settings, list or keyring.
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        server = practice_process.start(Path(folder) / "practice")
        try:
            return run(
                Bench(Path(folder), server, options.rounds, options.count), options.part or PARTS, options.minutes
            )
        finally:
            server.stop()


def run(bench: Bench, names: Iterable[str], minutes: float) -> int:
    """Measure the parts, and print the table of each as soon as it is there. A part that fails stops no other.

    A part with a line above its limit is measured again, and the better of each line is printed.
    """
    began, above, missing = time.monotonic(), [], []
    for name in names:
        title, part = PARTS[name]
        if time.monotonic() - began > 60 * minutes:
            missing.append(f"{name} (no time was left)")
            continue
        at, tries = time.monotonic(), 1
        try:
            rows = part(bench)
            while tries < MOST_TRIES and not all(row.kept for row in rows):
                tries += 1
                again = {row.what: row for row in part(bench)}
                rows = [min(row, again.get(row.what, row), key=lambda one: one.ratio) for row in rows]
        except (Failed, OSError, KeyError, ValueError, RuntimeError, subprocess.SubprocessError) as error:
            print(f"\n{name}: {error}", file=sys.stderr)
            missing.append(f"{name} (it failed)")
            continue
        print(f"\r{table(rows, title)}\n  [{name}: {time.monotonic() - at:.0f} s, measured {tries}×]\n", flush=True)
        above += [f"{title}: {row.what}" for row in rows if not row.kept]
    print(f"Above its limit: {'; '.join(above) or 'nothing'}.")
    if missing:
        print(f"Not measured: {', '.join(missing)}.")
    return 1 if above or missing else 0


def window_rows(world: World, rounds: int) -> list[Row]:
    """Measure the first paint and the memory."""
    # Twice as many as of others: the fastest counts, and other load makes most of them slower.
    bare, table, ours = take_turns(2 * rounds, (world, "bare-window"), (world, "bare-table"), (world, "k2desk-window"))
    return [
        Row("first paint, against a bare table of as many rows", "ms", quickest(table), quickest(ours), TABLE_LIMIT),
        Row("first paint, against an empty window", "ms", quickest(bare), quickest(ours)),
        Row("memory", "MB", median(bare, "memory") / 1e6, median(ours, "memory") / 1e6, MEMORY_LIMIT),
    ]


def check_rows(world: World, rounds: int) -> list[Row]:
    """Measure the checks a second, and the gaps of the event loop during them."""
    plain, ours = take_turns(rounds, (world, "plain-checks"), (world, "k2desk-checks"))
    return [
        Row("checks a second", "/s", median(plain, "rate"), median(ours, "rate")),
        Row("a thousand checks", "s", 1e3 / median(plain, "rate"), 1e3 / median(ours, "rate"), CHECKS_LIMIT),
        Row("event-loop gap, p99", "ms", median(plain, "p99") * 1e3, median(ours, "p99") * 1e3),
        Row("event-loop gap, longest", "ms", median(plain, "longest") * 1e3, median(ours, "longest") * 1e3),
        Row("gap p99, of what is allowed", "ms", GAP_P99_MS, median(ours, "p99") * 1e3, 1.0),
        Row("longest gap, of what is allowed", "ms", GAP_MAX_MS, median(ours, "longest") * 1e3, 1.0),
    ]


def late_rows(world: World, server: Any) -> list[Row]:
    """Measure a check in which each answer takes 150 ms, compared with the ideal: number ÷ at once × latency."""
    facts = world.facts()
    ideal = len(world.ids) / facts["at_once"] * LATENCY
    fault = {"kind": "latency", "on": "read", "seconds": LATENCY, "times": None}
    server.control("PUT", "faults", {"faults": [fault]})
    try:
        took = child("k2desk-late", facts)["took"]
    finally:
        server.control("DELETE", "faults")
    return [Row("check at 150 ms, against the ideal", "s", ideal, took, LATE_LIMIT)]


def idle_rows(world: World) -> list[Row]:
    """Measure the load of a core while nobody does anything and the window is hidden."""
    found = child("k2desk-idle", world.facts())
    rows = [Row("idle, of what is allowed", "%", IDLE_PERCENT, found["idle"], 1.0)]
    if "wake_ups" in found:
        rows.append(Row("wake-ups a second, of what is allowed", "", WAKE_UPS, found["wake_ups"], 1.0))
    return rows


def growth_rows(world: World) -> list[Row]:
    """Measure the memory before and after many checks of all, once the program is warm."""
    held = child("k2desk-sweeps", {**world.facts(), "sweeps": SWEEPS})
    return [
        Row(
            f"memory before and after {SWEEPS} checks of all",
            "MB",
            held["before"] / 1e6,
            held["after"] / 1e6,
            GROWTH_LIMIT,
        )
    ]


def flood_rows(world: World) -> list[Row]:
    """Measure the effect of a flood of forged messages on the window and on a payment in the middle of it."""
    runs = [child("k2desk-flood", {**world.facts(), "flood": FLOOD}) for _ in range(3)]
    found = {fact: median(runs, fact) for fact in ("before", "peak", "longest", "until_shown")}
    return [
        Row(
            "memory before and at most in a flood", "MB", found["before"] / 1e6, found["peak"] / 1e6, FLOOD_MEMORY_LIMIT
        ),
        Row("longest gap in a flood, of what is allowed", "ms", FLOOD_GAP_MS, found["longest"] * 1e3, 1.0),
        Row("a payment in its midst is seen, of what is allowed", "s", FLOOD_SHOWN_S, found["until_shown"], 1.0),
    ]


def list_rows(empty: World, folder: Path, rounds: int) -> list[Row]:
    """Measure the reading of a list of 50,000 rows, and the comparison of 10,000 payments with 10,000 rows."""
    folder.mkdir()
    file = folder / "list.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("No,Date,Receipt,Amount,Phone,Name,Till,Balance\n")
        for number in range(READ):
            at = f"28/11/2026 {number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"
            out.write(f'{number},{at},S{number:09},"{number % 5_000 + 1:,}.00",0712{number % 1_000_000:06},')
            out.write(f"Jane Wanjiku,555123,{number * 7}.00\n")
    facts = {**empty.facts(), "file": str(file), "matched": MATCHED}
    runs = [child("k2desk-lists", facts) for _ in range(rounds)]
    found = {fact: median(runs, fact) for fact in ("read", "match", "longest", "before", "peak")}
    return [
        Row(f"a list of {READ} rows, of what is allowed", "s", READ_S, found["read"], 1.0),
        Row(f"{MATCHED} payments compared, of what is allowed", "s", MATCH_S, found["match"], 1.0),
        Row("longest wait meanwhile, of what is allowed", "ms", MATCH_GAP_MS, found["longest"] * 1e3, 1.0),
        Row("memory before and with such a list", "MB", found["before"] / 1e6, found["peak"] / 1e6, MEMORY_LIMIT),
    ]


def payment_rows(world: World, server: Any, rounds: int) -> list[Row]:
    """Measure a day with 50,000 payments: until it is shown with its totals, and the window meanwhile."""
    tills = {
        subscription["scope_reference"] for subscription in server.control("GET", "subscriptions")["subscriptions"]
    }
    history = -(-PAYMENTS // max(1, min(len(tills - {None}), TILLS)))
    how = {"pending": 0, "history": history}
    server.control("PUT", "settings", {"polling": how})
    try:
        runs = [child("k2desk-payments", {**world.facts(), "payments": PAYMENTS}) for _ in range(rounds)]
    finally:
        server.control("PUT", "settings", {"polling": {"pending": 1, "history": 20}})
    found = {fact: median(runs, fact) for fact in ("took", "longest", "used", "before", "after")}
    return [
        Row(f"{PAYMENTS} payments shown, of what is allowed", "s", PAYMENTS_S, found["took"], 1.0),
        Row("longest wait meanwhile, of what is allowed", "ms", MATCH_GAP_MS, found["longest"] * 1e3, 1.0),
        Row("longest wait in search and filters, of what is allowed", "ms", SEARCH_MS, found["used"] * 1e3, 1.0),
        Row("memory before and with such a day", "MB", found["before"] / 1e6, found["after"] / 1e6, MEMORY_LIMIT),
    ]


def counter_rows(folder: Path) -> list[Row]:
    """Measure the counter's view over a simulated day."""
    folder.mkdir()
    day = child("counter-day", {"folder": str(folder), "hours": COUNTER_HOURS})
    hours = f"{COUNTER_HOURS} h at the counter"
    return [
        Row(f"memory before and after {hours}", "MB", day["before"] / 1e6, day["after"] / 1e6, GROWTH_LIMIT),
        Row(f"requests at a time in {hours}, of what is allowed", "", ASKED_AT_ONCE, day["at_once"], 1.0),
        Row("a payment is known here, of what is allowed", "s", KNOWN_S, day["late"], 1.0),
    ]


def disk_rows(folder: Path) -> list[Row]:
    """Measure the disk space for a year of checks of 1,000 subscriptions: one mark a day, history only for changes."""
    from k2desk.model.history import DayMark, Observation
    from k2desk.model.records import AccountRecord, CheckRecord, Outcome, State, SubscriptionRecord
    from k2desk.store.sqlite import SqliteRegistry

    folder.mkdir()
    now = datetime.now(UTC)
    registry = SqliteRegistry(folder / "registry.sqlite")
    registry.save_account(AccountRecord("a", "", "practice", "", 2, now))
    ids = [str(uuid.uuid4()) for _ in range(1_000)]
    registry.record_intents(
        [
            SubscriptionRecord(
                one, "a", EVENT, "till", str(100_000 + number), ADDRESS, False, 2, State.CREATED, now, "practice",
                kopokopo_id=one, location=one,
            )
            for number, one in enumerate(ids)
        ]
    )  # fmt: skip
    for day in range(365):
        at = now + timedelta(days=day)
        checks = [CheckRecord(one, at, Outcome.FOUND, now, word="Active", good_at=at) for one in ids]
        registry.observed([Observation(check, at.date(), DayMark.GOOD) for check in checks])
    registry.close()
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    return [Row("a year on the disk, of what is allowed", "MB", YEAR_MB, size, 1.0)]


def _shared_rows(bench: Bench) -> list[Row]:
    # Only this part needs PostgreSQL and what K2Desk needs for it.
    from bench_shared import shared_rows

    return shared_rows(bench)


PARTS: dict[str, tuple[str, Part]] = {
    "paint": ("the window", lambda bench: window_rows(bench.world(), bench.rounds)),
    "start": ("other starts", lambda bench: start_rows(bench)),
    "checks": ("checks", lambda bench: check_rows(bench.world(), bench.few)),
    "late": ("a distant Kopo Kopo", lambda bench: late_rows(bench.world(), bench.server)),
    "idle": ("nobody does anything", lambda bench: idle_rows(bench.world())),
    "data": ("a day on the wire", lambda bench: data_rows(bench)),
    "scale": ("many subscriptions", lambda bench: scale_rows(bench)),
    "growth": ("many checks", lambda bench: growth_rows(bench.world(SWEPT))),
    "flood": ("a flood", lambda bench: flood_rows(bench.world())),
    "lists": ("a long list", lambda bench: list_rows(bench.world(0), bench.folder / "lists", bench.few)),
    "payments": ("a long day", lambda bench: payment_rows(bench.world(0), bench.server, bench.few)),
    "counter": ("the counter", lambda bench: counter_rows(bench.folder / "day")),
    "disk": ("the disk", lambda bench: disk_rows(bench.folder / "year")),
    "shared": ("a list that desks share", _shared_rows),
}
"""The parts by name, each with the title of its table, in the order in which they run."""


if __name__ == "__main__":
    sys.exit(main())
