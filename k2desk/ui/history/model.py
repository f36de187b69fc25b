"""The list of what happened. The registry filters by kind and period, this model by till, address and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QObject

from k2desk.model.clock import Clock
from k2desk.model.history import HistoryFilter
from k2desk.model.kenya import KENYA
from k2desk.services.account_history import Happened
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.controls.table_model import TableModel
from k2desk.ui.history.columns import about, history_columns
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.places import short_place
from k2desk.ui.text.times import kenyan_clock, kenyan_date


class HistoryGroup(Enum):
    """The choices of the pills above the list, and the kinds of events that each shows."""

    ALL = "all"
    MADE = "made"
    STATUS = "status"
    TESTS = "tests"
    YOURS = "yours"

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of events. Empty for all of them."""
        return _KINDS.get(self, frozenset())


_KINDS = {
    HistoryGroup.MADE: frozenset(
        (
            *("sent", "created", "not_created", "not_sent", "not_confirmed", "sent_again"),
            *("settled_created", "settled_not_created", "adopted", "moved", "imported"),
        )
    ),
    HistoryGroup.STATUS: frozenset(("standing", "word", "changed", "works_again", "kept_theirs")),
    HistoryGroup.TESTS: frozenset(("look", "sample", "fake", "exam", "first_alert")),
    HistoryGroup.YOURS: frozenset(
        (
            *("removed", "restored", "noted", "put_off", "taken", "given_back", "handed_over"),
            *("till_renamed", "till_unnamed", "till_forgotten", "address_named"),
            *("account_added", "account_renamed", "account_removed", "account_restored", "keys_replaced"),
        )
    ),
}


class Period(Enum):
    """How far back the list goes, in days. 0 is everything."""

    ALL = 0
    TODAY = 1
    WEEK = 7
    MONTH = 30
    YEAR = 365

    def since(self, now: datetime) -> datetime | None:
        """Return its begin, at midnight in Kenya, or None for everything."""
        if self is Period.ALL:
            return None
        today = now.astimezone(KENYA).replace(hour=0, minute=0, second=0, microsecond=0)
        return (today - timedelta(days=self.value - 1)).astimezone(UTC)


class HistoryModel(TableModel[Happened]):
    """Entries, newest first. `changed` is called when other ones are wanted."""

    def __init__(
        self, cache: SubscriptionCache, clock: Clock, changed: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._clock = clock
        self._changed = changed
        self._words: list[str] = []
        self.group = HistoryGroup.ALL
        self.period = Period.ALL
        self.till = self.address = ""
        self.counts: Counter[HistoryGroup] = Counter()
        self.set_columns(history_columns(self))

    # -- what is wanted ----------------------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Show only entries that contain all words of `text`."""
        self._words = text.casefold().split()
        self._changed()

    def choose(self, chosen: HistoryGroup) -> None:
        """Show only the kinds of one group."""
        self.group = chosen
        self._changed()

    def narrow(self, *, till: str, address: str, period: Period) -> None:
        """Show only entries about a till, a web address ("" for all) and a period."""
        if (till, address, period) != (self.till, self.address, self.period):
            self.till, self.address, self.period = till, address, period
            self._changed()

    @property
    def wanted(self) -> HistoryFilter:
        """What the registry filters."""
        return HistoryFilter(kinds=self.group.kinds, since=self.period.since(self._clock.now()))

    def passes(self, one: Happened) -> bool:
        """Return whether an entry is about the chosen till and address, and contains the words of the search."""
        if (self.till and one.till != self.till) or (self.address and one.address != self.address):
            return False
        if not self._words:
            return True
        text = about(one, self.till_text(one), self.place_text(one)).casefold()
        return all(word in text for word in self._words)

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the whole history is wanted."""
        return bool(self._words or self.till or self.address) or (self.group, self.period) != (
            HistoryGroup.ALL,
            Period.ALL,
        )

    # -- rows --------------------------------------------------------------------------------------------------------

    def show_entries(self, entries: tuple[Happened, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.lines = list(entries)
        self.endResetModel()
        self.arranged.tell()

    def add_entries(self, entries: tuple[Happened, ...]) -> None:
        """Add the rows of another page below the others."""
        if entries:
            at = len(self.lines)
            self.beginInsertRows(self.index(-1, -1), at, at + len(entries) - 1)
            self.lines = [*self.lines, *entries]
            self.endInsertRows()
        self.arranged.tell()

    def id_of(self, place: int) -> str:
        """Return the id of an entry."""
        return str(self.lines[place].id)

    def time_text(self, one: Happened) -> str:
        """Return the Kenyan day and time."""
        return f"{kenyan_date(one.event.at, self._clock.now())}, {kenyan_clock(one.event.at)}"

    def place_text(self, one: Happened) -> str:
        """Return the address with its name, or "" if it is about none."""
        return short_place(one.address, self._cache.address_name(one.address)) if one.address else ""

    def till_text(self, one: Happened) -> str:
        """Return the till with its name, or that of the whole business."""
        if one.till:
            return till_words(one.till, self._cache.till_name(one.till))
        is_business = one.record is not None and one.record.scope == "company"
        return self.tr("Whole business") if is_business else ""
