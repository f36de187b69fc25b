"""The payments that are known, in memory, and which stretches of time Kopo Kopo was asked about."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from operator import attrgetter

from k2desk.model.events import till_key
from k2desk.model.payments import Payment, Period, reference_key
from k2desk.system.giving_way import giving_way

MOST = 300_000
"""The most payments in memory: the oldest are forgotten beyond it."""

_ALIKE = timedelta(minutes=10)
_SLICE = 1_000
_at = attrgetter("at")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time of one till ("" for all) that was asked about at `asked_at`, by Kopo Kopo's clock."""

    begins: datetime
    ends: datetime
    till: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What is known at one moment. It never changes: `merged` makes the next one, on any thread."""

    by_key: dict[tuple[str, bool], Payment] = field(default_factory=dict)
    ordered: tuple[Payment, ...] = ()
    spans: tuple[Span, ...] = ()

    def of(self, period: Period) -> tuple[Payment, ...]:
        """Return the payments of a period, newest first."""
        # The order is descending, so the keys are searched negated.
        first = bisect_left(self.ordered, -period.ends.timestamp(), key=_descending)
        while first < len(self.ordered) and self.ordered[first].at >= period.ends:
            first += 1
        last = bisect_left(self.ordered, -period.begins.timestamp(), lo=first, key=_descending)
        while last < len(self.ordered) and self.ordered[last].at >= period.begins:
            last += 1
        found = self.ordered[first:last]
        return found if not period.till else tuple(one for one in found if period.has_till(one.till))

    def by_reference(self, reference: str) -> tuple[Payment, ...]:
        """Return the payment with a reference, and its reversal."""
        key = reference_key(reference)
        found = (self.by_key.get((key, is_reversal)) for is_reversal in (False, True)) if key else ()
        return tuple(one for one in found if one is not None)

    def up_to(self, period: Period) -> datetime | None:
        """Return up to when a period is known without a gap from its beginning, or None."""
        reached = period.begins
        for span in self._spans_of(period):
            if span.begins > reached:
                break
            reached = max(reached, span.ends)
        return min(reached, period.ends) if reached > period.begins else None

    def asked_at(self, period: Period) -> datetime | None:
        """Return when the whole period was asked about, the oldest of several times; None if not all of it was."""
        reached, times = period.begins, list[datetime]()
        for span in self._spans_of(period):
            if span.begins > reached or reached >= period.ends:
                break
            if span.ends > reached:
                times.append(span.asked_at)
                reached = span.ends
        return min(times) if reached >= period.ends and times else None

    def _spans_of(self, period: Period) -> list[Span]:
        wanted = till_key(period.till) or ""
        return sorted((one for one in self.spans if one.till in {"", wanted}), key=attrgetter("begins"))


def merged(known: Known, payments: Sequence[Payment], span: Span | None) -> tuple[Known, tuple[Payment, ...]]:
    """Return what is known with an answer, and its payments that are new. May take long: run it on another thread.

    A payment that is known keeps what a newer answer no longer says, such as a name that was hidden since.
    """
    by_key = dict(known.by_key)
    new, changed = set[tuple[str, bool]](), set[tuple[str, bool]]()
    for payment in giving_way(payments):
        key = payment.key
        before = by_key.get(key)
        after = payment if before is None else _newer(before, payment)
        if before is None:
            new.add(key)
        elif after is not before:
            changed.add(key)
        by_key[key] = after
    ordered = known.ordered
    if new or changed:
        touched = new | changed
        unchanged = (one for one in ordered if one.key not in changed) if changed else ordered
        ours = _in_order(by_key[key] for key in touched)
        ordered = tuple(giving_way(heapq.merge(unchanged, ours, key=_at, reverse=True)))
    spans = known.spans if span is None else _with(known.spans, span)
    if len(ordered) > MOST:
        gone, ordered = ordered[MOST:], ordered[:MOST]
        for payment in gone:
            by_key.pop(payment.key, None)
        spans = tuple(_after(spans, ordered[-1].at + timedelta(microseconds=1)))
    return Known(by_key, ordered, spans), tuple(giving_way(_in_order(by_key[key] for key in new if key in by_key)))


def _in_order(payments: Iterable[Payment]) -> Iterator[Payment]:
    """Sort in slices: a thread that sorts a hundred thousand at once would let no other thread go on meanwhile."""
    rest = iter(payments)
    slices = iter(lambda: sorted(islice(rest, _SLICE), key=_at, reverse=True), [])
    return heapq.merge(*slices, key=_at, reverse=True)


def _newer(before: Payment, now: Payment) -> Payment:
    if before == now:
        return before
    kept = {
        name: getattr(before, name)
        for name in ("first_name", "middle_name", "last_name", "phone", "payer", "till")
        if not getattr(now, name)
    }
    if before.time_is_certain and not now.time_is_certain:
        kept |= {"at": before.at, "time_is_certain": True}
    return replace(now, **kept) if kept else now


def _with(spans: Iterable[Span], new: Span) -> tuple[Span, ...]:
    """Return the spans with a newer one, which takes the place of what it covers."""
    kept = [new]
    for span in spans:
        if span.till != new.till or span.ends <= new.begins or span.begins >= new.ends:
            kept.append(span)
            continue
        if span.begins < new.begins:
            kept.append(replace(span, ends=new.begins))
        if span.ends > new.ends:
            kept.append(replace(span, begins=new.ends))
    return _joined(kept)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Join neighbours that were asked at nearly the same time, so that a long day does not collect thousands."""
    joined: list[Span] = []
    for span in sorted(spans, key=attrgetter("till", "begins")):
        before = joined[-1] if joined else None
        if (
            before is not None
            and (before.till, before.ends) == (span.till, span.begins)
            and abs(before.asked_at - span.asked_at) <= _ALIKE
        ):
            joined[-1] = Span(before.begins, span.ends, span.till, min(before.asked_at, span.asked_at))
        else:
            joined.append(span)
    return tuple(joined)


def _after(spans: Iterable[Span], begins: datetime) -> Iterable[Span]:
    return (replace(one, begins=max(one.begins, begins)) for one in spans if one.ends > begins)


def _descending(payment: Payment) -> float:
    return -payment.at.timestamp()
