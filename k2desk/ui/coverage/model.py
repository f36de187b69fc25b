"""The coverage as a table: a row for each till and a column for each event."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from k2desk.services.coverage import Cell, Coverage
from k2desk.ui.text.coverage import cell_sentence, cell_text, till_words
from k2desk.ui.text.events import event_head

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class CoverageModel(QAbstractTableModel):
    """Shows one `Coverage`. The first column is the till."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coverage: Coverage | None = None

    def show_coverage(self, coverage: Coverage) -> None:
        """Show another coverage.

        If it has the same rows and columns, it is updated in place, so that the selection stays.
        """
        before = self._coverage
        self._coverage = coverage
        if before is not None and (before.tills, before.events) == (coverage.tills, coverage.events):
            if coverage.tills:
                last = self.index(len(coverage.tills) - 1, len(coverage.events))
                self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self.endResetModel()

    def till_at(self, row: int) -> tuple[str, str]:
        """Return (number, name) of a row."""
        assert self._coverage is not None
        return self._coverage.tills[row]

    def cell_at(self, index: Index) -> tuple[str, str, Cell] | None:
        """Return (till, event, cell) of an index, or None for the column of the tills."""
        if self._coverage is None or not index.isValid() or index.column() == 0:
            return None
        till = self._coverage.tills[index.row()][0]
        event = self._coverage.events[index.column() - 1]
        return till, event, self._coverage.cells[till, event]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of tills."""
        return 0 if parent.isValid() or self._coverage is None else len(self._coverage.tills)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns: the till and each event that the account uses."""
        return 0 if parent.isValid() or self._coverage is None else 1 + len(self._coverage.events)

    def events(self) -> tuple[str, ...]:
        """Return the event types of the columns."""
        return self._coverage.events if self._coverage is not None else ()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the column headings: the till and the events' short names."""
        if orientation is not Qt.Orientation.Horizontal or self._coverage is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Till") if section == 0 else event_head(self._coverage.events[section - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignHCenter
            # The headings are short but columns may be narrow, so each has two lines.
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or its text for screen readers."""
        if self._coverage is None or not index.isValid():
            return None
        number, name = self._coverage.tills[index.row()]
        found = self.cell_at(index)
        if found is None:
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return till_words(number, name) if shown else None
        _, event, cell = found
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return cell_sentence(till_words(number, name), event, cell)
        return None
