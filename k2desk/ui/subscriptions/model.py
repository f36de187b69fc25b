"""The model of the list. It reads the subscription cache, and filters, groups and sorts in Python."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

from k2desk.model.check_schedule import CheckSchedule
from k2desk.model.clock import Clock
from k2desk.model.records import State
from k2desk.services.addresses import host_and_path
from k2desk.services.badge import Badge, BadgeKind
from k2desk.services.server_badge import ServerBadge, server_badge
from k2desk.services.slices import REST, ROWS, Slices
from k2desk.services.subscription_cache import CachedSubscription, Changed, SubscriptionCache
from k2desk.ui.controls.table_model import Index, TableModel
from k2desk.ui.subscriptions.arrangement import Arrangement, Filter, Heading, Row
from k2desk.ui.subscriptions.columns import list_columns
from k2desk.ui.text.badges import badge_text, group_text
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.places import place_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.server_badges import server_sentence, server_text
from k2desk.ui.text.times import ago, clock_time
from k2desk.ui.text.troubles import mark_text

_LOOKED_FOR = 10
"""The most selected cells for which finding each one's place is quicker than numbering all rows."""


class SubscriptionModel(TableModel[Row]):
    """The subscriptions, under the headings of their groups."""

    def __init__(
        self, cache: SubscriptionCache, clock: Clock, schedule: CheckSchedule, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cache = cache
        self.now = clock.now
        """Returns the time by which ages are shown."""
        self._arrangement = Arrangement(cache, schedule)
        self.set_columns(list_columns(self))
        self._arranging = Slices(self._soon)
        self._numbering = Slices(self._soon)
        self._missed: set[str] = set()
        self._missed_listed = False
        self._arranged_at = 0.0
        self._resting = QTimer(self, singleShot=True)
        self._resting.timeout.connect(self.refresh)
        self.refresh()

    # -- what is shown -----------------------------------------------------------------------------------------------

    def set_schedule(self, schedule: CheckSchedule) -> None:
        """Set the schedule of automatic checks, by which badges age."""
        self._arrangement.set_schedule(schedule)
        self.refresh()

    def search(self, text: str) -> None:
        """Show only rows that contain all words of `text`."""
        self._arrangement.search(text)
        self.refresh()

    def choose(self, chosen: Filter) -> None:
        """Show only rows that pass the filter."""
        self._arrangement.chosen = chosen
        self.refresh()

    @property
    def chosen(self) -> Filter:
        """The current filter."""
        return self._arrangement.chosen

    @property
    def counts(self) -> Counter[Filter]:
        """The number of rows that each filter would show without a search."""
        return self._arrangement.counts

    def refresh(self) -> None:
        """Filter, group and sort. A long list keeps its lines until the new ones are ready."""
        self._resting.stop()
        self._arranging.run(len(self._cache), self._arrangement.arrange(self.now()), self._arranged)

    def _refresh_soon(self, times: int) -> None:
        """Refresh when the last time is `times` as long ago as it took.

        While all rows of a long list are being checked, some of them change in each frame.
        """
        wait = self._arranged_at + times * self._arranging.cost - time.monotonic()
        if wait <= 0:
            self.refresh()
        elif not self._resting.isActive() or wait * 1000 < self._resting.remainingTime():
            self._resting.start(int(wait * 1000))

    def finish(self) -> None:
        """Show the new lines now, for a caller that needs them at once."""
        while self._arranging.is_busy or self._resting.isActive():
            if not self._arranging.is_busy:
                self.refresh()
            self._arranging.finish()

    def arrange(self) -> None:
        """Show the lines that were arranged."""
        self.lines = self._arrangement.lines

    def _arranged(self) -> None:
        self._arranged_at = time.monotonic()
        if len(self.persistentIndexList()) > _LOOKED_FOR:
            for _ in self._arrangement.number():
                pass
        super().refresh()
        if len(self.lines) > ROWS:
            self._numbering.run(len(self.lines), self._arrangement.number(), lambda: None)
        missed, self._missed = self._missed, set()
        listed, self._missed_listed = self._missed_listed, False
        if missed:
            self.take_over(Changed(frozenset(missed), listed=listed))

    def _soon(self, call: Callable[[], None]) -> None:
        QTimer.singleShot(0, self, call)

    def words_changed(self) -> None:
        """Show another language, or other names of tills."""
        super().words_changed()
        self._arrangement.words_changed()
        self.refresh()

    def take_over(self, changed: Changed) -> None:
        """Show what changed: in place if the order stays, else arrange again."""
        if changed.everything:
            self.words_changed()
            return
        if self._arranging.is_busy:
            self._missed.update(changed.ids)
            self._missed_listed = self._missed_listed or changed.listed
            return
        many = len(changed.ids) > ROWS
        if many:
            # A server that many rows lead to was looked at, for example. They are judged in slices.
            self._arrangement.judge_again()
        if many or not self._arrangement.take_over(map(self._cache.get, changed.ids), self.now()):
            self._refresh_soon(1 if changed.listed or many else REST)
            if self._arranging.is_busy or not self._resting.isActive():
                return
        # Where the places are not known yet, all are said to have changed: the view updates what is visible.
        known = not many and not self._numbering.is_busy
        rows = [place for place in map(self.place_of, changed.ids if known else ()) if place is not None]
        rows = rows if known else [0, len(self.lines) - 1]
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self.columns) - 1))

    def tick(self, first: int, last: int) -> None:
        """Update the ages between two visible rows. Arrange again if a badge has changed with time."""
        if self._arranging.is_busy:
            return
        if not self._arrangement.stands(self.now()):
            self._refresh_soon(REST)
            if self._arranging.is_busy or not self._resting.isActive():
                return
        if self.lines:
            first, last = max(0, first), min(last, len(self.lines) - 1)
            self._renew(first, last, "server", "checked")
            if any(isinstance(row, Row) and row.badge.kind is BadgeKind.AGED for row in self.lines[first : last + 1]):
                self._renew(first, last, "status", "status")

    def _renew(self, first: int, last: int, left: str, right: str) -> None:
        self.dataChanged.emit(self.index(first, self.column_at(left)), self.index(last, self.column_at(right)))

    # -- looking up --------------------------------------------------------------------------------------------------

    def row_at(self, place: int) -> Row | None:
        """Return the row of a line, or None for a heading."""
        line = self.lines[place] if 0 <= place < len(self.lines) else None
        return line if isinstance(line, Row) else None

    def id_of(self, place: int) -> str:
        """Return the id of a row, or "" for a heading."""
        return str(self.lines[place].id)

    def entries(self) -> list[CachedSubscription]:
        """Return the subscriptions that are shown, in their order."""
        return [row.entry for row in self.rows()]

    def server_of(self, entry: CachedSubscription) -> ServerBadge:
        """Return the server badge of a subscription, from our own tests."""
        return server_badge(entry.server, self.now())

    def headings(self) -> list[int]:
        """Return the numbers of the lines that are headings of groups."""
        return self._arrangement.headings

    def place_of(self, record_id: str) -> int | None:
        """Return the row of a subscription, or None if it is not shown."""
        return self._arrangement.place_of(record_id)

    def shown_badge(self, record_id: str) -> Badge | None:
        """Return the badge that the list has for a subscription, also where a filter hides it."""
        return self._arrangement.shown_badge(record_id)

    def badge_of(self, entry: CachedSubscription) -> Badge:
        """Return the current badge of a subscription."""
        return self._arrangement.badge_of(entry, self.now())

    def is_checking(self, entry: CachedSubscription) -> bool:
        """Return whether the subscription is being read now."""
        return self._cache.is_checking(entry.id)

    def visible(self) -> int:
        """Return the number of subscriptions that are shown."""
        return len(self.lines) - len(self.headings())

    # -- Qt's questions ----------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return the flags of a line. Headings can't be selected."""
        if not index.isValid() or isinstance(self.lines[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, tooltip or text for screen readers."""
        line = self.lines[index.row()] if index.isValid() else None
        if not isinstance(line, Heading):
            return super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole or (index.column() == 0 and role == Qt.ItemDataRole.DisplayRole):
            return f"{group_text(line.group)} ({line.count})"
        return None

    def sentence(self, row: Row) -> str:
        """Return the row as one sentence for screen readers."""
        return self.sentence_of(row.entry)

    def sentence_of(self, entry: CachedSubscription) -> str:
        """Return the sentence of a subscription that may not be shown."""
        record = entry.record
        return ", ".join(
            (
                event_name(record.event_type),
                self.whom(entry),
                badge_text(self.badge_of(entry), self.now()),
                *self._mark_sentence(entry),
                self._checked_sentence(entry),
                server_sentence(server_badge(entry.server, self.now()), self.now()),
            )
        )

    def _mark_sentence(self, entry: CachedSubscription) -> tuple[str, ...]:
        mark = self.badge_of(entry).mark if entry.marks else None
        return (mark_text(mark, self.now()),) if mark is not None else ()

    def whom(self, entry: CachedSubscription) -> str:
        """Return what it is for, with the till's name: "Till 555555 Westlands", and whether it is a duplicate."""
        record = entry.record
        scope = f"{scope_name(record.scope, record.scope_reference)} {self.till_name(entry)}".strip()
        return filled(self.tr("{whom}, second one"), whom=scope) if record.duplicate_no else scope

    def below_whom(self, entry: CachedSubscription) -> str:
        """Return the small text below the till: its name, and whether this is a duplicate."""
        mark = self.badge_of(entry).mark if entry.marks else None
        parts = (
            mark_text(mark, self.now()) if mark is not None else "",
            self.till_name(entry),
            self.tr("second one") if entry.record.duplicate_no else "",
        )
        return " · ".join(filter(None, parts))

    def till_name(self, entry: CachedSubscription) -> str:
        """Return only the till's name, or ""."""
        return self._cache.till_name(entry.record.scope_reference) if entry.record.scope == "till" else ""

    def address_name(self, entry: CachedSubscription) -> str:
        """Return the name that the shop gave the row's address, or ""."""
        return self._cache.address_name(entry.record.address)

    def place_name(self, entry: CachedSubscription) -> str:
        """Return where it leads, in a sentence: "POS Westlands (pos.njeri.co.ke)", or the host alone."""
        return place_words(entry.record.address, self.address_name(entry))

    def place_lines(self, entry: CachedSubscription) -> tuple[str, str]:
        """Return where it leads in two lines: the name and the address, or the host and the rest."""
        host, path = host_and_path(entry.record.address)
        name = self.address_name(entry)
        return (name, f"{host}{path}") if name else (host, path)

    def checked_text(self, entry: CachedSubscription) -> str:
        """Return when it was checked, or when it was sent if it could not be checked yet."""
        if self.is_checking(entry):
            return self.tr("checking…")
        if entry.record.state is State.NOT_CONFIRMED:
            return filled(self.tr("sent {time}"), time=clock_time(entry.record.pressed_at))
        if entry.check is None or entry.record.state is not State.CREATED:
            return "–"
        return ago(entry.check.checked_at, self.now())

    def _checked_sentence(self, entry: CachedSubscription) -> str:
        text = self.checked_text(entry)
        if entry.check is None or entry.record.state is not State.CREATED or self.is_checking(entry):
            return self.tr("not checked yet") if text == "–" else text
        return filled(self.tr("checked {ago}"), ago=text)

    def server_words(self, entry: CachedSubscription) -> tuple[str, ...]:
        """Return what our own tests know about its server, and how old that is: "Certificate ended", "3 h ago"."""
        now = self.now()
        shown = server_badge(entry.server, now)
        return (server_text(shown),) if shown.at is None else (server_text(shown), ago(shown.at, now))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort within the groups. A negative column sorts the newest first again."""
        by = self.columns[column].order if column >= 0 else None
        self._arrangement.sort(by, descending=order is Qt.SortOrder.DescendingOrder)
        self.refresh()
