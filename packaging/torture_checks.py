"""Tries to make desks of a shared list check too early or too late, while the checking desk is killed.

Needs PostgreSQL on this computer.
"""

from __future__ import annotations

import contextlib
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

from bench_shared import example
from torture_disk import Tally
from torture_shared import Desk, chain

from k2desk.store.postgres import PostgresRegistry, _lead_key
from k2desk.store.postgres_link import connect
from tests.postgres_server import PASSWORD, PostgresServer, binaries
from tests.practice_process import PracticeProcess
from tests.shared_lists import as_root

DESKS = 5
INTERVAL, MOST_LATE, MOST_TAKEOVER = 30.0, 2.0, 2.0
"""Seconds between two checks of one row, how late one may be, and how long no desk may lead."""

_EVERY = 5.0
"""Seconds between two kills."""


def checks(folder: Path, rows: int, kills: int, chance: random.Random) -> Tally:
    """Let five desks share the checks of many rows, and kill the checking desk every few seconds."""
    if binaries() is None:
        return Tally(0, [])
    with chain(folder) as (server, practice, facts), contextlib.ExitStack() as living:
        desks = [Desk(folder / f"desk{number}", facts) for number in range(DESKS)]
        for desk in desks:
            living.callback(desk.kill)
            desk.wait("ready")
        _fill(server, practice, rows)
        for desk in desks:
            _watch(desk)
        watched = _Watched(server)
        watched.until(lambda: len(watched.last) == rows, 600)
        wrong, longest = [], 0.0
        for _ in range(kills):
            watched.until(lambda: False, chance.uniform(0.5, 1.5) * _EVERY)
            leading = [desk for desk in desks if _leads(desk)]
            if len(leading) != 1:
                wrong.append(f"{len(leading)} desks check")
            for desk in leading:
                before = watched.leader()
                desk.kill()
                longest = max(longest, watched.seconds_until_another(before))
                desk.start()
                desk.wait("ready")
                _watch(desk)
        watched.until(lambda: False, INTERVAL + MOST_LATE)
        if longest > MOST_TAKEOVER:
            wrong.append(f"no desk led for {longest:.1f} s")
        latest = watched.latest()
        print(
            f"{watched.count} checks, the shortest gap {watched.shortest:.2f} s, the longest {latest:.2f} s;"
            f" another desk led after {longest:.2f} s at the latest",
            file=sys.stderr,
        )
        wrong += ["a row was checked early"] * watched.early
        if latest > INTERVAL + MOST_LATE:
            wrong.append(f"a row was checked {latest - INTERVAL:.1f} s late")
        return Tally(watched.count, wrong)


def _watch(desk: Desk) -> None:
    desk.ask(f"watch {INTERVAL}")
    desk.wait("watching")


def _leads(desk: Desk) -> bool:
    desk.ask("leads")
    return desk.wait("leads") == "leads 1"


def _fill(server: PostgresServer, practice: PracticeProcess, count: int) -> None:
    made = practice.control(
        "POST",
        "subscriptions",
        {
            "event_type": "buygoods_transaction_received",
            "webhook_uri": "https://shop.njeri.co.ke/k2",
            "scope_references": [str(100_000 + number) for number in range(count)],
            "count": count,
        },
    )["ids"]
    desk = PostgresRegistry(connect(server.address("list"), PASSWORD))
    host = practice.base_url.partition("//")[2]
    rows = [
        replace(
            example(number),
            host=host,
            kopokopo_id=one,
            location=f"{practice.base_url}/api/v2/webhook_subscriptions/{one}",
            scope_reference=str(100_000 + number),
        )
        for number, one in enumerate(made)
    ]
    desk.record_intents(rows)
    desk.close()


class _Watched:
    """What the shared list says of its checks: the time between two of each row."""

    def __init__(self, server: PostgresServer) -> None:
        self._root = as_root(server, "list")
        self.last: dict[str, float] = {}
        self.count = self.early = 0
        self.shortest, self._longest = float("inf"), 0.0

    def look(self) -> None:
        """Read the newest check of each row."""
        for row_id, at in self._root.execute("SELECT subscription_id, checked_at FROM k2desk.latest_check"):
            now, before = at / 1e6, self.last.get(row_id)
            self.last[row_id] = now
            if before is not None and now != before:
                self.count += 1
                gap = now - before
                self.early += gap < INTERVAL
                self.shortest, self._longest = min(self.shortest, gap), max(self._longest, gap)

    def until(self, holds, seconds: float) -> None:
        """Look every second until something holds, or for some seconds."""
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            self.look()
            time.sleep(min(1.0, max(0.0, end - time.monotonic())))

    def latest(self) -> float:
        """Return the longest time between two checks of a row, or since the last one."""
        return max(self._longest, time.time() - min(self.last.values()))

    def leader(self) -> int | None:
        """Return the process that serves the desk that checks."""
        key = _lead_key("shop") & (1 << 64) - 1
        found = self._root.execute(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND granted",
            (key >> 32, key & 0xFFFFFFFF),
        ).fetchone()
        return found[0] if found is not None else None

    def seconds_until_another(self, before: int | None) -> float:
        """Return how long it takes until another desk checks."""
        began = time.monotonic()
        while time.monotonic() < began + 60 and (self.leader() in {before, None}):
            time.sleep(0.02)
        return time.monotonic() - began
