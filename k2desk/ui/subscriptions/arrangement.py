"""Which rows the list shows, in what order and under which headings.

Judging and sorting all rows is done only when something has changed; a letter more of a search, or another filter, only
goes through what is in order already: with ten thousand rows that is what keeps typing quick.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, IntEnum
from operator import attrgetter
from typing import Any

from k2desk.model.problems import ServerKind
from k2desk.services.badge import WITHOUT_AUTOMATIC, Badge, Group, badge, freshness
from k2desk.services.server_badge import server_badge
from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.ui.text.events import event_name, scope_name

_NEVER, _FOR_EVER = (one.replace(tzinfo=UTC) for one in (datetime.min, datetime.max))

_SERVER_STAYS = timedelta(seconds=30)
"""So long the badge of a row whose server was tested is not worked out anew."""


class Column(IntEnum):
    """The columns, in their order."""

    STATUS = 0
    EVENT = 1
    FOR = 2
    ADDRESS = 3
    SERVER = 4
    CHECKED = 5


class Filter(Enum):
    """What the pills above the list choose."""

    ALL = "all"
    ATTENTION = "attention"
    ACTIVE = "active"
    WAITING = "waiting"


@dataclass(slots=True)
class Row:
    """One line of the list: a heading (no entry), or a subscription with its badge.

    The badge stays for as long as the entry does, until the time comes at which it may become another.
    """

    group: Group
    entry: CachedSubscription | None = None
    badge: Badge | None = None
    count: int = 0
    id: str = ""
    is_active: bool = False
    since: datetime = _NEVER
    until: datetime = _NEVER
    text: str | None = None
    """What it is found by; None while that was not needed yet."""


class Arrangement:
    """The rows that are shown, from the book, a filter, a search and an order."""

    def __init__(self, cache: SubscriptionCache, interval: timedelta | None) -> None:
        self._cache = cache
        self._interval = interval or WITHOUT_AUTOMATIC
        self.chosen = Filter.ALL
        self._words: list[str] = []
        self.sorted_by: Column | None = None
        self._descending = False
        self.rows: list[Row] = []
        self.headings: list[int] = []
        self.counts: Counter[Filter] = Counter()
        self._places: dict[str, int] | None = None
        self._row_of: dict[str, Row] = {}
        self._in_order: dict[Group, list[Row]] = {}
        self._since = self._until = _NEVER
        self._generation = -1
        self._event_words: dict[tuple[str, str], str] = {}

    # -- what is asked for -------------------------------------------------------------------------------------------

    def set_interval(self, interval: timedelta | None) -> None:
        """Takes over the interval by which badges age."""
        self._interval = interval or WITHOUT_AUTOMATIC
        for row in self._row_of.values():
            row.until = _NEVER
        self._forget_order()

    def search(self, text: str) -> None:
        """Leaves only rows in which all words of `text` are found."""
        self._words = text.strip().casefold().split()

    def sort(self, column: Column | None, *, descending: bool) -> None:
        """Sorts within the groups; None for the newest first."""
        self.sorted_by, self._descending = column, descending
        self._forget_order()

    def _forget_order(self) -> None:
        """Has all rows judged and sorted at the next time."""
        self._since = self._until = _NEVER

    def words_changed(self) -> None:
        """Forgets texts of another language, and names that tills had."""
        self._event_words.clear()
        for row in self._row_of.values():
            row.text = None
        self._forget_order()

    # -- arranging ---------------------------------------------------------------------------------------------------

    def stands(self, now: datetime) -> bool:
        """Whether no badge has become another with time."""
        return self._since <= now < self._until

    def arrange(self, now: datetime) -> None:
        """Puts `rows`, `headings` and `counts` in place, as they are now."""
        if self._generation != self._cache.generation or not self.stands(now):
            self._judge(now)
        self._choose()

    def take_over(self, entries: Iterable[CachedSubscription | None], now: datetime) -> bool:
        """Takes over what is new of these rows; False where all must be arranged anew, since one may stand elsewhere.

        A row that a filter or the search leaves out is taken over as well, without going through all the others.
        """
        is_sorted_by_checks = self.sorted_by is Column.CHECKED and self._generation != self._cache.generation
        if is_sorted_by_checks or not all(entry is not None and self._stays(entry, now) for entry in entries):
            self._forget_order()
            return False
        self._generation = self._cache.generation
        return True

    def _stays(self, entry: CachedSubscription, now: datetime) -> bool:
        row = self._row_of.get(entry.id)
        if row is None or row.badge is None:
            return False
        kind, record = row.badge.kind, _entry(row).record
        self._judge_row(row, entry, now)
        self._until = min(self._until, row.until)
        # Another record may be found by other words.
        return row.badge.kind is kind and (entry.record is record or not self._words)

    @property
    def places(self) -> dict[str, int]:
        """The row of each subscription that is shown."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self.rows)}
            self._places.pop("", None)
        return self._places

    def badge_of(self, entry: CachedSubscription, now: datetime) -> Badge:
        """The badge of a subscription now."""
        return badge(entry.record, entry.check, now, self._interval, entry.server)

    def prepare_search(self, most: int) -> bool:
        """Works out what rows are found by, for at most so many; whether there are more to do."""
        for row in self._row_of.values():
            if row.text is None and row.entry is not None:
                if most == 0:
                    return True
                most -= 1
                self._text(row)
        return False

    def _judge_row(self, row: Row, entry: CachedSubscription, now: datetime) -> None:
        its = badge(entry.record, entry.check, now, self._interval, entry.server)
        kind, until = its.kind, _FOR_EVER
        is_active = kind.counts_as_active
        if is_active and its.good_at is not None:
            ages = its.good_at + freshness(self._interval)
            if ages > now:
                until = ages
        if entry.server is not None:
            until = min(until, now + _SERVER_STAYS)
        if row.entry is not None and row.entry.record is not entry.record:
            row.text = None
        row.entry, row.badge, row.group, row.is_active = entry, its, kind.group, is_active
        row.since, row.until = now, until

    def _judge(self, now: datetime) -> None:
        before = self._row_of
        rows: dict[str, Row] = {}
        groups: dict[Group, list[Row]] = {group: [] for group in Group}
        until, active = _FOR_EVER, 0
        for entry in self._cache:
            record_id = entry.record.id
            row = before.get(record_id)
            if row is None:
                row = Row(Group.WELL, id=record_id)
            if row.entry is not entry or not row.since <= now < row.until:
                self._judge_row(row, entry, now)
            if row.until < until:
                until = row.until
            rows[record_id] = row
            groups[row.group].append(row)
            active += row.is_active
        key = self._key(now)
        for members in groups.values():
            members.sort(key=key, reverse=self._descending or self.sorted_by is None)
        self._row_of, self._in_order = rows, groups
        self._since, self._until, self._generation = now, until, self._cache.generation
        self.counts = Counter(
            {
                Filter.ALL: len(rows),
                Filter.ATTENTION: len(groups[Group.ATTENTION]),
                Filter.WAITING: len(groups[Group.WAITING]),
                Filter.ACTIVE: active,
            }
        )
        list_summary = self._cache.list_summary
        if list_summary is not None:
            self.counts[Filter.ALL] = list_summary.attention + list_summary.waiting + list_summary.well
            self.counts[Filter.ATTENTION], self.counts[Filter.WAITING] = list_summary.attention, list_summary.waiting
            self.counts[Filter.ACTIVE] = list_summary.active

    def _choose(self) -> None:
        self.rows, self.headings, self._places = [], [], None
        for group, members in self._in_order.items():
            left = self._found(self._passing(group, members)) if members else members
            if left:
                self.headings.append(len(self.rows))
                self.rows.append(Row(group, count=self._count(group, left)))
                self.rows.extend(left)

    def _count(self, group: Group, left: list[Row]) -> int:
        list_summary = self._cache.list_summary
        if list_summary is None or self._words or self.chosen is Filter.ACTIVE:
            return len(left)
        return {
            Group.ATTENTION: list_summary.attention,
            Group.WAITING: list_summary.waiting,
            Group.WELL: list_summary.well,
        }[group]

    def _passing(self, group: Group, members: list[Row]) -> list[Row]:
        match self.chosen:
            case Filter.ALL:
                return members
            case Filter.ATTENTION:
                return members if group is Group.ATTENTION else []
            case Filter.WAITING:
                return members if group is Group.WAITING else []
            case Filter.ACTIVE:
                return [row for row in members if row.is_active]

    def _found(self, members: list[Row]) -> list[Row]:
        for word in self._words:
            members = [row for row in members if word in self._text(row)]
        return members

    def _text(self, row: Row) -> str:
        """All that a row can be found by."""
        if row.text is None:
            row.text = self._text_of(_entry(row))
        return row.text

    def _text_of(self, entry: CachedSubscription) -> str:
        record = entry.record
        what = record.event_type, record.scope
        named = self._event_words.get(what)
        if named is None:
            named = f"{event_name(record.event_type)} {record.event_type} {scope_name(record.scope, '')}"
            named = self._event_words[what] = named.casefold()
        till = self._cache.till_name(record.scope_reference) if record.scope == "till" else ""
        own = f"{record.scope_reference or ''} {till} {record.address} {record.kopokopo_id or ''}"
        return f"{named} {own.casefold()}"

    def _key(self, now: datetime) -> Callable[[Row], Any]:
        match self.sorted_by:
            case None:
                return attrgetter("entry.record.pressed_at")
            case Column.STATUS:
                return lambda row: (row.badge.kind.value if row.badge else "", _entry(row).record.pressed_at)
            case Column.EVENT:
                return lambda row: (event_name(_entry(row).record.event_type), _entry(row).record.scope_reference or "")
            case Column.FOR:
                return lambda row: (_entry(row).record.scope, _entry(row).record.scope_reference or "")
            case Column.ADDRESS:
                return lambda row: (_entry(row).record.address, _entry(row).record.scope_reference or "")
            case Column.SERVER:
                order = {kind: place for place, kind in enumerate(ServerKind)}
                return lambda row: order[server_badge(_entry(row).server, now).kind]
            case Column.CHECKED:
                return _checked_at


def _entry(row: Row) -> CachedSubscription:
    assert row.entry is not None
    return row.entry


def _checked_at(row: Row) -> float:
    check = _entry(row).check
    return check.checked_at.timestamp() if check else 0.0
