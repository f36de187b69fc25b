"""Paints the cells of the coverage: a tinted box with an icon and a count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from k2desk.services.coverage import Cell, CellKind
from k2desk.ui.controls.elide import elided
from k2desk.ui.coverage.model import CoverageModel
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import scaled_font, theme, tone_colours
from k2desk.ui.text.coverage import CELL_LOOKS, cell_text

_ICON = 13
_RADIUS = 5
Index = QModelIndex | QPersistentModelIndex


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, ratio: float) -> None:
    """Paint one cell into a box."""
    name, tone, _ = CELL_LOOKS[cell.kind]
    text = cell_text(cell)
    if cell.kind is CellKind.UNUSED:
        painter.setPen(theme().colours.muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return
    ink, ground = tone_colours(tone, theme().scheme)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    font = scaled_font(1.0, QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    width = cell_width(cell)
    left = box.x() + (box.width() - width) / 2
    middle = box.center().y()
    painter.drawPixmap(round(left), round(middle - _ICON / 2), pixmap(name, _ICON, ink, ratio))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(round(left + _ICON + 5), round(middle + (metrics.ascent() - metrics.descent()) / 2), text)


def cell_width(cell: Cell) -> int:
    """Return the pixels that the icon and the word of a cell need."""
    metrics = QFontMetrics(scaled_font(1.0, QFont.Weight.DemiBold))
    return _ICON + 5 + metrics.horizontalAdvance(cell_text(cell))


class CoverageDelegate(QStyledItemDelegate):
    """Paints the till with its number in bold, and the cells as boxes."""

    def __init__(self, model: CoverageModel) -> None:
        super().__init__()
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme().colours
        painter.fillRect(rect, colours.ground)
        painter.setPen(colours.soft)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        found = self._model.cell_at(index)
        if found is None:
            self._paint_till(painter, rect, index.row())
        else:
            box = QRectF(rect).adjusted(3, 3, -3, -4)
            paint_cell(painter, box, found[2], painter.device().devicePixelRatioF())
        if bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(colours.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), _RADIUS, _RADIUS)
        painter.restore()

    def _paint_till(self, painter: QPainter, rect: QRect, row: int) -> None:
        number, name = self._model.till_at(row)
        inner = rect.adjusted(10, 0, -6, 0)
        bold, plain = scaled_font(1.0, QFont.Weight.DemiBold), scaled_font(1.0)
        painter.setFont(bold)
        painter.setPen(theme().colours.text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, number)
        left = QFontMetrics(bold).horizontalAdvance(number + " ")
        rest = inner.adjusted(left, 0, 0, 0)
        painter.setFont(plain)
        painter.setPen(theme().colours.muted)
        shown = elided(name, QFontMetrics(plain), rest.width(), own=False)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)
