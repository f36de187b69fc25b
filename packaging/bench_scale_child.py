"""The measured processes of `bench_scale.py`, used as those of `bench_child.py` are."""

from __future__ import annotations

import json
import runpy
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_child import _ONLY_FOR_TESTS, Heartbeat, _open_account, _run_k2desk, memory, tell

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.ui.shell.window import MainWindow

_ROOT = Path(__file__).resolve().parent.parent
_RAMP = 3.0
"""Seconds of a check that are not measured."""

_WAKES = 3
_MINUTES_A_DAY = 24 * 60


def main() -> int:
    given = json.loads(sys.stdin.read() or "{}")
    sys.modules.update(dict.fromkeys(_ONLY_FOR_TESTS))
    kinds: dict[str, Callable[[dict[str, Any]], int]] = {
        "k2desk-scale": k2desk_scale,
        "data-day": data_day,
        "read-bytes": read_bytes,
    }
    return kinds[sys.argv[1]](given)


def k2desk_scale(given: dict[str, Any]) -> int:
    """Let the whole list come in, search, sort and scroll, and check all for a while."""
    import asyncio

    async def story(program: Program, window: MainWindow) -> int:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

        async with Heartbeat() as heartbeat:
            account = await _open_account(program)
            table: Any = window.findChild(QTableView, "Subscriptions")
            model = table.model()
            while model.rowCount() < given["count"]:  # noqa: ASYNC110  the model has no event for it
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.5)
        came_in = heartbeat.longest
        search: Any = window.findChild(QLineEdit, "Search")
        gaps = []

        async def took(step: Callable[[], object]) -> float:
            """Return the seconds until the new lines are there."""
            shown: list[float] = []
            handle = model.arranged.listen(lambda: shown.append(time.perf_counter()))
            async with Heartbeat() as beat:
                # The first beat comes before the step, so that the wait for the step itself is a gap.
                await asyncio.sleep(0.005)
                began = time.perf_counter()
                step()
                while not shown:  # noqa: ASYNC110  the listener must not end the wait inside the step
                    await asyncio.sleep(0.001)
                await asyncio.sleep(0.1)
            handle.close()
            gaps.append(beat.longest)
            return shown[0] - began

        letters = [await took(lambda text=text: search.setText(text)) for text in ("1", "10", "105", "1055", "105", "")]
        orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        columns = [place for place, one in enumerate(model.columns) if one.order is not None]
        sorts = [
            await took(lambda column=column, order=order: table.sortByColumn(column, order))
            for column in columns
            for order in orders
        ]
        await took(lambda: table.sortByColumn(-1, orders[0]))
        bar = table.verticalScrollBar()
        scrolled = []
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 100)):
            began = time.perf_counter()
            bar.setValue(place)
            QApplication.processEvents()
            scrolled.append(time.perf_counter() - began)
        held = memory()
        operation = account.poller.check()
        await asyncio.sleep(_RAMP)
        async with Heartbeat() as heartbeat:
            done, began = operation.done, time.perf_counter()
            await asyncio.sleep(given["seconds"])
            rate = (operation.done - done) / (time.perf_counter() - began)
        operation.cancel()
        tell(gap=came_in, search=max(letters), sort=max(sorts), used_gap=max(gaps), scroll=max(scrolled))
        tell(memory=held, rate=rate, check_gap=heartbeat.longest)
        return 0

    return _run_k2desk(given, story)


def data_day(given: dict[str, Any]) -> int:
    """Count what automatic checks send and get, by a relay between the program and an HTTPS server."""
    import asyncio
    from urllib.parse import urlsplit

    import httpx

    sys.path.insert(0, str(_ROOT))
    from k2desk.model.api_values import Credentials
    from k2desk.model.environments import Environment, EnvironmentKind
    from k2desk.model.settings import Settings
    from tests.services.opened import opened_at

    limits = httpx.Limits
    # The connections of a check are long closed at the next one. Here it comes sooner.
    httpx.Limits = lambda **how: limits(**{**how, "keepalive_expiry": 0.2})  # type: ignore[assignment, misc]
    server, counted = urlsplit(given["base_url"]), [0]

    async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                counted[0] += len(data)
                target.write(data)
                await target.drain()
        except OSError:
            pass
        finally:
            target.close()

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(server.hostname, server.port)
        await asyncio.gather(pump(reader, back), pump(there, writer))

    async def count(step: Callable[[], Awaitable[object]]) -> int:
        await asyncio.sleep(0.6)
        before = counted[0]
        await step()
        return counted[0] - before

    async def measure() -> None:
        relaying = await asyncio.start_server(relay, "127.0.0.1", 0)
        base = f"https://localhost:{relaying.sockets[0].getsockname()[1]}"
        environment = Environment(EnvironmentKind.SANDBOX, base)
        keys = Credentials(given["client_id"], given["client_secret"])
        async with opened_at(Path(given["folder"]), environment, keys) as (account, _):
            signed_in = await count(account.scope.connection.client().sign_in)
            found = await account.adopting.look("\n".join(given["ids"])).wait()
            await account.adopting.adopt(found).wait()
            await account.poller.check().wait()
            if len(account.cache) != len(given["ids"]):
                raise RuntimeError(f"only {len(account.cache)} are in the list")
            for name, settings in (("usual", Settings()), ("little", Settings(low_data=True))):
                account.poller.set_schedule(settings.schedule)
                wakes = [await count(account.poller.check_what_is_due) for _ in range(_WAKES)]
                minutes = settings.schedule.look_every.total_seconds() / 60
                tell(**{name: sum(wakes) / _WAKES * _MINUTES_A_DAY / minutes + 24 * signed_in})
        relaying.close()

    asyncio.run(measure())
    return 0


def read_bytes(given: dict[str, Any]) -> int:
    """Start K2Desk in this process until it has painted, and report what was read from the disk until then."""
    sys.argv = ["k2desk", "--data-dir", given["folder"], "--first-paint"]
    try:
        runpy.run_module("k2desk", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    read = Path("/proc/self/io").read_text().partition("\nread_bytes:")[2].split()[0]
    tell(read=int(read))
    return 0


if __name__ == "__main__":
    sys.exit(main())
