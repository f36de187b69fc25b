"""Reads the set-up of practice or sandbox, and what Live has, for a plan. It sends nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from k2desk.model.error_problems import During, of_error
from k2desk.model.kept_text import KeptText
from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem
from k2desk.model.records import AccountContents, AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.forms.go_live import FORM, Places, SetUp, places_from_text, set_up_of, usual_places
from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.store.registry import Registry


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The set-up of one account, and its places on Live as far as they are known."""

    set_up: SetUp
    places: Places


class GoLive:
    """Reads two accounts from the registry, open or not, and keeps what was typed about them."""

    def __init__(self, registry: Registry, tasks: Tasks) -> None:
        self._registry = registry
        self._tasks = tasks

    def read(self, source: AccountRecord, live: AccountRecord) -> Operation[Rehearsal | Problem]:
        """Read what `source` has, and find its places on `live`. What was typed before comes first."""

        async def work(_: Operation[Rehearsal | Problem]) -> Rehearsal | Problem:
            try:
                contents = await self._registry.contents(source.id)
                known = await self._registry.contents(live.id)
                draft = await self._registry.draft(source.id, f"{FORM}:{live.id}")
            except RegistryError as error:
                return of_error(error, During.READ)
            return await asyncio.to_thread(_rehearsal, contents, known, live.api_version, draft or "")

        return self._tasks.begin(work)

    def keep(
        self, source: AccountRecord, live: AccountRecord, make: Callable[[], KeptText]
    ) -> Operation[Problem | None]:
        """Store what was typed."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            text = await asyncio.to_thread(make)
            try:
                await self._registry.save_draft(source.id, f"{FORM}:{live.id}", text)
            except RegistryError as error:
                return of_error(error, During.READ)
            return None

        return self._tasks.begin(work)


def _rehearsal(contents: AccountContents, known: AccountContents, version: int, draft: str) -> Rehearsal:
    set_up = set_up_of(contents, version)
    tills = {
        record.scope_reference: ""
        for record in known.records
        if record.removed_at is None and record.scope == "till" and record.scope_reference
    }
    tills.update({till.number: one_line(till.name, Most.NAME) for till in known.tills})
    usual, typed = usual_places(set_up, tills), places_from_text(draft)
    return Rehearsal(set_up, Places({**usual.tills, **typed.tills}, {**usual.addresses, **typed.addresses}))
