"""Drafts of forms, one for each account and form, so that nothing typed is lost to a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from k2desk.model.kept_text import KeptText
from k2desk.model.problems import During, Problem, of_error
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation

Make = Callable[[], KeptText | None]
"""Makes what is kept of a form; None for nothing."""


class Drafts(AccountService):
    """The part of an account that keeps what was typed and not sent yet. Never a secret: it takes kept text alone."""

    def __init__(self, scope: AccountScope) -> None:
        super().__init__(scope)
        self.closing: Announcer[[]] = Announcer()
        """Tells before the account closes: a form hands in then what it has not handed in yet."""
        self._turn = asyncio.Lock()
        # A thread of its own: on the program's others, names that hang may be looked up.
        self._gate = ThreadPoolExecutor(1, thread_name_prefix="k2desk-gate")
        self._saving: set[asyncio.Task[None]] = set()
        self._are_kept = True
        self.could_not_keep: Callable[[Problem], object] = lambda problem: None
        """Is called once with what keeps drafts from the disk, and again only after one was kept."""

    def load(self, form: str) -> Operation[str | None]:
        """The draft of `form`, None where there is none."""

        async def work(_: Operation[str | None]) -> str | None:
            async with self._turn:  # What is just being kept is what is wanted.
                return await self._registry.draft(self._account_id, form)

        return Operation[str | None]((), 1).start(work, self._spawn)

    def save(self, form: str, make: Make) -> Operation[Problem | None]:
        """Keeps what `make` gives as the draft of `form`, or forgets the draft where it gives nothing.

        `make` runs on another thread: looking for keys in a long text takes time. The outcome is what kept the disk
        from it, None where it is there.
        """

        async def work(_: Operation[Problem | None]) -> Problem | None:
            async with self._turn:  # What was typed later is kept later.
                text = await asyncio.get_running_loop().run_in_executor(self._gate, make)
                try:
                    await self._registry.save_draft(self._account_id, form, text)
                except RegistryError as error:
                    return self._not_kept(of_error(error, During.READ))
                self._are_kept = True
                return None

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn_saving)

    def _not_kept(self, problem: Problem) -> Problem:
        if self._are_kept:
            self._are_kept = False
            self.could_not_keep(problem)
        return problem

    def forget(self, form: str) -> Operation[Problem | None]:
        """Forgets the draft of `form`."""
        return self.save(form, lambda: None)

    async def close(self) -> None:
        """Asks every open form once more, and returns when all drafts are on the disk."""
        self.closing.tell()
        while self._saving:
            await asyncio.wait(tuple(self._saving))
        self._gate.shutdown(wait=False)

    def _spawn_saving(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._spawn(work)
        self._saving.add(task)
        task.add_done_callback(self._saving.discard)
        return task
