"""Adopts existing subscriptions: finds their addresses and IDs in any text, reads each, and adds them to the list.

Reading changes nothing at Kopo Kopo, and nothing is added before the user agrees.
"""

from __future__ import annotations

import asyncio
import re
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from k2desk.model import api_errors as errors
from k2desk.model.api_values import Subscription
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import HistoryEvent, Settlement
from k2desk.model.kept_text import KeptText
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import Origin, State, SubscriptionRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import holds_known_key
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.addresses import host_and_path
from k2desk.services.clues import Clue, clues_in, looking
from k2desk.services.connection import NotConnected
from k2desk.services.forms.kept_drafts import clues_draft
from k2desk.services.operation import Operation
from k2desk.services.overlaps import key_of, records_with

_AT_ONCE = 4
_QUICK = 65_536
"""A text of at least this many characters is searched off the window's thread."""


@dataclass(frozen=True, slots=True)
class Found:
    """The result for one clue: the subscription at Kopo Kopo, or why there is none.

    `known_id` is the row that already represents it.
    """

    clue: Clue
    subscription: Subscription | None = None
    problem: Problem | None = None
    known_id: str | None = None

    @property
    def can_be_adopted(self) -> bool:
        """Whether it was read and is not in the list yet."""
        return self.subscription is not None and self.known_id is None


def elsewhere(clue: Clue) -> Problem:
    """Return the problem for an address on another host. Kopo Kopo's other hosts, such as its staging, are named."""
    host = host_and_path(clue.text)[0].lower()
    is_theirs = host == "kopokopo.com" or host.endswith(".kopokopo.com")
    return (
        Problem(ProblemKind.AT_OTHER_KOPO_KOPO, (("host", host),))
        if is_theirs
        else Problem(ProblemKind.NOT_OF_THIS_ACCOUNT)
    )


class Adopting(AccountService):
    """Adds subscriptions that were created elsewhere to an account's list."""

    def __init__(self, scope: AccountScope, on_adopted: Callable[[Sequence[str]], object]) -> None:
        super().__init__(scope)
        self._on_adopted = on_adopted

    def kept_of(self, text: str) -> KeptText | None:
        """Return the part of a pasted text that may be stored: its clues, never the text."""
        clues = clues_in(self._environment, self._version, text)
        return clues_draft(clue.text for clue in clues)

    def look(self, text: str) -> Operation[tuple[Found, ...]]:
        """Read every subscription in the text. Progress is counted in clues; the operation can be cancelled.

        The number of clues is known at once for a short text, and with the first progress for a long one.
        """
        clues = clues_in(self._environment, self._version, text) if len(text) < _QUICK else ()
        operation = Operation[tuple[Found, ...]]((), len(clues))
        at_once = asyncio.Semaphore(_AT_ONCE)

        async def work(running: Operation[tuple[Found, ...]]) -> tuple[Found, ...]:
            nonlocal clues
            if len(text) >= _QUICK:
                clues = await self._look_through(text)
                running.total = len(clues)
                running.advance(0)

            async def one(clue: Clue) -> Found:
                async with at_once:
                    found = await self._read(clue)
                running.advance()
                return found

            return tuple(await asyncio.gather(*map(one, clues)))

        return operation.start(work, self._spawn)

    async def _look_through(self, text: str) -> tuple[Clue, ...]:
        found: dict[str, Clue] = {}
        is_over = threading.Event()

        def look() -> None:
            for _ in looking(self._environment, self._version, text, found):
                if is_over.is_set():
                    break

        try:
            await asyncio.to_thread(look)
        finally:
            is_over.set()
        return tuple(found.values())

    async def _read(self, clue: Clue) -> Found:
        if clue.location is None:
            return Found(clue, problem=elsewhere(clue))
        known = next((entry for entry in self._cache if entry.record.kopokopo_id == clue.location.id), None)
        try:
            subscription = await self._connection.client().read(clue.location.url)
        except NotConnected as absent:
            return Found(clue, problem=absent.problem)
        except errors.KopoKopoError as error:
            return Found(clue, problem=of_error(error, During.READ), known_id=known.id if known else None)
        return Found(clue, subscription, known_id=known.id if known else None)

    def adopt(self, found: Sequence[Found]) -> Operation[tuple[Problem | None, ...]]:
        """Add these to the list, each on its own. The outcome has None for each that was added."""
        wanted = [one for one in found if one.can_be_adopted]

        async def work(running: Operation[tuple[Problem | None, ...]]) -> tuple[Problem | None, ...]:
            outcome = []
            for one in wanted:
                outcome.append(await self._adopt(one))
                running.advance()
            return tuple(outcome)

        operation = Operation[tuple[Problem | None, ...]]((), len(wanted), can_be_cancelled=False)
        return operation.start(work, self._spawn)

    async def _adopt(self, found: Found) -> Problem | None:
        if found.subscription is not None and holds_known_key(found.subscription.address):
            return Problem(ProblemKind.KEY_IN_ADDRESS)
        if await self._put_back(found):
            return None
        same = self._same(found)
        record = self._record(found, same)
        doubtful = next((one for one in same if one.state is State.NOT_CONFIRMED), None)
        try:
            if doubtful is not None:
                # The row that was not confirmed is this subscription. A second row would be wrong.
                kept = await self._settle(doubtful, record)
            else:
                (kept,) = await self._registry.record_intents((record,))
                event = HistoryEvent(str(uuid.uuid4()), kept.id, record.pressed_at, "adopted")
                await self._registry.add_history((event,))
        except RegistryError as error:
            return of_error(error, During.READ)
        self._cache.put(kept)
        self._on_adopted((kept.id,))
        return None

    async def _put_back(self, found: Found) -> bool:
        """Put the row of a removed subscription back, with its history. Returns whether there was one."""
        location = found.clue.location
        removed = next(
            (
                entry.record
                for entry in self._cache.all_removed()
                if location is not None
                and (entry.record.host, entry.record.kopokopo_id) == (self._environment.host, location.id)
            ),
            None,
        )
        if removed is None:
            return False
        event = HistoryEvent(str(uuid.uuid4()), removed.id, self._clock.now(), "restored")
        try:
            kept = await self._registry.restore(removed.id, event.at, (event,))
        except RegistryError:
            return False  # Another row has taken its place by now, so this one gets a new row.
        self._cache.put(kept)
        self._on_adopted((kept.id,))
        return True

    async def _settle(self, doubtful: SubscriptionRecord, found: SubscriptionRecord) -> SubscriptionRecord:
        event = HistoryEvent(str(uuid.uuid4()), doubtful.id, found.pressed_at, "settled_created")
        settlement = Settlement(State.CREATED, found.pressed_at, found.kopokopo_id, found.location, history=(event,))
        return await self._registry.settle(doubtful.id, settlement)

    def _same(self, found: Found) -> list[SubscriptionRecord]:
        """Return the rows of the list with the same facts."""
        subscription = found.subscription
        assert subscription is not None
        key = key_of(subscription)
        return records_with((key,), self._cache)[key]

    def _record(self, found: Found, same: Sequence[SubscriptionRecord]) -> SubscriptionRecord:
        subscription, location = found.subscription, found.clue.location
        assert subscription is not None and location is not None
        reference = subscription.scope_reference if subscription.scope == "till" else None
        spares = [record.duplicate_no for record in same]
        version = re.search(r"/api/v(\d)/", location.url)
        now = self._clock.now()
        return SubscriptionRecord(
            id=str(uuid.uuid4()),
            account_id=self._account_id,
            event_type=subscription.event_type,
            scope=subscription.scope,
            scope_reference=reference,
            address=subscription.address,
            daraja=False,
            api_version=int(version[1]) if version is not None and version[1] in "12" else self._version,
            state=State.CREATED,
            pressed_at=now,
            host=self._environment.host,
            duplicate_no=max(spares, default=-1) + 1,
            origin=Origin.ADOPTED,
            settled_at=now,
            kopokopo_id=location.id,
            location=location.url,
        )
