"""The table of the list: keys, spans of headings, column widths, and a clock that keeps ages true."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.commands import presses
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import theme
from k2desk.ui.subscriptions.arrangement import Column
from k2desk.ui.subscriptions.columns import share
from k2desk.ui.subscriptions.delegate import SubscriptionDelegate
from k2desk.ui.subscriptions.model import Index, SubscriptionModel
from k2desk.ui.text.events import event_name
from k2desk.ui.text.times import changes_in

_SHORTEST_TICK = 1_000
_LONGEST_TICK = 60_000
_SEEN = 60
"""So many rows at most are measured for the width of columns."""


class SubscriptionTable(QTableView):
    """Rows are chosen whole; arrows skip headings; typing letters looks for a row."""

    opened = Signal(str)
    remove_wanted = Signal(list)
    check_wanted = Signal(list)
    menu_wanted = Signal(QPoint)
    columns_chosen = Signal()

    def __init__(self, model: SubscriptionModel) -> None:
        super().__init__()
        self._model = model
        self._delegate = SubscriptionDelegate(model)
        self._was_laid_out = False
        self._headings: set[int] = set()
        self._columns: list[float] | None = None
        self._sharing = False
        self._typed, self._typed_at = "", 0.0
        # Qt's own has a class that PySide does not know: it would look through all of its classes for it.
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Base)
        self._ground.setAutoFillBackground(True)
        self.setViewport(self._ground)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.menu_wanted)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        # Shown, the vertical header would be read out as unnamed numbers.
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        # After all of the above, each of which would have the headers measure their sections anew.
        self.setModel(model)
        header.sortIndicatorChanged.connect(self._model.sort)
        header.sectionResized.connect(lambda moved, *_: self._column_resized(moved))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_usual)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._renew)
        model.layoutChanged.connect(self._laid_out)
        model.dataChanged.connect(lambda *_: self._plan_tick())
        theme().changed.connect(self._laid_out)

    # -- choosing ----------------------------------------------------------------------------------------------------

    def chosen(self) -> list[CachedSubscription]:
        """The rows that are selected, in their order."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [entry for entry in map(self._model.entry_at, indexes) if entry is not None]

    def current(self) -> CachedSubscription | None:
        """The row that the keyboard is on."""
        return self._model.entry_at(self.currentIndex())

    def choose(self, record_id: str) -> bool:
        """Selects a row and scrolls to it; False where it is not shown."""
        place = self._model.place_of(record_id)
        if place is None:
            return False
        self.selectRow(place)
        self.scrollTo(self._model.index(place, 0))
        return True

    def choose_near(self, place: int) -> None:
        """Selects the row that came to stand where another one was."""
        rows = self._model.rowCount()
        for row in (*range(place, rows), *range(min(place, rows) - 1, -1, -1)):
            if self._model.row_at(row).entry is not None:
                self._go_to(row)
                return

    def sort_by(self, column: int) -> None:
        """Sorts as a press on the head of a column does; below 0 the newest are first again."""
        header = self.horizontalHeader()
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def copy(self) -> None:
        """Copies the chosen rows, each as a sentence."""
        QGuiApplication.clipboard().setText("\n".join(map(self._model.sentence, self.chosen())))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """As usual, but headings are stepped over, and Home and End lead to the first and the last row."""
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
            if self._model.row_at(row).entry is not None:
                return self._model.index(row, max(0, index.column()))
        return self.currentIndex()

    def event(self, event: QEvent) -> bool:
        """Keeps F5 for the rows that are chosen; without any it is the window's, and checks all."""
        is_override = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and presses(event, "check") and self.chosen():  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del removes, F5 checks, Ctrl+C copies."""
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
        """Goes to the row whose event, till or till's name begins with what is typed within a second or so."""
        now = time.monotonic()
        if now - self._typed_at > QApplication.keyboardInputInterval() / 1000:
            self._typed = ""
        self._typed_at = now
        self._typed += search.casefold()
        rows = self._model.rowCount()
        # The first letter looks further on, so that it leads from one match to the next; more letters narrow it down.
        first = self.currentIndex().row() + (1 if len(self._typed) == 1 else 0)
        for step in range(rows):
            place = (max(0, first) + step) % rows
            entry = self._model.row_at(place).entry
            if entry is not None and self._begins_so(entry):
                self._go_to(place)
                return

    def _begins_so(self, entry: CachedSubscription) -> bool:
        texts = event_name(entry.record.event_type), self._model.whom(entry)
        return any(f" {text.casefold()}".find(f" {self._typed}") >= 0 for text in texts)

    def _go_to(self, place: int) -> None:
        index = self._model.index(place, max(0, self.currentIndex().column()))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paints those of the rows that can be seen: Qt paints all where one of them can't."""
        from PySide6.QtGui import QAccessible

        if QAccessible.isActive():
            super().dataChanged(first, last, roles)
            return
        top, bottom = self._visible_rows()
        top, bottom = max(top, first.row()), min(bottom, last.row())
        if top <= bottom:
            low, left, right = self.rowViewportPosition(top), first.column(), last.column()
            width = self.columnViewportPosition(right) + self.columnWidth(right) - self.columnViewportPosition(left)
            height = self.rowViewportPosition(bottom) + self.rowHeight(bottom) - low
            self.viewport().update(self.columnViewportPosition(left), low, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what can be seen."""
        self._delegate.is_touched = self.viewport().underMouse() or self.selectionModel().hasSelection()
        self._delegate.focus = self.currentIndex() if self.hasFocus() else QModelIndex()
        super().paintEvent(event)

    # -- room --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out anew."""
        super().resizeEvent(event)
        if self._was_laid_out:
            self._share_width()
        else:
            self._laid_out()

    def _laid_out(self) -> None:
        self._was_laid_out = True
        self._set_heights()
        self._share_width()
        self._plan_tick()

    def _set_heights(self) -> None:
        tall, low = self._delegate.row_height(heading=False), self._delegate.row_height(heading=True)
        self.verticalHeader().setDefaultSectionSize(tall)
        self.clearSpans()
        headings = set(self._model.headings())
        for row in self._headings - headings:
            if row < self._model.rowCount():
                self.setRowHeight(row, tall)
        for row in headings:
            self.setSpan(row, 0, 1, len(Column))
            self.setRowHeight(row, low)
        self._headings = headings

    def columns(self) -> list[float] | None:
        """The shares of the columns that the user chose; None where they are the usual ones."""
        return self._columns

    def set_columns(self, shares: list[float] | None) -> None:
        """Takes over such shares."""
        right = shares is not None and len(shares) == len(Column) and 0.5 < sum(shares) < 1.5
        self._columns = shares if right else None
        if self._was_laid_out:
            self._share_width()

    def _column_resized(self, moved: int) -> None:
        """The user moved a border: the columns behind it give or take, and the widths are shares from now on."""
        room = self.viewport().width()
        if self._sharing or not self._was_laid_out or any(map(self.isColumnHidden, Column)) or room <= 0:
            return
        widths = [self.columnWidth(column) for column in Column]
        over, least = sum(widths) - room, self._least_width()
        for column in (*range(moved + 1, len(widths)), moved, *range(moved - 1, -1, -1)):
            wanted = max(least, widths[column] - over)
            over -= widths[column] - wanted
            widths[column] = wanted
        self._columns = [round(width / sum(widths), 4) for width in widths]
        self._share_width()
        self.columns_chosen.emit()

    def _least_width(self) -> int:
        return letters(5, self.fontMetrics())

    def _offer_usual(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        usual = menu.addAction(self.tr("Usual column widths"))
        usual.setEnabled(self._columns is not None)
        usual.triggered.connect(self.forget_columns)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def forget_columns(self) -> None:
        """Goes back to the usual widths."""
        self._columns = None
        self._share_width()
        self.columns_chosen.emit()

    def _share_width(self) -> None:
        self._sharing = True
        try:
            self._set_widths()
        finally:
            self._sharing = False

    def _set_widths(self) -> None:
        first, last = self._visible_rows()
        seen = range(first, min(last, first + _SEEN, self._model.rowCount() - 1) + 1)
        widths = share(self.viewport().width(), self, self._model, self._widest_badge(seen), seen)
        if widths.narrow != self._delegate.narrow:
            self._delegate.narrow = widths.narrow
            self._set_heights()
        for column in Column:
            self.setColumnHidden(column, column not in widths.of)
        for column, width in (self._chosen_widths() or widths.of).items():
            self.setColumnWidth(column, width)

    def _chosen_widths(self) -> dict[Column, int] | None:
        """The user's own widths, where all columns are shown."""
        if self._columns is None or any(map(self.isColumnHidden, Column)):
            return None
        room, whole = self.viewport().width(), sum(self._columns)
        shares = zip(Column, self._columns, strict=True)
        return {column: max(self._least_width(), int(room * share / whole)) for column, share in shares}

    def _widest_badge(self, rows: range) -> int:
        widest = 0
        for row in rows:
            widest = max(widest, self._delegate.badge_width(self._model.row_at(row)))
        return widest

    # -- time --------------------------------------------------------------------------------------------------------

    def _visible_rows(self) -> tuple[int, int]:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        rows = self._model.rowCount()
        return max(0, first), (last if last >= 0 else rows - 1)

    def _plan_tick(self) -> None:
        if self._tick.isActive():
            return
        first, last = self._visible_rows()
        wait = _LONGEST_TICK
        now = self._model.now()
        for row in range(first, min(last, self._model.rowCount() - 1) + 1):
            entry = self._model.row_at(row).entry
            if entry is not None and entry.check is not None:
                left = changes_in(entry.check.checked_at, now).total_seconds() * 1000
                wait = min(wait, max(_SHORTEST_TICK, int(left) + 20))
        self._tick.start(wait)

    def _renew(self) -> None:
        if self.isVisible():
            self._model.tick(*self._visible_rows())
        self._plan_tick()
