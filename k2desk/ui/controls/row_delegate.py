"""Paints the cells of all tables: the ground, the line, the focus, and what the column paints."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from k2desk.ui.controls.chip import chip_size, paint_chip
from k2desk.ui.controls.column import Cell
from k2desk.ui.controls.elide import elided
from k2desk.ui.controls.table_model import Index, TableModel
from k2desk.ui.controls.typed import keep_visible
from k2desk.ui.style.theme import RADIUS, Tone, scaled_font, scaled_metrics, small_font, small_metrics, theme

SIDE = 10
"""The space at both sides of a cell in pixels."""

TEXT = 0.97
"""The text size of a list relative to the usual size."""


class _Touch(NamedTuple):
    """How mouse and keyboard change the look of a cell."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


_UNTOUCHED, _FOCUSED = _Touch(), _Touch(focused=True)


class RowDelegate(QStyledItemDelegate):
    """Paints the rows. `left_out` names the columns without room; another column may show their words."""

    def __init__(self, model: TableModel[Any], *, second_line: bool = False) -> None:
        """Make a delegate for rows of one line or, with `second_line`, with a second one in small letters."""
        super().__init__()
        self._model = model
        self._second_line = second_line
        self.left_out: frozenset[str] = frozenset()
        self.is_touched = True
        """Whether a cell may be selected or below the mouse.

        If not, the cells need not be asked, which saves time at the first paint.
        """
        self.focus = QModelIndex()
        """The cell with the focus, when no cell is selected or below the mouse."""

    def row_height(self) -> int:
        """Return the height of a row: its lines and space."""
        return scaled_metrics(1.0).height() + (small_metrics().height() + 16 if self._second_line else 18)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width that the cell's column needs for this row, and the height of a row."""
        row, width = self._model.row_at(index.row()), self._model.columns[index.column()].width
        return QSize(width((row,)) if row is not None and width is not None else 80, self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        painter.save()
        row = self._model.row_at(index.row())
        if row is None:
            self.paint_heading(painter, rect, index)
        else:
            untouched = _FOCUSED if index == self.focus else _UNTOUCHED
            touch = _touch_of(option) if self.is_touched else untouched
            colours = theme().colours
            # As `fill` does, which would be a call for each cell.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.selected if touch.selected else colours.panel if touch.hovered else colours.ground)
            painter.drawRect(rect)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.soft)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            if touch.focused:
                painter.setPen(colours.focus)
                painter.drawRect(rect.adjusted(1, 1, -2, -2))
            room = rect.adjusted(SIDE, 0, -SIDE, 0)
            cell = Cell(painter, room, theme().row_colours(touch.selected), self.left_out)
            column = self._model.columns[index.column()]
            if column.paint is not None:
                column.paint(cell, row)
            else:
                paint_lines(cell, column.text(row))
        painter.restore()

    def paint_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint a line that is not a row. Does nothing here."""


def paint_badge(cell: Cell, icon: str, text: str, tone: Tone) -> None:
    """Paint an icon and a word on the ground of a tone."""
    room = cell.room
    corner = QPointF(room.x(), room.y() + (room.height() - chip_size(text).height()) / 2)
    paint_chip(cell.painter, corner, icon, text, tone, theme().scheme, room.width() + SIDE)


def paint_lines(
    cell: Cell,
    first: str,
    second: str = "",
    *,
    lines: int = 1,
    small: bool = False,
    muted: bool = False,
    own: bool = False,
) -> None:
    """Paint a text in at most `lines` lines, and `second` in small letters below. Text that doesn't fit is shortened
    with ….

    `own` texts are the program's, for which there should be room.
    """
    painter, room, colours = cell.painter, cell.room, cell.colours
    below = small_metrics()
    metrics = below if small else scaled_metrics(TEXT)
    wrapped = wrapped_lines(first, metrics, room.width(), lines, own=own)
    height = metrics.height() * len(wrapped) + (below.height() if second else 0)
    top = room.y() + (room.height() - height) // 2
    painter.setFont(small_font() if small else scaled_font(TEXT))
    painter.setPen(colours.muted if muted else colours.text)
    for line in wrapped:
        painter.drawText(room.x(), top + metrics.ascent(), line)
        top += metrics.height()
    if second:
        painter.setFont(small_font())
        painter.setPen(colours.muted)
        shown = elided(second, below, room.width(), own=False, mode=Qt.TextElideMode.ElideMiddle)
        painter.drawText(room.x(), top + below.ascent(), shown)


def wrapped_lines(text: str, metrics: QFontMetrics, width: int, most: int, *, own: bool) -> list[str]:
    """Return `text` in at most `most` lines. Text that doesn't fit is shortened with …."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line += " " + words.pop(0)
        lines.append(elided(line, metrics, width, own=own))
    if words:
        lines.append(elided(" ".join(words), metrics, width, own=own))
    return lines


def _touch_of(option: QStyleOptionViewItem) -> _Touch:
    from PySide6.QtWidgets import QStyle

    state, flags = option.state.value, QStyle.StateFlag
    return _Touch(
        bool(state & flags.State_Selected.value),
        bool(state & flags.State_MouseOver.value),
        bool(state & flags.State_HasFocus.value),
    )


class FieldDelegate(QStyledItemDelegate):
    """Paints the cells of a column as fields, so that one sees where to type."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the frame of a field, and the text in it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colours.field_edge, 1))
        painter.setBrush(theme().colours.ground)
        box = QRectF(option.rect).adjusted(2.5, 2.5, -2.5, -2.5)
        painter.drawRoundedRect(box, RADIUS - 3, RADIUS - 3)
        painter.restore()
        super().paint(painter, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field without invisible characters."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            keep_visible(editor)
        return editor
