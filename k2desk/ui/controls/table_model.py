"""The model of all tables. Its columns are records, and selections stay on their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from k2desk.services.announcer import Announcer
from k2desk.ui.controls.column import Column, R, contents

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ROLE = Qt.ItemDataRole
_WORDS = frozenset({_ROLE.DisplayRole, _ROLE.AccessibleTextRole})


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows `lines`: rows and, in some tables, headings between them.

    `arranged` announces that the lines have changed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Any] = ()
        self.all_columns: tuple[Column[R], ...] = ()
        self.columns: tuple[Column[R], ...] = ()
        """The visible columns. The others are for saved files only."""
        self.arranged: Announcer[[]] = Announcer()
        self._titles: dict[str, str] = {}

    # -- for the models of tables ------------------------------------------------------------------------------------

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Set the columns, before rows are shown."""
        self.all_columns = tuple(columns)
        self.columns = tuple(column for column in columns if column.width is not None)

    def row_at(self, place: int) -> R | None:
        """Return the row of a line, or None for a heading or a line that doesn't exist."""
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def id_of(self, place: int) -> str:
        """Return the id by which the row of a line is found again after a change, or "" for a heading."""
        raise NotImplementedError

    def place_of(self, row_id: str) -> int | None:
        """Return the line of a row, or None if it is not shown."""
        return next((place for place in range(len(self.lines)) if self.id_of(place) == row_id), None)

    def arrange(self) -> None:
        """Replace `lines`."""
        raise NotImplementedError

    def sentence(self, row: R) -> str:
        """Return the row as one sentence for screen readers."""
        return ", ".join(filter(None, (column.text(row) for column in self.columns)))

    # -- showing -----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Arrange the lines again. Selections stay on their rows."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.id_of(index.row()) if index.row() < len(self.lines) else "" for index in before]
        self.arrange()
        after = []
        for row_id, index in zip(ids, before, strict=True):
            place = self.place_of(row_id) if row_id else None
            after.append(self.index(place, index.column()) if place is not None else QModelIndex())
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.arranged.tell()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows. If their number stays, only the changed ones are updated."""
        if len(rows) != len(self.lines):
            self.beginResetModel()
            self.lines = rows
            self.endResetModel()
            return
        changed = [place for place, (old, new) in enumerate(zip(self.lines, rows, strict=True)) if old != new]
        self.lines = rows
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1))

    def column_at(self, name: str) -> int:
        """Return the place of a visible column."""
        return next(place for place, column in enumerate(self.columns) if column.name == name)

    def rows(self) -> list[R]:
        """Return the rows that are shown, in their order."""
        return [row for place in range(len(self.lines)) if (row := self.row_at(place)) is not None]

    def contents(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return (header, rows) for a saved file: the visible rows with all columns."""
        return contents(self.all_columns, self.rows())

    def words_changed(self) -> None:
        """Show another language."""
        self._titles.clear()
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    # -- Qt's questions ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of lines, including headings."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of visible columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role in _WORDS else None
        if role == _ROLE.TextAlignmentRole:
            return _LEFT
        column = self.columns[section]
        if role == _ROLE.AccessibleTextRole or (role == _ROLE.DisplayRole and column.is_titled):
            # Qt asks for a title dozens of times for each painting of the list.
            title = self._titles.get(column.name)
            if title is None:
                title = self._titles[column.name] = column.title()
            return title
        return "" if role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        """Return a cell's text, tooltip or text for screen readers."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == _ROLE.AccessibleTextRole and column.heard is not None:
            return column.heard(row)
        if role in _WORDS:
            return column.text(row)
        if role == _ROLE.AccessibleDescriptionRole:
            return self.sentence(row)
        if role == _ROLE.ToolTipRole and column.tip is not None:
            return column.tip(row)
        return None
