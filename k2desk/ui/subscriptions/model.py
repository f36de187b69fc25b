"""The list's model: looks at the book and nothing else; filters, groups and sorts in Python."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from k2desk.model.clock import Clock
from k2desk.model.outside import Most, one_line
from k2desk.model.records import State
from k2desk.services.addresses import host_and_path
from k2desk.services.announcer import Announcer
from k2desk.services.badge import Badge, BadgeKind
from k2desk.services.server_badge import ServerBadge, server_badge
from k2desk.services.subscription_cache import CachedSubscription, Changed, SubscriptionCache
from k2desk.ui.subscriptions.arrangement import Arrangement, Column, Filter, Row
from k2desk.ui.text.badges import badge_meaning, badge_text, group_text
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.plain import plain_tip
from k2desk.ui.text.server_badges import server_sentence, server_text
from k2desk.ui.text.times import ago, clock_time

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class SubscriptionModel(QAbstractTableModel):
    """Rows of the book, under the headings of their groups."""

    def __init__(
        self, cache: SubscriptionCache, clock: Clock, interval: timedelta | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self._clock = clock
        self._arrangement = Arrangement(cache, interval)
        self.arranged: Announcer[[]] = Announcer()
        self._arrangement.arrange(clock.now())

    # -- what is shown -----------------------------------------------------------------------------------------------

    def set_interval(self, interval: timedelta | None) -> None:
        """Takes over the interval by which badges age."""
        self._arrangement.set_interval(interval)
        self.refresh()

    def search(self, text: str) -> None:
        """Shows only rows in which all words of `text` are found."""
        self._arrangement.search(text)
        self.refresh()

    def choose(self, chosen: Filter) -> None:
        """Shows only rows that the filter names."""
        self._arrangement.chosen = chosen
        self.refresh()

    @property
    def chosen(self) -> Filter:
        """The filter in use."""
        return self._arrangement.chosen

    @property
    def counts(self) -> Counter[Filter]:
        """How many rows each filter would show without a search."""
        return self._arrangement.counts

    def refresh(self) -> None:
        """Filters, groups and sorts anew; selections stay on their rows."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._id_at(index.row()) for index in before]
        self._arrangement.arrange(self.now())
        places = self._arrangement.places if ids else {}
        after = [
            self.index(places[one], index.column()) if one in places else QModelIndex()
            for one, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.arranged.tell()

    def words_changed(self) -> None:
        """Shows another language, or other names of tills."""
        self._arrangement.words_changed()
        self.refresh()

    def prepare_search(self, most: int) -> bool:
        """Works out what rows are found by, for at most so many; whether there are more to do."""
        return self._arrangement.prepare_search(most)

    def take_over(self, changed: Changed) -> None:
        """Shows what changed: in place where the order stays, else anew."""
        if changed.everything:
            self.words_changed()
            return
        if not self._arrangement.take_over(map(self._cache.get, changed.ids), self.now()):
            self.refresh()
            return
        rows = [place for place in map(self.place_of, changed.ids) if place is not None]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(Column) - 1))

    def tick(self, first: int, last: int) -> None:
        """Renews ages between two rows that are visible; arranges anew where a badge became another with time."""
        if not self._arrangement.stands(self.now()):
            self.refresh()
            return
        if self._rows:
            first, last = max(0, first), min(last, len(self._rows) - 1)
            self.dataChanged.emit(self.index(first, Column.SERVER), self.index(last, Column.CHECKED))
            if any(row.badge is not None and row.badge.kind is BadgeKind.AGED for row in self._rows[first : last + 1]):
                self.dataChanged.emit(self.index(first, Column.STATUS), self.index(last, Column.STATUS))

    @property
    def _rows(self) -> list[Row]:
        return self._arrangement.rows

    # -- looking up --------------------------------------------------------------------------------------------------

    def entry_at(self, index: Index) -> CachedSubscription | None:
        """The subscription of a row; None for headings."""
        return self._rows[index.row()].entry if index.isValid() and index.row() < len(self._rows) else None

    def entries(self) -> list[CachedSubscription]:
        """The subscriptions that are shown, in their order."""
        return [row.entry for row in self._rows if row.entry is not None]

    def server_of(self, entry: CachedSubscription) -> ServerBadge:
        """What our own tests told of its server, now."""
        return server_badge(entry.server, self.now())

    def row_at(self, row: int) -> Row:
        """A line of the list."""
        return self._rows[row]

    def headings(self) -> list[int]:
        """The lines that are headings of groups."""
        return self._arrangement.headings

    def place_of(self, record_id: str) -> int | None:
        """The row of a subscription; None where it is not shown."""
        return self._arrangement.places.get(record_id)

    def badge_of(self, entry: CachedSubscription) -> Badge:
        """The badge of a subscription now."""
        return self._arrangement.badge_of(entry, self.now())

    def is_checking(self, entry: CachedSubscription) -> bool:
        """Whether it is being read just now."""
        return self._cache.is_checking(entry.id)

    def visible(self) -> int:
        """How many subscriptions are shown."""
        return len(self._rows) - len(self.headings())

    def now(self) -> datetime:
        """The time by which ages are shown."""
        return self._clock.now()

    # -- Qt's questions ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Lines, headings too."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def heading(self, column: Column) -> str:
        """The column's name."""
        return {
            Column.STATUS: self.tr("At Kopo Kopo"),
            Column.EVENT: self.tr("Tell us when"),
            Column.FOR: self.tr("For"),
            Column.ADDRESS: self.tr("Sent to"),
            Column.SERVER: self.tr("Your server"),
            Column.CHECKED: self.tr("Checked"),
        }[column]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if not index.isValid() or self._rows[index.row()].entry is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye and for the ear."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if row.entry is None:
            is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
            if is_spoken or (index.column() == 0 and role == Qt.ItemDataRole.DisplayRole):
                return f"{group_text(row.group)} ({row.count})"
            return None
        column = Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self.cell(row, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.sentence(row.entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            if column is Column.STATUS and row.badge is not None:
                return badge_meaning(row.badge.kind)
            if column is Column.SERVER:
                return plain_tip(server_sentence(server_badge(row.entry.server, self.now()), self.now()))
            return plain_tip(one_line(row.entry.record.address, Most.ADDRESS)) if column is Column.ADDRESS else None
        return None

    def sentence(self, entry: CachedSubscription) -> str:
        """The row as one sentence, as a screen reader says it."""
        record = entry.record
        return ", ".join(
            (
                event_name(record.event_type),
                self.whom(entry),
                badge_text(self.badge_of(entry), self.now()),
                self._checked_sentence(entry),
                server_sentence(server_badge(entry.server, self.now()), self.now()),
            )
        )

    def whom(self, entry: CachedSubscription) -> str:
        """Whom it is for, with the till's name: "Till 555555 Westlands", and whether it is a spare."""
        record = entry.record
        whom = f"{scope_name(record.scope, record.scope_reference)} {self.till_name(entry)}".strip()
        return self.tr("{whom}, spare").replace("{whom}", whom) if record.duplicate_no else whom

    def below_whom(self, entry: CachedSubscription) -> str:
        """What stands in small letters below the till: its name, and whether this is a spare."""
        parts = (self.till_name(entry), self.tr("spare") if entry.record.duplicate_no else "")
        return " · ".join(filter(None, parts))

    def till_name(self, entry: CachedSubscription) -> str:
        """The till's name alone; "" for none."""
        return self._cache.till_name(entry.record.scope_reference) if entry.record.scope == "till" else ""

    def checked_text(self, entry: CachedSubscription) -> str:
        """When it was checked, or sent where it could not be checked yet."""
        if self.is_checking(entry):
            return self.tr("checking…")
        if entry.record.state is State.NOT_CONFIRMED:
            return self.tr("sent {time}").replace("{time}", clock_time(entry.record.pressed_at))
        if entry.check is None or entry.record.state is not State.CREATED:
            return "–"
        return ago(entry.check.checked_at, self.now())

    def _checked_sentence(self, entry: CachedSubscription) -> str:
        text = self.checked_text(entry)
        if entry.check is None or entry.record.state is not State.CREATED or self.is_checking(entry):
            return self.tr("not checked yet") if text == "–" else text
        return self.tr("checked {ago}").replace("{ago}", text)

    def cell(self, row: Row, column: Column) -> str:
        """The words of one cell of a subscription's row."""
        entry = row.entry
        assert entry is not None and row.badge is not None
        record = entry.record
        match column:
            case Column.STATUS:
                return badge_text(row.badge, self.now())
            case Column.EVENT:
                return event_name(record.event_type)
            case Column.FOR:
                return self.whom(entry)
            case Column.ADDRESS:
                return "".join(host_and_path(record.address))
            case Column.SERVER:
                return " · ".join(self.server_words(entry))
            case Column.CHECKED:
                return self.checked_text(entry)

    def server_words(self, entry: CachedSubscription) -> tuple[str, ...]:
        """What our own tests told of its server, and how old that is: "Certificate ended", "3 h ago"."""
        its, now = server_badge(entry.server, self.now()), self.now()
        return (server_text(its),) if its.at is None else (server_text(its), ago(its.at, now))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts within the groups; a column below 0 goes back to the newest first."""
        by = Column(column) if column >= 0 else None
        self._arrangement.sort(by, descending=order is Qt.SortOrder.DescendingOrder)
        self.refresh()

    def _id_at(self, row: int) -> str:
        entry = self._rows[row].entry if 0 <= row < len(self._rows) else None
        return entry.id if entry else ""
