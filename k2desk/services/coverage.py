"""The coverage of tills × events, with gaps, duplicates and uncertain cells.

A pure function of the rows and the time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.events import CUSTOMER_PAYMENT, EVENT_TYPES, Scope, is_for_tills, till_key
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.services.badge import BadgeKind, badge
from k2desk.services.subscription_cache import CachedSubscription

_LIVE = frozenset({BadgeKind.ACTIVE, BadgeKind.SERVER_PROBLEM})
_SEEN_ONCE = frozenset({BadgeKind.AGED, BadgeKind.NOT_CHECKED})
_IN_DOUBT = frozenset(
    {
        BadgeKind.DAMAGED,
        BadgeKind.NOT_CONFIRMED,
        BadgeKind.SENDING,
        BadgeKind.NOT_ANSWERING,
        BadgeKind.OTHER_WORD,
    }
)


class CellKind(StrEnum):
    """What a cell of the table shows."""

    LIVE = "live"
    TWICE = "twice"
    NONE = "none"
    DOUBT = "doubt"
    AGED = "aged"
    UNUSED = "unused"


@fast_dataclass
class Cell:
    """One till and one event: how many subscriptions, their ids and addresses, the busiest address first, and whether a
    subscription of the whole business covers it.
    """

    kind: CellKind
    count: int = 0
    ids: tuple[str, ...] = ()
    by_business: bool = False
    lost: BadgeKind | None = None
    addresses: tuple[str, ...] = ()


class AdviceKind(StrEnum):
    """The kinds of advice, the most serious first."""

    LOST = "lost"
    GAP = "gap"
    TWICE = "twice"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence below the table, about a till and an event, with the ids of its rows."""

    kind: AdviceKind
    till: str
    event: str
    ids: tuple[str, ...] = ()
    lost: BadgeKind | None = None
    address: str = ""
    """The address that gets the same alert twice."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole table. `business` lists the events of the whole business, and whether each has a live subscription."""

    tills: tuple[tuple[str, str], ...]
    events: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    business: tuple[tuple[str, bool], ...]
    advice: tuple[Advice, ...]

    @property
    def gaps(self) -> tuple[tuple[str, str], ...]:
        """The (till, event) pairs that have no subscription but should have one."""
        return tuple(
            (till, event)
            for till, _ in self.tills
            for event in self.events
            if self.cells[till, event].kind is CellKind.NONE
        )


def grouped(advice: Iterable[Advice]) -> list[tuple[Advice, ...]]:
    """Return the advice, with the gaps of one event and one cause together."""
    groups: dict[tuple[object, ...], list[Advice]] = defaultdict(list)
    for one in advice:
        apart = () if one.kind in {AdviceKind.GAP, AdviceKind.LOST} else (one.till,)
        groups[one.kind, one.event, one.lost, *apart].append(one)
    return [tuple(group) for group in groups.values()]


def coverage(
    entries: Iterable[CachedSubscription], tills: Mapping[str, str], now: datetime, interval: timedelta
) -> Coverage:
    """Return the coverage of an account's `entries` for its `tills` (number → name).

    An empty cell is a gap for customers' payments in any case, and for another event if the till once had a
    subscription for it or most tills have one.
    """
    by_cell: dict[tuple[str, str], list[tuple[CachedSubscription, BadgeKind]]] = defaultdict(list)
    by_business: dict[str, list[tuple[CachedSubscription, BadgeKind]]] = defaultdict(list)
    used: set[str] = set()
    for entry in entries:
        record = entry.record
        kind = badge(record, entry.check, now, interval, entry.server).kind
        if record.scope == Scope.COMPANY:
            by_business[record.event_type].append((entry, kind))
        else:
            by_cell[till_key(record.scope_reference) or "", record.event_type].append((entry, kind))
        if is_for_tills(record.event_type):
            used.add(record.event_type)
    if tills:
        used.add(CUSTOMER_PAYMENT)
    known = list(EVENT_TYPES)
    events = tuple(sorted(used, key=lambda one: known.index(one) if one in known else len(known)))
    common = {event for event in events if _is_common(event, tills, by_cell)}
    cells: dict[tuple[str, str], Cell] = {}
    for till in tills:
        for event in events:
            expected = event == CUSTOMER_PAYMENT or event in common
            own = by_cell.get((till.upper(), event), [])
            cells[till, event] = _cell(own, by_business.get(event, []), expected)
    business = tuple(
        (event, any(kind in _LIVE for _, kind in found))
        for event, found in sorted(by_business.items())
        if not is_for_tills(event)
    )
    return Coverage(tuple(tills.items()), events, cells, business, _advice(tills, events, cells))


def _is_common(
    event: str, tills: Mapping[str, str], by_cell: Mapping[tuple[str, str], list[tuple[CachedSubscription, BadgeKind]]]
) -> bool:
    having = sum(1 for till in tills if any(kind in _LIVE for _, kind in by_cell.get((till.upper(), event), ())))
    return having * 2 > len(tills)


def _cell(
    own: list[tuple[CachedSubscription, BadgeKind]],
    business: list[tuple[CachedSubscription, BadgeKind]],
    expected: bool,
) -> Cell:
    if not own and not business:
        return _GAP if expected else _UNUSED
    ids: list[str] = []
    addresses: list[str] = []
    doubtful: list[str] = []
    live = aged = doubt = 0
    for entry, kind in (*own, *business):
        ids.append(entry.id)
        if kind in _LIVE:
            live += 1
            addresses.append(entry.record.address)
        elif kind in _SEEN_ONCE:
            aged += 1
            addresses.append(entry.record.address)
        elif kind in _IN_DOUBT:
            doubt += 1
            doubtful.append(entry.record.address)
    covered = bool(business)
    keys = Counter(map(address_key, addresses or doubtful))
    spelling = {address_key(one): one for one in addresses or doubtful}
    led_to = tuple(spelling[key] for key, _ in keys.most_common())
    if len(addresses) > len(keys):
        return Cell(CellKind.TWICE, live + aged, tuple(ids), covered, addresses=led_to)
    for kind_of_cell, count in ((CellKind.LIVE, live), (CellKind.DOUBT, doubt), (CellKind.AGED, aged)):
        if count:
            return Cell(kind_of_cell, count, tuple(ids), covered, addresses=led_to)
    if own:
        return Cell(CellKind.NONE, 0, tuple(ids), lost=own[0][1])
    return _GAP if expected else _UNUSED


_GAP, _UNUSED = Cell(CellKind.NONE), Cell(CellKind.UNUSED)

_SERIOUSNESS = {AdviceKind.LOST: 0, AdviceKind.GAP: 1, AdviceKind.TWICE: 2, AdviceKind.DOUBT: 3}


def _advice(
    tills: Mapping[str, str], events: tuple[str, ...], cells: Mapping[tuple[str, str], Cell]
) -> tuple[Advice, ...]:
    found = []
    for till in tills:
        for event in events:
            cell = cells[till, event]
            match cell.kind:
                case CellKind.NONE if cell.lost is not None:
                    found.append(Advice(AdviceKind.LOST, till, event, cell.ids, cell.lost))
                case CellKind.NONE:
                    found.append(Advice(AdviceKind.GAP, till, event))
                case CellKind.TWICE:
                    found.append(Advice(AdviceKind.TWICE, till, event, cell.ids, address=cell.addresses[0]))
                case CellKind.DOUBT:
                    found.append(Advice(AdviceKind.DOUBT, till, event, cell.ids))
    # The most serious first; among equally serious ones, customers' payments first.
    found.sort(key=lambda one: (_SERIOUSNESS[one.kind], one.event != CUSTOMER_PAYMENT))
    return tuple(found)
