"""The view of all tables: headers, keys, heights, and how the columns share the width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from k2desk.ui.controls.column import share_room
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.table_model import Index, TableModel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import theme

Mode = QAbstractItemView.SelectionMode
_AIR = 22
"""The space beside the title of a column in pixels."""

_SEEN = 60
"""The greatest number of rows that are measured for the widths of columns."""

APART = 20
"""The milliseconds between two pieces of work with a long list that can't be divided, such as painting it."""

_LEAST = 5
"""The width of the narrowest column that the user can choose, in letters."""


_LEAST_COLUMN = 36
"""The pixels of a column that shows an icon."""


def set_up_table(table: QTableView, mode: Mode) -> None:
    """Give a table the common look and keys: whole rows are selected, Tab leaves it, it scrolls by pixels."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setSelectionMode(mode)
    if mode is not Mode.NoSelection:
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setMouseTracking(True)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    # If it were visible, screen readers would read the vertical header as unnamed numbers.
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    # Qt's own least width grows with the letters, and would hide the last column.
    header.setMinimumSectionSize(_LEAST_COLUMN)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class TableView(Translated, QTableView):
    """Shows a `TableModel`. The user can move the borders of columns, and sort by columns that have an order."""

    columns_chosen = Signal()

    def __init__(self, model: TableModel[Any], delegate: RowDelegate, mode: Mode) -> None:
        super().__init__()
        self.rows = model
        self._delegate = delegate
        self._was_laid_out = False
        self._chosen: list[float] | None = None
        self._sharing = False
        self._is_put_off = False
        # PySide doesn't know the class of Qt's own viewport, and would search all of its classes for it.
        self._ground = QWidget(autoFillBackground=True)
        self._ground.setBackgroundRole(QPalette.ColorRole.Base)
        self.setViewport(self._ground)
        self.setItemDelegate(delegate)
        set_up_table(self, mode)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        sorts = any(column.order is not None for column in model.columns)
        header.setSectionsClickable(sorts)
        if sorts:
            header.setSortIndicatorShown(True)
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        # Last, because each of the calls above would measure the headers' sections again.
        self.setModel(model)
        if sorts:
            header.sortIndicatorChanged.connect(model.sort)
        header.sectionResized.connect(lambda moved, *_: self._column_resized(moved))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_usual)
        model.layoutChanged.connect(self.lay_out)
        model.modelReset.connect(self.lay_out)
        theme().changed.connect(self.lay_out)

    # -- rows --------------------------------------------------------------------------------------------------------

    def choose(self, row_id: str) -> bool:
        """Select a row and scroll to it. Return False if it is not shown."""
        place = self.rows.place_of(row_id)
        if place is None:
            return False
        self.selectRow(place)
        self.scrollTo(self.rows.index(place, 0))
        return True

    def visible_rows(self) -> tuple[int, int]:
        """Return the first and the last visible line. If there are none, the last is before the first."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return max(0, first), (last if last >= 0 else self.rows.rowCount() - 1)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Update only the changed rows that are visible. Qt would repaint everything if one of them is not."""
        from PySide6.QtGui import QAccessible

        if QAccessible.isActive():
            super().dataChanged(first, last, roles)
            return
        top, bottom = self.visible_rows()
        top, bottom = max(top, first.row()), min(bottom, last.row())
        if top <= bottom:
            low, left, right = self.rowViewportPosition(top), first.column(), last.column()
            width = self.columnViewportPosition(right) + self.columnWidth(right) - self.columnViewportPosition(left)
            height = self.rowViewportPosition(bottom) + self.rowHeight(bottom) - low
            self.viewport().update(self.columnViewportPosition(left), low, width, height)

    def paint_later(self) -> None:
        """Paint the ground alone now and the rows a little later, for a caller that has more to show in this turn."""
        self._is_put_off = True
        QTimer.singleShot(APART, self, self._paint_now)

    def _paint_now(self) -> None:
        self._is_put_off = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the visible rows. The focus frames its cell, or the table if no such cell is visible."""
        if self._is_put_off:
            return
        current = self.currentIndex()
        self._delegate.is_touched = self.viewport().underMouse() or self.selectionModel().hasSelection()
        self._delegate.focus = current if self.hasFocus() else QModelIndex()
        super().paintEvent(event)
        on_a_cell = self.rows.row_at(current.row()) is not None and self.visualRect(current).intersects(
            self.viewport().rect()
        )
        if self.hasFocus() and not on_a_cell:
            painter = QPainter(self.viewport())
            painter.setPen(theme().colours.focus)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def sort_by(self, column: int) -> None:
        """Sort as a click on the column's header does. A negative column restores the usual order."""
        header = self.horizontalHeader()
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    # -- room --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        if self._was_laid_out:
            self.share_width()
        else:
            self.lay_out()

    def font_changed(self) -> None:
        """Lay out again for the new font."""
        if self._was_laid_out:
            self.lay_out()

    def lay_out(self) -> None:
        """Set heights and widths again."""
        self._was_laid_out = True
        self.set_heights()
        self.share_width()

    def set_heights(self) -> None:
        """Set the height of the rows to the delegate's."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

    def share_width(self) -> None:
        """Set the widths of the columns, and hide those without room."""
        self._sharing = True
        try:
            widths = self.wanted_widths(self.viewport().width())
            left_out = frozenset(one.name for place, one in enumerate(self.rows.columns) if place not in widths)
            if left_out != self._delegate.left_out:
                self._delegate.left_out = left_out
                self.set_heights()
            for place in range(len(self.rows.columns)):
                self.setColumnHidden(place, place not in widths)
            for place, width in (self._chosen_widths(widths) or widths).items():
                self.setColumnWidth(place, width)
        finally:
            self._sharing = False

    def wanted_widths(self, room: int) -> dict[int, int]:
        """Return the usual width of each column that has room, by its place."""
        first, last = self.visible_rows()
        places = range(first, min(last, first + _SEEN, self.rows.rowCount() - 1) + 1)
        rows = [row for place in places if (row := self.rows.row_at(place)) is not None]
        heading = QFont(self.horizontalHeader().font())
        heading.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(heading)
        titled = not self.horizontalHeader().isHidden()
        needs = []
        for column in self.rows.columns:
            title = metrics.horizontalAdvance(column.title()) + _AIR if titled and column.is_titled else 0
            needs.append(max(title, column.width(rows) if column.width is not None else 0))
        wholes = [column.whole(rows) if column.whole is not None else 0 for column in self.rows.columns]
        return share_room(self.rows.columns, room, needs, wholes)

    # -- the user's own widths ---------------------------------------------------------------------------------------

    def chosen_columns(self) -> list[float] | None:
        """Return the shares of the columns that the user chose, or None for the usual widths."""
        return self._chosen

    def choose_columns(self, shares: list[float] | None) -> None:
        """Set the shares of the columns, or None for the usual widths."""
        right = shares is not None and len(shares) == len(self.rows.columns) and 0.5 < sum(shares) < 1.5
        self._chosen = shares if right else None
        if self._was_laid_out:
            self.share_width()

    def forget_columns(self) -> None:
        """Go back to the usual widths."""
        self._chosen = None
        self.share_width()
        self.columns_chosen.emit()

    def _chosen_widths(self, usual: dict[int, int]) -> dict[int, int] | None:
        """Return the user's own widths if all columns are visible, else None."""
        if self._chosen is None or len(usual) != len(self._chosen):
            return None
        room, whole, least = self.viewport().width(), sum(self._chosen), letters(_LEAST, self.fontMetrics())
        return {place: max(least, int(room * share / whole)) for place, share in enumerate(self._chosen)}

    def _column_resized(self, moved: int) -> None:
        """Follow a border that the user moved: the columns after it shrink or grow, and the widths are stored as
        shares.

        Qt moves borders by itself when the style changes. Only with the mouse button down is it the user.
        """
        if not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        room, places = self.viewport().width(), range(len(self.rows.columns))
        if self._sharing or not self._was_laid_out or any(map(self.isColumnHidden, places)) or room <= 0:
            return
        widths = [self.columnWidth(place) for place in places]
        over, least = sum(widths) - room, letters(_LEAST, self.fontMetrics())
        for place in (*range(moved + 1, len(widths)), moved, *range(moved - 1, -1, -1)):
            wanted = max(least, widths[place] - over)
            over -= widths[place] - wanted
            widths[place] = wanted
        self._chosen = [round(width / sum(widths), 4) for width in widths]
        self.share_width()
        self.columns_chosen.emit()

    def _offer_usual(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        usual = menu.addAction(self.tr("Usual column widths"))
        usual.setEnabled(self._chosen is not None)
        usual.triggered.connect(self.forget_columns)
        menu.popup(self.horizontalHeader().mapToGlobal(at))
