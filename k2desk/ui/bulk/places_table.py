"""The table in which each till and address of practice gets its place on Live."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from k2desk.model.problems import Problem
from k2desk.services.forms.go_live import LivePlan, Places, SetUp
from k2desk.ui.controls.row_delegate import FieldDelegate
from k2desk.ui.controls.table_view import Mode, set_up_table
from k2desk.ui.controls.translated import Translated
from k2desk.ui.text.coverage import till_words
from k2desk.ui.text.messages import words_of
from k2desk.ui.text.places import short_place
from k2desk.ui.text.plain import filled, plain_tip

_HERE, _LIVE, _NOTE = 0, 1, 2
_AT_A_TIME = 0.006
"""Seconds of filling the table before other events are handled."""

_ROWS = 20
_SHARE = 0.3
"""The part of the width for what is practised, and for what is typed."""

_AIR = 16
Key = tuple[str, str]
"""The kind of a row ("till" or "address"), and what it stands for."""


class PlacesTable(Translated, QTableWidget):
    """One row for each till and address. The middle column is typed into."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setObjectName("LivePlaces")
        set_up_table(self, Mode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.AllEditTriggers)
        self.setItemDelegateForColumn(_LIVE, FieldDelegate(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _AIR)
        self.itemChanged.connect(lambda _: self.typed.emit())
        self._set_up = SetUp()
        self._plan = LivePlan()
        self._waiting: list[tuple[Key, str]] = []
        self._rows: dict[Key, int] = {}
        self._filling = QTimer(self, singleShot=True)
        self._filling.timeout.connect(self._fill_some)
        self.on_language_change(self._show_words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give most room to the notes, which are sentences."""
        super().resizeEvent(event)
        for column in (_HERE, _LIVE):
            self.setColumnWidth(column, int(self.viewport().width() * _SHARE))

    def show_set_up(self, set_up: SetUp, places: Places) -> None:
        """Show the tills and addresses of an account, with what was typed for them."""
        self._set_up, self._plan = set_up, LivePlan()
        self._rows = {}
        rows = [(("till", till), places.tills.get(till, "")) for till in set_up.tills]
        rows += [(("address", address), places.addresses.get(address, "")) for address in set_up.addresses]
        self._waiting = rows[::-1]
        self._quietly(lambda: self.setRowCount(0))
        self._fill_some()

    def places(self) -> Places:
        """Return what is typed in the table."""
        found: dict[str, dict[str, str]] = {"till": {}, "address": {}}
        for (kind, value), row in self._rows.items():
            item = self.item(row, _LIVE)
            found[kind][value] = item.text().strip() if item is not None else ""
        for (kind, value), typed in self._waiting:
            found[kind][value] = typed
        return Places(found["till"], found["address"])

    def show_plan(self, plan: LivePlan) -> None:
        """Show in each row what is wrong with it, or that it is left out."""
        self._plan = plan
        self._quietly(self._put_notes)

    def go_to_problem(self) -> None:
        """Begin to edit the first row that prevents the plan, or the first empty one."""
        while self._waiting:
            self._fill_some()
        wrong = [row for key, row in self._rows.items() if (found := self._problem(key)) is not None and found.blocks]
        empty = [row for row in self._rows.values() if not self._text(row)]
        row = next(iter((*wrong, *empty)), None)
        if row is not None:
            self.setFocus()
            self.setCurrentCell(row, _LIVE)

    def _fill_some(self) -> None:
        until = time.monotonic() + _AT_A_TIME
        while self._waiting and time.monotonic() < until:
            some = [self._waiting.pop() for _ in range(min(_ROWS, len(self._waiting)))]
            self._quietly(lambda rows=some: self._add(rows))  # type: ignore[misc]
        if self._waiting:
            self._filling.start(0)

    def _add(self, rows: list[tuple[Key, str]]) -> None:
        at = self.rowCount()
        self.setRowCount(at + len(rows))
        for row, (key, typed) in enumerate(rows, at):
            here, note = QTableWidgetItem(self._name(key)), QTableWidgetItem("")
            for item in (here, note):
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            here.setToolTip(plain_tip(here.text()))
            self.setItem(row, _HERE, here)
            self.setItem(row, _LIVE, QTableWidgetItem(typed))
            self.setItem(row, _NOTE, note)
            self._rows[key] = row
            self._put_note(key, row)

    def _name(self, key: Key) -> str:
        kind, value = key
        if kind == "till":
            return filled(self.tr("Till {till}"), till=till_words(value, self._set_up.tills.get(value, "")))
        return short_place(value, self._set_up.addresses.get(value, ""))

    def _put_notes(self) -> None:
        for key, row in self._rows.items():
            self._put_note(key, row)

    def _put_note(self, key: Key, row: int) -> None:
        note, live = self.item(row, _NOTE), self.item(row, _LIVE)
        if note is None or live is None:
            return
        problem = self._problem(key)
        text, tip = ("" if live.text().strip() else self.tr("Left out")), ""
        if problem is not None:
            words = words_of(problem)
            text, tip = words.title, f"{words.title} {words.text}"
        note.setText(text)
        note.setToolTip(plain_tip(tip))
        what = self.tr("{here} on Live: {typed}. {note}")
        spoken = filled(what, here=self._name(key), typed=live.text() or self.tr("nothing yet"), note=tip or text)
        live.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _problem(self, key: Key) -> Problem | None:
        kind, value = key
        return (self._plan.till_problems if kind == "till" else self._plan.address_problems).get(value)

    def _text(self, row: int) -> str:
        item = self.item(row, _LIVE)
        return item.text().strip() if item is not None else ""

    def _quietly(self, change: Callable[[], object]) -> None:
        self.blockSignals(True)
        change()
        self.blockSignals(False)
        self.viewport().update()

    def _show_words(self) -> None:
        self.setHorizontalHeaderLabels([self.tr("In the tests"), self.tr("On Live"), self.tr("What happens")])
        self.setAccessibleName(self.tr("Tills and addresses on Live"))

        def names() -> None:
            for key, row in self._rows.items():
                item = self.item(row, _HERE)
                if item is not None:
                    item.setText(self._name(key))
                self._put_note(key, row)

        self._quietly(names)
