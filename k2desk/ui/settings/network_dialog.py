"""The network's settings in a dialog, for those who can't reach Kopo Kopo and may have no account yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.settings.network import Network


class NetworkDialog(DialogFrame):
    """Shows the network's settings. Changes apply at once, as on the settings page."""

    def __init__(self, parent: QWidget, program: ProgramServices) -> None:
        super().__init__(parent, self.tr("Network settings"), width=90)
        self.network = Network(program)
        self.column.addWidget(self.network)
