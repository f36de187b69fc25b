"""The model and the delegate of the table that shows planned and created subscriptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from k2desk.services.addresses import host_and_path
from k2desk.ui.controls.chip import chip_size, paint_chip
from k2desk.ui.controls.elide import elided
from k2desk.ui.style.theme import Tone, theme
from k2desk.ui.text.events import event_name

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SIDE = 10
_CONTEXT = "Many"


class RowState(StrEnum):
    """The state of a row of the table."""

    PLANNED = "planned"
    LEFT_OUT = "left_out"
    WAITING = "waiting"
    SENDING = "sending"
    CREATED = "created"
    NOT_CONFIRMED = "not_confirmed"
    NOT_CREATED = "not_created"
    NOT_SENT = "not_sent"


ROW_LOOKS: dict[RowState, tuple[str, Tone, object]] = {
    RowState.PLANNED: ("plus", Tone.INFO, QT_TRANSLATE_NOOP("Many", "Will be created")),
    RowState.LEFT_OUT: ("copy", Tone.QUIET, QT_TRANSLATE_NOOP("Many", "Left out")),
    RowState.WAITING: ("status-not-checked", Tone.QUIET, QT_TRANSLATE_NOOP("Many", "Waiting")),
    RowState.SENDING: ("status-sending", Tone.INFO, QT_TRANSLATE_NOOP("Many", "Sending…")),
    RowState.CREATED: ("status-active", Tone.GOOD, QT_TRANSLATE_NOOP("Many", "Created")),
    RowState.NOT_CONFIRMED: ("status-not-confirmed", Tone.CARE, QT_TRANSLATE_NOOP("Many", "Not confirmed")),
    RowState.NOT_CREATED: ("status-not-created", Tone.BAD, QT_TRANSLATE_NOOP("Many", "Not created")),
    RowState.NOT_SENT: ("status-not-sent", Tone.QUIET, QT_TRANSLATE_NOOP("Many", "Not sent")),
}


def state_text(state: RowState) -> str:
    """Return the name of the state in the current language."""
    return QCoreApplication.translate(_CONTEXT, str(ROW_LOOKS[state][2]))


@dataclass(frozen=True, slots=True)
class PlannedTableRow:
    """One row: till, event, address, state and remark.

    `till` is the till's number and name, or "" for the whole business.
    """

    till: str
    event: str
    address: str
    state: RowState
    remark: str = ""


class PlannedModel(QAbstractTableModel):
    """Shows rows. When only the states change, the rows are updated in place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlannedTableRow, ...] = ()

    def show_rows(self, rows: tuple[PlannedTableRow, ...]) -> None:
        """Replace the rows."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        changed = [number for number, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], self.columnCount() - 1))

    def row_at(self, row: int) -> PlannedTableRow:
        """Return one row."""
        return self._rows[row]

    @property
    def rows(self) -> tuple[PlannedTableRow, ...]:
        """All rows."""
        return self._rows

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of subscriptions."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return 5: till, event, address, state and remark."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's name, alignment or accessible name."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        # The last column has no visible header, only one for screen readers.
        last = self.tr("Remark") if role == Qt.ItemDataRole.AccessibleTextRole else ""
        names = (self.tr("Till"), self.tr("Tell us when"), self.tr("Sent to"), self.tr("State"), last)
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, tooltip or accessible text."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
            Qt.ItemDataRole.ToolTipRole,
        }:
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.remark if index.column() == 4 and row.remark else None
        whole = self.tr("Whole business")
        address = "".join(host_and_path(row.address))
        cells = (row.till or whole, event_name(row.event), address, state_text(row.state), row.remark)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(filter(None, cells))
        return cells[index.column()]


class PlannedDelegate(QStyledItemDelegate):
    """Paints the state as a badge and everything else as text."""

    def __init__(self, model: PlannedModel) -> None:
        super().__init__()
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the badge for a state, else Qt's hint."""
        if index.column() == 3:
            text = state_text(self._model.row_at(index.row()).state)
            return chip_size(text) + QSize(2 * _SIDE, 12)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        rect: QRect = option.rect
        colours = theme().colours
        row = self._model.row_at(index.row())
        painter.fillRect(rect, colours.ground)
        painter.setPen(colours.soft)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colours.focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(_SIDE, 0, -_SIDE // 2, 0)
        if index.column() == 3:
            name, tone, _ = ROW_LOOKS[row.state]
            text = state_text(row.state)
            height = chip_size(text).height()
            corner = QPointF(inner.x(), rect.y() + (rect.height() - height) / 2)
            paint_chip(painter, corner, name, text, tone, theme().scheme, inner.width())
        else:
            painter.setPen(colours.text if index.column() < 2 else colours.muted)
            shown = elided(str(index.data()), option.fontMetrics, inner.width(), own=index.column() == 1)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
