"""Presses every button of every page, and of the dialogs that they open, and reports the dead ones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from k2desk.tour.dead_buttons import PressAudit, name_of, pressable
from k2desk.tour.ui_driver import UiDriver
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.text.language import language

_SMALL = 1024, 600
_SETTLED = 0.06
_PRESSED = 0.1

Enter = Callable[[], Awaitable[QWidget | None]]
"""Shows a screen, and returns the widget whose buttons are pressed, or None if there is no way to it any more."""


class PressRound:
    """Goes from screen to screen in a small window. `complaints` are the dead buttons, and `presses` counts all."""

    def __init__(self, do: UiDriver) -> None:
        self._do, self._window = do, do.window
        self._audit = PressAudit()
        self._seen: set[str] = set()
        self._language = language().current
        self.complaints: list[str] = []
        self.presses = 0

    async def through(self) -> None:
        """Press everything."""
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self._window.resize(*_SMALL)
        with self._audit.watching():
            await self._press_all("window", self._whole_window)
            for page in PageId:
                await self._press_all(page.value, lambda page=page: self._page(page))  # type: ignore[misc]
            for kind, record_id in (await self._rows()).items():
                await self._press_all(f"details, {kind}", lambda row=record_id: self._details(row))  # type: ignore[misc]
            await self._press_all("welcome", self._welcome)

    async def _whole_window(self) -> QWidget:
        await self._page(PageId.SUBSCRIPTIONS)
        return self._window

    async def _page(self, page: PageId) -> QWidget | None:
        await self._open()
        navigator = self._window.navigator
        navigator.leave_welcome()
        match page:
            case PageId.NEW_SUBSCRIPTION:
                navigator.new_subscription()
            case PageId.BULK:
                navigator.bulk_subscriptions()
            case _:
                navigator.go_to(page)
        await asyncio.sleep(_SETTLED)
        return self._window.page(page)

    async def _rows(self) -> dict[str, str]:
        """Return the id of one row for each badge."""
        await self._open()
        account = self._do.account()
        return {str(self._do.kind(entry).value): entry.id for entry in account.cache}

    async def _open(self) -> None:
        """Wait until an account is open: a press may have chosen another one, or its page was left for Welcome."""
        await self._do.until(lambda: self._do.program.account is not None, "no account opens")

    async def _details(self, record_id: str) -> QWidget | None:
        await self._open()
        if all(entry.id != record_id for entry in self._do.account().cache):
            return None
        await self._page(PageId.SUBSCRIPTIONS)
        self._window.navigator.show_row(record_id)
        await asyncio.sleep(_SETTLED)
        return self._window.findChild(QWidget, "Details")

    async def _welcome(self) -> QWidget:
        self._window.show_welcome(can_go_back=True)
        await asyncio.sleep(_SETTLED)
        return self._window

    async def _press_all(self, name: str, enter: Enter) -> None:
        pressed: set[str] = set()
        while (root := await enter()) is not None:
            found = self._keys(root)
            key = next((key for key in found if key not in pressed), None)
            if key is None:
                break
            pressed.add(key)
            self.presses += 1
            if await self._audit.is_dead(found[key]):
                self.complaints.append(f"{name}: a press on {key!r} does nothing")
            await asyncio.sleep(_PRESSED)
            for dialog in _dialogs():
                kind = type(dialog).__name__
                if kind not in self._seen and not isinstance(dialog, QFileDialog):
                    self._seen.add(kind)
                    self._tidy()
                    await self._press_all(kind, lambda kind=kind, key=key: self._dialog(enter, key, kind))  # type: ignore[misc]
                    break
            self._tidy()
            await asyncio.sleep(_SETTLED)
        self._tidy()

    async def _dialog(self, enter: Enter, key: str, kind: str) -> QWidget | None:
        """Open a dialog again by its button, unless it is open."""
        if not any(type(one).__name__ == kind for one in _dialogs()):
            self._tidy()
            root = await enter()
            button = self._keys(root).get(key) if root is not None else None
            if button is None:
                return None
            button.click()
            await asyncio.sleep(_PRESSED)
        return next((one for one in _dialogs() if type(one).__name__ == kind), None)

    @staticmethod
    def _keys(root: QWidget) -> dict[str, QAbstractButton]:
        """Return the buttons by a name that is the same when the screen is shown again."""
        found: dict[str, QAbstractButton] = {}
        for button in pressable(root.window()):
            if root.isAncestorOf(button):
                name, number = name_of(button), 1
                while name in found:
                    number += 1
                    name = f"{name_of(button)} ({number})"
                found[name] = button
        return found

    def _tidy(self) -> None:
        """Close menus and dialogs, uncover the window, and speak the language from before."""
        self._window.uncover()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in _dialogs():
            if isValid(dialog):
                dialog.close()
        if language().current != self._language:
            language().choose(self._language)


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
