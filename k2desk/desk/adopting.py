"""Brings back what exists: finds subscription addresses and IDs in any text, reads each, and takes in what was found.

Reading changes nothing at Kopo Kopo; nothing is taken in before the user says so.
"""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from k2desk.clock import Clock
from k2desk.desk.book import Book
from k2desk.desk.line import Line, NoLine
from k2desk.desk.operation import Operation, Spawn
from k2desk.desk.problems import During, Problem, of_error
from k2desk.kopokopo import errors, locations
from k2desk.kopokopo.environments import Environment
from k2desk.kopokopo.values import Location, Subscription
from k2desk.store.failures import RegistryError
from k2desk.store.happenings import HistoryEvent, Settlement
from k2desk.store.records import Origin, State, SubscriptionRecord
from k2desk.store.registry import Registry

MOST = 1_000
"""So many are looked up from one text."""

_AT_ONCE = 4
_ADDRESS = re.compile(
    r"(?:https?://[^\s\"'<>()\[\]{}\\|^`]*?)?/?(?:api/v\d+/)?webhook_subscriptions/[A-Za-z0-9][A-Za-z0-9._~-]{0,127}"
)
_ID = re.compile(r"(?<![0-9a-zA-Z-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-zA-Z-])")


@dataclass(frozen=True, slots=True)
class Clue:
    """Something in the text that may name a subscription. `location` is None for one of another host."""

    text: str
    location: Location | None


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a clue: the subscription as Kopo Kopo tells it, or why there is none.

    `known_id` is the row of the list that stands for it already.
    """

    clue: Clue
    subscription: Subscription | None = None
    problem: Problem | None = None
    known_id: str | None = None

    @property
    def can_be_adopted(self) -> bool:
        """Whether it was read and is not in the list yet."""
        return self.subscription is not None and self.known_id is None


def clues_in(environment: Environment, version: int, text: str) -> tuple[Clue, ...]:
    """The addresses and IDs of any text (a mail, a log, code, a chat), each subscription once, in their order.

    An ID alone is taken only where no address with it stands in the text.
    """
    found: dict[str, Clue] = {}
    rest = []
    end = 0
    for match in _ADDRESS.finditer(text):
        rest.append(text[end : match.start()])
        end = match.end()
        word = match[0].rstrip(".,;:!?")
        clue = _clue(environment, version, word)
        found.setdefault(clue.location.id if clue.location else word, clue)
    rest.append(text[end:])
    for match in _ID.finditer(" ".join(rest)):
        number = match[0].lower()
        if number not in found:
            found[number] = Clue(match[0], locations.from_text(environment, version, number))
    return tuple(found.values())[:MOST]


def _clue(environment: Environment, version: int, word: str) -> Clue:
    text = word
    if not word.startswith("http"):
        # A path without a host, as in code: it can only mean the account's own.
        path = word if word.startswith("/") else f"/{word}"
        text = environment.base_url + path
    try:
        return Clue(word, locations.from_text(environment, version, text))
    except ValueError:
        return Clue(word, None)


class Adopting:
    """The part of an account that takes in subscriptions made elsewhere."""

    def __init__(
        self,
        *,
        account_id: str,
        environment: Environment,
        version: int,
        registry: Registry,
        book: Book,
        line: Line,
        clock: Clock,
        spawn: Spawn,
        on_adopted: Callable[[Sequence[str]], None],
    ) -> None:
        self._account_id = account_id
        self._environment = environment
        self._version = version
        self._registry = registry
        self._book = book
        self._line = line
        self._clock = clock
        self._spawn = spawn
        self._on_adopted = on_adopted

    def look(self, text: str) -> Operation[tuple[Found, ...]]:
        """Reads every subscription that the text names. Progress in clues; may be cancelled."""
        clues = clues_in(self._environment, self._version, text)
        operation = Operation[tuple[Found, ...]]((), len(clues))
        at_once = asyncio.Semaphore(_AT_ONCE)

        async def work(running: Operation[tuple[Found, ...]]) -> tuple[Found, ...]:
            async def one(clue: Clue) -> Found:
                async with at_once:
                    found = await self._read(clue)
                running.advance()
                return found

            return tuple(await asyncio.gather(*map(one, clues)))

        return operation.start(work, self._spawn)

    async def _read(self, clue: Clue) -> Found:
        if clue.location is None:
            return Found(clue, problem=Problem("K-40"))
        known = next((entry for entry in self._book if entry.record.kopokopo_id == clue.location.id), None)
        try:
            subscription = await self._line.client().read(clue.location.url)
        except NoLine as absent:
            return Found(clue, problem=absent.problem)
        except errors.KopoKopoError as error:
            return Found(clue, problem=of_error(error, During.READ), known_id=known.id if known else None)
        return Found(clue, subscription, known_id=known.id if known else None)

    def adopt(self, found: Sequence[Found]) -> Operation[tuple[Problem | None, ...]]:
        """Takes these into the list, each by itself; None for each that is there now."""
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
        if await self._put_back(found):
            return None
        record = self._record(found)
        doubtful = next((one for one in self._same(found) if one.state is State.NOT_CONFIRMED), None)
        try:
            if doubtful is not None:
                # What was not confirmed and is found now is the same one: two rows would be one too many.
                kept = await self._settle(doubtful, record)
            else:
                (kept,) = await self._registry.record_intents((record,))
                event = HistoryEvent(str(uuid.uuid4()), kept.id, record.pressed_at, "adopted")
                await self._registry.add_history((event,))
        except RegistryError as error:
            return of_error(error, During.READ)
        self._book.put(kept)
        self._on_adopted((kept.id,))
        return None

    async def _put_back(self, found: Found) -> bool:
        """Whether it is the one that was removed from this list: its row comes back, with its history."""
        location = found.clue.location
        removed = next(
            (
                entry.record
                for entry in self._book.all_removed()
                if location is not None
                and (entry.record.host, entry.record.kopokopo_id) == (self._environment.host, location.id)
            ),
            None,
        )
        if removed is None:
            return False
        event = HistoryEvent(str(uuid.uuid4()), removed.id, self._clock.now(), "restored")
        try:
            kept = await self._registry.restore(removed.id, (event,))
        except RegistryError:
            return False  # Another one stands in its place by now: this one is taken in beside it.
        self._book.put(kept)
        self._on_adopted((kept.id,))
        return True

    async def _settle(self, doubtful: SubscriptionRecord, found: SubscriptionRecord) -> SubscriptionRecord:
        event = HistoryEvent(str(uuid.uuid4()), doubtful.id, found.pressed_at, "settled_created")
        settlement = Settlement(State.CREATED, found.pressed_at, found.kopokopo_id, found.location, history=(event,))
        return await self._registry.settle(doubtful.id, settlement)

    def _same(self, found: Found) -> list[SubscriptionRecord]:
        """The rows of the list with the same facts."""
        subscription = found.subscription
        assert subscription is not None
        reference = subscription.scope_reference if subscription.scope == "till" else None
        key = (subscription.event_type, subscription.scope, reference, subscription.address)
        return [
            entry.record
            for entry in self._book
            if (entry.record.event_type, entry.record.scope, entry.record.scope_reference, entry.record.address) == key
        ]

    def _record(self, found: Found) -> SubscriptionRecord:
        subscription, location = found.subscription, found.clue.location
        assert subscription is not None and location is not None
        reference = subscription.scope_reference if subscription.scope == "till" else None
        spares = [record.again for record in self._same(found)]
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
            again=max(spares, default=-1) + 1,
            origin=Origin.ADOPTED,
            settled_at=now,
            kopokopo_id=location.id,
            location=location.url,
        )
