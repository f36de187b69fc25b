"""Asks whether to wait for a create that is on its way when the window is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from k2desk.ui.keys.arranging import keys_changed


class ClosingDialog(QMessageBox):
    """Asked once; closes itself and the program when the answer has come meanwhile."""

    def __init__(self, parent: QWidget, when_idle: Callable[[], Awaitable[None]], end: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._end = end
        self.setWindowTitle(self.tr("K2Desk"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("A subscription is being sent."))
        self.setInformativeText(
            self.tr(
                "If you close now, K2Desk may not learn whether it was made."
                " Wait: K2Desk closes by itself when the answer is here."
            )
        )
        stay = self.addButton(self.tr("Keep K2Desk open"), QMessageBox.ButtonRole.RejectRole)
        self._leave = self.addButton(self.tr("Close without the answer"), QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        keys_changed(self)
        self._waiting = asyncio.ensure_future(self._wait(when_idle))
        self.buttonClicked.connect(self._answered)

    async def _wait(self, when_idle: Callable[[], Awaitable[None]]) -> None:
        await when_idle()
        self.close()
        self._end()

    def _answered(self, button: QAbstractButton) -> None:
        self._waiting.cancel()
        if button is self._leave:
            self._end()
