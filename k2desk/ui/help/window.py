"""The help in a window of its own, for when no account is open and there is no page for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.commands import shortcut
from k2desk.ui.controls.dialog_frame import room_on_screen
from k2desk.ui.controls.navigator import Navigator
from k2desk.ui.help.page import HelpPage
from k2desk.ui.style.text_room import letters


class HelpWindow(QDialog):
    """Shows one article, with all others beside it."""

    def __init__(self, parent: QWidget, article: str, navigator: Navigator) -> None:
        super().__init__(parent)
        self.setObjectName("HelpWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.page = HelpPage(navigator)
        shortcut(self, "find", self.page.begin_search)
        in_column(self.page, on=self)
        metrics = self.fontMetrics()
        self.resize(QSize(letters(157, metrics), metrics.height() * 32).boundedTo(room_on_screen(self)))
        self.page.show_article(article)
