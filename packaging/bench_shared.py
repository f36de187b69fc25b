"""Measures a list that many desks share: one row's upsert, 100,000 rows, and how soon 50 desks see a change.

Prints a table. Trust the ratios within one run, not the times of a busy computer.
"""

from __future__ import annotations

import select
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from k2desk.model.clock import SystemClock  # noqa: E402
from k2desk.model.hand_over import AccountHandOver, HandedRow  # noqa: E402
from k2desk.model.records import AccountRecord, State, TillRecord  # noqa: E402
from k2desk.store.desk_copy import DeskCopy, SharedList  # noqa: E402
from k2desk.store.postgres import PostgresRegistry, make_list  # noqa: E402
from k2desk.store.postgres_link import connect  # noqa: E402
from k2desk.store.shared import SharedRegistry  # noqa: E402
from k2desk.store.sqlite import SqliteRegistry  # noqa: E402
from tests.postgres_server import ADMINISTRATOR, PASSWORD, WHY_NOT, PostgresServer, binaries  # noqa: E402
from tests.shared_lists import make_database  # noqa: E402

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)
ROWS = 100_000


def main() -> int:
    if binaries() is None:
        sys.exit(WHY_NOT)
    desks = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    server = PostgresServer(fsync=True, connections=desks + 20)
    try:
        make_database(server, "list")
        with connect(server.address("list", ADMINISTRATOR), PASSWORD) as raw:
            make_list(raw)
        with tempfile.TemporaryDirectory() as folder:
            for words, value in _measured(server, Path(folder), desks):
                print(f"| {words} | {value} |", flush=True)
    finally:
        server.remove()
    return 0


def _measured(server: PostgresServer, folder: Path, desks: int):
    here = SqliteRegistry(folder / "one.sqlite")
    there = PostgresRegistry(connect(server.address("list"), PASSWORD))
    for one in (here, there):
        one.save_account(SHOP)
    ours, theirs = _medians(
        lambda number: here.save_tills([TillRecord("shop", str(number), "x", NOW)]),
        lambda number: there.save_tills([TillRecord("shop", str(number), "x", NOW)]),
    )
    yield "one row's upsert: PostgreSQL to SQLite", f"{theirs:.2f} ms to {ours:.2f} ms, ratio {theirs / ours:.2f}"
    copy = DeskCopy(folder / "small.sqlite")
    copy.share(SharedList(server.address("list"), "", 0, None))
    desk = SharedRegistry(copy, SystemClock())
    desk.attach(connect(server.address("list"), PASSWORD))
    (both,) = _medians(lambda number: desk.save_tills([TillRecord("shop", str(number), "y", NOW)]))
    desk.close()
    yield "the same at a desk, with its copy", f"{both:.2f} ms, ratio to SQLite {both / ours:.2f}"
    rows = [example(number) for number in range(ROWS)]
    began = time.monotonic()
    there.merge(lambda known: [AccountHandOver(SHOP, subscriptions=tuple(rows))])
    yield f"{ROWS} rows in", f"{time.monotonic() - began:.1f} s"
    copy = DeskCopy(folder / "copy.sqlite")
    copy.share(SharedList(server.address("list"), "", 0, None))
    desk = SharedRegistry(copy, SystemClock())
    began = time.monotonic()
    desk.attach(connect(server.address("list"), PASSWORD))
    yield "the first copy of all rows", f"{time.monotonic() - began:.1f} s"
    began = time.monotonic()
    assert len(copy.contents("shop").records) == ROWS
    yield "all rows read from the desk's copy", f"{time.monotonic() - began:.2f} s"
    desk.close()
    seen = _seen(server, there, desks)
    nearly_all = statistics.quantiles(seen, n=100)[98]
    yield (
        f"a change seen by {desks} connections, {len(seen)} looks",
        f"median {statistics.median(seen):.0f} ms, p99 {nearly_all:.0f} ms",
    )
    began, count = time.monotonic(), 0
    while time.monotonic() - began < 3:
        there.save_tills([TillRecord("shop", f"c{count}", "x", NOW)])
        count += 1
    yield "changes a second of one desk", f"{count / 3:.0f}"
    there.close()
    here.close()


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


def _seen(server: PostgresServer, writer: PostgresRegistry, desks: int) -> list[float]:
    """Return the milliseconds until each desk has read a change."""
    listening = [PostgresRegistry(connect(server.address("list"), PASSWORD)) for _ in range(desks)]
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


if __name__ == "__main__":
    sys.exit(main())
