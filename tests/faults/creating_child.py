"""Creates one subscription and stops dead at a step, so that the test can kill the process there.

Arguments: the data folder, the practice server's facts as JSON, the step. Prints `at the step` when it is there.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from types import SimpleNamespace

from k2desk.kopokopo.client import Client
from k2desk.model.records import State
from k2desk.store.threaded import ThreadedRegistry
from tests.services.opened import opened
from tests.services.test_creating import EXAMPLE


async def stop() -> None:
    print("at the step", flush=True)
    await asyncio.sleep(600)


def hold(owner: type, name: str, *, before: bool) -> None:
    """Replace a method of the program by one that stops before or after the real one."""
    method = getattr(owner, name)

    async def held(self, *args, **kwargs):
        if before:
            await stop()
        result = await method(self, *args, **kwargs)
        await stop()
        return result

    setattr(owner, name, held)


async def main(folder: str, facts: str, step: str) -> None:
    practice = SimpleNamespace(**json.loads(facts))
    match step:
        case "before the intent":
            hold(ThreadedRegistry, "record_intents", before=True)
        case "after the intent":
            hold(ThreadedRegistry, "record_intents", before=False)
        case "before it is marked as sending":
            hold(ThreadedRegistry, "resend", before=True)
        case "after it is marked as sending":
            hold(ThreadedRegistry, "resend", before=False)
        case "before the answer is kept":
            hold(ThreadedRegistry, "settle", before=True)
        case "after the answer is kept":
            hold(ThreadedRegistry, "settle", before=False)
        case "when it is done":
            hold(Client, "create", before=False)
    async with opened(Path(folder), practice, sender="child") as (account, _):
        (attempt,) = await account.creating.create([EXAMPLE]).wait()
        assert attempt.state in State


asyncio.run(main(*sys.argv[1:]))
