"""Moves subscriptions to a new address.

Kopo Kopo's API can't edit subscriptions, so new ones are made and the old ones are removed from the list. Kopo Kopo
goes on sending to the old address until its support ends the old subscriptions; the letter lists them.
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
from k2desk.services.bulk_run import Attempt, BulkRun
from k2desk.services.creating import Creating
from k2desk.services.operation import Operation
from k2desk.services.overlaps import ExistingRows, key_of, stands
from k2desk.services.subscription_cache import CachedSubscription


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a move: the subscription that leads to the old address, and the request for its replacement."""

    old: SubscriptionRecord
    request: SubscriptionRequest
    already: str | None = None
    """The row that makes this request unnecessary at the new address.

    The old row is then removed without a new create.
    """
    was_removed: bool = False
    """Whether a similar row was removed from the list, for which Kopo Kopo may still send to the new address."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How a move ended: what was created, and the old rows that were removed from the list."""

    attempts: tuple[Attempt, ...]
    hidden: tuple[SubscriptionRecord, ...]


def plan_move(entries: Iterable[CachedSubscription], old_address: str, new_address: str) -> tuple[Move, ...]:
    """Return a move for every subscription that leads to the old address. `entries` include removed ones."""
    every, removed = [], set()
    old, new = address_key(old_address), address_key(new_address)
    for entry in entries:
        if entry.record.removed_at is None:
            every.append(entry)
        elif stands(entry) and address_key(entry.record.address) == new:
            removed.add(key_of(entry.record)[:3])
    present = {
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
    # The whole business goes first: its subscription at the new address makes those of single tills unnecessary.
    leaving.sort(key=lambda entry: entry.record.scope != Scope.COMPANY)
    moves = []
    for entry in leaving:
        record = entry.record
        key = key_of(record)[:3]
        request = SubscriptionRequest(
            record.event_type, new_address, Scope(record.scope), record.scope_reference, record.daraja
        )
        # One of several duplicates is enough at the new address.
        already = present.get(key) or present.get((record.event_type, str(Scope.COMPANY), None))
        present.setdefault(key, entry.id)
        moves.append(Move(record, request, already, was_removed=key in removed))
    return tuple(moves)


class Moving(AccountService):
    """Moves an account's subscriptions."""

    def __init__(self, scope: AccountScope, creating: Creating) -> None:
        super().__init__(scope)
        self._creating = creating

    def requests(self, moves: Sequence[Move]) -> list[SubscriptionRequest]:
        """Return the requests that a press sends: one for each move that needs a create."""
        return [move.request for move in moves if move.already is None]

    def move(self, moves: Sequence[Move], run: BulkRun) -> Operation[Moved]:
        """Create the new subscriptions row by row. An old row is removed only after its new one exists."""

        async def work(_: Operation[Moved]) -> Moved:
            await self._registry.back_up_first("move")
            attempts = await self._creating.create(self.requests(moves), run=run).wait()
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
        """Return whether a created subscription at the new address certainly replaces the old row."""
        made = [entry for entry in self._cache if entry.record.state is State.CREATED]
        found = ExistingRows(made, move.request.address).overlaps(move.request)
        return found.same is not None or found.whole_business is not None

    async def _hide(self, move: Move) -> SubscriptionRecord | None:
        now = self._clock.now()
        event = HistoryEvent(str(uuid.uuid4()), move.old.id, now, "moved", move.request.address)
        try:
            record = await self._registry.remove(move.old.id, now, (event,))
        except RegistryError:
            return None  # The old row stays in the list, which is the safe outcome.
        self._cache.put(record)
        return record
