"""Finds wasted room: names that are cut beside free space, and scroll bars that nobody needs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QStyle, QTableView, QWidget

from k2desk.tour.cut import SLACK
from k2desk.ui.controls.elide import cut_names
from k2desk.ui.controls.labels import ElidedLabel
from k2desk.ui.controls.scroll import lowest
from k2desk.ui.controls.table_view import TableView

_GAP = 24
"""Pixels of space that a cut name could have used."""

_HIGH = 10_000
_HAIR = 12
"""A page that scrolls by no more pixels than this could show everything."""


def cut_beside_room(widget: QWidget) -> Iterator[str]:
    """Yield a line for each name that is cut although there is free room beside it."""
    if isinstance(widget, QTableView):
        yield from _cut_columns(widget)
    elif isinstance(widget, ElidedLabel):
        missing = QFontMetrics(widget.font()).horizontalAdvance(widget.text()) - widget.width()
        free = _free_beside(widget)
        if missing > SLACK and free > _GAP:
            yield f"cut beside {free} free pixels: {widget.text()[:60]!r}"


def _cut_columns(table: QTableView) -> Iterator[str]:
    header = table.horizontalHeader()
    seen = [column for column in range(header.count()) if not header.isSectionHidden(column)]
    needs = {one: max(table.sizeHintForColumn(one), header.sectionSizeHint(one), _whole(table, one)) for one in seen}
    cut = {one: _cut_in(table, one) for one in seen}
    free = max(0, table.viewport().width() - header.length())
    free += sum(max(0, header.sectionSize(one) - needs[one]) for one in seen if not cut[one])
    for texts in cut.values() if free > _GAP else ():
        yield from (f"cut beside {free} free pixels: {text[:60]!r} in {table.objectName()!r}" for text in texts)


def _whole(table: QTableView, column: int) -> int:
    """Return the pixels at which nothing in a column of our own is cut, or 0 if the column does not say so."""
    if not isinstance(table, TableView) or (whole := table.rows.columns[column].whole) is None:
        return 0
    first, last = table.visible_rows()
    return whole([row for place in range(first, last + 1) if (row := table.rows.row_at(place)) is not None])


def _cut_in(table: QTableView, column: int) -> list[str]:
    """Return the names that are cut in a column. Our own tables say so where they paint them."""
    if not isinstance(table, TableView):
        is_cut = table.sizeHintForColumn(column) - table.columnWidth(column) > SLACK and not _wraps(table, column)
        return [str(table.model().headerData(column, Qt.Orientation.Horizontal))] if is_cut else []
    cut: list[str] = []
    listening = cut_names.listen(cut.append)
    left, ground = table.columnViewportPosition(column), table.viewport()
    try:
        ground.grab(QRect(left, 0, table.columnWidth(column), ground.height()))
    finally:
        listening.close()
    return list(dict.fromkeys(cut))


def _wraps(table: QTableView, column: int) -> bool:
    """Return whether each text in a column can be read whole in the lines that its row has room for."""
    model, metrics = table.model(), QFontMetrics(table.font())
    beside = 2 * (table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1)
    room = QRect(0, 0, table.columnWidth(column) - beside, _HIGH)
    texts = ((row, str(model.index(row, column).data() or "")) for row in range(model.rowCount()))
    needed = ((row, metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)) for row, text in texts)
    return table.wordWrap() and all(
        box.height() <= table.rowHeight(row) and box.width() <= room.width() for row, box in needed
    )


def _free_beside(widget: QWidget) -> int:
    """Return the pixels between a widget and what follows in its line, or the right edge of its parent."""
    parent = widget.parentWidget() or widget
    line, right = widget.geometry(), parent.contentsRect().right()
    for other in parent.findChildren(QWidget):
        place = other.rect().translated(other.mapTo(parent, QPoint(0, 0)))
        in_line = place.top() < line.bottom() and place.bottom() > line.top()
        if other is not widget and in_line and place.left() > line.left() and other.isVisibleTo(parent):
            right = min(right, place.left())
    return right - line.right()


def scroll_bars(area: QAbstractScrollArea, root: QWidget) -> Iterator[str]:
    """Yield a line if the area scrolls inside another one that scrolls too, or scrolls to a few blank pixels only."""
    name = area.objectName() or area.accessibleName()[:60] or type(area).__name__
    if not _scrolls_down(area):
        return
    around = area.parentWidget()
    while around is not None and around is not root:
        if isinstance(around, QAbstractScrollArea) and _scrolls_down(around):
            yield f"scroll bars in one another: {name!r}"
            break
        around = around.parentWidget()
    is_off = area.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    over = area.verticalScrollBar().maximum()
    # A bar for few pixels is needless only if they are blank: otherwise the end of something would be cut.
    if isinstance(area, QScrollArea) and not is_off and over <= _HAIR and _is_blank(area, over):
        yield f"scrolls by {over} pixels only: {name!r}"


def _is_blank(area: QScrollArea, over: int) -> bool:
    content = area.widget()
    return content is None or lowest(content) <= content.height() - over


def _scrolls_down(area: QAbstractScrollArea) -> bool:
    bar = area.verticalScrollBar()
    return bar.isVisible() and bar.maximum() > bar.minimum()
