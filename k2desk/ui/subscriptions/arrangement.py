"""Decides which rows the list shows, in what order and under which headings.

All rows are judged only when something has changed, and sorted only then or for another order. A letter more in the
search, or another filter, only goes through the sorted rows. All of it is done in slices: a list of a hundred thousand
rows keeps the window waiting no longer than a short one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.fast_dataclass import fast_record
from k2desk.services.badge import WITHOUT_AUTOMATIC, Badge, Group, badge_of, freshness
from k2desk.services.slices import ROWS, Steps, sliced
from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.system.no_collection import no_collection
from k2desk.ui.text.events import event_name, scope_name

_NEVER, _FOR_EVER = (one.replace(tzinfo=UTC) for one in (datetime.min, datetime.max))

_MERGED = 8
"""The number of sorted slices that are merged in one step."""

_SERVER_STAYS = timedelta(seconds=30)
"""For this long the badge of a row whose server was tested is not computed again."""


class Filter(Enum):
    """The choices of the pills above the list."""

    ALL = "all"
    ATTENTION = "attention"
    ACTIVE = "active"
    WAITING = "waiting"


@fast_record
class Heading:
    """The line above the rows of a group, with their number."""

    group: Group
    count: int
    id = ""


@fast_record
class Row:
    """A subscription with its badge. The badge is valid from `since` until `until`."""

    id: str
    entry: CachedSubscription
    badge: Badge
    group: Group
    is_active: bool = False
    since: datetime = _NEVER
    until: datetime = _NEVER
    text: str | None = None
    """The text by which it is found, or None if it is not known yet."""


Order = Callable[[Row], Any]


class Arrangement:
    """The rows that are shown. They follow from the subscription cache, a filter, a search and an order."""

    def __init__(self, cache: SubscriptionCache, schedule: CheckSchedule) -> None:
        self._cache = cache
        self._schedule = schedule
        self._interval = WITHOUT_AUTOMATIC
        self.chosen = Filter.ALL
        self._words: list[str] = []
        self._order: Order | None = None
        self._descending = False
        self.lines: list[Heading | Row] = []
        self.headings: list[int] = []
        self.counts: Counter[Filter] = Counter()
        self._places: dict[str, int] | None = None
        self._row_of: dict[str, Row] = {}
        self._judged: dict[Group, list[Row]] = {}
        self._in_order: dict[Group, list[Row]] | None = None
        self._since = self._until = _NEVER
        self._generation = -1
        self._event_words: dict[tuple[str, str], str] = {}

    # -- what is asked for -------------------------------------------------------------------------------------------

    def set_schedule(self, schedule: CheckSchedule) -> None:
        """Set the schedule of automatic checks, by which badges age."""
        self._schedule = schedule

    def _take_interval(self) -> None:
        """Judge all rows again if they are checked more often or more seldom than before: a longer list is so."""
        interval = self._schedule.interval(self._cache.count) or WITHOUT_AUTOMATIC
        if interval != self._interval:
            self._interval = interval
            for row in self._row_of.values():
                row.until = _NEVER
            self.judge_again()

    def search(self, text: str) -> None:
        """Show only rows that contain all words of `text`."""
        self._words = text.strip().casefold().split()

    def sort(self, order: Order | None, *, descending: bool) -> None:
        """Sort within the groups by what `order` returns for a row. With None the newest rows are first."""
        self._order, self._descending = order, descending
        self._in_order = None

    def judge_again(self) -> None:
        """Judge the rows that changed, and sort all, the next time."""
        self._since = self._until = _NEVER

    def words_changed(self) -> None:
        """Forget the texts, because the language or the name of a till has changed."""
        self._event_words.clear()
        for row in self._row_of.values():
            row.text = None
        self.judge_again()

    # -- arranging ---------------------------------------------------------------------------------------------------

    def stands(self, now: datetime) -> bool:
        """Return whether all badges are still valid at `now`."""
        return self._since <= now < self._until

    def arrange(self, now: datetime) -> Steps:
        """Compute `lines`, `headings` and `counts`. They change at the last step, all together."""
        self._take_interval()
        if self._generation != self._cache.generation or not self.stands(now):
            yield from self._judge(now)
        if self._in_order is None:
            yield from self._sort()
        yield from self._choose()
        # Showing the new lines takes a turn of its own.
        yield

    def take_over(self, entries: Iterable[CachedSubscription | None], now: datetime) -> bool:
        """Update these rows in place. Return False if the order may have changed, so that all must be arranged.

        It also updates rows that a filter or the search hides, without going through all others.
        """
        # All of them: those that are sorted in later show their new badge in their old place.
        stay = [entry is not None and self._stays(entry, now) for entry in entries]
        if not all(stay):
            self.judge_again()
            return False
        self._generation = self._cache.generation
        return True

    def _stays(self, entry: CachedSubscription, now: datetime) -> bool:
        row = self._row_of.get(entry.id)
        if row is None:
            return False
        badge, entry_before = row.badge, row.entry
        before = self._order(row) if self._order is not None else None
        self._judge_row(row, entry, now)
        self._until = min(self._until, row.until)
        if self._order is not None and self._order(row) != before:
            return False
        # A changed record may match the search differently.
        same = entry.record is entry_before.record and entry.note == entry_before.note
        return row.badge.kind is badge.kind and row.badge.mark == badge.mark and (same or not self._words)

    def place_of(self, record_id: str) -> int | None:
        """Return the row number of a subscription, or None if it is not shown."""
        if self._places is not None:
            return self._places.get(record_id)
        row = self._row_of.get(record_id)
        try:
            return self.lines.index(row) if row is not None else None
        except ValueError:
            return None

    def shown_badge(self, record_id: str) -> Badge | None:
        """Return the badge that the list has for a subscription, also where a filter hides it."""
        row = self._row_of.get(record_id)
        return row.badge if row is not None else None

    def number(self) -> Steps:
        """Write down the places of all rows, so that they need not be looked for."""
        lines, places = self.lines, dict[str, int]()
        for first in range(0, len(lines), ROWS):
            places.update((row.id, place) for place, row in enumerate(lines[first : first + ROWS], first))
            yield
        places.pop("", None)
        if lines is self.lines:
            self._places = places

    def badge_of(self, entry: CachedSubscription, now: datetime) -> Badge:
        """Return the badge of a subscription at `now`."""
        return badge_of(entry, now, self._interval)

    def _judge_row(self, row: Row | None, entry: CachedSubscription, now: datetime) -> Row:
        new = badge_of(entry, now, self._interval)
        kind, until = new.kind, _FOR_EVER
        if new.mark is not None and new.mark.until is not None:
            until = new.mark.until
        is_active = kind.counts_as_active
        if is_active and new.good_at is not None:
            ages = new.good_at + freshness(self._interval)
            if ages > now:
                until = min(until, ages)
        if entry.server is not None:
            until = min(until, now + _SERVER_STAYS)
        if row is None:
            return Row(entry.record.id, entry, new, new.group, is_active, now, until)
        if row.entry.record is not entry.record or row.entry.note != entry.note:
            row.text = None
        row.entry, row.badge, row.group, row.is_active = entry, new, new.group, is_active
        row.since, row.until = now, until
        return row

    def _judge(self, now: datetime) -> Steps:
        before, generation = self._row_of, self._cache.generation
        rows: dict[str, Row] = {}
        groups: dict[Group, list[Row]] = {group: [] for group in Group}
        until, active = _FOR_EVER, 0
        # Many new rows stay as long as the account. A collection that scans them would hold the window for 20 ms.
        with no_collection() if len(self._cache) > len(before) + ROWS else nullcontext():
            for part in sliced(tuple(self._cache), fine=True):
                for entry in part:
                    record_id = entry.record.id
                    row = before.get(record_id)
                    if row is None or row.entry is not entry or not row.since <= now < row.until:
                        row = self._judge_row(row, entry, now)
                    if row.text is None:
                        # Now, so that the first letter of a search is as quick as the second.
                        row.text = self._text_of(entry)
                    if row.until < until:
                        until = row.until
                    rows[record_id] = row
                    groups[row.group].append(row)
                    active += row.is_active
                yield
        self._row_of, self._judged, self._in_order = rows, groups, None
        self._since, self._until, self._generation = now, until, generation
        self._count_filters(active)

    def _count_filters(self, active: int) -> None:
        known = self._cache.list_summary
        groups = self._judged
        self.counts = Counter(
            {
                Filter.ALL: sum(map(len, groups.values())),
                Filter.ATTENTION: len(groups[Group.ATTENTION]),
                Filter.WAITING: len(groups[Group.WAITING]),
                Filter.ACTIVE: active,
            }
            if known is None
            else {
                Filter.ALL: known.attention + known.later + known.waiting + known.well,
                Filter.ATTENTION: known.attention,
                Filter.WAITING: known.waiting,
                Filter.ACTIVE: known.active,
            }
        )

    def _sort(self) -> Steps:
        key = self._order or attrgetter("entry.record.pressed_at")
        by_key, reverse = itemgetter(0), self._descending or self._order is None
        in_order = {}
        for group, members in self._judged.items():
            if len(members) <= ROWS:
                in_order[group] = sorted(members, key=key, reverse=reverse)
                continue
            runs = []
            for part in sliced(members):
                runs.append(sorted(((key(row), row) for row in part), key=by_key, reverse=reverse))
                yield
            # Python merges runs that are in order. A few at a time, because nothing can come between one sort.
            while len(runs) > 1:
                merged = []
                for first in range(0, len(runs), _MERGED):
                    merged.append(sorted(chain(*runs[first : first + _MERGED]), key=by_key, reverse=reverse))
                    yield
                runs = merged
            in_order[group] = [row for run in runs for _, row in run]
        self._in_order = in_order

    def _choose(self) -> Steps:
        lines: list[Heading | Row] = []
        headings = []
        for group, members in (self._in_order or {}).items():
            left = members
            if self._words or self.chosen is not Filter.ALL:
                left = []
                for part in sliced(members):
                    left += self._found(self._passing(group, part))
                    yield
            if left:
                headings.append(len(lines))
                lines.append(Heading(group, self._count(group, left)))
                lines.extend(left)
        self.lines, self.headings, self._places = lines, headings, None

    def _count(self, group: Group, left: list[Row]) -> int:
        list_summary = self._cache.list_summary
        if list_summary is None or self._words or self.chosen is Filter.ACTIVE:
            return len(left)
        return {
            Group.ATTENTION: list_summary.attention,
            Group.LATER: list_summary.later,
            Group.WAITING: list_summary.waiting,
            Group.WELL: list_summary.well,
        }[group]

    def _passing(self, group: Group, members: Sequence[Row]) -> Sequence[Row]:
        match self.chosen:
            case Filter.ALL:
                return members
            case Filter.ATTENTION:
                return members if group is Group.ATTENTION else []
            case Filter.WAITING:
                return members if group is Group.WAITING else []
            case Filter.ACTIVE:
                return [row for row in members if row.is_active]

    def _found(self, members: Sequence[Row]) -> Sequence[Row]:
        for word in self._words:
            members = [row for row in members if word in self._text(row)]
        return members

    def _text(self, row: Row) -> str:
        """Return the text by which a row is found."""
        if row.text is None:
            row.text = self._text_of(row.entry)
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
        own = f"{own} {self._cache.address_name(record.address)} {entry.note}"
        return f"{named} {own.casefold()}"
