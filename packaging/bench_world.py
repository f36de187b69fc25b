"""What the parts of the bench share: the data for both sides, the measured processes, and the lines of the table."""

from __future__ import annotations

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
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHILD = Path(__file__).resolve().with_name("bench_child.py")
SCALE_CHILD = CHILD.with_name("bench_scale_child.py")
sys.path.insert(0, str(ROOT))

EVENT = "buygoods_transaction_received"
ADDRESS = "https://practice-shop.example/k2/paid"
_CHILD_LIMIT = 300.0
_MADE_AT_ONCE = 2_000
"""So many subscriptions are made with one call, and written with one commit."""


class Failed(Exception):
    """A measured process failed. Its text has what it said."""


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
        self.ids: list[str] = []
        for first in range(0, count, _MADE_AT_ONCE):
            part = tills[first : first + _MADE_AT_ONCE]
            asked = {
                "count": len(part),
                "event_type": EVENT,
                "webhook_uri": ADDRESS,
                "scope": "till",
                "scope_references": part,
            }
            self.ids += server.control("POST", "subscriptions", asked)["ids"]
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
        records = [
            SubscriptionRecord(
                id=str(uuid.uuid4()),
                account_id=account.id,
                event_type=EVENT,
                scope="till",
                scope_reference=reference,
                address=ADDRESS,
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
        for first in range(0, len(records), _MADE_AT_ONCE):
            registry.record_intents(records[first : first + _MADE_AT_ONCE])
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


def child(kind: str, facts: dict[str, Any], script: Path = CHILD, **more: str) -> dict[str, float]:
    """Run one side once and return its facts; `painted` is the seconds from its start to its first paint."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    # An installed program has compiled modules, so the measured one must not compile them at each start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not has_display():
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, str(script), kind]
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
        raise Failed(f"the process {kind} ended with {process.returncode}:\n{said[-3000:]}")
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
