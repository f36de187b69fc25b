"""Paints the rows of the list, which have two or three lines, and the headings of groups."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from k2desk.ui.controls.row_delegate import SIDE, TEXT, RowDelegate
from k2desk.ui.controls.table_model import Index
from k2desk.ui.style.theme import fill, scaled_font, scaled_metrics, small_metrics, theme


class SubscriptionDelegate(RowDelegate):
    """Paints the rows. In a narrow window the address is below the event."""

    def row_height(self) -> int:
        """Return the height of two lines and space, or of three lines if they include the address."""
        lines = 3 if "address" in self.left_out else 2
        return scaled_metrics(TEXT).height() * lines + 14

    @staticmethod
    def heading_height() -> int:
        """Return the height of a group's heading."""
        return small_metrics().height() + 10

    def paint_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the heading of a group."""
        colours = theme().colours
        fill(painter, rect, colours.side)
        painter.setPen(colours.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0:
            painter.setPen(colours.muted)
            painter.setFont(scaled_font(0.9, QFont.Weight.DemiBold))
            painter.drawText(rect.adjusted(SIDE, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
