"""The rows of a comparison: payments in four groups, and what was not compared, each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.services.lists.entries import Entry
from k2desk.services.lists.matching import Group, Matched, Pair
from k2desk.services.lists.rows import UnreadRow
from k2desk.system.giving_way import giving_way


class Shown(Enum):
    """The choices of the pills above the table."""

    ALL = "all"
    OURS = "ours"
    THEIRS = "theirs"
    DIFFER = "differ"
    BOTH = "both"
    ASIDE = "aside"


class Aside(Enum):
    """Why a payment was not compared."""

    OUTSIDE = "outside"
    OTHER_DAY = "other_day"


_SHOWN = {Group.OURS: Shown.OURS, Group.THEIRS: Shown.THEIRS, Group.DIFFER: Shown.DIFFER, Group.BOTH: Shown.BOTH}


@fast_dataclass
class Line:
    """One row: a payment with the entries of both lists, or a row of the file that is not a payment."""

    number: int
    shown: Shown
    pair: Pair | None = None
    entry: Entry | None = None
    aside: Aside | None = None
    unread: UnreadRow | None = None
    was_told: bool | None = None
    searched: str = ""


def lines_of(matched: Matched, unread: Sequence[UnreadRow], received: Collection[str]) -> list[Line]:
    """Return the rows of a comparison. `received` are the references from this computer's alerts."""
    lines: list[Line] = []
    for pair in giving_way(matched.pairs):
        one = pair.first
        told = one.reference in received if pair.group is Group.OURS and received else None
        lines.append(Line(len(lines), _SHOWN[pair.group], pair, one, was_told=told, searched=_searched(one, pair)))
    for entries, why in ((matched.outside, Aside.OUTSIDE), (matched.other_days, Aside.OTHER_DAY)):
        for one in entries:
            lines.append(Line(len(lines), Shown.ASIDE, entry=one, aside=why, searched=_searched(one)))
    for row in unread:
        lines.append(Line(len(lines), Shown.ASIDE, unread=row, searched=row.text.casefold()))
    return lines


def _searched(entry: Entry, pair: Pair | None = None) -> str:
    others = [*pair.ours, *pair.theirs] if pair is not None else [entry]
    parts = [
        part for one in others for part in (one.reference, one.name, one.phone, one.till, f"{one.cents / 100:,.2f}")
    ]
    return " ".join(dict.fromkeys(filter(None, parts))).casefold()


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, ready to be shown. `received` are the references from this computer's alerts.

    `left_out` counts Kopo Kopo's uncertain payments.
    """

    matched: Matched
    lines: Sequence[Line]
    counts: Mapping[Shown, int]
    received: frozenset[str]
    left_out: int = 0
