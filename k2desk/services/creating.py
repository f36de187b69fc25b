"""Creates subscriptions: a write that can neither be repeated nor lost.

The API has no idempotency key, no list and no delete. The intent is therefore on the disk before anything is sent, and
the answer's status and Location are on the disk before its body is read. A create with an uncertain result stays in the
list as *not confirmed* until the user settles it. The program itself repeats a create only after a 401, which is an
answer.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from k2desk.kopokopo.requests import create_body, create_url
from k2desk.model import api_errors as errors
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.error_problems import During, already_there, of_error
from k2desk.model.events import Scope
from k2desk.model.history import HistoryEvent, Settlement
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State, SubscriptionRecord
from k2desk.model.registry_errors import AlreadyThere, RegistryError
from k2desk.model.text_keeping import are_keys_as_tills, holds_known_key
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.bulk_run import Attempt, BulkRun
from k2desk.services.connection import NotConnected
from k2desk.services.delivery import Delivery
from k2desk.services.operation import Operation
from k2desk.services.overlaps import STANDS, ExistingRows, Key, Overlaps, key_of, overlaps_any, records_with

_log = logging.getLogger(__name__)

_CAN_BE_SENT_AGAIN = frozenset({State.NOT_SENT, State.NOT_CREATED})
_TRIES_TO_SAVE = 3
_BETWEEN_TRIES = 0.5


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what would be sent, with "…" in place of the access token."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: str


class Creating(AccountService):
    """Creates an account's subscriptions, each on a press."""

    def __init__(self, scope: AccountScope, on_created: Callable[[Sequence[str]], object]) -> None:
        super().__init__(scope)
        self._on_created = on_created
        self._under_way: set[Key] = set()
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def busy(self) -> bool:
        """Whether a press is being carried out."""
        return bool(self._under_way)

    @property
    def count(self) -> int:
        """The number of subscriptions in the presses that are being carried out."""
        return len(self._under_way)

    async def when_idle(self) -> None:
        """Wait until nothing is under way."""
        await self._idle.wait()

    def preview(self, request: SubscriptionRequest) -> Preview:
        """Return what a press would send for `request`, field by field."""
        headers = (
            ("Authorization", "Bearer …"),
            ("Accept", "application/json"),
            ("Content-Type", "application/json"),
        )
        body = json.dumps(create_body(request, self._version), ensure_ascii=False, indent=2)
        return Preview("POST", create_url(self._environment, self._version), headers, body)

    def create(
        self, requests: Sequence[SubscriptionRequest], *, allow_duplicate: bool = False, run: BulkRun | None = None
    ) -> Operation[tuple[Attempt, ...]]:
        """Create each of `requests` once, one after another.

        Requests that would duplicate a row get ALREADY_THERE, WHOLE_BUSINESS_HAS_IT or TILLS_HAVE_IT; with
        `allow_duplicate` they are created all the same. A second press during the first one gets ALREADY_THERE for what
        the first one is creating, or would duplicate. A `run` follows the rows and can pause or stop them. All rows are
        on the disk as *not sent* before the first one is sent.
        """
        standing = {address: ExistingRows(self._cache, address) for address in {one.address for one in requests}}
        same = records_with(map(key_of, requests), self._cache.with_removed())
        plans: list[SubscriptionRecord | Attempt] = [
            self._plan(request, allow_duplicate, standing[request.address].overlaps(request), same[key_of(request)])
            for request in requests
        ]
        mine = [key_of(plan) for plan in plans if isinstance(plan, SubscriptionRecord)]
        ids = tuple(plan.id for plan in plans if isinstance(plan, SubscriptionRecord))

        async def work(operation: Operation[tuple[Attempt, ...]]) -> tuple[Attempt, ...]:
            try:
                return await self._create_all(plans, operation, run)
            finally:
                self._free(mine)

        return Operation[tuple[Attempt, ...]](ids, len(plans), can_be_cancelled=False).start(work, self._spawn)

    def send_again(self, record_id: str) -> Operation[tuple[Attempt, ...]]:
        """Send a *not sent* or *not created* row again. Nothing exists at Kopo Kopo for it.

        Nothing is sent if the row would now duplicate another one (`would_double`).
        """
        entry = self._cache.get(record_id)
        record = entry.record if entry is not None else None
        if record is None or record.is_damaged or record.state not in _CAN_BE_SENT_AGAIN or self.would_double(record):
            return self.create(())
        self._claim(key_of(record))

        async def work(operation: Operation[tuple[Attempt, ...]]) -> tuple[Attempt, ...]:
            try:
                attempt = await self._send(record)
            finally:
                self._free((key_of(record),))
            operation.advance()
            return (attempt,)

        return Operation[tuple[Attempt, ...]]((record_id,), 1, can_be_cancelled=False).start(work, self._spawn)

    def would_double(self, record: SubscriptionRecord) -> bool:
        """Return whether another row, or a create under way, reports the same payments to the same address."""
        standing = ExistingRows(self._cache.with_removed(), record.address)
        return self._is_under_way(key_of(record)) or standing.overlaps(record).any

    def _is_under_way(self, key: Key) -> bool:
        return overlaps_any(key, self._under_way)

    def send_again_knowing(self, record_id: str) -> Operation[tuple[Attempt, ...]]:
        """Send a *not confirmed* row once more, as a new row. The user knows that it may become the second one."""
        entry = self._cache.get(record_id)
        if entry is None or entry.record.state is not State.NOT_CONFIRMED:
            return self.create(())
        note = HistoryEvent(str(uuid.uuid4()), record_id, self._clock.now(), "sent_again")
        operation = self.create((_request(entry.record),), allow_duplicate=True)
        self._spawn(self._note(note))
        return operation

    async def _note(self, event: HistoryEvent) -> None:
        try:
            await self._registry.add_history((event,))
        except RegistryError:
            _log.warning("a history event could not be kept")

    def _claim(self, key: Key) -> None:
        self._under_way.add(key)
        self._idle.clear()

    def _free(self, keys: Iterable[Key]) -> None:
        self._under_way.difference_update(keys)
        if not self._under_way:
            self._idle.set()

    def _plan(
        self,
        request: SubscriptionRequest,
        allow_duplicate: bool,
        found: Overlaps,
        same: Sequence[SubscriptionRecord],
    ) -> SubscriptionRecord | Attempt:
        """Return the row for a request: a new one, or an existing *not sent* row for it. `same` are its rows, also
        removed ones.

        Returns an attempt with a problem if the request would duplicate a row.
        """
        if holds_known_key(request.address):
            return Attempt(request, None, None, Problem(ProblemKind.KEY_IN_ADDRESS))
        if are_keys_as_tills([request.scope_reference or ""]):
            return Attempt(request, None, None, Problem(ProblemKind.KEY_AS_TILL))
        key = key_of(request)
        is_under_way = key in self._under_way if allow_duplicate else self._is_under_way(key)
        if is_under_way or (found.any and not allow_duplicate):
            return Attempt(request, None, None, _doubled(found))
        taken = {record.duplicate_no for record in same if record.state in STANDS}
        duplicate_no = max((record.duplicate_no for record in same), default=-1) + 1 if allow_duplicate else 0
        self._claim(key)
        waiting = [
            record
            for record in same
            if record.state in _CAN_BE_SENT_AGAIN
            and record.removed_at is None
            and record.duplicate_no not in taken
            and record.address == request.address
            and record.daraja == request.daraja
            and record.api_version == self._version
            and not record.is_damaged
        ]
        if waiting:
            return waiting[0]
        return SubscriptionRecord(
            id=str(uuid.uuid4()),
            account_id=self._account_id,
            event_type=request.event_type,
            scope=str(request.scope),
            scope_reference=request.scope_reference,
            address=request.address,
            daraja=request.daraja,
            api_version=self._version,
            state=State.NOT_SENT,
            pressed_at=self._clock.now(),
            host=self._environment.host,
            duplicate_no=duplicate_no,
        )

    async def _create_all(
        self,
        plans: Sequence[SubscriptionRecord | Attempt],
        operation: Operation[tuple[Attempt, ...]],
        run: BulkRun | None,
    ) -> tuple[Attempt, ...]:
        fresh = [plan for plan in plans if isinstance(plan, SubscriptionRecord) and self._cache.get(plan.id) is None]
        try:
            for record in await self._registry.record_intents(fresh):
                self._cache.put(record)
        except RegistryError as error:
            problem = of_error(error, During.CREATE)
            plans = [
                plan if isinstance(plan, Attempt) else Attempt(_request(plan), None, None, problem) for plan in plans
            ]
        attempts = []
        for place, plan in enumerate(plans):
            if isinstance(plan, Attempt):
                attempt = plan
            elif run is not None and not await run.next(place):
                attempt = Attempt(_request(plan), plan.id, plan.state)
            else:
                attempt = await self._send(plan)
            attempts.append(attempt)
            if run is not None:
                run.ended(place, attempt)
            operation.advance()
        return tuple(attempts)

    async def _send(self, record: SubscriptionRecord) -> Attempt:
        """Send a row once. Whatever happens, the rows after it get their turn."""
        try:
            return await self._send_once(record)
        except Exception as error:
            entry = self._cache.get(record.id)
            state = entry.record.state if entry is not None else record.state
            return Attempt(_request(record), record.id, state, of_error(error, During.CREATE))

    async def _send_once(self, record: SubscriptionRecord) -> Attempt:
        request = _request(record)
        try:
            client = self._connection.client()
            await client.sign_in()
        except NotConnected as absent:
            return await self._not_sent(record, absent.problem)
        except errors.KopoKopoError as error:
            return await self._not_sent(record, of_error(error, During.SIGN_IN))
        try:
            sending = await self._registry.resend(record.id, self._sender, self._clock.now())
        except RegistryError as error:
            return await self._kept_out(record, error)
        self._cache.put(sending)
        delivery = Delivery(sending, self._clock, self._settle)
        try:
            await client.create(request, on_head=delivery.head)
        except Exception as error:
            await delivery.failed(error)
        except asyncio.CancelledError:
            await asyncio.shield(asyncio.ensure_future(delivery.abandoned()))
            raise
        attempt = delivery.attempt(request)
        if attempt.state is State.CREATED:
            self._on_created((record.id,))
        return attempt

    async def _not_sent(self, record: SubscriptionRecord, problem: Problem) -> Attempt:
        if record.state is not State.NOT_SENT:
            return Attempt(_request(record), record.id, record.state, problem)
        settlement = Settlement(State.NOT_SENT, self._clock.now(), trouble=problem)
        settled, _ = await self._settle(record, settlement)
        return Attempt(_request(record), settled.id, State.NOT_SENT, problem)

    async def _kept_out(self, record: SubscriptionRecord, error: RegistryError) -> Attempt:
        """Return the attempt for a row that the registry refused to send.

        Either the same subscription exists in another way by now, or the disk fails.
        """
        if isinstance(error, AlreadyThere) and error.record_id == record.id:
            # Another desk of a shared list has sent this very row, so it is theirs.
            return Attempt(_request(record), None, None, of_error(error, During.CREATE))
        if isinstance(error, AlreadyThere) and record.state is State.NOT_SENT and record.trouble is None:
            try:
                self._cache.put(await self._registry.remove(record.id, self._clock.now()))
            except RegistryError:
                _log.warning("a row that doubled another could not be put away")
            return Attempt(_request(record), None, None, of_error(error, During.CREATE))
        return Attempt(_request(record), record.id, record.state, of_error(error, During.CREATE))

    async def _settle(
        self, record: SubscriptionRecord, settlement: Settlement, word: str = ""
    ) -> tuple[SubscriptionRecord, bool]:
        """Commit how a create ended and show it. Returns (row, whether the commit succeeded).

        `word` is what the history mentions besides the state. If the disk fails, three attempts are made. After that
        the list shows *not confirmed* with what is known, as the next start will.
        """
        event = HistoryEvent(
            str(uuid.uuid4()), record.id, settlement.at, settlement.state.value, word, settlement.trouble
        )
        settlement = replace(settlement, history=(event,))
        for attempt in range(1, _TRIES_TO_SAVE + 1):
            try:
                settled = await self._registry.settle(record.id, settlement)
            except Exception as error:
                failure = error
                if isinstance(error, AlreadyThere):
                    break
                if attempt < _TRIES_TO_SAVE:
                    await asyncio.sleep(_BETWEEN_TRIES)
                continue
            self._cache.put(settled)
            return settled, True
        # An answer with the Location of an existing row is odd, but no reason to send again.
        is_there = isinstance(failure, AlreadyThere)
        odd = Problem(ProblemKind.NOT_CONFIRMED, (("came", "odd"),))
        problem = odd if is_there else of_error(failure, During.CREATE)
        details = "\n".join(part for part in (problem.details, settlement.location or "") if part)
        unsure = replace(
            record,
            state=record.state if settlement.state is State.NOT_SENT else State.NOT_CONFIRMED,
            settled_at=settlement.at,
            location=settlement.location,
            trouble=replace(problem, details=details),
        )
        self._cache.put(unsure)
        return unsure, False


def _request(record: SubscriptionRecord) -> SubscriptionRequest:
    return SubscriptionRequest(
        record.event_type, record.address, Scope(record.scope), record.scope_reference, record.daraja
    )


def _doubled(found: Overlaps) -> Problem:
    if found.same is not None or not found.any:
        return already_there(found.same.id, found.same.sent_by) if found.same else Problem(ProblemKind.ALREADY_THERE)
    if found.whole_business is not None:
        return Problem(ProblemKind.WHOLE_BUSINESS_HAS_IT)
    tills = ", ".join(entry.record.scope_reference or "" for entry in found.tills[:5])
    return Problem(ProblemKind.TILLS_HAVE_IT, (("n", str(len(found.tills))), ("tills", tills)))
