"""Asks whether to wait for a create that is under way when the window is closed or the account is switched."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from k2desk.ui.controls.tab_order import tab_order_changed
from k2desk.ui.text.plain import filled


class ClosingDialog(QMessageBox):
    """A question. When the answers have arrived it closes itself and calls `end`.

    With `switching` only the account is left, not the program.
    """

    def __init__(
        self,
        parent: QWidget,
        when_idle: Callable[[], Awaitable[None]],
        end: Callable[[], object],
        count: int = 1,
        *,
        switching: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._end = end
        self._came = False
        self.setWindowTitle(self.tr("K2Desk"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        if count > 1:
            text = filled(self.tr("{n} subscriptions are being made, one after another."), n=count)
        else:
            text = self.tr("A subscription is being sent.")
        self.setText(text)
        if switching:
            text = self.tr(
                "If you switch now, K2Desk may not learn whether it was made."
                " Wait: K2Desk switches by itself when the answer is here."
            )
            words = self.tr("Stay &here"), self.tr("&Switch without the answer")
        else:
            text = self.tr(
                "If you close now, K2Desk may not learn whether it was made."
                " Wait: K2Desk closes by itself when the answer is here."
            )
            words = self.tr("&Keep K2Desk open"), self.tr("&Close without the answer")
        if count > 1:
            text += " " + self.tr("Those that are not sent yet stay in your list as not sent.")
        self.setInformativeText(text)
        stay = self.addButton(words[0], QMessageBox.ButtonRole.RejectRole)
        self._leave = self.addButton(words[1], QMessageBox.ButtonRole.DestructiveRole)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)
        tab_order_changed(self)
        self._waiting = asyncio.ensure_future(self._wait(when_idle))
        self.buttonClicked.connect(self._answered)
        # For every way of closing it, including Esc and the window's cross: after "stay", arriving answers must not end
        # the program.
        self.finished.connect(self._stop_waiting)

    async def _wait(self, when_idle: Callable[[], Awaitable[None]]) -> None:
        await when_idle()
        self._came = True
        self.close()
        self._end()

    def _stop_waiting(self) -> None:
        if not self._came:
            self._waiting.cancel()

    def _answered(self, button: QAbstractButton) -> None:
        if button is self._leave and not self._came:
            self._stop_waiting()
            self._end()
