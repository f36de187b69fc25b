"""Moving creates the new subscriptions first, and removes an old row only when its new one exists."""

from __future__ import annotations

from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.model.records import State
from k2desk.services.bulk_run import BulkRun
from k2desk.services.moving import plan_move
from tests.services.opened import opened

OLD, NEW = "https://old.njeri.co.ke/k2", "https://new.njeri.co.ke/k2"
PAID = "buygoods_transaction_received"


def wanted(till, address=OLD):
    return SubscriptionRequest(PAID, address, Scope.TILL, till, False)


async def test_all_of_an_address_are_moved_and_the_old_are_hidden(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, registry):
        await account.creating.create([wanted("555001"), wanted("555002"), wanted("555003", NEW)]).wait()
        await account.creating.create([wanted("555001")], allow_duplicate=True).wait()
        fresh_practice.clear()
        moves = plan_move(account.cache, OLD, NEW)
        assert len(moves) == 3 and len(account.moving.requests(moves)) == 2, "of spares one is enough"
        moved = await account.moving.move(moves, BulkRun(2)).wait()
        assert len(fresh_practice.creates()) == 2 and len(moved.hidden) == 3
        assert {entry.record.address for entry in account.cache} == {NEW}
        assert sorted(entry.record.scope_reference for entry in account.cache) == ["555001", "555002", "555003"]
        history = await registry.history(moved.hidden[0].id)
        assert (history[0].kind, history[0].word) == ("moved", NEW)
        assert plan_move(account.cache, OLD, NEW) == ()
    assert len([one for one in fresh_practice.subscriptions() if one["webhook_uri"] == OLD]) >= 3, "they go on sending"


async def test_what_was_not_made_keeps_its_old_one_in_sight(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted(str(555_100 + n)) for n in range(4)]).wait()
        fresh_practice.faults(
            {"kind": "bad_request", "on": "create", "times": 1, "message": "No"},
            {"kind": "drop_after", "on": "create", "times": 1},
        )
        moves = plan_move(account.cache, OLD, NEW)
        moved = await account.moving.move(moves, BulkRun(4)).wait()
        states = [attempt.state for attempt in moved.attempts]
        assert sorted(states) == sorted([State.NOT_CREATED, State.NOT_CONFIRMED, State.CREATED, State.CREATED])
        assert len(moved.hidden) == 2
        old = [entry for entry in account.cache if entry.record.address == OLD]
        assert len(old) == 2, "a refused and a doubtful one leave the old one in the list"


async def test_a_second_try_moves_the_rest_without_making_anything_twice(tmp_path, fresh_practice):
    async with opened(tmp_path, fresh_practice) as (account, _):
        await account.creating.create([wanted("555201"), wanted("555202")]).wait()
        fresh_practice.faults({"kind": "bad_request", "on": "create", "times": 1, "message": "No"})
        await account.moving.move(plan_move(account.cache, OLD, NEW), BulkRun(2)).wait()
        rest = plan_move(account.cache, OLD, NEW)
        assert len(rest) == 1
        await account.moving.move(rest, BulkRun(1)).wait()
        made = [one for one in fresh_practice.creates() if one["body"]["url"] == NEW and one["status"] == 201]
        assert len(made) == 2
        assert {entry.record.address for entry in account.cache} == {NEW}
