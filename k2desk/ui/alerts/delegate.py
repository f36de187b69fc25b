"""Paints the rows of alerts: time, icon, sentence with its bold words, and the signature's badge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from k2desk.services.arrived import Arrived
from k2desk.ui.alerts.model import AlertColumn, AlertsModel
from k2desk.ui.controls.chip import chip_size, paint_chip
from k2desk.ui.controls.elide import elided, paint_words
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import Colours, scaled_font, small_font, theme, tone_colours
from k2desk.ui.text.alerts import icon_of, pieces, second_line, verdict_look

_SIDE = 10
_ICON = 16
Index = QModelIndex | QPersistentModelIndex


class AlertDelegate(QStyledItemDelegate):
    """Paints an alert as a row of two lines."""

    def __init__(self, model: AlertsModel) -> None:
        super().__init__()
        self._model = model

    @staticmethod
    def row_height() -> int:
        """Return the height of a row."""
        return QFontMetrics(scaled_font(1.0)).height() + QFontMetrics(small_font()).height() + 16

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row. The table sets the widths."""
        return QSize(80, self.row_height())

    def verdict_width(self) -> int:
        """Return the width that the badges need."""
        texts = {verdict_look(one)[0] for one in self._model.shown[:200]} or {""}
        return max(chip_size(text).width() for text in texts) + 2 * _SIDE

    def time_width(self) -> int:
        """Return the width that the times and days need."""
        metrics = QFontMetrics(small_font())
        texts = {self._model.time_text(one) for one in self._model.shown[:200]} | {""}
        return max(map(metrics.horizontalAdvance, texts)) + 2 * _SIDE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        arrived = self._model.at(index.row())
        if arrived is None:
            return
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = theme().colours
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, colours.selected if selected else colours.panel if hovered else colours.ground)
        painter.setPen(colours.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if bool(state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(colours.focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        self._paint_cell(painter, rect, AlertColumn(index.column()), arrived, theme().row_colours(selected))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, rect: QRect, column: AlertColumn, arrived: Arrived, colours: Colours
    ) -> None:
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        match column:
            case AlertColumn.TIME:
                painter.setFont(small_font())
                painter.setPen(colours.muted)
                room, flags = QRectF(inner), int(Qt.AlignmentFlag.AlignVCenter)
                paint_words(painter, room, flags, self._model.time_text(arrived))
            case AlertColumn.ICON:
                name, tone = icon_of(arrived)
                ink = tone_colours(tone, theme().scheme)[0]
                ratio = painter.device().devicePixelRatioF()
                at = rect.center()
                painter.drawPixmap(at.x() - _ICON // 2, at.y() - _ICON // 2, pixmap(name, _ICON, ink, ratio))
            case AlertColumn.SENTENCE:
                self._paint_words(painter, inner, arrived, colours.text, colours.muted)
            case AlertColumn.VERDICT:
                text, sign, tone = verdict_look(arrived)
                size = chip_size(text)
                left = max(inner.x(), inner.right() - size.width())
                corner = QPointF(left, rect.y() + (rect.height() - size.height()) / 2)
                paint_chip(painter, corner, sign, text, tone, theme().scheme, inner.width())

    def _paint_words(self, painter: QPainter, inner: QRect, arrived: Arrived, ink: QColor, muted: QColor) -> None:
        whole = self._model.is_revealed(arrived)
        plain, bold = scaled_font(1.0), scaled_font(1.0, QFont.Weight.DemiBold)
        small = QFontMetrics(small_font())
        below = second_line(arrived, whole=whole)
        height = QFontMetrics(plain).height() + (small.height() + 2 if below else 0)
        base = inner.y() + (inner.height() - height) // 2 + QFontMetrics(plain).ascent()
        left, room = inner.x(), inner.right()
        painter.setPen(ink)
        for piece, is_bold in pieces(arrived, whole=whole):
            font = bold if is_bold else plain
            metrics = QFontMetrics(font)
            shown = elided(piece, metrics, room - left, own=False)
            painter.setFont(font)
            painter.drawText(left, base, shown)
            left += metrics.horizontalAdvance(shown)
            if shown != piece:
                break
        if below:
            painter.setFont(small_font())
            painter.setPen(muted)
            top = inner.y() + (inner.height() - height) // 2 + QFontMetrics(plain).height() + 2
            shown = elided(below, small, inner.width(), own=False)
            painter.drawText(inner.x(), top + small.ascent(), shown)
