"""Measures K2Desk against a bare PySide6 window and against plain asyncio + httpx, side by side in one run.

The times of one machine mean little on another, so the ratios count. Each side runs in a process of its own, the sides
take turns, and the medians are compared. Of the first paints the fastest is taken, because other load can only make
them slower.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHILD = Path(__file__).resolve().with_name("bench_child.py")
sys.path.insert(0, str(ROOT))

FIRST_PAINT_LIMIT = 1.25
LARGE_PAINT_LIMIT = 1.5
LATE_LIMIT = 1.15
LATENCY = 0.15
"""Seconds that each answer takes in the check that is compared with the ideal."""

SEARCH_MS, SCROLL_MS = 50.0, 33.0
GAP_P99_MS, GAP_MAX_MS = 16.0, 50.0
IDLE_PERCENT, YEAR_MB = 0.5, 50.0
MEMORY_LIMIT = 2.0
SWEEPS, SWEPT, GROWTH_LIMIT = 200, 100, 1.05
FLOOD = {"count": 120, "size": 940_000, "seconds": 7.0}
FLOOD_MEMORY_LIMIT, FLOOD_GAP_MS, FLOOD_SHOWN_S = 1.5, 100.0, 5.0
LARGE = 10_000
READ, READ_S = 50_000, 3.0
MATCHED, MATCH_S, MATCH_GAP_MS = 10_000, 1.0, 33.0
PAYMENTS, PAYMENTS_S, TILLS = 50_000, 3.0, 5
"""How many payments are shown within how many seconds, and the most tills that the practice shop has a history of."""

COUNTER_HOURS, KNOWN_S, ASKED_AT_ONCE = 12, 60.0, 1
_CHILD_LIMIT = 300.0
_EVENT = "buygoods_transaction_received"
_ADDRESS = "https://practice-shop.example/k2/paid"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: both sides, their ratio, and the limit for the ratio."""

    what: str
    unit: str
    plain: float
    ours: float
    limit: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.plain if self.plain else float("inf")

    @property
    def kept(self) -> bool:
        return self.limit is None or self.ratio <= self.limit


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="measured runs of each side (7)")
    parser.add_argument("--count", type=int, default=1000, help="subscriptions in the list (1000)")
    options = parser.parse_args()

    print(machine(), flush=True)
    from k2desk.services import practice_process

    with tempfile.TemporaryDirectory(prefix="k2desk-bench-") as folder:
        # The children must not touch the user's own settings, list or keyring.
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        server = practice_process.start(Path(folder) / "practice")
        try:
            world = World(Path(folder) / "k2desk", server, options.count)
            few = max(3, options.rounds // 2)
            rows = window_rows(world, options.rounds) + check_rows(world, few)
            rows += late_rows(world, server) + idle_rows(world)
            rows += growth_rows(World(Path(folder) / "swept", server, SWEPT))
            rows += flood_rows(world)
            empty = World(Path(folder) / "empty", server, 0)
            large = World(Path(folder) / "large", server, LARGE)
            large_rows = large_list_rows(empty, large, few) + disk_rows(Path(folder) / "year")
            large_rows += list_rows(empty, Path(folder) / "lists", few)
            large_rows += payment_rows(empty, server, few) + counter_rows(Path(folder) / "day")
        finally:
            server.stop()
    print(table(rows, f"{options.count} subscriptions"))
    print(table(large_rows, f"{LARGE} subscriptions"))
    return 0 if all(row.kept for row in rows + large_rows) else 1


def machine() -> str:
    screen = os.environ.get("QT_QPA_PLATFORM") or ("a display" if has_display() else "offscreen")
    parts = (
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        f"PySide6 {version('PySide6-Essentials')}",
        f"screen: {screen.partition(':')[0]}",
    )
    return " · ".join(parts)


def has_display() -> bool:
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class World:
    """The data for both sides: a practice server with `count` subscriptions, and a K2Desk folder that lists them."""

    def __init__(self, folder: Path, server: Any, count: int) -> None:
        self._server = server
        self._folder = folder
        tills = [str(100_000 + number) for number in range(count)]
        asked = {
            "count": count,
            "event_type": _EVENT,
            "webhook_uri": _ADDRESS,
            "scope": "till",
            "scope_references": tills,
        }
        self.ids: list[str] = server.control("POST", "subscriptions", asked)["ids"] if count else []
        self._fill_list(list(zip(self.ids, tills, strict=True)))

    def _fill_list(self, subscriptions: list[tuple[str, str]]) -> None:
        from k2desk.model.records import AccountRecord, Origin, State, SubscriptionRecord
        from k2desk.store.paths import program_paths
        from k2desk.store.sqlite import SqliteRegistry

        places = program_paths(self._folder)
        places.make()
        now = datetime.now(UTC)
        account = AccountRecord(str(uuid.uuid4()), "", "practice", "", 2, now)
        # No automatic checks, because they would disturb the measured ones.
        settings = {"check_minutes": 0, "last_account": account.id}
        places.settings_file.write_text(json.dumps(settings), encoding="utf-8")
        registry = SqliteRegistry(places.registry_file)
        registry.save_account(account)
        registry.record_intents(
            [
                SubscriptionRecord(
                    id=str(uuid.uuid4()),
                    account_id=account.id,
                    event_type=_EVENT,
                    scope="till",
                    scope_reference=reference,
                    address=_ADDRESS,
                    daraja=False,
                    api_version=2,
                    state=State.CREATED,
                    pressed_at=now,
                    host="practice",
                    origin=Origin.ADOPTED,
                    settled_at=now,
                    kopokopo_id=subscription,
                    location=f"{self._server.environment.base_url}/api/v2/webhook_subscriptions/{subscription}",
                )
                for subscription, reference in subscriptions
            ]
        )
        registry.close()

    def facts(self) -> dict[str, Any]:
        """Return what a child needs to know.

        The ready file is written each time, because its reader deletes it.
        """
        from k2desk.services.check_runner import AT_ONCE

        keys = self._server.credentials
        ready = {
            "ready": 1,
            "base_url": self._server.environment.base_url,
            "client_id": keys.client_id,
            "client_secret": keys.client_secret,
            "api_key": keys.api_key,
            "control_key": self._server.control_key,
        }
        ready_file = self._folder / "ready.json"
        ready_file.unlink(missing_ok=True)
        with open(os.open(ready_file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            json.dump(ready, file)
        return {**ready, "ready_file": str(ready_file), "data_dir": str(self._folder), "ids": self.ids} | {
            "at_once": AT_ONCE
        }


def window_rows(world: World, rounds: int) -> list[Row]:
    """Measure the first paint and the memory."""
    bare, table, ours = take_turns(rounds, (world, "bare-window"), (world, "bare-table"), (world, "k2desk-window"))
    return [
        Row("first paint", "ms", quickest(bare), quickest(ours), FIRST_PAINT_LIMIT),
        Row("first paint, against a bare table of as many rows", "ms", quickest(table), quickest(ours)),
        Row("memory", "MB", median(bare, "memory") / 1e6, median(ours, "memory") / 1e6, MEMORY_LIMIT),
    ]


def check_rows(world: World, rounds: int) -> list[Row]:
    """Measure the checks a second, and the gaps of the event loop during them."""
    plain, ours = take_turns(rounds, (world, "plain-checks"), (world, "k2desk-checks"))
    return [
        Row("checks a second", "/s", median(plain, "rate"), median(ours, "rate")),
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
    """Measure the load of a core while nobody does anything."""
    return [Row("idle, of what is allowed", "%", IDLE_PERCENT, child("k2desk-idle", world.facts())["idle"], 1.0)]


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


def large_list_rows(empty: World, large: World, rounds: int) -> list[Row]:
    """Measure the window with ten thousand rows against the empty one, and searching and scrolling."""
    nothing, full = take_turns(rounds, (empty, "k2desk-window"), (large, "k2desk-window"))
    used = child("k2desk-large", large.facts())
    return [
        Row("first paint, against the empty", "ms", quickest(nothing), quickest(full), LARGE_PAINT_LIMIT),
        Row("search, of what is allowed", "ms", SEARCH_MS, used["search"] * 1e3, 1.0),
        Row("filter, of what is allowed", "ms", SEARCH_MS, used["filter"] * 1e3, 1.0),
        Row("scrolling, of what is allowed", "ms", SCROLL_MS, used["scroll"] * 1e3, 1.0),
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
                one, "a", _EVENT, "till", str(100_000 + number), _ADDRESS, False, 2, State.CREATED, now, "practice",
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


def median(runs: list[dict[str, float]], key: str) -> float:
    return statistics.median(run[key] for run in runs)


def quickest(runs: list[dict[str, float]]) -> float:
    """Return the milliseconds until the first paint in the fastest run."""
    return min(run["painted"] for run in runs) * 1e3


Side = tuple[World, str]


def take_turns(rounds: int, *sides: Side) -> list[list[dict[str, float]]]:
    """Run the sides in turns, in alternating order. The first turn of each only warms the disk cache up."""
    found: list[list[dict[str, float]]] = [[] for _ in sides]
    places = range(len(sides))
    for number in range(rounds + 1):
        for place in places if number % 2 else reversed(places):
            world, kind = sides[place]
            print(f"\r{kind}: {number}/{rounds}          ", end="", file=sys.stderr, flush=True)
            facts = child(kind, world.facts())
            if number:
                found[place].append(facts)
    print(file=sys.stderr)
    return found


def child(kind: str, facts: dict[str, Any]) -> dict[str, float]:
    """Run one side once and return its facts; `painted` is the seconds from its start to its first paint."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # An installed program has compiled modules, so the measured one must not compile them at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not has_display():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, str(CHILD), kind]
    found: dict[str, float] = {}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        began = time.perf_counter()
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True, env=environment
        ) as process:
            assert process.stdin is not None and process.stdout is not None
            limit = threading.Timer(_CHILD_LIMIT, process.kill)
            limit.start()
            process.stdin.write(json.dumps(facts))
            process.stdin.close()
            for line in process.stdout:
                if line.strip() == "painted":
                    found["painted"] = time.perf_counter() - began
                elif line.startswith("{"):
                    found |= json.loads(line)
            process.wait()
            limit.cancel()
        complaints.seek(0)
        said = complaints.read()
    if process.returncode != 0 or not found:
        sys.exit(f"\nThe bench's {kind} failed ({process.returncode}):\n{said[-3000:]}")
    return found


def table(rows: list[Row], title: str) -> str:
    lines = [f"{title:<52}{'bare / plain':>14}{'K2Desk':>14}{'ratio':>9}   limit"]
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:.2f}× {'kept' if row.kept else 'above the limit'}"
        plain, ours = amount(row.plain, row.unit), amount(row.ours, row.unit)
        lines.append(f"{row.what:<52}{plain:>14}{ours:>14}{row.ratio:>8.2f}×   {limit}".rstrip())
    return "\n".join(lines)


def amount(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}"


if __name__ == "__main__":
    sys.exit(main())
