"""Asks whether to wait for a create that is under way when the window is closed or the account is switched."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.question import SAYS_NOTHING, Question
from k2desk.ui.text.plain import filled


class ClosingDialog(Question):
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
        if count > 1:
            text = filled(self.tr("K2Desk is creating {n} subscriptions."), n=count)
        else:
            text = self.tr("K2Desk is sending a subscription.")
        if switching:
            more = self.tr(
                "If you switch now, K2Desk may not learn if it was made. Wait: K2Desk switches when the answer arrives."
            )
            stay, leave = self.tr("Stay &here"), self.tr("&Switch without the answer")
        else:
            more = self.tr(
                "If you close now, K2Desk may not learn if it was made. Wait: K2Desk closes when the answer arrives."
            )
            stay, leave = self.tr("&Keep K2Desk open"), self.tr("&Close without the answer")
        if count > 1:
            more += " " + self.tr("The others stay in your list as “Not sent”.")
        super().__init__(parent, self.tr("K2Desk"), text, more, yes=leave, no=stay)
        self.setProperty(SAYS_NOTHING, True)
        self._end = end
        self._came = False
        self._waiting = asyncio.ensure_future(self._wait(when_idle))
        self.yes.clicked.connect(self._leave)
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

    def _leave(self) -> None:
        if not self._came:
            self._stop_waiting()
            self._end()
