"""The coverage as a table: a row for each till, a column for each event, and each cell a tinted box with an icon and a
count.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from k2desk.services.coverage import Cell as CoverageCell
from k2desk.services.coverage import CellKind, Coverage
from k2desk.ui.controls.column import Cell, Column, widest
from k2desk.ui.controls.elide import elided
from k2desk.ui.controls.row_delegate import SIDE, RowDelegate
from k2desk.ui.controls.table_model import Index, TableModel
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import scaled_font, scaled_metrics, theme, tone_colours
from k2desk.ui.text.coverage import CELL_LOOKS, cell_sentence, cell_text, till_words
from k2desk.ui.text.events import event_head
from k2desk.ui.text.plain import plain_tip

_ICON = 13
_RADIUS = 5
_HEAD_AIR, _CELL_AIR = 20, 12
_TILL, _LEAST_TILL = 40, 14
"""The usual and the least width of the tills' column, in letters."""

_MEASURED = 200
"""How many tills are measured for the width of their column."""

Till = tuple[str, str]
"""(number, name) of a till."""


class CoverageModel(TableModel[Till]):
    """Shows one `Coverage`. The first column is the till."""

    def __init__(self, place: Callable[[str], str], parent: QObject | None = None) -> None:
        """Make it empty. `place` puts an address into words, for the sentences of cells."""
        super().__init__(parent)
        self._place = place
        self._coverage: Coverage | None = None
        self._sought = ""
        self._by_name = False

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another coverage.

        If it has the same rows and columns, it is updated in place, so that the selection stays.
        """
        before, self._coverage = self._coverage, coverage
        if before is not None and (before.tills, before.events) == (coverage.tills, coverage.events):
            if self.lines:
                last = self.index(len(self.lines) - 1, len(coverage.events))
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines = self._arranged()
        till = Column[Till](
            "till",
            lambda: self.tr("Till"),
            lambda till: till_words(*till),
            lambda tills: letters(_LEAST_TILL, scaled_metrics(1.0)),
            paint=_paint_till,
            saved=lambda till: till[0],
        )
        name = Column[Till]("name", lambda: self.tr("Name"), lambda till: till[1])
        self.set_columns((till, name, *map(self._column, coverage.events)))
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only tills whose number or name contains all words of `text`."""
        self._sought = text
        self.refresh()

    def sort_by_name(self, by_name: bool) -> None:
        """Sort by the names, tills without a name last, or by the numbers."""
        self._by_name = by_name
        self.refresh()

    def arrange(self) -> None:
        """Replace the lines."""
        self.lines = self._arranged()

    def id_of(self, place: int) -> str:
        """Return the number of a till."""
        return str(self.lines[place][0])

    def _arranged(self) -> list[Till]:
        words = self._sought.casefold().split()
        tills = self._coverage.tills if self._coverage is not None else ()
        found = [till for till in tills if all(word in " ".join(till).casefold() for word in words)]
        return sorted(found, key=lambda till: (not till[1], till[1].casefold())) if self._by_name else found

    def _column(self, event: str) -> Column[Till]:
        return Column(
            event,
            lambda: event_head(event),
            lambda till: cell_text(self._cell(till, event)),
            lambda tills: max(
                letters(12, scaled_metrics(1.0)),
                max(cell_width(CoverageCell(kind, 99)) for kind in CellKind) + _CELL_AIR,
                widest(event_head(event).split(), scaled_metrics(1.0, QFont.Weight.DemiBold)) + _HEAD_AIR,
            ),
            heard=lambda till: self._said(till, event),
            tip=lambda till: plain_tip(self._said(till, event)),
            paint=lambda cell, till: _paint_box(cell, self._cell(till, event)),
        )

    def _cell(self, till: Till, event: str) -> CoverageCell:
        assert self._coverage is not None
        return self._coverage.cells[till[0], event]

    def _said(self, till: Till, event: str) -> str:
        return cell_sentence(till_words(*till), event, self._cell(till, event), self._place)

    def sentence(self, row: Till) -> str:
        """Return "", because each cell has its own sentence."""
        return ""

    def cell_at(self, index: Index) -> tuple[str, str, CoverageCell] | None:
        """Return (till, event, cell) of an index, or None for the column of the tills."""
        till = self.row_at(index.row()) if index.isValid() else None
        if till is None or index.column() == 0:
            return None
        event = self.columns[index.column()].name
        return till[0], event, self._cell(till, event)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a heading that may have two lines: it is short, but its column may be narrow."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return super().headerData(section, orientation, role)


class CoverageTable(TableView):
    """A table in which all events get the same width if there is room."""

    def __init__(self, model: CoverageModel) -> None:
        super().__init__(model, RowDelegate(model), Mode.NoSelection)

    def set_heights(self) -> None:
        """Make the header two lines high."""
        super().set_heights()
        self.horizontalHeader().setMinimumHeight(2 * self.fontMetrics().height() + 14)

    def wanted_widths(self, room: int) -> dict[int, int]:
        """Return the widths. In a narrow window an event gets what its words need, and the tills get the rest."""
        least_till, *least = [column.width(()) for column in self.rows.columns if column.width is not None] or [0]
        if not least:
            return {}
        spare = room - sum(least)
        # Those with the most letters. To measure 10,000 would take 70 ms at each change of the width.
        longest = nlargest(_MEASURED, self.rows.lines, key=lambda till: len(till[0]) + len(till[1]))
        names = max(map(_till_width, longest), default=0)
        till = max(least_till, min(spare, max(names, min(room // 3, letters(_TILL, self.fontMetrics())))))
        each = (room - till) // len(least)
        if each < max(least):
            till, each = max(least_till, spare), 0
        return dict(enumerate((till, *(max(each, width) for width in least))))


def paint_cell(painter: QPainter, box: QRectF, cell: CoverageCell, ratio: float) -> None:
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
    metrics = scaled_metrics(1.0, QFont.Weight.DemiBold)
    left = box.x() + (box.width() - cell_width(cell)) / 2
    middle = box.center().y()
    painter.drawPixmap(round(left), round(middle - _ICON / 2), pixmap(name, _ICON, ink, ratio))
    painter.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
    painter.setPen(ink)
    painter.drawText(round(left + _ICON + 5), round(middle + (metrics.ascent() - metrics.descent()) / 2), text)


def cell_width(cell: CoverageCell) -> int:
    """Return the pixels that the icon and the word of a cell need."""
    return _ICON + 5 + scaled_metrics(1.0, QFont.Weight.DemiBold).horizontalAdvance(cell_text(cell))


def _paint_box(cell: Cell, found: CoverageCell) -> None:
    cell.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(cell.room).adjusted(3 - SIDE, 3, SIDE - 3, -4)
    paint_cell(cell.painter, box, found, cell.painter.device().devicePixelRatioF())


def _till_width(till: Till) -> int:
    """Return the pixels at which the number and the name are whole."""
    number, name = till
    bold = scaled_metrics(1.0, QFont.Weight.DemiBold).horizontalAdvance(number + " ")
    return bold + scaled_metrics(1.0).horizontalAdvance(name) + 2 * SIDE


def _paint_till(cell: Cell, till: Till) -> None:
    """Paint the number in bold, and as much of the name as fits."""
    number, name = till
    painter, room = cell.painter, cell.room.adjusted(0, 0, SIDE - 6, 0)
    painter.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
    painter.setPen(cell.colours.text)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number)
    rest = room.adjusted(scaled_metrics(1.0, QFont.Weight.DemiBold).horizontalAdvance(number + " "), 0, 0, 0)
    painter.setFont(scaled_font(1.0))
    painter.setPen(cell.colours.muted)
    shown = elided(name, scaled_metrics(1.0), rest.width(), own=False)
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)
