"""Merges the lists of three desks into an empty shared one at once, while one of them is killed, again and again.

Needs PostgreSQL on this computer. With a folder and facts as arguments it is one desk that joins until it has all rows.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from bench_shared import NOW, SHOP, example  # noqa: E402
from torture_disk import Tally  # noqa: E402

from k2desk.model.clock import SystemClock  # noqa: E402
from k2desk.model.records import State, TillRecord  # noqa: E402
from k2desk.model.shared_list import ListAddress  # noqa: E402
from k2desk.services.shared_lists import SharedLists, Wish  # noqa: E402
from k2desk.services.tasks import Tasks  # noqa: E402
from k2desk.store.paths import program_paths  # noqa: E402
from k2desk.store.secrets import Keys, Secrets  # noqa: E402
from k2desk.store.threaded import ThreadedRegistry  # noqa: E402

DESKS, ROWS, POOL = 3, 12, 20
"""How many lists are merged, how many rows each has, and of how many subscriptions they are."""

_PATIENCE = 900.0


def merges(folder: Path, rounds: int, chance: random.Random) -> Tally:
    """Merge three lists at once, kill one in the middle and let it join again, and compare what all have in the end."""
    from tests.postgres_server import ADMINISTRATOR, PASSWORD, PostgresServer, binaries

    if binaries() is None:
        return Tally(0, [])
    from k2desk.store.postgres import make_list
    from k2desk.store.postgres_link import connect
    from tests.shared_lists import make_database

    server, wrong = PostgresServer(fsync=True), list[str]()
    try:
        for number in range(rounds):
            name = f"list{number}"
            make_database(server, name)
            with connect(server.address(name, ADMINISTRATOR), PASSWORD) as raw:
                make_list(raw)
            folders = [folder / name / f"desk{desk}" for desk in range(DESKS)]
            had = [asyncio.run(_fill(place, desk, chance)) for desk, place in enumerate(folders)]
            facts = json.dumps({"address": _as_json(server.address(name)), "password": PASSWORD})
            _join_all(folders, facts, chance)
            found = [f"round {number}: {one}" for one in _compared(folders, had)]
            print(f"round {number}: {len(found)} wrong", *found, sep="\n", file=sys.stderr, flush=True)
            wrong += found
    finally:
        server.remove()
    return Tally(rounds, wrong)


def _as_json(address: ListAddress) -> dict[str, Any]:
    return {name: getattr(address, name) for name in address.__match_args__}


async def _fill(folder: Path, desk: int, chance: random.Random) -> list[tuple[str, str, str | None]]:
    """Make the list of a desk. Returns (id, till, Kopo Kopo ID) of the rows that may not get lost."""
    registry = ThreadedRegistry.open(program_paths(folder))
    account = replace(SHOP, id=f"account{desk}")
    await registry.save_account(account)
    kept = []
    for number in chance.sample(range(POOL), ROWS):
        state = chance.choice((State.CREATED, State.CREATED, State.NOT_CONFIRMED, State.NOT_SENT))
        made = state is State.CREATED
        record = replace(
            example(number), id=f"{desk}-{number}", account_id=account.id, state=state,
            kopokopo_id=f"k{number}" if made else None, pressed_at=NOW + timedelta(seconds=chance.randrange(1000)),
        )  # fmt: skip
        record = record if made else replace(record, location=None)
        await registry.record_intents([record])
        if state is not State.NOT_SENT:
            kept.append((record.id, record.scope_reference or "", record.kopokopo_id))
    named = NOW + timedelta(seconds=chance.randrange(1000))
    await registry.save_tills([TillRecord(account.id, str(number), f"of {desk}", named) for number in range(desk + 3)])
    await registry.close()
    return kept


def _join_all(folders: list[Path], facts: str, chance: random.Random) -> None:
    def start(folder: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(Path(__file__).resolve()), str(folder), facts]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL)

    began, joining = time.monotonic(), [start(folder) for folder in folders]
    victim = chance.randrange(DESKS)
    time.sleep(chance.random() * _usual.seconds)
    was_killed = joining[victim].poll() is None
    joining[victim].kill()
    joining[victim].wait()
    joining[victim] = start(folders[victim])
    for one in joining:
        assert one.wait(_PATIENCE) == 0
    # A desk that was quick has ended before the others came: joining once more changes nothing and shows it all.
    for folder in folders:
        assert start(folder).wait(_PATIENCE) == 0
    if not was_killed:
        _usual.seconds = time.monotonic() - began


class _Usual:
    seconds = 3.0


_usual = _Usual()


def _compared(folders: list[Path], had: list[list[tuple[str, str, str | None]]]) -> list[str]:
    """Return what is missing, doubled or not the same at each desk."""
    lists = [asyncio.run(_held(folder)) for folder in folders]
    wrong = [
        f"desk {desk} and desk 0 differ: {sorted({*map(repr, ours)} ^ {*map(repr, theirs)})}"
        for desk, (first, other) in enumerate(zip([lists[0]] * DESKS, lists, strict=True))
        for ours, theirs in zip(first, other, strict=True)
        if ours != theirs
    ]
    rows, _ = lists[0]
    known = [kopokopo_id for *_, kopokopo_id in rows if kopokopo_id is not None]
    wrong += [f"doubled: {one}" for one in {*known} if known.count(one) > 1]
    tills = {till for _, till, state, _ in rows if state in {State.CREATED, State.NOT_CONFIRMED}}
    for desk in had:
        for row_id, till, kopokopo_id in desk:
            if kopokopo_id is not None and kopokopo_id not in known:
                wrong.append(f"lost: {kopokopo_id}")
            if till not in tills:
                wrong.append(f"lost: {row_id}")
    return wrong


async def _held(folder: Path) -> tuple[list[tuple[str, str, State, str | None]], list[tuple[str, str]]]:
    """Return the rows that a desk shows, and its tills, in one order."""
    registry = ThreadedRegistry.open(program_paths(folder))
    apart = await registry.apart()
    accounts = [one.id for one in await registry.accounts() if one.id not in apart]
    rows, tills = [], []
    for account_id in accounts:
        contents = await registry.contents(account_id)
        shown = [one for one in contents.records if one.removed_at is None]
        rows += [(one.id, one.scope_reference or "", one.state, one.kopokopo_id) for one in shown]
        tills += [(one.number, one.name) for one in contents.tills]
    await registry.close()
    return sorted(rows), sorted(tills)


class _Store:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self._kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self._kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        self._kept.pop((service, name), None)


async def _nothing(*_: object) -> None:
    """Stand for what a window would do."""


async def join(folder: Path, facts: dict[str, Any]) -> int:
    """Join with the desk's list, wait until its copy has all rows, and return 0, or 1 if that fails."""
    registry, tasks, store = ThreadedRegistry.open(program_paths(folder)), Tasks(), _Store()
    secrets = Secrets("k2desk", find_backend=lambda: store)
    for account in await registry.accounts():
        await secrets.save(account.id, Keys("client", "a secret of the client", "an API key", "sandbox.kopokopo.com"))
    sharing = SharedLists(
        registry=registry, secrets=secrets, clock=SystemClock(), spawn=tasks.spawn, idle=_nothing, back_up=_nothing,
        reopen=_nothing,
    )  # fmt: skip
    wish = Wish(ListAddress(**facts["address"]), facts["password"], folder.name, "torture")
    problem = await sharing.join(wish).wait()
    if problem is not None:
        sys.stderr.write(f"{problem.code} {problem.details}\n")
        return 1
    ended = await _has_all(registry, facts)
    await tasks.close()
    await registry.close()
    return 0 if ended else 1


async def _has_all(registry: ThreadedRegistry, facts: dict[str, Any]) -> bool:
    """Wait until the desk's copy has all that the list holds now, and return whether it came."""
    from k2desk.store.postgres import PostgresRegistry
    from k2desk.store.postgres_link import connect

    with connect(ListAddress(**facts["address"]), facts["password"]) as raw:
        counter = PostgresRegistry(raw).counter
    end = time.monotonic() + _PATIENCE / 3
    while time.monotonic() < end:
        shared = await registry.shared()
        if shared is not None and shared.seen >= counter:
            return True
        await asyncio.sleep(0.1)
    sys.stderr.write(f"the copy does not come to {counter}: {await registry.shared()} {registry.line}\n")
    return False


if __name__ == "__main__":
    sys.exit(asyncio.run(join(Path(sys.argv[1]), json.loads(sys.argv[2]))))
