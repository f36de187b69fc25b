"""About: version, licence, where files are kept, and the free software inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.icons import pixmap
from k2desk.ui.theme import GAP_L, GAP_M, GAP_S, GAP_XL, heading_font, theme, title_font

Parts = Sequence[tuple[str, str, str]]


class AboutDialog(QDialog):
    """`gather` gives (name, version, licence) of the parts when they were read."""

    def __init__(
        self,
        parent: QWidget,
        version: str,
        folders: Sequence[tuple[str, str]],
        gather: Callable[[Callable[[Parts], None]], None],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("AboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About K2Desk"))
        picture = QLabel()
        picture.setPixmap(pixmap("k2desk", 48, theme().colours.text, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(f"K2Desk {version}", font=title_font()))
        line = self.tr("Payment alerts from Kopo Kopo, set up and watched without a programmer.")
        words.addWidget(PlainLabel(line, kind="muted", wrap=True))
        words.addWidget(PlainLabel(self.tr("Free software under the MIT licence."), kind="muted"))
        head = QHBoxLayout()
        head.setSpacing(GAP_L)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        names = {"data": self.tr("Your list"), "settings": self.tr("Settings"), "log": self.tr("Log")}
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_M)
        grid.setVerticalSpacing(GAP_S)
        grid.setColumnStretch(1, 1)
        for row, (kind, path) in enumerate(folders):
            grid.addWidget(PlainLabel(names[kind]), row, 0)
            grid.addWidget(ElidedLabel(path, kind="muted"), row, 1)
        self.parts = QTableWidget(0, 3)
        self.parts.setObjectName("Parts")
        self.parts.setAccessibleName(self.tr("The free software inside"))
        self.parts.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Version"), self.tr("Licence")])
        self.parts.verticalHeader().hide()
        self.parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.parts.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.parts.setTabKeyNavigation(False)
        self.parts.setShowGrid(False)
        self.parts.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.parts.horizontalHeader().setStretchLastSection(True)
        close = SecondaryButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_XL, GAP_XL, GAP_L)
        column.setSpacing(GAP_M)
        column.addLayout(head)
        column.addWidget(PlainLabel(self.tr("Where files are kept"), font=heading_font()))
        column.addLayout(grid)
        column.addWidget(PlainLabel(self.tr("The free software inside"), font=heading_font()))
        column.addWidget(self.parts, 1)
        column.addLayout(foot)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 84, metrics.height() * 30)
        gather(self._show)

    def _show(self, parts: Parts) -> None:
        self.parts.setRowCount(len(parts))
        for row, part in enumerate(parts):
            for column, text in enumerate(part):
                self.parts.setItem(row, column, QTableWidgetItem(text))
