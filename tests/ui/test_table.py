"""The one kind of table: a column is a record, and the width is shared out by what columns need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from k2desk.ui.controls.column import Column, share_room
from k2desk.ui.controls.row_delegate import RowDelegate
from k2desk.ui.controls.table_model import TableModel
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.style.theme import theme

ROLE = Qt.ItemDataRole


class _Model(TableModel[str]):
    def __init__(self, *columns: Column[str]) -> None:
        super().__init__()
        self.set_columns(columns)
        self.show_rows(("b", "a"))

    def id_of(self, place: int) -> str:
        return self.lines[place]

    def arrange(self) -> None:
        self.lines = tuple(sorted(self.lines))


LETTER = Column[str]("letter", lambda: "Letter", lambda row: row, lambda rows: 50)
MORE = Column[str](
    "more",
    lambda: "More",
    lambda row: f"{row}{row}",
    lambda rows: 70,
    heard=lambda row: f"twice {row}",
    tip=lambda row: f"tip of {row}",
    saved=lambda row: row.upper(),
)
FILE_ONLY = Column[str]("file", lambda: "In files", lambda row: f"file {row}")


@pytest.fixture
def table(qapp, qtbot):
    theme().start(qapp, "light")
    table = TableView(_Model(LETTER, MORE, FILE_ONLY), RowDelegate(_Model(LETTER, MORE)), Mode.SingleSelection)
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    return table


def test_a_column_is_shown_said_tipped_and_saved_from_its_record_alone(table):
    model = table.rows
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())] == [
        "Letter",
        "More",
    ]
    cell = model.index(0, model.column_at("more"))
    assert [cell.data(role) for role in (ROLE.DisplayRole, ROLE.AccessibleTextRole, ROLE.ToolTipRole)] == [
        "bb",
        "twice b",
        "tip of b",
    ]
    assert cell.data(ROLE.AccessibleDescriptionRole) == "b, bb", "the row as one sentence"
    assert table.columnWidth(1) >= 70
    assert model.contents() == (("Letter", "More", "In files"), [("b", "B", "file b"), ("a", "A", "file a")])


def test_a_selection_stays_on_its_row_when_rows_are_arranged(table):
    table.choose("b")
    table.rows.refresh()
    (chosen,) = table.selectionModel().selectedRows()
    assert (chosen.row(), table.rows.row_at(chosen.row())) == (1, "b")


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (400, {0: 100, 1: 100, 2: 80, 3: 120}),
        (300, {0: 100, 1: 60, 2: 80, 3: 60}),
        (250, {0: 100, 2: 80, 3: 70}),
        (170, {0: 100, 3: 70}),
        (120, {0: 100, 3: 30}),
    ],
)
def test_columns_give_way_one_after_another_and_one_takes_the_rest(room, widths):
    def column(name: str, **more) -> Column[str]:
        return Column(name, lambda: name, lambda row: row, lambda rows: 0, **more)

    columns = [
        column("fixed"),
        column("half", share=0.5, most=lambda: 100, gives_way=1),
        column("second", gives_way=2),
        column("rest", share=1),
    ]
    assert share_room(columns, room, [100, 60, 80, 60]) == widths
