"""A generated day at the counter: drops, delays, doubles, reversals, outages, and a computer that sleeps.

`python -m tests.services.payments.days 200 1` plays 200 days from opening to closing, from seed 1 on, and says how they
went. The tests play the same days in a shop that closes after some minutes.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from k2desk.model.payment_records import PaymentClaim
from k2desk.services.payments.results import Answer, Doubt
from k2desk.store.sqlite import SqliteRegistry
from tests.services.payments.simulated import START, Paid, SimulatedDay, in_simulated_time, simulated_list

WHOLE = 13 * 60
"""The minutes from eight in the morning until nine in the evening."""

_A_LIST = 10
"""The days that share a list, each with an account of its own: what is done for all accounts takes longer with many."""

_LAST = 3
"""The minutes before closing in which nobody pays any more, so that Kopo Kopo knows of all but the slowest payments."""


@dataclass
class Played:
    """How some days went: the payments, those that came late to Kopo Kopo, and the longest time until one was known."""

    payments: int = 0
    late: int = 0
    slowest: timedelta = timedelta()


def play(seeds: range, minutes: int, folder: Path, patch: Any) -> Played:
    """Play a day of each seed. Raises AssertionError for a payment that is unknown, given twice or called unpaid."""
    played = Played()
    for first in range(seeds.start, seeds.stop, _A_LIST):
        registry = simulated_list(folder / f"{first}.sqlite")
        in_simulated_time(_days(range(first, min(first + _A_LIST, seeds.stop)), minutes, registry, patch, played))
        registry.close()
    return played


async def _days(seeds: range, minutes: int, registry: SqliteRegistry, patch: Any, played: Played) -> None:
    for seed in seeds:
        day = SimulatedDay(seed, registry, patch, START + timedelta(days=seed % 28))
        await day.open()
        try:
            played.slowest = max(played.slowest, await _one_day(day, minutes))
        except AssertionError as wrong:
            wrong.add_note(f"seed {seed}")
            raise
        finally:
            await day.close()
        made = day.kopokopo.payments
        played.payments += len(made)
        played.late += sum(one.known_at - one.at > timedelta(minutes=1) for one in made)


def _stretches(day: SimulatedDay, minutes: int, most: int, longest: float) -> list[tuple[datetime, datetime]]:
    """Return some stretches of the day that do not reach its end."""
    chance, opening = day.chance, day.time.true()
    lengths = [chance.uniform(1, min(longest, minutes / 3)) for _ in range(chance.choice([0, 0, *range(1, most + 1)]))]
    begins = sorted(opening + timedelta(minutes=chance.uniform(2, minutes / 2)) for _ in lengths)
    return [(at, at + timedelta(minutes=long)) for at, long in zip(begins, lengths, strict=True)]


async def _one_day(day: SimulatedDay, minutes: int) -> timedelta:
    """Play one day. Returns the longest time from Kopo Kopo's knowing of a payment to K2Desk's."""
    chance, kopokopo, time = day.chance, day.kopokopo, day.time
    opening, closing = time.true(), time.true() + timedelta(minutes=minutes)
    kopokopo.lost, kopokopo.doubled = chance.choice([0, 0.05, 0.2]), chance.choice([0, 0.3])
    kopokopo.slowing = chance.choice([0, 0, 0.02])
    several = 3 if minutes > 60 else 1
    kopokopo.outages = _stretches(day, minutes, several, 20)
    sleeps = _stretches(day, minutes, several, 90)
    slept: list[tuple[datetime, datetime]] = []
    day.counter.start()
    count = chance.randint(4, 12) if several == 1 else chance.randint(20, 120)
    moments = sorted(opening + timedelta(minutes=chance.uniform(0, minutes - _LAST)) for _ in range(count))
    asked = []
    for moment in moments:
        while sleeps and moment >= sleeps[0][0]:
            begins, ends = sleeps.pop(0)
            await time.run_until(max(begins, time.true()))
            begins = time.true()
            time.asleep += max(0.0, (ends - begins).total_seconds())
            slept.append((begins, time.true()))
        await time.run_until(max(moment, time.true()))
        paid = day.pay(time.true(), chance.choice([0, 2, 20, 90, 240] if several == 1 else [0, 2, 20, 90, 240, 1_800]))
        if chance.random() < 0.15:
            paid.reversed_at = paid.known_at + timedelta(seconds=chance.choice([30, 30, minutes * 6]))
        if chance.random() < 0.3:
            # The customer shows the message at once, and Kopo Kopo may not know of the payment yet.
            asked.append((paid, day.find.find(paid.message())))
    await time.run_until(max(closing, time.true() + timedelta(minutes=2)))
    for _, finding in asked:
        await day.outcome(finding)
        is_fair = finding.outcome.answer is not Answer.NOTHING or finding.outcome.doubts == (Doubt.REVERSED,)
        assert is_fair, "a true payment is never called unpaid"
    known = [paid for paid in kopokopo.payments if paid.known_at <= time.true() - timedelta(seconds=60)]
    known = [paid for paid in known if not any(begins <= time.true() < ends for begins, ends in kopokopo.outages)]
    assert all(paid.seen_at is not None for paid in known), "nothing is unknown at closing"
    came = {watch.reference for watch in day.not_yet.watches if watch.came_at is not None}
    waited = [paid for paid, finding in asked if finding.outcome.watch is not None and paid in known]
    assert all(paid.reference in came for paid in waited), "what was waited for is announced"
    await _given_once(day, known)
    return max((_late(day, paid, slept) for paid in known), default=timedelta())


def _late(day: SimulatedDay, paid: Paid, slept: list[tuple[datetime, datetime]]) -> timedelta:
    """Return how long a payment was known to Kopo Kopo, reachable, and not known here.

    The time for which Kopo Kopo asked to be left alone does not count.
    """
    from_then, seen = paid.known_at, paid.seen_at or paid.known_at
    # An answer that was under way when the line or the computer went is lost as well.
    away = [(begins - timedelta(seconds=60), ends) for begins, ends in (*day.kopokopo.outages, *slept)]
    for begins, ends in sorted(away, key=lambda one: one[1]):
        if begins <= from_then < ends:
            from_then = min(ends, seen)
    for begins, ends in day.kopokopo.pauses:
        from_then += max(timedelta(), min(ends, seen) - max(begins, from_then))
    return seen - from_then


async def _given_once(day: SimulatedDay, known: list[Paid]) -> None:
    for paid in known[:2]:
        payment = next(one for one in day.book.by_reference(paid.reference) if not one.is_reversal)
        first, second = day.claims.give(payment, "Amina", "table 1"), day.claims.give(payment, "Brian", "table 2")
        claims = [await day.outcome(one) for one in (first, second)]
        given = sum(isinstance(one, PaymentClaim) for one in claims)
        is_undone = any(one.is_reversal for one in day.book.by_reference(paid.reference))
        assert given == (0 if is_undone else 1), "no payment is given twice, and none that went back"


class _Lasting:
    """Patches what the simulation needs until this process ends."""

    setattr = staticmethod(setattr)


def main() -> int:
    count, first = (int(one) for one in (*sys.argv[1:], "200", "1")[:2])
    with tempfile.TemporaryDirectory() as folder:
        played = play(range(first, first + count), WHOLE, Path(folder), _Lasting)
    print(f"{count} days, {played.payments} payments, {played.late} late at Kopo Kopo, known after {played.slowest}")
    return 0 if played.slowest <= timedelta(seconds=60) else 1


if __name__ == "__main__":
    sys.exit(main())
