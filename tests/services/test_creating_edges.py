"""What decides whether a press makes a new row, sends an old one again, or does nothing."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace

import pytest

from k2desk.model.api_values import Credentials, SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.model.problems import UNREADABLE
from k2desk.model.records import State
from k2desk.model.registry_errors import CouldNotSave
from tests.services.opened import opened

EXAMPLE = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
OTHER = replace(EXAMPLE, scope_reference="112233")
NO_KEYS_FIT = Credentials("nobody", "nothing")


def _sent(practice) -> list[dict]:
    creates = [one for one in practice.log() if one["method"] == "POST" and "webhook_subscriptions" in one["path"]]
    return [json.loads(one["body"]) if isinstance(one["body"], str) else one["body"] for one in creates]


async def test_idle_is_when_the_last_of_all_creates_has_ended(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        creating = account.creating
        await asyncio.wait_for(creating.when_idle(), 1)
        fresh_practice.faults({"kind": "latency", "seconds": 0.4, "on": "create"})
        first, second = creating.create([EXAMPLE]), creating.create([OTHER])
        idle = asyncio.ensure_future(creating.when_idle())
        await first.wait()
        await asyncio.sleep(0)
        if not second.finished:
            assert not idle.done() and creating.busy, "the second one is under way"
        await second.wait()
        await asyncio.wait_for(idle, 1)
        assert not creating.busy
        again = creating.create([replace(EXAMPLE, scope_reference="778899")])
        idle = asyncio.ensure_future(creating.when_idle())
        await asyncio.sleep(0.05)
        assert not idle.done(), "and it begins once more with each press"
        await again.wait()
        await asyncio.wait_for(idle, 1)


async def test_spares_are_numbered_from_none_on(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        numbers = []
        for _ in range(3):
            (attempt,) = await account.creating.create([EXAMPLE], allow_duplicate=True).wait()
            numbers.append(account.cache.get(attempt.record_id).record.duplicate_no)
        assert numbers == [0, 1, 2]
        (other,) = await account.creating.create([OTHER]).wait()
        assert account.cache.get(other.record_id).record.duplicate_no == 0


@pytest.mark.parametrize("daraja", [False, True])
async def test_a_waiting_row_is_used_only_for_the_same_choice_of_daraja(fresh_practice, tmp_path, daraja):
    async with opened(tmp_path, fresh_practice, credentials=NO_KEYS_FIT) as (account, _):
        (waiting,) = await account.creating.create([replace(EXAMPLE, daraja=daraja)]).wait()
        assert waiting.state is State.NOT_SENT
    async with opened(tmp_path, fresh_practice) as (account, _):
        (made,) = await account.creating.create([replace(EXAMPLE, daraja=not daraja)]).wait()
        assert made.state is State.CREATED and made.record_id != waiting.record_id
        assert account.cache.get(made.record_id).record.daraja is not daraja
        assert account.cache.get(waiting.record_id).record.state is State.NOT_SENT


async def test_a_waiting_row_is_used_only_for_the_same_version_of_the_api(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice, credentials=NO_KEYS_FIT, version=1) as (account, _):
        (waiting,) = await account.creating.create([EXAMPLE]).wait()
    async with opened(tmp_path, fresh_practice, version=2) as (account, _):
        (made,) = await account.creating.create([EXAMPLE]).wait()
        assert made.state is State.CREATED and made.record_id != waiting.record_id


async def test_a_damaged_row_and_one_that_is_not_there_are_not_sent_again(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice, credentials=NO_KEYS_FIT) as (account, _):
        (waiting,) = await account.creating.create([EXAMPLE]).wait()
    async with opened(tmp_path, fresh_practice) as (account, _):
        assert await account.creating.send_again("nowhere").wait() == ()
        assert await account.creating.send_again_knowing("nowhere").wait() == ()
        record = account.cache.get(waiting.record_id).record
        account.cache.put(replace(record, trouble=UNREADABLE))
        assert account.cache.get(waiting.record_id).record.is_damaged
        assert await account.creating.send_again(waiting.record_id).wait() == ()
        (made,) = await account.creating.create([EXAMPLE]).wait()
        assert made.record_id != waiting.record_id, "nor is it what a press sends"
        account.cache.put(record)
        assert await account.creating.send_again(waiting.record_id).wait() == (), "it would double the new one now"
        assert len(_sent(fresh_practice)) == 1


async def test_the_preview_shows_letters_and_not_their_codes_one_field_a_line(fresh_practice, tmp_path):
    async with opened(tmp_path, fresh_practice) as (account, _):
        body = account.creating.preview(replace(EXAMPLE, scope_reference="kahawa-é")).body
    lines = body.splitlines()
    assert lines[0] == "{" and lines[-1] == "}"
    assert '  "scope_reference": "kahawa-é"' in [one.removesuffix(",") for one in lines]


async def test_a_note_that_the_disk_does_not_take_is_a_line_in_the_log(fresh_practice, tmp_path, monkeypatch, caplog):
    caplog.set_level(logging.WARNING)
    fresh_practice.faults({"kind": "drop_after", "on": "create", "times": 1})
    async with opened(tmp_path, fresh_practice) as (account, registry):
        (doubt,) = await account.creating.create([EXAMPLE]).wait()

        async def fail(*_: object, **__: object) -> None:
            raise CouldNotSave("disk full")

        monkeypatch.setattr(registry, "add_history", fail)
        await account.creating.send_again_knowing(doubt.record_id).wait()
    assert "a history event could not be kept" in caplog.text
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR], "and no unexpected fault"


async def test_of_many_tills_that_report_already_five_are_named(fresh_practice, tmp_path):
    tills = [str(555_100 + number) for number in range(7)]
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([replace(EXAMPLE, scope_reference=till) for till in tills]).wait()
        (whole,) = await account.creating.create([replace(EXAMPLE, scope=Scope.COMPANY, scope_reference=None)]).wait()
    assert whole.problem.code == "K-133" and whole.problem.param["n"] == "7"
    named = whole.problem.param["tills"].split(", ")
    assert len(named) == 5 and {*named} < {*tills}
