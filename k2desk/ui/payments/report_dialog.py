"""The message that reports a missing payment to Kopo Kopo, ready to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from k2desk.services.payments.not_yet import MissingReport
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.message_card import MessageCard
from k2desk.ui.text.payment_findings import report_letter
from k2desk.ui.text.payments import TillName

if TYPE_CHECKING:
    from k2desk.model.clock import Clock


class MissingReportDialog(DialogFrame):
    """Shows the message. Its range of time is one that no other open report has."""

    def __init__(self, parent: QWidget, report: MissingReport, till_name: TillName, clock: Clock) -> None:
        super().__init__(
            parent,
            self.tr("Report a missing payment"),
            self.tr(
                "Send this to Kopo Kopo’s support. They want one till and one range of time for each payment, and each"
                " range only once."
            ),
            width=80,
        )
        self.message = MessageCard(
            lambda: report_letter(report, till_name, clock.now()),
            self.tr("Message for Kopo Kopo"),
            self.tr("Copy the &message"),
        )
        self.column.addWidget(self.message)
