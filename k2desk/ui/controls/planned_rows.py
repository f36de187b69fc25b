"""The table that shows planned and created subscriptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QScrollArea

from k2desk.ui.controls.chip import chip_size
from k2desk.ui.controls.column import Cell, Column, widest
from k2desk.ui.controls.row_delegate import TEXT, RowDelegate, paint_badge, paint_lines
from k2desk.ui.controls.table_model import Index, TableModel
from k2desk.ui.controls.table_view import Mode, TableView
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import Tone, scaled_metrics
from k2desk.ui.text.events import EVENT_WORDS, event_name
from k2desk.ui.text.places import short_place

_CONTEXT = "Many"
_AIR = 30
_TILL, _ADDRESS, _LEAST = 33, 40, 18
"""The usual width of the till's and the address' columns, and the least width of each of them, in letters."""
_LEAST_REMARK = 30
_EDGES = 4


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

    `till` is the till's number and name, or "" for the whole business. `place` is the name of the address, or "".
    """

    till: str
    event: str
    address: str
    state: RowState
    remark: str = ""
    place: str = ""


class PlannedModel(TableModel[PlannedTableRow]):
    """Shows the planned subscriptions, and their states while they are created."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        usual = scaled_metrics(1.0)
        self.set_columns(
            (
                Column(
                    "till",
                    lambda: self.tr("Till"),
                    lambda row: row.till or self.tr("Whole business"),
                    lambda rows: letters(_LEAST, usual),
                    lambda rows: (
                        widest([row.till or self.tr("Whole business") for row in rows], scaled_metrics(TEXT)) + _AIR
                    ),
                    share=0.5,
                    most=lambda: letters(_TILL, usual),
                ),
                Column(
                    "event",
                    lambda: self.tr("Tell us when"),
                    lambda row: event_name(row.event),
                    lambda rows: self._event_width(),
                    paint=lambda cell, row: paint_lines(cell, event_name(row.event), own=True),
                ),
                Column(
                    "address",
                    lambda: self.tr("Sent to"),
                    _place,
                    lambda rows: letters(_LEAST, usual),
                    lambda rows: widest([*map(_place, rows)], scaled_metrics(TEXT)) + _AIR,
                    share=0.9,
                    most=lambda: letters(_ADDRESS, usual),
                    paint=lambda cell, row: paint_lines(cell, _place(row), muted=True),
                ),
                Column(
                    "state",
                    lambda: self.tr("State"),
                    lambda row: state_text(row.state),
                    lambda rows: self._state_width(),
                    paint=_paint_state,
                ),
                Column(
                    "remark",
                    lambda: self.tr("Remark"),
                    lambda row: row.remark,
                    lambda rows: _LEAST_REMARK if any(row.remark for row in self.lines) else 0,
                    share=1,
                    is_titled=False,
                    tip=lambda row: row.remark or None,
                    paint=_paint_remark,
                ),
            )
        )

    def _event_width(self) -> int:
        """Return the room for the events of all rows: what is scrolled into sight has it already."""
        events = {row.event for row in self.lines} or set(EVENT_WORDS)
        return widest([event_name(name) for name in events], scaled_metrics(TEXT)) + _AIR

    def _state_width(self) -> int:
        """Return the room for the states that rows have now: a state that comes later makes its own room."""
        states = {row.state for row in self.lines} or set(RowState)
        return max(chip_size(state_text(one)).width() for one in states) + _AIR


def _place(row: PlannedTableRow) -> str:
    return short_place(row.address, row.place)


def _paint_remark(cell: Cell, row: PlannedTableRow) -> None:
    # A letter or two would say nothing. The whole remark is in the tooltip.
    if cell.room.width() > letters(_LEAST // 2, scaled_metrics(TEXT)):
        paint_lines(cell, row.remark, muted=True)


def _paint_state(cell: Cell, row: PlannedTableRow) -> None:
    icon, tone, _ = ROW_LOOKS[row.state]
    paint_badge(cell, icon, state_text(row.state), tone)


class PlannedTable(TableView):
    """For the preview and for the creation; nothing is chosen in it."""

    def __init__(self, model: PlannedModel, *, is_whole: bool = False) -> None:
        """Make a table. With `is_whole` it is as high as its rows, for a page that scrolls."""
        self._is_whole = is_whole
        super().__init__(model, RowDelegate(model), Mode.NoSelection)
        model.dataChanged.connect(self.share_width)
        if is_whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def lay_out(self) -> None:
        """Set the height of the table too, if it shows all rows."""
        super().lay_out()
        if self._is_whole:
            rows = self.rows.rowCount() * self.verticalHeader().defaultSectionSize()
            self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + _EDGES)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Scroll the page to the row that the keyboard is on."""
        super().currentChanged(current, previous)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if self._is_whole and area is not None and content is not None and self.hasFocus():
            row = self.viewport().mapTo(content, self.visualRect(current).center())
            area.ensureVisible(0, row.y(), 0, 2 * self.verticalHeader().defaultSectionSize())
