"""Stores what looks, samples and exams found about the addresses of an account, and writes it into the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AddressRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.address_check import findings
from k2desk.services.address_check.posting import ServerReply
from k2desk.services.address_check.results import Report, Step
from k2desk.services.address_looks import after_look, works_again
from k2desk.services.addresses import server_of
from k2desk.services.badge import WITHOUT_AUTOMATIC, freshness
from k2desk.services.exam import ExamResult, Grade, Task
from k2desk.services.history_of import RowHistories
from k2desk.services.subscription_cache import CachedSubscription

_NOTED_EVERY = timedelta(hours=1)
"""How often looks without news are written into the history."""


class KeptFindings(AccountService):
    """The base of the service that tests addresses: what it stores."""

    def __init__(self, scope: AccountScope, interval: Callable[[], timedelta | None]) -> None:
        super().__init__(scope)
        self._interval = interval
        self._history = RowHistories(scope)
        self._second_looks: set[str] = set()

    def entries_at(self, address: str) -> tuple[CachedSubscription, ...]:
        """Return the subscriptions that lead to an address, in any spelling."""
        key = address_key(address)
        return tuple(entry for entry in self._cache if address_key(entry.record.address) == key)

    def addresses(self) -> tuple[str, ...]:
        """Return all addresses of the list, without repeats."""
        return tuple(dict.fromkeys(entry.record.address for entry in self._cache))

    async def _keep_look(self, report: Report, *, pressed: bool) -> None:
        broken = report.broken
        problem = broken.problem if broken is not None else None
        if problem is not None and (problem.kind.is_from_here or (broken and broken.step is Step.WRITTEN)):
            return
        ends = report.certificate.not_after if report.certificate is not None else None
        server = server_of(address_key(report.address))
        # An address check tests the server, so its result holds for all addresses on it.
        for address in self.addresses():
            if server_of(address_key(address)) == server:
                known = self._kept(address)
                seen = after_look(known, report.at, problem, ends, self._rule)
                await self._keep(seen)
                await self._note_look(known, seen, pressed=pressed)

    async def _note_look(self, known: AddressRecord, seen: AddressRecord, *, pressed: bool) -> None:
        """Write a look into the history: each on a press, of the others what changed and one an hour."""
        before, after = (one.look.kind if one.look is not None else None for one in (known, seen))
        is_old = known.looked_at is None or not timedelta() <= self._clock.now() - known.looked_at < _NOTED_EVERY
        if pressed or is_old or before is not after:
            await self._history.add("look", seen.address, trouble=seen.look)
        length = works_again(known, seen, freshness(self._interval() or WITHOUT_AUTOMATIC))
        if length is not None:
            await self._history.add("works_again", seen.address, length.word)

    async def _keep_answer(
        self, address: str, problem: Problem | None, answer: ServerReply | None, *, is_fake: bool = False
    ) -> None:
        known = self._known(address)
        if known is None or (problem is not None and problem.kind.is_from_here):
            return
        before = known.answer.kind if known.answer is not None else None
        if problem is None and is_fake and before is not None and not before.is_about_fakes:
            return  # Refusing fakes does not fix the fault that a good message met.
        if problem is None and not is_fake and before is ProblemKind.FAKE_ACCEPTED:
            return  # Accepting a good message does not fix that fakes are accepted.
        seconds = answer.seconds if answer is not None else None
        trouble = None if problem is None or problem.kind is ProblemKind.ENDLESS_ANSWER else problem
        if is_fake and problem is None:
            seconds = known.seconds
        await self._keep_in_all_writings(known, answer=trouble, seconds=seconds)

    async def _keep_exam(self, sheet: ExamResult) -> None:
        by_task = {one.task: one for one in sheet.results}
        good, fake = by_task[Task.GOOD], by_task[Task.FAKE]
        known = self._known(sheet.address)
        if known is None or good.grade in {Grade.WAITING, Grade.NOT_TRIED}:
            return
        problem = good.problem
        if problem is None and good.grade is Grade.FAIL:
            problem = findings.of_answer(ServerReply(good.statuses[-1], good.seconds))
        if problem is None and fake.grade is Grade.FAIL and fake.problem is None:
            problem = Problem(ProblemKind.FAKE_ACCEPTED)
        await self._history.add("exam", sheet.address, f"{sheet.passed}/{len(sheet.results)}", to_store(problem))
        if problem is None or not problem.kind.is_from_here:
            await self._keep_in_all_writings(known, answer=problem, seconds=good.seconds)

    async def _keep_in_all_writings(
        self, known: AddressRecord, *, answer: Problem | None, seconds: float | None
    ) -> None:
        """Store the answer for all spellings of the address."""
        now, stored = self._clock.now(), to_store(answer)
        for address in dict.fromkeys(entry.record.address for entry in self.entries_at(known.address)):
            await self._keep(replace(self._kept(address), answered_at=now, answer=stored, seconds=seconds))

    def _known(self, address: str) -> AddressRecord | None:
        """Return what is stored about an address.

        Returns None if no subscription leads to it, because nothing is stored about such an address.
        """
        entry = next(iter(self.entries_at(address)), None)
        return None if entry is None else self._kept(entry.record.address)

    def _kept(self, address: str) -> AddressRecord:
        return self._cache.address(address) or AddressRecord(self._account_id, address)

    async def _keep(self, record: AddressRecord) -> None:
        try:
            await self._registry.address_seen(record)
        except RegistryError:
            return  # Writing rows reports a full disk, and this result is visible on the screen.
        self._cache.address_seen(record)


def to_store(problem: Problem | None) -> Problem | None:
    """Return a problem as it is stored, with short details."""
    return None if problem is None else replace(problem, details=problem.details[:2_000])
