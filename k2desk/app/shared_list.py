"""Shows what other desks of a shared list do, and how the line to the list is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from k2desk.model.problems import Problem
from k2desk.model.registry_errors import RegistryError
from k2desk.services.subscription_cache import CachedRows

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from k2desk.services.account import Account
    from k2desk.services.operation import Spawn
    from k2desk.services.shared_lists import SharedLists
    from k2desk.store.threaded import ThreadedRegistry
    from k2desk.ui.shell.window import MainWindow

_GATHERED = 0.2
"""Seconds for which changes are gathered before the window shows them."""

_FEW = 200
"""Of more changed rows the whole list is read again."""


class SharedListFollower:
    """Belongs to the program. `account` returns the account that is open, `follow` reads the accounts."""

    def __init__(
        self,
        *,
        window: MainWindow,
        registry: ThreadedRegistry,
        sharing: SharedLists,
        follow: Callable[[], Awaitable[object]],
        account: Callable[[], Account | None],
        spawn: Spawn,
    ) -> None:
        self._window = window
        self._registry = registry
        self._sharing = sharing
        self._follow = follow
        self._account = account
        self._spawn = spawn
        self._waiting: dict[str, set[str]] = {}
        self._is_due = False
        self._told: Problem | None = None
        registry.list_changed = self._changed
        sharing.listen(self._line)

    def _line(self) -> None:
        problem = self._sharing.problem
        if self._told is not None and (problem is None or problem.code != self._told.code):
            self._window.withdraw(self._told)
        if problem is not None and problem != self._told:
            self._window.tell(problem, self._sharing.hurry)
        self._told = problem

    def _changed(self, touched: dict[str, set[str]]) -> None:
        for account_id, record_ids in touched.items():
            self._waiting.setdefault(account_id, set()).update(record_ids)
        if not self._is_due:
            self._is_due = True
            asyncio.get_running_loop().call_later(_GATHERED, lambda: self._spawn(self._show()))

    async def _show(self) -> None:
        self._is_due = False
        waiting, self._waiting = self._waiting, {}
        try:
            if any("" in one for one in waiting.values()):
                await self._follow()
            account = self._account()
            changed = waiting.get(account.profile.id) if account is not None else None
            if account is None or not changed:
                return
            if "" in changed or len(changed) > _FEW:
                known = {one.id: one for one in account.cache.with_removed()}
                contents = await self._registry.contents(account.profile.id)
                account.cache.take_over(await asyncio.to_thread(CachedRows, contents, known))
                await account.payments.claims.refresh()
            else:
                account.cache.take_in(await self._registry.rows_of(account.profile.id, changed))
        except RegistryError:
            # The next change shows it, or the message that the list can't be read.
            return
