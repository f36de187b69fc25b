"""Settings › Hand over: the list to another computer, or from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.buttons import ToolButton
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.settings.section import Section
from k2desk.ui.style.theme import GAP_S

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices
    from k2desk.ui.controls.navigator import Navigator


class HandingOver(Section):
    """Two buttons: make a file, and open one."""

    def __init__(self, program: ProgramServices, navigator: Navigator) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("Another computer"))
        self.remark(
            lambda: self.tr(
                "A new computer, or somebody new? One file takes the list, tills, names and history along. Only its"
                " passphrase opens it."
            )
        )
        make = ToolButton(lambda: self.tr("Hand over…"), "download", clicked=navigator.hand_over)
        take = ToolButton(lambda: self.tr("Open a hand-over file…"), "file", clicked=navigator.open_hand_over)
        make.setObjectName("HandOver")
        take.setObjectName("OpenHandOverFile")
        buttons = QWidget()
        FlowLayout(make, take, on=buttons, spacing=GAP_S)
        self.column.addWidget(buttons)
