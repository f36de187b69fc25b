"""Asks once more before a sample is sent to a real shop."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.question import Question


class LiveQuestion(Question):
    """A question. `accepted` is emitted only if the user wants to continue."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            self.tr("Send a sample alert"),
            self.tr("Your POS might record this as a sale of KES 1. Go on?"),
            self.tr("This account is LIVE. The reference of the sample begins with K2DESK, so that you can find it."),
            yes=self.tr("&Send the sample"),
            no=self.tr("&Don’t send"),
        )
        self.yes.setObjectName("GoOn")
