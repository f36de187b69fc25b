"""An account is a scope: its services start and end with it, and several accounts can be open at a time."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from k2desk.model import api_errors as errors
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.model.records import State
from k2desk.model.text_keeping import kept_words
from k2desk.services.account_scope import AccountAccess
from k2desk.services.tasks import Tasks
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from tests.services.opened import opened, opened_over, server_of
from tests.waiting import until

PAID = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")


async def test_two_accounts_are_open_at_a_time_and_each_ends_by_itself(fresh_practice, tmp_path):
    server = server_of(fresh_practice)
    reach = AccountAccess(server.environment, server.credentials, practice=server)
    registry = ThreadedRegistry.open(program_paths(tmp_path))
    async with AsyncExitStack() as stack:
        stack.push_async_callback(registry.close)
        second = await stack.enter_async_context(opened_over(registry, reach, "second"))
        async with opened_over(registry, reach, "first") as first:
            for account in (first, second):
                (attempt,) = await account.creating.create([PAID]).wait()
                assert attempt.state is State.CREATED
                assert [entry.record.account_id for entry in account.cache] == [account.profile.id]
            client = first.scope.connection.client()
            assert client is not second.scope.connection.client()
            (entry,) = first.cache
            never_ends = first.check_now.check()
        assert never_ends.finished, "its tasks end with it"
        with pytest.raises((errors.KopoKopoError, RuntimeError)):
            await client.read(entry.record.location)
        sweep = await second.check_now.check().wait()
        assert (sweep.checked, sweep.problem) == (1, None), "the other one goes on"
        await until(lambda: all(one.check is not None for one in second.cache))


async def test_an_account_that_closes_while_it_opens_leaves_no_listener_behind(fresh_practice, tmp_path):
    async with AsyncExitStack() as stack:
        account, _ = await stack.enter_async_context(opened(tmp_path, fresh_practice))
        has_its_till = asyncio.Event()
        till = account.cache.listen(lambda _: has_its_till.set())
        # The first steps give the shop its till, and follow the account just after that.
        await has_its_till.wait()
        till.close()
        account.drafts.save("a form", lambda: kept_words("half typed"))  # Closing waits for it.
    assert not account.cache.has_listeners, "it outlives the account: a late change would start work that nobody ends"


def test_closing_ends_though_a_task_has_ended_at_that_very_moment():
    """From Python 3.12 on, waiting for tasks that are done gives no other callback a turn."""

    async def nothing():
        pass

    async def close_at_once():
        tasks = Tasks()
        tasks.spawn(nothing())
        await asyncio.ensure_future(tasks.close())

    asyncio.run(close_at_once())
