"""Asks once more before a sample is sent to a real shop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from k2desk.ui.controls.tab_order import tab_order_changed


class LiveQuestion(QMessageBox):
    """A question. `accepted` is emitted only if the user wants to continue."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("LiveQuestion")
        self.setWindowTitle(self.tr("Send a sample alert"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("Your POS might record this as a sale of KES 1. Go on?"))
        self.setInformativeText(
            self.tr(
                "This account is LIVE. The sample carries a reference that begins with K2DESK, so that it can be found."
            )
        )
        go_on = self.addButton(self.tr("&Send the sample"), QMessageBox.ButtonRole.AcceptRole)
        go_on.setObjectName("GoOn")
        leave = self.addButton(self.tr("&Do not send"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(leave)
        self.setEscapeButton(leave)
        tab_order_changed(self)
