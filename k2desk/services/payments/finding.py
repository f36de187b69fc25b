"""Finds one payment by its M-PESA code or the whole message: here, not yet, or nothing speaks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from k2desk.model.events import till_key
from k2desk.model.mpesa_codes import day_of_code
from k2desk.model.payments import Payment, Period, day_of
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.operation import Operation
from k2desk.services.payments.asking import Payments
from k2desk.services.payments.claims import Claims
from k2desk.services.payments.message_text import read_message
from k2desk.services.payments.not_yet import NotYet
from k2desk.services.payments.results import Answer, Doubt, Finding, PaymentsAnswer, Said

_JUST_ASKED = timedelta(seconds=20)
"""An answer that is not older is not asked for again."""

_AROUND = timedelta(hours=2)
_SAME_TIME = timedelta(minutes=15)
"""How far the time of a message may be from that of its payment."""

_SHORTEST_NAME = 3


class FindPayment(AccountService):
    """Looks for one payment."""

    def __init__(self, scope: AccountScope, payments: Payments, claims: Claims, not_yet: NotYet) -> None:
        super().__init__(scope)
        self._payments = payments
        self._claims = claims
        self._not_yet = not_yet

    def look(self, text: str) -> Finding:
        """Look in what is known already, without asking."""
        return self._judged(read_message(text, self._payments.now()))

    def find(self, text: str) -> Operation[Finding]:
        """Look in what is known, then ask Kopo Kopo for the right period. What is not there yet is watched."""

        async def work(operation: Operation[Finding]) -> Finding:
            said = read_message(text, self._payments.now())
            finding = self._judged(said)
            if finding.payment is None and self._may_be_asked(said):
                finding = await self._asked(said, operation)
            if finding.answer is Answer.NOT_YET:
                finding = replace(finding, watch=await self._not_yet.watch(said))
            return finding

        return Operation[Finding]((), 1).start(work, self._spawn)

    async def _asked(self, said: Said, operation: Operation[Finding]) -> Finding:
        period = period_of(said, self._payments.now())
        now = self._payments.now()
        asked_at = self._payments.asked_at(period.until(now - _JUST_ASKED))
        answer = PaymentsAnswer(period)
        if asked_at is None or now - asked_at > _JUST_ASKED:
            asking = self._payments.ask(period)
            asking.listen(lambda _: operation.advance(0))
            try:
                answer = await asking.wait()
            finally:
                asking.cancel()
        found = self._judged(said)
        return replace(
            found,
            period=period,
            known_up_to=self._payments.known_up_to(period),
            problem=answer.problem,
            callback=answer.callback,
        )

    @staticmethod
    def _may_be_asked(said: Said) -> bool:
        """Return whether asking could find it. An odd code is asked for as well: cards have references of their own."""
        return bool(said.code) and Doubt.IN_THE_FUTURE not in said.doubts

    def _judged(self, said: Said) -> Finding:
        found = self._payments.by_reference(said.code)
        offered = ""
        if not found:
            offered = next((one for one in said.may_mean if self._payments.by_reference(one)), "")
        payment = next((one for one in found if not one.is_reversal), None)
        reversal = next((one for one in found if one.is_reversal), None)
        claim = self._claims.of(said.code) if said.code else None
        doubts = [*said.doubts]
        if found and not said.is_message:
            doubts = [one for one in doubts if one is Doubt.SEVERAL_CODES]
        doubts += _differences(said, payment or reversal) if said.is_message else ()
        if payment is not None and reversal is None and not payment.is_received:
            doubts.append(Doubt.NOT_RECEIVED)
        if reversal is not None:
            doubts.append(Doubt.REVERSED)
        if not found:
            doubts += self._odd_till(said)
        answer = Answer.NOTHING if doubts else Answer.HERE if payment is not None else Answer.NOT_YET
        return Finding(
            answer,
            said,
            tuple(dict.fromkeys(doubts)),
            payment=payment or reversal,
            reversal=reversal,
            claim=claim,
            offered=offered,
            known_up_to=self._payments.known_up_to(period_of(said, self._payments.now())) if said.code else None,
        )

    def _odd_till(self, said: Said) -> list[Doubt]:
        """Return a doubt if a message names a till that is certainly none of this account's."""
        if not said.till:
            return []
        own = {till_key(entry.record.scope_reference) for entry in self._cache if entry.record.scope_reference}
        own |= set(map(till_key, self._cache.tills()))
        return [Doubt.OTHER_TILL] if own and till_key(said.till) not in own else []


def period_of(said: Said, now: datetime) -> Period:
    """Return the period in which a payment has to be: around its time, on the day of its message or of its code.

    Without any of these it is yesterday and today.
    """
    if said.at is not None and said.has_time:
        return Period(said.at - _AROUND, said.at + _AROUND)
    if said.at is not None:
        return Period.of_days(day_of(said.at), day_of(said.at))
    days = {day_of_code(one) for one in (said.code, *said.may_mean)}
    known = [day for day in days if day is not None and abs((day_of(now) - day).days) < 400]
    day = day_of_code(said.code)
    if day not in known and len(known) == 1:
        day = known[0]
    if day is not None and day in known:
        return Period.of_days(day, day)
    return Period.last_days(now, 2)


def _differences(said: Said, payment: Payment | None) -> list[Doubt]:
    """Return what in a message differs from what Kopo Kopo has under its code."""
    if payment is None:
        return []
    found: list[Doubt] = []
    tests: tuple[tuple[Doubt, Callable[[], bool]], ...] = (
        (Doubt.OTHER_AMOUNT, lambda: said.amount is None or payment.amount_came != "" or said.amount != payment.amount),
        (Doubt.OTHER_TILL, lambda: bool(said.till) and till_key(said.till) != till_key(payment.till)),
        (Doubt.OTHER_TIME, lambda: _is_other_time(said, payment)),
        (Doubt.OTHER_PAYER, lambda: _is_other_payer(said, payment)),
    )
    found.extend(doubt for doubt, differs in tests if differs())
    return found


def _is_other_time(said: Said, payment: Payment) -> bool:
    if said.at is None or not payment.time_is_certain:
        return False
    if said.has_time:
        return abs(said.at - payment.at) > _SAME_TIME
    return day_of(said.at) != day_of(payment.at)


def _is_other_payer(said: Said, payment: Payment) -> bool:
    """Return whether a message names a payer that Kopo Kopo calls otherwise. One shared word is enough."""
    own = {word for word in payment.name.upper().split() if len(word) >= _SHORTEST_NAME}
    other = {word for word in said.payer.upper().split() if len(word) >= _SHORTEST_NAME}
    return bool(own) and bool(other) and not own & other
