"""The question before something that can't be undone. The default answer, also for Esc, changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from k2desk.ui.controls.tab_order import tab_order_changed

SAYS_NOTHING = "says_nothing"
"""The property of a window that names nothing of the list, so that it may be shown while K2Desk is covered."""


class Question(QMessageBox):
    """Asks. `yes` is the button that continues; `no` leaves everything as it is."""

    def __init__(self, parent: QWidget, title: str, text: str, more: str, *, yes: str, no: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName(type(self).__name__)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setInformativeText(more)
        self.yes: QPushButton = self.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        self.no: QPushButton = self.addButton(no, QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.no)
        self.setEscapeButton(self.no)
        tab_order_changed(self)
