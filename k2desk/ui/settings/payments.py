"""Settings › Payments: leads to what is kept of them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.navigator import Navigator
from k2desk.ui.settings.section import Section


class KeptPayments(Section):
    """Says that payments are in memory only, and leads to the choice for the open account."""

    def __init__(self, program: ProgramServices, navigator: Navigator) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("Payments"))
        self.remark(
            lambda: self.tr(
                "K2Desk forgets the payments that it asked for when it closes. You can keep those of this account for"
                " some days."
            )
        )
        choose = SecondaryButton(lambda: self.tr("Kee&p payments…"), object_name="SettingsKeepPayments")
        choose.clicked.connect(lambda: navigator.show_payments(keep=True))
        self.column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
