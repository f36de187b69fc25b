"""The table of planned and created rows: its columns are as wide as the words of the language in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView

from k2desk.ui.controls.chip import chip_size
from k2desk.ui.controls.picture_table import as_picture
from k2desk.ui.event_names import event_name, event_types
from k2desk.ui.many.rows import ManyDelegate, ManyModel, RowState, state_text

_AIR = 30
_TILL, _ADDRESS, _LEAST = 26, 32, 14
"""Average characters that a till with its name, an address, and at least each of them, is given."""


class RowsTable(QTableView):
    """For the preview and for the creation; nothing is chosen in it."""

    def __init__(self, model: ManyModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ManyDelegate(model))
        as_picture(self)
        self.horizontalHeader().setStretchLastSection(True)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width out anew."""
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Other words and letters take another room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.FontChange}:
            self._share_width()

    def _share_width(self) -> None:
        metrics = self.fontMetrics()
        letter = metrics.averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 18)
        state = max(chip_size(state_text(one)).width() for one in RowState) + _AIR
        event = max(QFontMetrics(self.font()).horizontalAdvance(event_name(name)) for name in event_types()) + _AIR
        rest = max(2 * _LEAST * letter, self.viewport().width() - state - event)
        till = min(_TILL * letter, rest // 2)
        address = max(_LEAST * letter, min(_ADDRESS * letter, rest - till))
        for column, width in enumerate((till, event, address, state)):
            self.setColumnWidth(column, width)
