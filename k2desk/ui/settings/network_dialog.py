"""The network's settings in a dialog, for those who can't reach Kopo Kopo and may have no account yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.settings.network import Network
from k2desk.ui.style.theme import GAP_L, GAP_XL

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices


class NetworkDialog(QDialog):
    """Shows the network's settings. Changes apply at once, as on the settings page."""

    def __init__(self, parent: QWidget, program: ProgramServices) -> None:
        super().__init__(parent)
        self.setObjectName("NetworkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Network settings"))
        self.network = Network()
        self.close_button = SecondaryButton(self.tr("&Close"))
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_XL, GAP_L, GAP_XL, GAP_L)
        column.setSpacing(GAP_L)
        column.addWidget(self.network)
        column.addLayout(buttons)
        self.network.attach(program)
