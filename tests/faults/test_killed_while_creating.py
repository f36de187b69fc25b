"""Killed at every step of a create, the program shows the truth at its next start, and sends nothing twice (R1, R2)."""

from __future__ import annotations

import asyncio
import json
import sys

import pytest

from k2desk.model.records import State
from k2desk.system.relaunch import program_environment
from tests.services.opened import opened
from tests.systems import not_on_windows
from tests.waiting import PATIENCE, until

STEPS = {
    "before the intent": (0, None),
    "after the intent": (0, State.NOT_SENT),
    "before it is marked as sending": (0, State.NOT_SENT),
    "after it is marked as sending": (0, State.NOT_CONFIRMED),
    "while the answer is awaited": (1, State.NOT_CONFIRMED),
    "before the answer is kept": (1, State.NOT_CONFIRMED),
    "after the answer is kept": (1, State.CREATED),
    "when it is done": (1, State.CREATED),
}


def _creates(practice):
    return [entry for entry in practice.log() if entry["method"] == "POST" and "webhook_subscriptions" in entry["path"]]


@not_on_windows("SIGKILL is POSIX")
@pytest.mark.parametrize("step", STEPS)
async def test_the_next_start_shows_the_truth(fresh_practice, tmp_path, step):
    before = {record["id"] for record in fresh_practice.subscriptions()}
    waiting = step == "while the answer is awaited"
    if waiting:
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 30.0})
    names = ("base_url", "client_id", "client_secret", "api_key", "control_key")
    facts = json.dumps({name: getattr(fresh_practice, name) for name in names})
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.creating_child",
        str(tmp_path),
        facts,
        step,
        stdout=asyncio.subprocess.PIPE,
        env=program_environment(),
    )
    assert child.stdout is not None
    if waiting:
        await until(lambda: _creates(fresh_practice))
    else:
        assert (await asyncio.wait_for(child.stdout.readline(), PATIENCE)).strip() == b"at the step"
    child.kill()
    await child.wait()
    posts, state = STEPS[step]
    assert len(_creates(fresh_practice)) == posts
    async with opened(tmp_path, fresh_practice, sender="next start") as (account, _):
        rows = [entry.record for entry in account.cache]
        made = [record for record in fresh_practice.subscriptions() if record["id"] not in before]
        assert [record.state for record in rows] == ([state] if state else [])
        assert len(_creates(fresh_practice)) == posts, "the start itself sends nothing"
        for record in made:
            assert any(row.kopokopo_id == record["id"] or row.state is State.NOT_CONFIRMED for row in rows), (
                "what was made is in the list, or in doubt there"
            )
        if state is State.NOT_CONFIRMED:
            assert await account.creating.send_again(rows[0].id).wait() == ()
            assert len(_creates(fresh_practice)) == posts
