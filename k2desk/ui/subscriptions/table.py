"""The table of the list: its keys, headings, and a timer that keeps ages current."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from k2desk.model.outside import Most, one_line
from k2desk.services.badge import Badge
from k2desk.services.slices import ROWS
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.after_press import put_off
from k2desk.ui.controls.commands import presses
from k2desk.ui.controls.in_sight import is_in_sight
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.subscriptions.delegate import SubscriptionDelegate
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.events import event_name
from k2desk.ui.text.times import changes_in

_SHORTEST_TICK = 1_000
_LONGEST_TICK = 60_000


class SubscriptionTable(TableView):
    """A table in which whole rows are selected, arrow keys skip headings, and typing finds a row."""

    opened = Signal(str)
    remove_wanted = Signal(list)
    check_wanted = Signal(list)
    menu_wanted = Signal(QPoint)
    aged = Signal()

    def __init__(self, model: SubscriptionModel) -> None:
        self._model = model
        self._headings: set[int] = set()
        self._typed, self._typed_at = "", 0.0
        super().__init__(model, SubscriptionDelegate(model), Mode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self._is_stale = False
        self._tick = QTimer(self, singleShot=True)
        self._tick.timeout.connect(put_off(self, self._renew))
        model.dataChanged.connect(lambda *_: self._plan_tick())

    # -- choosing ----------------------------------------------------------------------------------------------------

    def chosen(self) -> list[CachedSubscription]:
        """Return the selected subscriptions, in their order."""
        # Whole rows are selected. `selectedRows` would ask the model about each of their cells.
        selection = self.selectionModel().selection()
        blocks = [selection.at(place) for place in range(selection.count())]
        places = sorted({place for block in blocks for place in range(block.top(), block.bottom() + 1)})
        return [row.entry for row in map(self._model.row_at, places) if row is not None]

    @property
    def chooses_many(self) -> bool:
        """Whether going through the selected rows takes long, because there are many."""
        selection = self.selectionModel().selection()
        return sum(selection.at(place).height() for place in range(selection.count())) > ROWS

    def badge_of(self, entry: CachedSubscription) -> Badge:
        """Return the current badge of a subscription."""
        return self._model.badge_of(entry)

    def choose_near(self, place: int) -> None:
        """Select the row that took the place of another one."""
        rows = self._model.rowCount()
        for row in (*range(place, rows), *range(min(place, rows) - 1, -1, -1)):
            if self._model.row_at(row) is not None:
                self._go_to(row)
                return

    def copy(self) -> None:
        """Copy the selected rows, each as a sentence."""
        self._copy("\n".join(map(self._model.sentence_of, self.chosen())))

    def copy_text(self, text: str) -> None:
        """Copy a value of the current row."""
        self._copy(one_line(text, Most.ADDRESS))

    def _copy(self, text: str) -> None:
        from k2desk.ui.controls.say_beside import copy_and_say  # After the first paint.

        copy_and_say(self.viewport(), text, self.visualRect(self.currentIndex()))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move as usual, but skip headings. Home and End go to the first and the last row."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action in ends and self._model.rowCount():
            column = max(0, self.currentIndex().column())
            index = self._model.index(ends[action] % self._model.rowCount(), column)
            step = 1 if ends[action] == 0 else -1
        else:
            index = super().moveCursor(action, modifiers)
            step = -1 if index.row() < self.currentIndex().row() else 1
        rows = self._model.rowCount()
        onwards = range(index.row(), rows if step > 0 else -1, step)
        for row in (*onwards, *range(index.row(), -1 if step > 0 else rows, -step)):
            if self._model.row_at(row) is not None:
                return self._model.index(row, max(0, index.column()))
        return self.currentIndex()

    def event(self, event: QEvent) -> bool:
        """Keep F5 for the selected rows. Without a selection the window gets it and checks all."""
        is_override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and presses(event, "check") and self.chosen():  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, remove on Del, check on F5, copy on Ctrl+C."""
        ids = [entry.id for entry in self.chosen()]
        if presses(event, "open") and ids:
            self.opened.emit(ids[0])
        elif presses(event, "remove") and ids:
            self.remove_wanted.emit(ids)
        elif presses(event, "check") and ids:
            self.check_wanted.emit(ids)
        elif presses(event, "copy") and ids:
            self.copy()
        elif presses(event, "row-menu") and ids:
            self.menu_wanted.emit(self.visualRect(self.currentIndex()).center())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the row whose event, till or till's name begins with what is typed within about a second."""
        now = time.monotonic()
        if now - self._typed_at > QApplication.keyboardInputInterval() / 1000:
            self._typed = ""
        self._typed_at = now
        self._typed += search.casefold()
        rows = self._model.rowCount()
        # The first letter starts after the current row, so that repeating it goes from match to match. More letters
        # narrow the search.
        first = self.currentIndex().row() + (1 if len(self._typed) == 1 else 0)
        for step in range(rows):
            place = (max(0, first) + step) % rows
            row = self._model.row_at(place)
            if row is not None and self._begins_so(row.entry):
                self._go_to(place)
                return

    def _begins_so(self, entry: CachedSubscription) -> bool:
        texts = event_name(entry.record.event_type), self._model.whom(entry)
        return any(f" {text.casefold()}".find(f" {self._typed}") >= 0 for text in texts)

    def _go_to(self, place: int) -> None:
        index = self._model.index(place, max(0, self.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    # -- room --------------------------------------------------------------------------------------------------------

    def lay_out(self) -> None:
        """Set heights and widths again, and plan the next update of ages."""
        super().lay_out()
        self._plan_tick()

    def set_heights(self) -> None:
        """Set the heights. Headings are lower than rows, and span all columns."""
        super().set_heights()
        tall, low = self.verticalHeader().defaultSectionSize(), SubscriptionDelegate.heading_height()
        self.clearSpans()
        headings = set(self._model.headings())
        for row in self._headings - headings:
            if row < self._model.rowCount():
                self.setRowHeight(row, tall)
        for row in headings:
            self.setSpan(row, 0, 1, len(self._model.columns))
            self.setRowHeight(row, low)
        self._headings = headings

    # -- time --------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Update the ages, if an update was due while the table could not be seen."""
        super().showEvent(event)
        if self._is_stale:
            QTimer.singleShot(0, self, self._renew)

    def _plan_tick(self) -> None:
        if not is_in_sight(self):
            if not self._is_stale and not self._tick.isActive():
                self._tick.start(_SHORTEST_TICK)
            return
        first, last = self.visible_rows()
        wait = _LONGEST_TICK
        now = self._model.now()
        for row in range(first, min(last, self._model.rowCount() - 1) + 1):
            shown = self._model.row_at(row)
            if shown is not None and shown.entry.check is not None:
                left = changes_in(shown.entry.check.checked_at, now).total_seconds() * 1000
                wait = min(wait, max(_SHORTEST_TICK, int(left) + 20))
        if not self._tick.isActive() or wait < self._tick.remainingTime():
            self._tick.start(wait)

    def _renew(self) -> None:
        self._is_stale = not is_in_sight(self)
        if self._is_stale:
            return
        self._model.tick(*self.visible_rows())
        self.aged.emit()
        self._plan_tick()
