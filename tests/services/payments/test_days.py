"""Two hundred days at the counter, generated: nothing unknown at closing, nothing given twice, nobody called unpaid."""

from __future__ import annotations

from datetime import timedelta

import pytest

from k2desk.model.payment_records import PaymentClaim
from k2desk.services.payments.results import Answer, Doubt
from tests.services.payments.simulated import START, SimulatedDay, in_simulated_time, simulated_list

DAYS = 200
MINUTES = 12
"""How long a day of this test is. `dev.py bench` runs days of twelve hours."""


@pytest.fixture
def registry(tmp_path):
    registry = simulated_list(tmp_path)
    yield registry
    registry.close()


def test_in_200_generated_days_nothing_is_unknown_given_twice_or_called_unpaid(registry, monkeypatch):
    in_simulated_time(_all_days(registry, monkeypatch))


async def _all_days(registry, monkeypatch):
    slowest, payments, lates = timedelta(), 0, 0
    for seed in range(DAYS):
        day = SimulatedDay(seed, registry, monkeypatch, START + timedelta(days=seed % 28, hours=seed % 9))
        await day.open()
        try:
            slowest = max(slowest, await _one_day(day))
            payments += len(day.kopokopo.payments)
            lates += sum(one.known_at - one.at > timedelta(minutes=1) for one in day.kopokopo.payments)
        finally:
            await day.close()
    assert slowest <= timedelta(seconds=60) and payments > 1_000 and lates > 200


async def _one_day(day: SimulatedDay) -> timedelta:
    """Play one day. Returns the longest time from Kopo Kopo's knowing of a payment to K2Desk's."""
    chance, kopokopo, time = day.chance, day.kopokopo, day.time
    opening, closing = time.true(), time.true() + timedelta(minutes=MINUTES)
    kopokopo.lost, kopokopo.doubled = chance.choice([0, 0.05, 0.2]), chance.choice([0, 0.3])
    kopokopo.slowing = chance.choice([0, 0, 0.02])
    if chance.random() < 0.4:
        begins = opening + timedelta(minutes=chance.uniform(2, MINUTES / 2))
        kopokopo.outages.append((begins, begins + timedelta(minutes=chance.uniform(1, 4))))
    sleeps_at = opening + timedelta(minutes=chance.uniform(3, MINUTES / 2)) if chance.random() < 0.3 else None
    slept_until = opening
    day.counter.start()
    moments = sorted(opening + timedelta(minutes=chance.uniform(0, MINUTES - 3)) for _ in range(chance.randint(4, 12)))
    asked = []
    for moment in moments:
        if sleeps_at is not None and moment >= sleeps_at:
            await time.run_until(sleeps_at)
            time.asleep += 240
            sleeps_at, slept_until = None, time.true()
        await time.run_until(max(moment, time.true()))
        paid = day.pay(time.true(), chance.choice([0, 2, 20, 90, 240]))
        if chance.random() < 0.15:
            paid.reversed_at = paid.known_at + timedelta(seconds=30)
        if chance.random() < 0.3:
            # The customer shows the message at once, and Kopo Kopo may not know of the payment yet.
            asked.append((paid, day.find.find(paid.message())))
    await time.run_until(max(closing, time.true() + timedelta(minutes=2)))
    for _, finding in asked:
        await day.outcome(finding)
        is_fair = finding.outcome.answer is not Answer.NOTHING or finding.outcome.doubts == (Doubt.REVERSED,)
        assert is_fair, "a true payment is never called unpaid"
    known = [paid for paid in kopokopo.payments if paid.known_at <= time.true() - timedelta(seconds=60)]
    assert all(paid.seen_at is not None for paid in known), "nothing is unknown at closing"
    came = {watch.reference for watch in day.not_yet.watches if watch.came_at is not None}
    waited = [paid for paid, finding in asked if finding.outcome.watch is not None and paid in known]
    assert all(paid.reference in came for paid in waited), "what was waited for is announced"
    await _given_once(day, known)
    return max((_late(day, paid, slept_until) for paid in known), default=timedelta())


def _late(day: SimulatedDay, paid, slept_until) -> timedelta:
    """Return how long a payment was known to Kopo Kopo, reachable, and not known here."""
    from_then = paid.known_at
    for _ in range(2):  # A sleep may end in an outage.
        for begins, ends in day.kopokopo.outages:
            # An answer that was under way when the outage began is lost as well.
            if begins - timedelta(seconds=60) <= from_then < ends:
                from_then = ends
        if from_then < slept_until:
            from_then = max(from_then, min(slept_until, paid.seen_at))
    return paid.seen_at - from_then


async def _given_once(day: SimulatedDay, known) -> None:
    for paid in known[:2]:
        payment = next(one for one in day.book.by_reference(paid.reference) if not one.is_reversal)
        first, second = day.claims.give(payment, "Amina", "table 1"), day.claims.give(payment, "Brian", "table 2")
        claims = [await day.outcome(one) for one in (first, second)]
        given = sum(isinstance(one, PaymentClaim) for one in claims)
        is_undone = any(one.is_reversal for one in day.book.by_reference(paid.reference))
        assert given == (0 if is_undone else 1), "no payment is given twice, and none that went back"
