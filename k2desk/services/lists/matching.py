"""Compares two lists of payments: by reference first, then by amount, time and payer.

Payments with one reference are compared by what remains of them: what came less what went back. So a sale that was
entered in two parts fits its payment, one that was entered twice does not, and neither does one that was given back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from statistics import median

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.kenya import KENYA
from k2desk.services.lists.cells import is_mpesa
from k2desk.services.lists.entries import Entry
from k2desk.system.giving_way import giving_way

MINUTES_APART = 15
"""How far apart the times of one payment may be in two lists, after the difference of their clocks."""

_MOST_SHIFT = 13 * 60
"""The greatest difference between two clocks, in minutes: that of time zones."""

_LEAST_PAIRS = 3
"""Pairs that show how far two clocks differ."""

_LOOKED_AT = 12
"""Payments of one amount that are looked at before and after a time."""

_WHOLE = 10**7
"""What a pair is worth in seconds: more than any number of pairs could save by being nearer."""


class Group(StrEnum):
    """Where a payment is. OURS: at Kopo Kopo alone. THEIRS: in the shop's list alone."""

    BOTH = "both"
    OURS = "ours"
    THEIRS = "theirs"
    DIFFER = "differ"


class How(StrEnum):
    """How the two sides of a payment were found. ALMOST: their references differ by one slip of the pen."""

    REFERENCE = "reference"
    ALMOST = "almost"
    TIME = "time"
    ALONE = "alone"


@fast_dataclass
class Pair:
    """One payment, with its entries of both lists. A side without entries is empty."""

    group: Group
    how: How
    ours: tuple[Entry, ...] = ()
    theirs: tuple[Entry, ...] = ()

    @property
    def first(self) -> Entry:
        """The entry that tells most: Kopo Kopo's, if there is one."""
        return (self.ours or self.theirs)[0]

    @property
    def our_cents(self) -> int:
        """What remains of it at Kopo Kopo."""
        return _net(self.ours)

    @property
    def their_cents(self) -> int:
        """What remains of it in the shop's list."""
        return _net(self.theirs)

    @property
    def is_reversed(self) -> bool:
        """Whether one of its entries went back."""
        return any(one.cents < 0 or one.is_reversed for one in (*self.ours, *self.theirs))

    @property
    def times_in_list(self) -> int:
        """How often the shop's list has it as money that came."""
        return sum(one.cents > 0 and not one.is_reversed for one in self.theirs)


@dataclass(frozen=True, slots=True)
class Matched:
    """The result. `repeated` counts entries of Kopo Kopo that came twice and are counted once.

    `shift` is how many minutes the clock of the shop's list is ahead. `outside` are rows of the shop's list from other
    days than were asked for, and `other_days` payments of days that the shop's list does not have.
    """

    pairs: tuple[Pair, ...]
    shift: int = 0
    repeated: int = 0
    outside: tuple[Entry, ...] = ()
    other_days: tuple[Entry, ...] = ()

    def of(self, group: Group) -> tuple[Pair, ...]:
        """Return the payments of a group."""
        return tuple(one for one in self.pairs if one.group is group)

    @property
    def counts(self) -> Mapping[Group, int]:
        """How many payments each group has."""
        found = Counter(one.group for one in self.pairs)
        return {group: found[group] for group in Group}

    def untold(self, received: Iterable[str] = ()) -> dict[tuple[str, date], int]:
        """Return for each till and day how many payments only Kopo Kopo knew.

        They are missing in the shop's list and in `received`, the references from this computer's alerts.
        """
        elsewhere = {*received}
        found: Counter[tuple[str, date]] = Counter()
        for one in self.of(Group.OURS):
            if one.first.reference not in elsewhere and one.first.at is not None:
                found[one.first.till, _day(one.first.at)] += 1
        return {key: found[key] for key in sorted(found)}


def match(
    ours: Sequence[Entry], theirs: Sequence[Entry], *, begins: datetime | None = None, ends: datetime | None = None
) -> Matched:
    """Compare Kopo Kopo's payments with a shop's list. `begins` and `ends` are what Kopo Kopo was asked for."""
    ours, repeated = _without_repeats(ours)
    mine, others = _by_reference(ours), _by_reference(theirs)
    pairs = [_paired(How.REFERENCE, mine[key], others[key]) for key in mine if key[0] and key in others]
    left = [mine[key] for key in mine if not key[0] or key not in others]
    rest = [others[key] for key in others if not key[0] or key not in mine]
    shift = _shift(pairs)
    left, rest = _match_almost(left, rest, shift, pairs)
    left, rest = _match_times(left, rest, shift, pairs)
    covered = _days(theirs)
    outside: list[Entry] = []
    other_days: list[Entry] = []
    for entries in left:
        day = entries[0].at
        if day is not None and covered is not None and not covered[0] <= _day(day) <= covered[1]:
            other_days += entries
        else:
            pairs.append(Pair(Group.OURS, How.ALONE, ours=entries))
    for entries in rest:
        if _is_outside(entries[0], begins, ends, shift):
            outside += entries
        else:
            pairs.append(Pair(Group.THEIRS, How.ALONE, theirs=entries))
    pairs.sort(key=lambda one: (one.first.at or _LONG_AGO, one.first.reference, one.first.line))
    return Matched(tuple(pairs), round(shift.total_seconds() / 60), repeated, tuple(outside), tuple(other_days))


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_Entries = tuple[Entry, ...]


def _without_repeats(entries: Sequence[Entry]) -> tuple[list[Entry], int]:
    """Return the entries without those that came twice. A reference names one payment, and one reversal of it."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for one in giving_way(entries):
        key = one.reference, one.cents
        if one.reference and key in seen:
            continue
        seen.add(key)
        kept.append(one)
    return kept, len(entries) - len(kept)


def _by_reference(entries: Iterable[Entry]) -> dict[tuple[str, int], _Entries]:
    """Return the entries by reference, what came first. Each one without a reference has a key of its own."""
    found: defaultdict[tuple[str, int], list[Entry]] = defaultdict(list)
    for number, one in enumerate(giving_way(entries)):
        found[one.reference, 0 if one.reference else number + 1].append(one)
    # What came stands before what went back, whatever the order of the lists.
    return {key: tuple(sorted(some, key=_came_first)) if len(some) > 1 else (some[0],) for key, some in found.items()}


def _came_first(entry: Entry) -> tuple[bool, datetime]:
    return entry.cents < 0 or entry.is_reversed, entry.at or _LONG_AGO


def _net(entries: Sequence[Entry]) -> int:
    """Return what remains of a payment.

    A row that says it was undone undoes the others with its reference. Without others, nothing remains of it.
    """
    went = sum(one.cents for one in entries if one.cents < 0)
    undone = sum(abs(one.cents) for one in entries if one.is_reversed and one.cents > 0)
    came = sum(one.cents for one in entries if one.cents > 0 and not one.is_reversed)
    return came + went - (min(undone, came) if came else 0)


def _paired(how: How, ours: _Entries, theirs: _Entries) -> Pair:
    return Pair(Group.BOTH if _net(ours) == _net(theirs) else Group.DIFFER, how, ours, theirs)


def _shift(pairs: Iterable[Pair]) -> timedelta:
    """Return how far the clock of the shop's list is ahead, by the payments that their references show."""
    apart = []
    for pair in pairs:
        mine, other = pair.ours[0], pair.theirs[0]
        if mine.at is not None and other.at is not None and other.has_time and mine.has_time:
            apart.append((other.at - mine.at).total_seconds())
    if len(apart) < _LEAST_PAIRS:
        return timedelta()
    usual = round(median(apart) / 60)
    return timedelta(minutes=usual) if abs(usual) <= _MOST_SHIFT else timedelta()


# --- almost the same reference ----------------------------------------------------------------------------------------

_ALIKE = str.maketrans("OILSBZ", "011582")


def _match_almost(
    left: list[_Entries], rest: list[_Entries], shift: timedelta, pairs: list[Pair]
) -> tuple[list[_Entries], list[_Entries]]:
    """Pair references that differ by signs that look alike, or by one sign, if the rest of the payment agrees."""
    near: defaultdict[str, list[int]] = defaultdict(list)
    for number, entries in enumerate(left):
        if is_mpesa(entries[0].reference):
            for spelling in _spellings(entries[0].reference):
                near[spelling].append(number)
    used: set[int] = set()
    kept = []
    for entries in rest:
        reference = entries[0].reference
        found = {
            number
            for spelling in (_spellings(reference) if 9 <= len(reference) <= 11 else ())
            for number in near.get(spelling, ())
            if number not in used
            and left[number][0].cents == entries[0].cents
            and _net(left[number]) == _net(entries)
            and _may_be(left[number][0], entries[0], shift)
            # One other sign is a slip only where the payer is the same: references of one minute are alike.
            and ("?" not in spelling or _payers(left[number][0], entries[0]))
        }
        if len(found) == 1:
            number = found.pop()
            used.add(number)
            pairs.append(_paired(How.ALMOST, left[number], entries))
        else:
            kept.append(entries)
    return [entries for number, entries in enumerate(left) if number not in used], kept


def _spellings(reference: str) -> set[str]:
    """Return the reference with signs that look alike made the same, whole and without each of its signs."""
    alike = reference.translate(_ALIKE)
    return {alike, *(alike[:at] + "?" + alike[at + 1 :] for at in range(len(alike)))}


# --- amount, time and payer -------------------------------------------------------------------------------------------

_Numbered = tuple[datetime, int]


def _match_times(
    left: list[_Entries], rest: list[_Entries], shift: timedelta, pairs: list[Pair]
) -> tuple[list[_Entries], list[_Entries]]:
    """Pair entries of one amount whose times are near. A row with another whole reference is another payment.

    Those of one payer are paired first.
    """
    used: set[int] = set()
    others: set[int] = set()
    for with_payer in (True, False):
        mine: defaultdict[tuple[tuple[int, int], str], list[_Numbered]] = defaultdict(list)
        theirs: defaultdict[tuple[tuple[int, int], str], list[_Numbered]] = defaultdict(list)
        for found, entries, taken, clock in ((mine, left, used, timedelta()), (theirs, rest, others, shift)):
            for number, some in enumerate(entries):
                one = some[0]
                if one.at is None or number in taken or (found is theirs and is_mpesa(one.reference)):
                    continue
                at = one.at - clock if one.has_time else one.at
                for payer in _keys_of_payer(one) if with_payer else ("",):
                    found[(one.cents, _net(some)), payer].append((at, number))
        for key in [*theirs]:
            if key not in mine:
                continue
            free = [one for one in mine[key] if one[1] not in used]
            wanted = [one for one in theirs[key] if one[1] not in others]
            for number, other in _nearest(
                sorted(free), sorted(wanted), lambda a, b: _may_be(left[a][0], rest[b][0], shift)
            ):
                used.add(number)
                others.add(other)
                pairs.append(_paired(How.TIME, left[number], rest[other]))
    return (
        [entries for number, entries in enumerate(left) if number not in used],
        [entries for number, entries in enumerate(rest) if number not in others],
    )


def _keys_of_payer(entry: Entry) -> tuple[str, ...]:
    digits = _digits(entry.phone)
    return (digits,) if digits else tuple(entry.name.casefold().split()[:1])


def _nearest(
    mine: Sequence[_Numbered], theirs: Sequence[_Numbered], fits: Callable[[int, int], bool]
) -> list[tuple[int, int]]:
    """Return as many pairs as possible, in the order of their times, and of these the ones with the nearest times.

    Among points on a line such pairs never cross. So it is the heaviest chain of pairs in which both sides grow, which
    a tree of prefixes finds in the time of a sort.
    """
    tree: list[tuple[int, int]] = [(0, -1)] * (len(theirs) + 1)
    chains: list[tuple[int, int, int]] = []
    for number, (at, one) in enumerate(mine):
        near = bisect_left(theirs, (at, -1))
        found = []
        for place in range(max(0, near - _LOOKED_AT), min(len(theirs), near + _LOOKED_AT)):
            if fits(one, theirs[place][1]):
                best = (0, -1)
                before = place
                while before:
                    best = max(best, tree[before])
                    before &= before - 1
                weight = best[0] + _WHOLE - int(abs(theirs[place][0] - at).total_seconds())
                found.append((place + 1, weight, len(chains)))
                chains.append((number, place, best[1]))
        for place, weight, chain in found:
            while place < len(tree):
                tree[place] = max(tree[place], (weight, chain))
                place += place & -place
    best = (0, -1)
    before = len(theirs)
    while before:
        best = max(best, tree[before])
        before &= before - 1
    pairs = []
    chain = best[1]
    while chain >= 0:
        number, place, chain = chains[chain]
        pairs.append((mine[number][1], theirs[place][1]))
    return pairs


def _may_be(mine: Entry, other: Entry, shift: timedelta) -> bool:
    """Return whether time, till and payer of two entries allow that they are one payment."""
    if mine.at is not None and other.at is not None:
        if mine.has_time and other.has_time:
            if abs(other.at - shift - mine.at) > timedelta(minutes=MINUTES_APART):
                return False
        elif _day(mine.at) != _day(other.at):
            return False
    if mine.till and other.till and mine.till != other.till:
        return False
    return _payers(mine, other) is not False


def _payers(mine: Entry, other: Entry) -> bool | None:
    """Return whether two entries name the same payer, or None if they don't show it."""
    one, two = _digits(mine.phone), _digits(other.phone)
    if one and two:
        return one == two
    names, their_names = {*mine.name.casefold().split()}, {*other.name.casefold().split()}
    if names and their_names:
        # A first name, or an initial, may be all that one of them has.
        return bool(names & their_names) or None
    return None


def _digits(phone: str) -> str:
    """Return the last nine digits of a whole number, or "" for one that is hidden."""
    return phone[-9:] if len(phone) >= 9 and phone[-9:].isdigit() and phone.lstrip("+").isdigit() else ""


# --- days -------------------------------------------------------------------------------------------------------------


def _day(at: datetime) -> date:
    return at.astimezone(KENYA).date()


def _days(entries: Iterable[Entry]) -> tuple[date, date] | None:
    """Return the first and the last day of a list, or None if one of its payments has no day."""
    days = [_day(one.at) if one.at is not None else None for one in entries]
    found = [day for day in days if day is not None]
    return (min(found), max(found)) if found and len(found) == len(days) else None


def _is_outside(entry: Entry, begins: datetime | None, ends: datetime | None, shift: timedelta) -> bool:
    if entry.at is None or begins is None or ends is None:
        return False
    if not entry.has_time:
        return not _day(begins) <= _day(entry.at) <= _day(ends - timedelta(seconds=1))
    return not begins <= entry.at - shift < ends
