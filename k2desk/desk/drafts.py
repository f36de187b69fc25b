"""Drafts of forms, one for each account and form, so that nothing typed is lost to a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from k2desk.desk.listening import Listening
from k2desk.desk.operation import Operation, Spawn
from k2desk.store.registry import Registry


class Drafts:
    """The part of an account that keeps what was typed and not sent yet. Never a secret."""

    def __init__(self, *, account_id: str, registry: Registry, spawn: Spawn) -> None:
        self._account_id = account_id
        self._registry = registry
        self._spawn = spawn
        self._closing: list[Callable[[], object]] = []
        self._saving: set[asyncio.Task[None]] = set()

    def load(self, form: str) -> Operation[str | None]:
        """The draft of `form`, None where there is none."""

        async def work(_: Operation[str | None]) -> str | None:
            return await self._registry.draft(self._account_id, form)

        return Operation[str | None]((), 1).start(work, self._spawn)

    def save(self, form: str, text: str | None) -> Operation[None]:
        """Keeps a draft, or forgets it (None)."""

        async def work(_: Operation[None]) -> None:
            await self._registry.save_draft(self._account_id, form, text)

        return Operation[None]((), 1, can_be_cancelled=False).start(work, self._spawn_saving)

    def before_closing(self, say: Callable[[], object]) -> Listening:
        """Calls `say` before the account closes: a form hands in then what it has not handed in yet."""
        return Listening(self._closing, say)

    async def close(self) -> None:
        """Asks every open form once more, and returns when all drafts are on the disk."""
        for say in tuple(self._closing):
            say()
        while self._saving:
            await asyncio.wait(tuple(self._saving))

    def _spawn_saving(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._spawn(work)
        self._saving.add(task)
        task.add_done_callback(self._saving.discard)
        return task
