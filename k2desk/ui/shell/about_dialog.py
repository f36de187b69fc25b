"""The dialog *About*: version, licence, folders, and the free software inside with its licences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from k2desk import __version__
from k2desk.services.operation import Operation
from k2desk.services.support_files import Licence, SupportFiles
from k2desk.ui.controls.build import in_column, in_grid, in_row, named
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import if_alive
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.table_view import Mode, set_up_table
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, heading_font, mono_font, theme, title_font


class AboutDialog(DialogFrame):
    """Shows it. The licences of the free software are read when it opens."""

    def __init__(self, parent: QWidget, support: SupportFiles) -> None:
        super().__init__(parent, self.tr("About K2Desk"), width=112, lines=36)
        picture = QLabel(pixmap=pixmap("k2desk", 48, theme().colours.text, self.devicePixelRatioF()))
        line = self.tr("Set up and watch payment alerts from Kopo Kopo, without a programmer.")
        words = in_column(
            PlainLabel(f"K2Desk {__version__}", font=title_font()),
            PlainLabel(line, kind="muted", wrap=True),
            PlainLabel(self.tr("Free software under the MIT licence."), kind="muted"),
            spacing=2,
        )
        head = in_row((picture, Qt.AlignmentFlag.AlignTop), (words, 1), spacing=GAP_L)
        names = {"data": self.tr("Your list"), "settings": self.tr("Settings"), "log": self.tr("Log")}
        grid = in_grid(horizontal=GAP_M, vertical=GAP_S)
        for row, (kind, path) in enumerate(support.folders):
            grid.addWidget(PlainLabel(names[kind]), row, 0)
            grid.addWidget(ElidedLabel(path, kind="muted"), row, 1)
        self.parts = named(QTableWidget(0, 3), "Parts", self.tr("The free software inside"))
        self.parts.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Version"), self.tr("Licence")])
        set_up_table(self.parts, Mode.SingleSelection)
        self.parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.parts.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.parts.horizontalHeader().setStretchLastSection(True)
        self.parts.itemSelectionChanged.connect(self._show_licence)
        self.licence = QPlainTextEdit(
            readOnly=True, tabChangesFocus=True, placeholderText=self.tr("Choose a part to read its licence.")
        )
        self.licence.setObjectName("LicenceText")
        self.licence.setProperty("kind", "field")
        self.licence.setFont(mono_font())
        self.licence.setAccessibleName(self.tr("Licence"))
        both = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        both.addWidget(self.parts)
        both.addWidget(self.licence)
        self._texts: tuple[str, ...] = ()
        self.head.addLayout(head)
        self.column.setSpacing(GAP_M)
        self.column.addWidget(PlainLabel(self.tr("Where files are kept"), font=heading_font()))
        self.column.addLayout(grid)
        self.column.addWidget(PlainLabel(self.tr("The free software inside"), font=heading_font()))
        self.column.addWidget(both, 1)
        support.licences().listen(if_alive(self, self._show))

    def _show(self, reading: Operation[Sequence[Licence]]) -> None:
        parts = reading.outcome or ()
        self._texts = tuple(text for _, _, _, text in parts)
        self.parts.setRowCount(len(parts))
        for row, (*cells, _) in enumerate(parts):
            for column, text in enumerate(cells):
                self.parts.setItem(row, column, QTableWidgetItem(text))

    def _show_licence(self) -> None:
        rows = self.parts.selectionModel().selectedRows()
        self.licence.setPlainText(self._texts[rows[0].row()] if rows else "")
