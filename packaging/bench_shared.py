"""The bench's part about a list that many desks share, on a PostgreSQL of its own."""

from __future__ import annotations

import select
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench_world import Failed, Row, World, quickest, take_turns

from k2desk.model.clock import SystemClock
from k2desk.model.hand_over import AccountHandOver, HandedRow
from k2desk.model.records import AccountRecord, State, TillRecord
from k2desk.store.desk_copy import DeskCopy, SharedList
from k2desk.store.paths import program_paths
from k2desk.store.postgres import PostgresRegistry, make_list
from k2desk.store.postgres_link import connect
from k2desk.store.shared import SharedRegistry
from k2desk.store.sqlite import SqliteRegistry
from tests.postgres_server import ADMINISTRATOR, PASSWORD, WHY_NOT, PostgresServer, binaries
from tests.shared_lists import make_database

if TYPE_CHECKING:
    from bench import Bench

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)
ROWS, DESKS = 100_000, 50
PAINT_LIMIT, UPSERT_LIMIT, START_S, SEEN_MS = 1.15, 2.0, 1.0, 500.0


def shared_rows(bench: Bench) -> list[Row]:
    """Measure the first paint with a shared list, a row's upsert, 100,000 rows, and how soon 50 desks see a change."""
    if binaries() is None:
        raise Failed(WHY_NOT)
    server, folder = PostgresServer(fsync=True, connections=DESKS + 20), bench.folder / "shared"
    folder.mkdir()
    try:
        return [*_paint_rows(bench, server), *_list_rows(server, folder)]
    finally:
        server.remove()


def _made(server: PostgresServer, name: str) -> PostgresRegistry:
    """Make a list, and return it as a desk sees it."""
    make_database(server, name)
    with connect(server.address(name, ADMINISTRATOR), PASSWORD) as raw:
        make_list(raw)
    return PostgresRegistry(connect(server.address(name), PASSWORD))


def _joined(server: PostgresServer, name: str, file: Path) -> SharedRegistry:
    """Make the list in a file the copy of a shared one, and return it with all rows of that."""
    copy = DeskCopy(file)
    copy.share(SharedList(server.address(name), "", 0, None))
    desk = SharedRegistry(copy, SystemClock())
    desk.attach(connect(server.address(name), PASSWORD))
    return desk


def _paint_rows(bench: Bench, server: PostgresServer) -> Iterator[Row]:
    """Start the program with a list of its own, and with as many rows in the copy of a shared one."""
    handed = AccountHandOver(SHOP, subscriptions=tuple(map(example, range(bench.count))))
    there = _made(server, "paint")
    there.merge(lambda known: [handed])
    there.close()
    alone, desk = (_World(bench.folder / name, bench.server, bench.count) for name in ("alone", "desk"))
    here = SqliteRegistry(alone.file)
    here.merge(lambda known: [handed])
    here.close()
    _joined(server, "paint", desk.file).close()
    desk.more = {"shared": {"host": server.address("paint").host, "password": PASSWORD}}
    local, shared = take_turns(bench.rounds, (alone, "k2desk-window"), (desk, "k2desk-window"))
    yield Row("first paint with a shared list, to a local one", "ms", quickest(local), quickest(shared), PAINT_LIMIT)


class _World(World):
    """A world whose list more is done with."""

    def __init__(self, folder: Path, server: object, count: int) -> None:
        super().__init__(folder, server, count)
        self.file = program_paths(folder).registry_file
        self.more: dict[str, object] = {}

    def facts(self) -> dict[str, object]:
        return super().facts() | self.more


def _list_rows(server: PostgresServer, folder: Path) -> Iterator[Row]:
    here, there = SqliteRegistry(folder / "one.sqlite"), _made(server, "list")
    for one in (here, there):
        one.save_account(SHOP)
    desk = _joined(server, "list", folder / "small.sqlite")
    ours, theirs, both = _medians(
        *(
            lambda number, one=one, name=name: one.save_tills([TillRecord("shop", str(number), name, NOW)])
            for one, name in ((here, "x"), (there, "x"), (desk, "y"))
        )
    )
    desk.close()
    yield Row("one row's upsert, to SQLite", "ms", ours, theirs, UPSERT_LIMIT)
    yield Row("the same at a desk, with its copy", "ms", ours, both)
    handed = AccountHandOver(SHOP, subscriptions=tuple(map(example, range(ROWS))))
    taken = [_seconds(lambda one=one: one.merge(lambda known: [handed])) for one in (here, there)]
    yield Row(f"{ROWS} rows moved in, to SQLite", "s", *taken)
    began = time.monotonic()
    desk = _joined(server, "list", folder / "copy.sqlite")
    yield Row("the first copy of all rows, to that", "s", taken[0], time.monotonic() - began)
    took = _seconds(lambda: desk.contents("shop"))
    assert len(desk.contents("shop").records) == ROWS
    desk.close()
    yield Row(f"{ROWS} rows from the desk's copy, of what is allowed", "s", START_S, took, 1.0)
    seen = _seen(server, there)
    nearly_all = statistics.quantiles(seen, n=100)[98]
    yield Row(f"a change seen by {DESKS} desks, p99, of what is allowed", "ms", SEEN_MS, nearly_all, 1.0)
    yield Row("the same, median", "ms", SEEN_MS, statistics.median(seen))
    yield Row("changes a second, to SQLite", "/s", *(_a_second(one) for one in (here, there)))
    there.close()
    here.close()


def _seconds(work: Callable[[], object]) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _a_second(one: SqliteRegistry | PostgresRegistry) -> float:
    began, count = time.monotonic(), 0
    while time.monotonic() - began < 3:
        one.save_tills([TillRecord("shop", f"c{count}", "x", NOW)])
        count += 1
    return count / 3


def _medians(*works: Callable[[int], object]) -> list[float]:
    """Return the milliseconds that each takes, in turns, so that other load slows all of them alike."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(200):
        for work, times in zip(works, taken, strict=True):
            began = time.perf_counter()
            work(number)
            times.append((time.perf_counter() - began) * 1000)
    return [statistics.median(times) for times in taken]


def example(number: int) -> HandedRow:
    return HandedRow(
        f"row-{number}", "shop", "buygoods_transaction_received", "till", str(number), "https://x.co.ke/k2", False, 2,
        State.CREATED, NOW, "sandbox.kopokopo.com", kopokopo_id=f"k{number}",
        location=f"https://sandbox.kopokopo.com/k{number}",
    )  # fmt: skip


def _seen(server: PostgresServer, writer: PostgresRegistry) -> list[float]:
    """Return the milliseconds until each desk has read a change."""
    listening = [PostgresRegistry(connect(server.address("list"), PASSWORD)) for _ in range(DESKS)]
    found: list[float] = []
    written = [0.0]
    stop = threading.Event()

    def listen(one: PostgresRegistry) -> None:
        one.raw.execute("LISTEN k2desk")
        since = one.counter
        while not stop.is_set():
            if select.select([one.raw.fileno()], [], [], 0.5)[0] and list(one.raw.notifies(timeout=0)):
                since, changes = one.changes(since)
                if changes:
                    found.append((time.perf_counter() - written[0]) * 1000)

    threads = [threading.Thread(target=listen, args=(one,)) for one in listening]
    for thread in threads:
        thread.start()
    time.sleep(1)
    for number in range(20):
        written[0] = time.perf_counter()
        writer.save_tills([replace(TillRecord("shop", "seen", "x", NOW), name=str(number))])
        time.sleep(0.5)
    stop.set()
    for thread in threads:
        thread.join()
    for one in listening:
        one.close()
    return found
