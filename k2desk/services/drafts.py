"""The drafts of forms, one for each account and form, so that a restart loses nothing that was typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from k2desk.model.error_problems import During, of_error
from k2desk.model.kept_text import KeptText
from k2desk.model.problems import Problem
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation, operation

Make = Callable[[], KeptText | None]
"""Returns the content of a form to store, or None for nothing."""


class Drafts(AccountService):
    """Stores what was typed and not sent yet.

    It accepts `KeptText` only, so that no secret is stored.
    """

    def __init__(self, scope: AccountScope) -> None:
        super().__init__(scope)
        self.closing: Announcer[[]] = Announcer()
        """Announced before the account closes, so that forms hand in what they have not stored yet."""
        self._turn = asyncio.Lock()
        # A thread of its own, because on the shared threads a slow name lookup may be running.
        self._gate = ThreadPoolExecutor(1, thread_name_prefix="k2desk-gate")
        self._saving: set[asyncio.Task[None]] = set()
        self._are_kept = True
        self._waiting: dict[str, Make] = {}
        """The drafts that could not be stored, by their forms."""
        self.not_kept: Announcer[[Problem]] = Announcer()
        """Tells the problem that prevents drafts from being stored. Tells again only after one was stored."""

    @operation()
    async def load(self, form: str) -> str | None:
        """Return the draft of `form`, or None."""
        async with self._turn:  # Wait for a draft that is being stored.
            return await self._registry.draft(self._account_id, form)

    def save(self, form: str, make: Make) -> Operation[Problem | None]:
        """Store what `make` returns as the draft of `form`, or delete the draft if it returns None.

        `make` runs on another thread, because searching a long text for keys takes time. The outcome is the problem
        that prevented storing, or None.
        """

        async def work(_: Operation[Problem | None]) -> Problem | None:
            async with self._turn:  # Store the drafts in the order in which they were typed.
                text = await asyncio.get_running_loop().run_in_executor(self._gate, make)
                try:
                    await self._registry.save_draft(self._account_id, form, text)
                except RegistryError as error:
                    self._waiting[form] = lambda: text
                    return self._not_kept(of_error(error, During.READ))
                self._are_kept = True
                self._waiting.pop(form, None)
                return None

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn_saving)

    def save_again(self) -> None:
        """Try to store the drafts again that could not be stored, on a press."""
        self._are_kept = True
        for form, make in tuple(self._waiting.items()):
            self.save(form, make)

    def _not_kept(self, problem: Problem) -> Problem:
        if self._are_kept:
            self._are_kept = False
            self.not_kept.tell(problem)
        return problem

    def forget(self, form: str) -> Operation[Problem | None]:
        """Delete the draft of `form`."""
        return self.save(form, lambda: None)

    async def close(self) -> None:
        """Let every open form store its draft, and wait until all drafts are on the disk."""
        self.closing.tell()
        while self._saving:
            await asyncio.wait(tuple(self._saving))
        self._gate.shutdown(wait=False)

    def _spawn_saving(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._spawn(work)
        self._saving.add(task)
        task.add_done_callback(self._saving.discard)
        return task
