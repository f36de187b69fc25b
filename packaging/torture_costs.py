"""What it costs to keep the list safe: each figure beside the same work without checksums and journals, in one run."""

from __future__ import annotations

import asyncio
import contextlib
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import torture_world
from torture_child import NOW, SHOP, open_list, row
from torture_disk import Tally
from torture_world import ADDRESS, BASE, JumpingLoop, shop

from k2desk.model.history import Settlement
from k2desk.model.records import State
from k2desk.store import checksums
from k2desk.store.list_preview import list_preview
from k2desk.store.paths import Paths, program_paths
from k2desk.store.sqlite import SqliteRegistry

_TURNS = 7
_LOOKS = 25


def without(paths: Paths) -> SqliteRegistry:
    """Open a list whose changes are neither written down twice nor get checksums."""
    registry = SqliteRegistry(paths.registry_file)
    for (name,) in registry._db.execute("SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'").fetchall():
        registry._db.execute(f"DROP TRIGGER temp.{name}")
    registry._db.with_soundness = _believed  # type: ignore[method-assign]
    return registry


def _believed(select: str) -> str:
    """Return the SELECT with a column that says of each row that it is sound."""
    return checksums._SELECT.sub(lambda found: f"{found['columns']}, 1{found['source']}", select)


def costs(folder: Path, runs: int, chance: random.Random) -> Tally:
    """Measure a commit, the look before the first paint, and a check of many rows. Prints the ratios."""
    rows = 1000 if runs >= 1000 else 100
    commit = _ratio(_commits(20 + runs // 10, open_list), _commits(20 + runs // 10, without))
    look, look_without = (statistics.median(one() for _ in range(_LOOKS)) for one in _looks(folder / "look", rows))
    check = _ratio(lambda: _check(folder, rows, open_list), lambda: _check(folder, rows, without))
    print(f"a commit {commit:.2f} (at most 2), a check of {rows} {check:.2f} (at most 1.05), the look before the first"
          f" paint {look * 1e3:.1f} instead of {look_without * 1e3:.1f} ms")  # fmt: skip
    wrong = [f"a commit takes {commit:.2f} times as long"] * (commit > 2)
    wrong += [f"a check takes {check:.2f} times as long"] * (check > 1.05)
    return Tally(3, wrong)


def _ratio(safe: Callable[[], float], plain: Callable[[], float]) -> float:
    """Return how many times as long the safe way takes: the median of turns that follow each other at once."""
    return statistics.median(safe() / plain() for _ in range(_TURNS))


def _commits(many: int, open_it: Callable[[Paths], SqliteRegistry]) -> Callable[[], float]:
    def measure() -> float:
        # On the disk, not in memory: what a commit costs is mostly the waiting for it.
        with tempfile.TemporaryDirectory(prefix="k2desk-costs-", dir=Path.home()) as folder:
            paths = program_paths(Path(folder))
            paths.make()
            registry = open_it(paths)
            registry.save_account(SHOP)
            begun = time.perf_counter()
            for number in range(many):
                one = row(f"r{number}", 100_000 + number)
                registry.record_intents([one])
                registry.resend(one.id, "here", NOW)
                registry.settle(one.id, Settlement(State.CREATED, NOW, one.id, f"https://x/{one.id}"))
            seconds = time.perf_counter() - begun
            registry.close()
            return seconds

    return measure


def _looks(folder: Path, rows: int) -> tuple[Callable[[], float], Callable[[], float]]:
    paths = program_paths(folder)
    paths.make()
    registry = open_list(paths)
    registry.save_account(SHOP)
    registry.record_intents([replace(row(f"r{one}", 100_000 + one), trouble=None) for one in range(rows)])
    registry.close()

    def look() -> float:
        begun = time.perf_counter()
        list_preview(paths.registry_file, lambda accounts: accounts[0])
        return time.perf_counter() - begun

    def look_without() -> float:
        usual = checksums.CheckedConnection.with_soundness
        checksums.CheckedConnection.with_soundness = lambda _, select: _believed(select)  # type: ignore[method-assign]
        try:
            return look()
        finally:
            checksums.CheckedConnection.with_soundness = usual  # type: ignore[method-assign]

    return look, look_without


def _check(folder: Path, rows: int, open_it: Callable[[Paths], SqliteRegistry]) -> float:
    """Return the seconds that a check of all rows takes: its work, and the waiting for a line that answers in 0.2 s."""
    with tempfile.TemporaryDirectory(dir=folder) as place, asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(_checked(program_paths(Path(place)), rows, open_it))


async def _checked(paths: Paths, rows: int, open_it: Callable[[Paths], SqliteRegistry]) -> float:
    usual, torture_world.open_list = torture_world.open_list, open_it
    try:
        paths.make()
        with contextlib.closing(open_list(paths)) as registry:
            registry.save_account(SHOP)
            made = [_created(number) for number in range(rows)]
            registry.record_intents(made)
        async with shop(paths, lambda: "fine") as world:
            assert world.open is not None
            for one in made:
                world.kopokopo.made[one.id] = {
                    "event_type": one.event_type, "webhook_uri": ADDRESS, "status": "Active",
                    "scope": one.scope, "scope_reference": str(one.scope_reference),
                }  # fmt: skip
            loop = asyncio.get_running_loop()
            begun = time.process_time() + loop.time()
            await world.open.poller.check().wait()
            seconds = time.process_time() + loop.time() - begun
            assert all(one.check is not None and one.check.word == "Active" for one in world.open.scope.cache)
            return seconds
    finally:
        torture_world.open_list = usual


def _created(number: int):  # type: ignore[no-untyped-def]
    name = f"{number:08x}-0000-4000-8000-000000000000"
    return replace(
        row(name, 100_000 + number), address=ADDRESS, state=State.CREATED, host="127.0.0.1:65000", kopokopo_id=name,
        location=f"{BASE}/api/v2/webhook_subscriptions/{name}", settled_at=NOW - timedelta(days=1),
    )  # fmt: skip
