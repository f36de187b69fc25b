"""The second step of a comparison: which column holds what, with the first payments as K2Desk reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from k2desk.model.clock import Clock
from k2desk.model.outside import Most, one_line
from k2desk.services.lists.cells import DayOrder
from k2desk.services.lists.columns import Columns, Holds
from k2desk.services.lists.comparing import FoundColumns
from k2desk.services.lists.tables import Sheet
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import in_column, in_row, named
from k2desk.ui.controls.elided_box import ElidedBox
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.table_view import Mode, set_up_table
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, small_font
from k2desk.ui.text.payment_lists import cents_words, holds_name, moment_words, payer_words

if TYPE_CHECKING:
    from k2desk.services.lists.rows import ReadList

_BOX = 22
_TITLE = 28
_HEAD = 4
"""The rows in which the titles of the columns stand, as a rule."""

_ROWS = 12
"""How many payments are shown."""


class ColumnsView(QWidget):
    """Boxes to choose columns in. `changed` is emitted when the user has chosen another column, sheet or order."""

    changed = Signal()
    sheet_chosen = Signal(int)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._columns = Columns({})
        self._is_filling = False
        self.sheet = named(ChoiceBox(), "ListSheet", self.tr("Sheet"))
        self.sheet.currentIndexChanged.connect(self._sheet_changed)
        self._sheet_row = QWidget()
        in_row(PlainLabel(self.tr("Sheet")), (self.sheet, 1), on=self._sheet_row, spacing=GAP_S)
        self.order = named(ChoiceBox(), "DayOrder", self.tr("How days are written"))
        for order, words in (
            (DayOrder.DAY_FIRST, self.tr("Day first: 5/11 is 5 November")),
            (DayOrder.MONTH_FIRST, self.tr("Month first: 5/11 is 11 May")),
        ):
            self.order.addItem(words, order)
        self.order.currentIndexChanged.connect(self._chosen)
        self.boxes: dict[Holds, ChoiceBox] = {}
        fields = []
        for holds in Holds:
            box = self.boxes[holds] = named(ElidedBox(), f"Column-{holds.value}", holds_name(holds))
            box.setMinimumContentsLength(16)
            box.setMaximumWidth(letters(_BOX, self.fontMetrics()))
            box.currentIndexChanged.connect(self._chosen)
            fields.append(_field(PlainLabel(holds_name(holds), kind="muted", font=small_font()), box))
        self._order_field = _field(PlainLabel(self.tr("Days"), kind="muted", font=small_font()), self.order)
        choosing = FlowLayout(*fields, self._order_field, spacing=GAP_M)
        self.sum = PlainLabel(wrap=True)
        self.note = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.table = named(QTableWidget(0, 6), "ReadRows", self.tr("The first payments, as K2Desk reads them"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Line"),
                self.tr("Reference"),
                self.tr("Amount"),
                self.tr("Time (EAT)"),
                self.tr("Till"),
                self.tr("From"),
            ]
        )
        set_up_table(self.table, Mode.NoSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for column in range(6):
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        in_column(self._sheet_row, choosing, self.sum, self.note, (self.table, 1), on=self, spacing=GAP_S)

    # -- what is chosen ----------------------------------------------------------------------------------------------

    def columns(self) -> Columns:
        """Return the columns that are chosen."""
        places = {holds: place for holds, box in self.boxes.items() if (place := box.currentIndex() - 1) >= 0}
        return replace(self._columns, places=places)

    @property
    def chosen_order(self) -> DayOrder:
        """How the user says that days are written."""
        return DayOrder(self.order.currentData())

    def show_sheets(self, sheets: tuple[Sheet, ...], chosen: int) -> None:
        """Offer the sheets of a workbook."""
        self._is_filling = True
        self.sheet.clear()
        for sheet in sheets:
            self.sheet.addItem(one_line(sheet.name, Most.NAME))
        self.sheet.setCurrentIndex(chosen)
        self._sheet_row.setVisible(len(sheets) > 1)
        self._is_filling = False

    def show_columns(self, sheet: Sheet, found: FoundColumns) -> None:
        """Show what K2Desk found in a sheet."""
        self._is_filling = True
        columns = self._columns = found.columns
        titles = _titles(sheet)
        for holds, box in self.boxes.items():
            box.clear()
            box.addItems([self.tr("None"), *titles])
            box.setCurrentIndex(columns.places.get(holds, -1) + 1)
        self.order.setCurrentIndex(0 if columns.order is not DayOrder.MONTH_FIRST else 1)
        self._order_field.setVisible(found.asks_for_order)
        count = self.tr("%n formulas have no result.", "", sheet.formulas)
        formulas = self.tr("Open the list in your spreadsheet program, save it, then open it here again.")
        self.note.setText(f"{count} {formulas}" if sheet.formulas else "")
        self.note.setVisible(bool(sheet.formulas))
        self._is_filling = False

    def show_read(self, read: ReadList) -> None:
        """Show the first payments, and how many there are."""
        found = self.tr("%n payments found.", "", len(read.rows))
        others = self.tr("%n rows are not payments.", "", len(read.unread)) if read.unread else ""
        check = self.tr("Check that the first ones are right.") if read.rows else ""
        self.sum.setText(" ".join(filter(None, (found, others, check))))
        now = self._clock.now()
        self.table.setRowCount(min(_ROWS, len(read.rows)))
        for place, one in enumerate(read.rows[:_ROWS]):
            cells = (str(one.line), one.reference, cents_words(one.cents), moment_words(one, now), one.till)
            for column, text in enumerate((*cells, payer_words(one, whole=False))):
                self.table.setItem(place, column, QTableWidgetItem(one_line(text, Most.NAME)))

    def say_reading(self) -> None:
        """Say that the list is being read."""
        self.sum.setText(self.tr("Reading…"))

    def focus_boxes(self) -> None:
        """Set the focus on the first box."""
        self.boxes[Holds.REFERENCE].setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, _: int) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _sheet_changed(self, place: int) -> None:
        if not self._is_filling and place >= 0:
            self.sheet_chosen.emit(place)


def _field(label: PlainLabel, box: ChoiceBox) -> QWidget:
    field = QWidget()
    label.setBuddy(box)
    in_column(label, box, on=field, spacing=2)
    return field


def _titles(sheet: Sheet) -> list[str]:
    """Return a name for each column: its letter as in a spreadsheet, and the first text in it."""
    width = max(map(len, sheet.rows[:50]), default=0)
    titles = []
    for place in range(max(width, max(map(len, sheet.rows)))):
        texts = [row[place] for row in sheet.rows[:_HEAD] if place < len(row) and row[place]]
        words = [text for text in texts[:_HEAD] if not any(map(str.isdigit, text))][:2]
        text = " · ".join(words or texts[:1])
        titles.append(one_line(f"{_letter(place)} · {text}" if text else _letter(place), _TITLE))
    return titles


def _letter(place: int) -> str:
    letter = ""
    while place >= 0:
        place, rest = divmod(place, 26)
        letter, place = chr(65 + rest) + letter, place - 1
    return letter
