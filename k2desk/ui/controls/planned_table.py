"""The table of planned and created subscriptions. Its columns are as wide as the words of the current language need."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView

from k2desk.ui.controls.chip import chip_size
from k2desk.ui.controls.picture_table import as_picture
from k2desk.ui.controls.planned_rows import PlannedDelegate, PlannedModel, RowState, state_text
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.text_room import letters
from k2desk.ui.text.events import EVENT_WORDS, event_name

_AIR = 30
_TILL, _ADDRESS, _LEAST = 33, 40, 18
"""The usual width of the till's and the address' columns, and the least width of each of them, in letters."""


class PlannedTable(Translated, QTableView):
    """The table for the preview and for the creation. Nothing can be selected in it."""

    def __init__(self, model: PlannedModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        model.modelReset.connect(self._share_width)
        model.dataChanged.connect(self._share_width)
        self.setItemDelegate(PlannedDelegate(model))
        as_picture(self)
        self.on_language_change(self._share_width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def font_changed(self) -> None:
        """Share the width among the columns for the new font."""
        self._share_width()

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        most, wanted, least = (letters(count, metrics) for count in (_TILL, _ADDRESS, _LEAST))
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 18)
        state = max(chip_size(state_text(one)).width() for one in RowState) + _AIR
        shown = {row.event for row in self._rows.rows} or EVENT_WORDS
        event = max(QFontMetrics(self.font()).horizontalAdvance(event_name(name)) for name in shown) + _AIR
        remark = self.horizontalHeader().minimumSectionSize()
        rest = max(2 * least, self.viewport().width() - state - event - remark)
        till = min(most, rest // 2)
        address = max(least, min(wanted, rest - till))
        # Not stretched by Qt: a last column that Qt stretches never becomes narrower than the default width.
        remark = max(remark, self.viewport().width() - till - event - address - state)
        for column, width in enumerate((till, event, address, state, remark)):
            self.setColumnWidth(column, width)
