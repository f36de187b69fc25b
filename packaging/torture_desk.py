"""A desk of a shared list for `torture_shared.py`: creates what its standard input names, until it is killed.

Arguments: the data folder, and as JSON where the list and the practice server are. `careless` leaves out the look for
a double, so that only the index could keep one out.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import threading
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from k2desk.model.api_values import Credentials, SubscriptionRequest  # noqa: E402
from k2desk.model.check_schedule import NEVER, CheckSchedule  # noqa: E402
from k2desk.model.clock import SystemClock  # noqa: E402
from k2desk.model.environments import Environment, EnvironmentKind  # noqa: E402
from k2desk.model.events import Scope  # noqa: E402
from k2desk.model.records import AccountRecord  # noqa: E402
from k2desk.model.registry_errors import RegistryError  # noqa: E402
from k2desk.model.shared_list import ListAddress  # noqa: E402
from k2desk.services.account import connected  # noqa: E402
from k2desk.services.account_scope import AccountAccess, AccountScope  # noqa: E402
from k2desk.services.creating import Creating  # noqa: E402
from k2desk.services.status_poller import StatusPoller  # noqa: E402
from k2desk.services.subscription_cache import CachedRows, SubscriptionCache  # noqa: E402
from k2desk.store.desk_copy import SharedList  # noqa: E402
from k2desk.store.paths import program_paths  # noqa: E402
from k2desk.store.sqlite import RegistryTables  # noqa: E402
from k2desk.store.threaded import ThreadedRegistry  # noqa: E402

SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "", 2, datetime(2026, 11, 28, tzinfo=UTC))
EXAMPLE = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")


def say(*words: object) -> None:
    print(*words, flush=True)


async def main(folder: Path, facts: dict[str, Any]) -> None:
    if facts["careless"]:
        RegistryTables._refuse_double = lambda *_: None
    registry = ThreadedRegistry.open(program_paths(folder))
    if not registry.is_shared:
        await registry.share(SharedList(ListAddress(**facts["address"]), "", 0, None, folder.name, "torture"))
    sender = f"{registry.installation}/{uuid.uuid4()}"
    await registry.recover(sender, SystemClock().now())
    there = asyncio.Event()
    registry.line_changed = lambda line: there.set() if line.trouble is None else None
    await registry.connect(facts["password"])
    await there.wait()
    if not await registry.accounts():
        await registry.save_account(SHOP)
    practice = Environment(EnvironmentKind.PRACTICE, facts["base_url"])
    reach = AccountAccess(practice, Credentials(facts["client_id"], facts["client_secret"], facts["api_key"]))
    cache = SubscriptionCache(await registry.contents("shop"))
    scope = AccountScope(SHOP, practice, registry, cache, SystemClock(), sender)
    loop = asyncio.get_running_loop()

    def changed(touched: dict[str, set[str]]) -> None:
        async def show() -> None:
            ids = touched.get("shop", set())
            if "" in ids:
                cache.take_over(CachedRows(await registry.contents("shop")))
            else:
                cache.take_in(await registry.rows_of("shop", ids))

        scope.tasks.spawn(show())

    registry.list_changed = changed
    async with connected(scope, reach):
        poller = StatusPoller(scope, NEVER)
        creating = Creating(scope, lambda ids: None)
        orders: asyncio.Queue[str] = asyncio.Queue()

        def read() -> None:
            for line in sys.stdin:
                loop.call_soon_threadsafe(orders.put_nowait, line.strip())

        threading.Thread(target=read, daemon=True).start()
        say("ready")
        while (order := await orders.get()) != "quit":
            verb, _, value = order.partition(" ")
            if verb == "create":
                request = replace(EXAMPLE, scope_reference=value)
                (attempt,) = await creating.create([request]).wait()
                say("done", value, attempt.state.value if attempt.state is not None else "refused")
            elif verb == "watch":
                poller.set_schedule(CheckSchedule(timedelta(seconds=float(value))))
                scope.tasks.spawn(poller.keep_polling())
                say("watching")
            elif verb == "leads":
                say("leads", int(bool(registry._backend._led)))
            elif verb == "settle":
                # Without what keeps doubles out, the copy refuses them.
                with contextlib.suppress(RegistryError):
                    await registry.recover(sender, SystemClock().now())
                line = registry.line
                say("settled", line.trouble if line is not None else "alone")
    await registry.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), json.loads(sys.argv[2])))
