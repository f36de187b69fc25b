"""Decisions about a row that only the user can make: settle an unconfirmed one, keep Kopo Kopo's version, remove,
undo.
"""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from k2desk.kopokopo import locations
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Location, Subscription
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import HistoryEvent, Settlement
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State, SubscriptionRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.connection import NotConnected
from k2desk.services.operation import Operation, operation
from k2desk.services.readings import differences


@dataclass(frozen=True, slots=True)
class Comparison:
    """The subscription behind a pasted ID or address, compared with the row."""

    location: Location | None
    remote: Subscription | None
    problem: Problem | None = None


DecisionStep = Callable[[], Awaitable[SubscriptionRecord]]


class UserDecisions(AccountService):
    """Stores the user's decisions. Each of them appears in the history."""

    def __init__(self, scope: AccountScope, on_created: Callable[[Sequence[str]], object]) -> None:
        super().__init__(scope)
        self._on_created = on_created

    def where_it_may_be(self, record_id: str) -> str:
        """Return the Location that came with the uncertain answer, if it can be read, else ""."""
        entry = self._cache.get(record_id)
        known = entry.record.location if entry is not None else None
        try:
            return locations.from_text(self._environment, self._version, known or "").url
        except ValueError:
            return ""

    @operation(of_row=True)
    async def compare(self, record_id: str, pasted: str) -> Comparison:
        """Read the pasted ID or address at Kopo Kopo and compare it with the row. Changes nothing."""
        entry = self._cache.get(record_id)
        try:
            location = locations.from_text(self._environment, self._version, pasted)
        except ValueError:
            return Comparison(None, None, problem=Problem(ProblemKind.NOT_OF_THIS_ACCOUNT))
        if entry is None:
            return Comparison(location, None, problem=Problem(ProblemKind.NOT_OF_THIS_ACCOUNT))
        if any(other.record.kopokopo_id == location.id and other.id != record_id for other in self._cache):
            return Comparison(location, None, problem=Problem(ProblemKind.IN_LIST_ALREADY))
        try:
            remote = await self._connection.client().read(location.url)
        except NotConnected as absent:
            return Comparison(location, None, problem=absent.problem)
        except errors.KopoKopoError as error:
            return Comparison(location, None, problem=of_error(error, During.READ))
        differs = differences(entry.record, remote)
        return Comparison(location, remote, Problem(ProblemKind.DIFFERS_FROM_SENT) if differs else None)

    def confirm(self, record_id: str, comparison: Comparison) -> Operation[Problem | None]:
        """Accept the found subscription as the one in this row."""
        location = comparison.location
        if location is None or comparison.remote is None:
            return self._step(record_id, None, lambda: self._refuse(record_id))
        settlement = Settlement(
            State.CREATED,
            self._clock.now(),
            kopokopo_id=location.id,
            location=location.url,
            history=(self._event(record_id, "settled_created"),),
        )
        return self._step(
            record_id, lambda: self._on_created((record_id,)), lambda: self._registry.settle(record_id, settlement)
        )

    def was_not_created(self, record_id: str, told_by: str) -> Operation[Problem | None]:
        """Accept the user's word that it was not created.

        `told_by` says who knows; it is not stored if it contains a key.
        """
        settlement = Settlement(
            State.NOT_CREATED,
            self._clock.now(),
            history=(self._event(record_id, "settled_not_created", kept_words(told_by)),),
        )
        return self._step(record_id, None, lambda: self._registry.settle(record_id, settlement))

    def keep_theirs(self, record_id: str) -> Operation[Problem | None]:
        """Accept Kopo Kopo's facts for a row that was changed there."""
        entry = self._cache.get(record_id)
        remote = entry.check.remote if entry and entry.check else None
        if remote is None:
            return self._step(record_id, None, lambda: self._refuse(record_id))
        event = self._event(record_id, "kept_theirs")
        return self._step(
            record_id,
            lambda: self._on_created((record_id,)),
            lambda: self._registry.keep_theirs(record_id, remote, event.at, (event,)),
        )

    def remove(self, ids: Sequence[str]) -> Operation[Problem | None]:
        """Remove rows from the list on this computer. Kopo Kopo goes on sending."""
        now = self._clock.now()
        return self._each(ids, lambda one: self._registry.remove(one, now, (self._event(one, "removed"),)))

    def restore(self, ids: Sequence[str]) -> Operation[Problem | None]:
        """Undo `remove`."""
        now = self._clock.now()
        return self._each(ids, lambda one: self._registry.restore(one, now, (self._event(one, "restored"),)))

    def _event(self, record_id: str, kind: str, word: str = "") -> HistoryEvent:
        return HistoryEvent(str(uuid.uuid4()), record_id, self._clock.now(), kind, word)

    async def _refuse(self, record_id: str) -> SubscriptionRecord:
        raise RegistryError(f"nothing to take over for {record_id}")

    @operation(of_row=True, can_be_cancelled=False)
    async def _step(self, record_id: str, then: Callable[[], object] | None, step: DecisionStep) -> Problem | None:
        try:
            self._cache.put(await step())
        except RegistryError as error:
            return of_error(error, During.READ)
        if then is not None:
            then()
        return None

    def _each(
        self, ids: Sequence[str], step: Callable[[str], Awaitable[SubscriptionRecord]]
    ) -> Operation[Problem | None]:
        async def work(operation: Operation[Problem | None]) -> Problem | None:
            problem = None
            for record_id in ids:
                try:
                    self._cache.put(await step(record_id))
                except RegistryError as error:
                    problem = of_error(error, During.READ)
                operation.advance()
            return problem

        return Operation[Problem | None](tuple(ids), len(ids), can_be_cancelled=False).start(work, self._spawn)
