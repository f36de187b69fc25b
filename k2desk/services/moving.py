"""Moves subscriptions to a new address: there is no edit, so new ones are made and the old ones put out of sight.

Kopo Kopo goes on sending to the old address until its support ends the old subscriptions: the letter names them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.events import Scope
from k2desk.model.history import HistoryEvent
from k2desk.model.records import State, SubscriptionRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.batch import Attempt, Batch
from k2desk.services.book import Entry
from k2desk.services.creating import Creating
from k2desk.services.operation import Operation
from k2desk.services.overlaps import Standing, key_of, stands


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a move: what leads to the old address, and what would be made in its place."""

    old: SubscriptionRecord
    request: SubscriptionRequest
    already: str | None = None
    """The row that makes this one needless at the new address; the old one is put away without a new create."""
    was_removed: bool = False
    """Whether one like it was removed from the list, for which Kopo Kopo may still send there."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How a move ended: what was made, and the old rows that were put out of sight."""

    attempts: tuple[Attempt, ...]
    hidden: tuple[SubscriptionRecord, ...]


def plan_move(entries: Iterable[Entry], old_address: str, new_address: str) -> tuple[Move, ...]:
    """What has to be made for every subscription that leads to the old address. `entries` hold removed ones too."""
    every, removed = [], set()
    old, new = address_key(old_address), address_key(new_address)
    for entry in entries:
        if entry.record.removed_at is None:
            every.append(entry)
        elif stands(entry) and address_key(entry.record.address) == new:
            removed.add(key_of(entry.record)[:3])
    there = {
        key_of(entry.record)[:3]: entry.id
        for entry in every
        if entry.record.state in {State.CREATED, State.NOT_CONFIRMED} and address_key(entry.record.address) == new
    }
    leaving = [
        entry
        for entry in every
        if entry.record.state is State.CREATED
        and entry.record.scope in set(Scope)
        and address_key(entry.record.address) == old
    ]
    # The whole business goes first: what it tells at the new address, no till needs to tell there as well.
    leaving.sort(key=lambda entry: entry.record.scope != Scope.COMPANY)
    moves = []
    for entry in leaving:
        record = entry.record
        key = key_of(record)[:3]
        request = SubscriptionRequest(
            record.event_type, new_address, Scope(record.scope), record.scope_reference, record.daraja
        )
        # Of spares one is enough at the new address.
        already = there.get(key) or there.get((record.event_type, str(Scope.COMPANY), None))
        there.setdefault(key, entry.id)
        moves.append(Move(record, request, already, was_removed=key in removed))
    return tuple(moves)


class Moving(AccountService):
    """The part of an account that moves subscriptions."""

    def __init__(self, scope: AccountScope, creating: Creating) -> None:
        super().__init__(scope)
        self._creating = creating

    def requests(self, moves: Sequence[Move]) -> list[SubscriptionRequest]:
        """What a press sends: one for each move whose place is not taken yet."""
        return [move.request for move in moves if move.already is None]

    def move(self, moves: Sequence[Move], batch: Batch) -> Operation[Moved]:
        """Makes the new ones row by row; an old one is hidden only after its new one is there."""

        async def work(_: Operation[Moved]) -> Moved:
            attempts = await self._creating.create(self.requests(moves), batch=batch).wait()
            made = {attempt.request for attempt in attempts if attempt.state is State.CREATED}
            hidden = []
            for move in moves:
                if move.request in made or (move.already is not None and self._is_there(move)):
                    record = await self._hide(move)
                    if record is not None:
                        hidden.append(record)
            return Moved(attempts, tuple(hidden))

        return Operation[Moved](tuple(move.old.id for move in moves), len(moves), can_be_cancelled=False).start(
            work, self._spawn
        )

    def _is_there(self, move: Move) -> bool:
        """Whether something surely stands at the new address in place of the old row."""
        made = [entry for entry in self._book if entry.record.state is State.CREATED]
        found = Standing(made, move.request.address).overlaps(move.request)
        return found.same is not None or found.whole_business is not None

    async def _hide(self, move: Move) -> SubscriptionRecord | None:
        now = self._clock.now()
        event = HistoryEvent(str(uuid.uuid4()), move.old.id, now, "moved", move.request.address)
        try:
            record = await self._registry.remove(move.old.id, now, (event,))
        except RegistryError:
            return None  # It stays in the list, which is the safe side.
        self._book.put(record)
        return record
