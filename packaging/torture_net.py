"""Kills the program at each call to the network and the disk while it creates, adopts and checks at a real server.

The practice server and the program are processes of their own. After each kill the next start must show what the server
has: created, or in doubt. Needs strace (Linux).
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]

from torture_disk import Tally  # noqa: E402

from k2desk.model.api_values import SubscriptionRequest  # noqa: E402
from k2desk.model.events import Scope  # noqa: E402
from k2desk.model.records import State  # noqa: E402
from tests.practice_process import PracticeProcess  # noqa: E402
from tests.services.opened import opened  # noqa: E402

_CALLS = ("connect", "sendto", "recvfrom", "shutdown", "pwrite64", "fsync", "write", "ftruncate", "rename")
_PRESSES = {"create": 1, "bulk": 3, "adopt": 0, "sweep": 0, "settle": 0}
_FACTS = ("base_url", "client_id", "client_secret", "api_key", "control_key")


def _request(till: int) -> SubscriptionRequest:
    return SubscriptionRequest(
        "buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, str(400_000 + till)
    )


async def work(folder: Path, practice: Any, kind: str) -> None:
    """Do one kind of work over the network. It is killed somewhere in it."""
    async with opened(folder, practice, sender="child") as (account, _):
        match kind:
            case "create" | "bulk":
                await account.creating.create([_request(one) for one in range(_PRESSES[kind])]).wait()
            case "adopt":
                found = await account.adopting.look((folder / "location").read_text()).wait()
                await account.adopting.adopt(found).wait()
            case "sweep":
                await account.poller.check().wait()
            case "settle":
                (row,) = [one.record for one in account.cache if one.record.state is State.NOT_CONFIRMED]
                comparison = await account.decisions.compare(row.id, (folder / "location").read_text()).wait()
                await account.decisions.confirm(row.id, comparison).wait()


async def begin(folder: Path, practice: PracticeProcess, kind: str) -> None:
    """Make the list for one kind of work."""
    folder.mkdir()
    if kind == "sweep":
        async with opened(folder, practice) as (account, _):
            await account.creating.create([_request(one) for one in range(3)]).wait()
    elif kind in {"adopt", "settle"}:
        before = {one["id"] for one in practice.subscriptions()}
        if kind == "settle":
            practice.faults({"kind": "drop_after", "on": "create", "times": 1})
        async with opened(folder if kind == "settle" else folder / "elsewhere", practice) as (account, _):
            await account.creating.create([_request(0)]).wait()
        practice.clear()
        (made,) = [one["id"] for one in practice.subscriptions() if one["id"] not in before]
        (folder / "location").write_text(f"{practice.base_url}/api/v2/webhook_subscriptions/{made}")
        shutil.rmtree(folder / "elsewhere", ignore_errors=True)


def _posts(practice: PracticeProcess) -> int:
    log = practice.log()
    return sum(one["method"] == "POST" and "webhook_subscriptions" in one["path"] for one in log)


async def _judge(folder: Path, practice: PracticeProcess, kind: str, before: set[str]) -> str | None:
    posts = _posts(practice)
    if posts > _PRESSES[kind]:
        return f"{posts} posts for {_PRESSES[kind]} presses"
    async with opened(folder, practice, sender="next start") as (account, _):
        rows = [one.record for one in account.cache]
        doubtful = {one.scope_reference for one in rows if one.state is State.NOT_CONFIRMED}
        for one in practice.subscriptions():
            if one["id"] not in before and one["id"] not in {row.kopokopo_id for row in rows}:
                till = one["attributes"]["scope_reference"] if "attributes" in one else one.get("scope_reference")
                if till not in doubtful:
                    return f"a subscription of till {till} is lost"
        if any(row.state is State.SENDING for row in rows):
            return "a row is still being sent"
        if kind in {"sweep", "settle"} and not rows:
            return "rows are lost"
        if _posts(practice) != posts:
            return "the start sends something"
    for file in folder.rglob("*"):
        if file.is_file() and any(getattr(practice, name).encode() in file.read_bytes() for name in _FACTS[2:]):
            return f"a secret is in {file.name}"
    return None


def kills(folder: Path, most: int, chance: random.Random) -> Tally:
    """Kill each kind of work once at each call, or at `most` calls by chance."""
    tally = Tally()
    practice = PracticeProcess().start(folder / "server")
    facts = json.dumps({name: getattr(practice, name) for name in _FACTS})

    def child(place: Path, kind: str, *options: str) -> None:
        command = ["strace", "-f", "-qq", *options, sys.executable, "-B", __file__, str(place), facts, kind]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=False)

    try:
        steps = []
        kinds = list(_PRESSES) if most > 20 else chance.sample(list(_PRESSES), 1)
        for kind in kinds:
            asyncio.run(begin(folder / f"begin-{kind}", practice, kind))
            place, log = folder / "count", folder / "count.log"
            shutil.copytree(folder / f"begin-{kind}", place)
            child(place, kind, "-o", str(log), "-e", f"trace={','.join(_CALLS)}")
            counts = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE))
            steps += [(kind, name, number + 1) for name, many in counts.items() for number in range(many)]
            shutil.rmtree(place)
        if most < len(steps):
            steps = chance.sample(steps, most)
        for kind, name, number in steps:
            place = folder / "run"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(folder / f"begin-{kind}", place)
            practice.clear()
            before = {one["id"] for one in practice.subscriptions()}
            injected = ("-o", "/dev/null", "-e", f"trace={name}", "-e", f"inject={name}:signal=SIGKILL:when={number}")
            child(place, kind, *injected)
            tally.tried += 1
            wrong = asyncio.run(_judge(place, practice, kind, before))
            if wrong is not None:
                tally.wrong.append(f"{kind} killed at {name} {number}: {wrong}")
    finally:
        practice.stop()
    return tally


if __name__ == "__main__":
    where, told, what = sys.argv[1:]
    asyncio.run(work(Path(where), SimpleNamespace(**json.loads(told)), what))
