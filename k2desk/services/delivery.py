"""One create that is being sent: commits the head of its answer, or what is known without an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from k2desk.model import api_errors as errors
from k2desk.model.api_values import AnswerHead, Location, SubscriptionRequest
from k2desk.model.clock import Clock
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import Settlement
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State, SubscriptionRecord
from k2desk.services.bulk_run import Attempt


class Delivery:
    """One create that is being sent. Commits the head of the answer, or the error if there is no answer."""

    def __init__(
        self,
        record: SubscriptionRecord,
        clock: Clock,
        settle: Callable[[SubscriptionRecord, Settlement, str], Awaitable[tuple[SubscriptionRecord, bool]]],
    ) -> None:
        self._record = record
        self._clock = clock
        self._settle = settle
        self._settled = False
        self._problem: Problem | None = None

    async def head(self, head: AnswerHead) -> None:
        """Commit a 201 with a usable Location before the body is read."""
        as_it_came = head.location if head.location != head.usable.url else ""
        await self._end(State.CREATED, None, head.usable, head.usable.url, as_it_came)

    async def failed(self, failure: Exception) -> None:
        """Commit the result of an error, unless the head has settled the create already."""
        if self._settled:
            return
        error = failure if isinstance(failure, errors.KopoKopoError) else errors.Unforeseen.of(failure)
        problem = of_error(error, During.CREATE)
        if error.may_have_arrived:
            state = State.NOT_CONFIRMED
        elif isinstance(error, errors.Refused) and not isinstance(error, errors.KeysRefused | errors.SignInRefused):
            state = State.NOT_CREATED
        else:
            state = State.NOT_SENT
        await self._end(state, problem, raw=error.location)

    async def abandoned(self) -> None:
        """Commit *not confirmed* if the account closes before the answer arrives."""
        if not self._settled:
            await self._end(State.NOT_CONFIRMED, Problem(ProblemKind.NOT_CONFIRMED, (("came", "closed"),)))

    def attempt(self, request: SubscriptionRequest) -> Attempt:
        """Return how the create ended."""
        return Attempt(request, self._record.id, self._record.state, self._problem)

    async def _end(
        self,
        state: State,
        problem: Problem | None,
        location: Location | None = None,
        raw: str | None = None,
        as_it_came: str = "",
    ) -> None:
        self._settled = True
        self._problem = problem
        settlement = Settlement(
            state,
            self._clock.now(),
            kopokopo_id=location.id if location else None,
            location=raw,
            trouble=problem,
        )
        self._record, committed = await self._settle(self._record, settlement, as_it_came)
        if not committed and self._record.trouble is not None:
            self._problem = replace(self._record.trouble, details="")
