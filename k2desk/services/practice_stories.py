"""Stories of trouble to practise with: each breaks something, and putting right mends all that it changed."""

from __future__ import annotations

import secrets
import string
from collections.abc import Awaitable, Callable

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.events import CUSTOMER_PAYMENT, SAMPLED
from k2desk.model.mpesa_codes import code_of_day
from k2desk.model.payments import day_of
from k2desk.model.practice import Story
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import State
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.check_now import CheckNow
from k2desk.services.diagnosing import Diagnosing
from k2desk.services.first_steps import TILL
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.operation import Operation, operation
from k2desk.services.practice_controls import PracticeControls, Pretend
from k2desk.services.practice_progress import PracticeProgress
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.services.user_decisions import UserDecisions

_FAULTS: dict[Story, frozenset[Pretend]] = {
    Story.CERTIFICATE_ENDED: frozenset({Pretend.SHOP_CERTIFICATE_ENDED}),
    Story.ANSWER_LOST: frozenset({Pretend.LOST_AFTER}),
    Story.FAKES: frozenset({Pretend.SHOP_BELIEVES_FAKES}),
    Story.SLOW: frozenset({Pretend.SLOW}),
    Story.KEYS_CHANGED: frozenset({Pretend.REFUSE_KEYS, Pretend.WRONG_API_KEY}),
    Story.POS_OFF: frozenset({Pretend.SHOP_OFF}),
    Story.MONEY_LATE: frozenset(),
}
_FORGED_AMOUNT = "25000"
_LATE = 45.0
"""The seconds after which the practice Kopo Kopo knows of the late payment."""

_SIGNS = string.ascii_uppercase + string.digits


class PracticeStories(AccountService, Announcer[[]]):
    """Starts and ends the stories. Announces changes of `story`, `faults`, `is_busy` and `problem`.

    A story stays on over a restart, whatever becomes of the practice server, until it is put right.
    """

    def __init__(
        self,
        scope: AccountScope,
        controls: PracticeControls,
        progress: PracticeProgress,
        *,
        check_now: CheckNow,
        decisions: UserDecisions,
        diagnosing: Diagnosing,
    ) -> None:
        super().__init__(scope)
        self._controls = controls
        self._progress = progress
        self._check_now = check_now
        self._decisions = decisions
        self._diagnosing = diagnosing
        self.is_busy = False
        """Whether a story is being started or put right."""
        self.late_code = ""
        """The M-PESA code of the late payment, or "" if there is none."""
        self.problem: Problem | None = None
        """What kept the newest press from being done, or None."""
        controls.listen(self.tell)
        progress.listen(self.tell)

    @property
    def story(self) -> Story | None:
        """The story that is on, or None."""
        return self._progress.values.story

    @property
    def faults(self) -> frozenset[Pretend]:
        """The single faults that are on without a story."""
        return self._controls.faults if self.story is None else frozenset()

    @property
    def can_start(self) -> bool:
        """Whether there is something to break: a subscription that leads to the practice shop."""
        return bool(self._at_the_shop())

    async def open(self) -> None:
        """Switch the story on again that was on before a restart. `progress` is loaded already.

        If the restart came while it was put right, that goes on.
        """
        if self.story is not None:
            await self._controls.set(_FAULTS[self.story], now=False).wait()
        if self._progress.values.is_ending:
            self.put_right()

    def can_be_started(self, story: Story) -> bool:
        """Whether a story can be started. The one about late money needs no subscription."""
        return story is Story.MONEY_LATE or self.can_start

    def start(self, story: Story) -> Operation[Problem | None]:
        """Begin a story. What it breaks is looked at as soon as it is broken."""
        return self._busy_with(lambda: self._start(story))

    def put_right(self) -> Operation[Problem | None]:
        """Mend all that is broken, and look at everything again."""
        return self._busy_with(self._put_right)

    @operation(can_be_cancelled=False)
    async def _busy_with(self, work: Callable[[], Awaitable[Problem | None]]) -> Problem | None:
        self.is_busy = True
        self.tell()
        try:
            self.problem = await work()
            return self.problem
        finally:
            self.is_busy = False
            self.tell()

    async def _start(self, story: Story) -> Problem | None:
        problem = await self._controls.set(_FAULTS[story]).wait()
        if problem is None:
            self._progress.change(story=story, is_ending=False)
            if story is Story.FAKES:
                problem = await self._forge()
            if story is Story.MONEY_LATE:
                problem = await self._pay_late()
            # A slow Kopo Kopo must not keep the user from looking around.
            self._check_now.check()
        return problem

    async def _put_right(self) -> Problem | None:
        self._progress.change(is_ending=True)
        problem = await self._controls.clear().wait()
        if problem is None:
            problem = await self._controls.restore()
        if problem is None:
            problem = await self._settle()
        if problem is not None:
            return problem
        self._progress.change(story=None, is_ending=False)
        await self._look_again()
        return None

    def _at_the_shop(self) -> list[CachedSubscription]:
        key = address_key(PRACTICE_ADDRESS)
        entries = (one for one in self._cache if one.record.state is State.CREATED)
        return [one for one in entries if address_key(one.record.address) == key]

    async def _forge(self) -> Problem | None:
        """Let a stranger report a payment that nobody made."""
        for entry in self._at_the_shop():
            record = entry.record
            if record.event_type in SAMPLED:
                return await self._controls.pay(
                    record.event_type, record.scope_reference, _FORGED_AMOUNT, forged=True
                ).wait()
        return None

    async def _pay_late(self) -> Problem | None:
        """Let a customer pay. Kopo Kopo does not have the payment at once."""
        rest = "".join(secrets.choice(_SIGNS) for _ in range(7))
        self.late_code = code_of_day(day_of(self._clock.now()), rest)
        paying = self._controls.pay(CUSTOMER_PAYMENT, TILL, late=_LATE, reference=self.late_code)
        problem = await paying.wait()
        return None if problem is not None and problem.kind is ProblemKind.NOBODY_NOTIFIED else problem

    async def _settle(self) -> Problem | None:
        """Decide what is not confirmed: the practice Kopo Kopo knows what it made."""
        known = {entry.record.kopokopo_id for entry in self._cache.with_removed()}
        for entry in self._cache:
            if entry.record.state is not State.NOT_CONFIRMED:
                continue
            found = await self._controls.find(entry.record, known)
            if isinstance(found, Problem):
                return found
            if found is None:
                problem = await self._decisions.was_not_created(entry.id, "").wait()
            else:
                known.add(found)
                comparison = await self._decisions.compare(entry.id, found).wait()
                problem = await self._decisions.confirm(entry.id, comparison).wait()
            if problem is not None:
                return problem
        return None

    async def _look_again(self) -> None:
        await self._check_now.check().wait()
        # A look does not find out whether the shop refuses fakes now, and answers again.
        for address in dict.fromkeys(entry.record.address for entry in self._at_the_shop()):
            known = self._cache.address(address)
            answer = known.answer.kind if known is not None and known.answer is not None else None
            if answer is None:
                continue
            look = self._diagnosing.try_fake if answer.is_about_fakes else self._diagnosing.try_answer
            await look(address).wait()
