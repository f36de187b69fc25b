"""Presses buttons and finds dead ones: a press changes nothing on the screen, announces nothing and moves no focus."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QObject, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QBitmap, QDesktopServices, QImage, QPainter, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from k2desk.ui.controls.announce import announcements
from k2desk.ui.controls.lead_to import bring_into_view
from k2desk.ui.text.plain import without_mark

_PATIENCE = 0.8
"""Seconds that a press may take until something is seen."""

_LOOK_EVERY = 0.03
_AROUND = 8
_LOOKS = 6

_ASKS_FOR_A_PRINTER = frozenset({"PrintWall", "PrintSheet"})
"""Buttons that open the print dialog of the system, which knows nothing of a tour and waits for a person."""


class PressAudit(QObject):
    """Presses one button after another. Links are not opened, but count as seen."""

    def __init__(self) -> None:
        super().__init__()
        self._effects = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Notice announcements and opened links for as long as it is entered."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        flash = application.cursorFlashTime()
        # A caret that blinks would count as a change.
        application.setCursorFlashTime(0)
        heard = announcements.listen(lambda _: self._count())
        for scheme in ("https", "file", "mailto"):
            QDesktopServices.setUrlHandler(scheme, self, self.opened.__name__)  # type: ignore[arg-type]
        try:
            yield
        finally:
            for scheme in ("https", "file", "mailto"):
                QDesktopServices.unsetUrlHandler(scheme)
            heard.close()
            application.setCursorFlashTime(flash)

    @Slot(QUrl)
    def opened(self, _: QUrl) -> None:
        """Notice that a link was opened."""
        self._count()

    def _count(self) -> None:
        self._effects += 1

    async def is_dead(self, button: QAbstractButton) -> bool:
        """Press a button. Returns whether nothing came of it. One that vanishes before the press is not dead."""
        if not isValid(button):
            return False
        bring_into_view(button)
        await asyncio.sleep(_LOOK_EVERY)
        first, before = await _at_rest()
        focus, effects = _focus(), self._effects
        restless = {one: _grown(found) for one, found in _differing(first, before).items()}
        if not isValid(button) or _is_made_choice(button):
            return False
        button.click()
        for _ in range(round(_PATIENCE / _LOOK_EVERY)):
            await asyncio.sleep(_LOOK_EVERY)
            if self._effects != effects or _focus() != focus:
                return False
            now = _screen()
            if set(now) != set(before):
                return False
            changed = _differing(before, now)
            if any(not found.subtracted(restless.get(one, QRegion())).isEmpty() for one, found in changed.items()):
                return False
        return True


def pressable(root: QWidget) -> list[QAbstractButton]:
    """Return the buttons in a window that a press should do something with.

    A choice that is made does nothing more, nor does the lens of the field with the focus. A printer is not asked for.
    """
    return [
        button
        for button in root.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and button.window() is root
        and button.objectName() not in _ASKS_FOR_A_PRINTER
        and not _is_made_choice(button)
        and not ((field := _field_of(button)) is not None and field is root.window().focusWidget())
    ]


def _is_made_choice(button: QAbstractButton) -> bool:
    """Return whether the button is the chosen one of several, with which a press does nothing more."""
    return button.isChecked() and button.autoExclusive()


def _field_of(button: QAbstractButton) -> QLineEdit | None:
    """Return the field that the button is part of, or None."""
    field = button.parentWidget()
    return field if isinstance(field, QLineEdit) else None


def _focus() -> dict[QWidget, QWidget | None]:
    """Return what has the focus in each window, or will have it when the window is in front."""
    return {one: one.focusWidget() for one in QApplication.topLevelWidgets() if one.isVisible()}


def name_of(button: QAbstractButton) -> str:
    """Return the name by which a button is reported and found again."""
    return button.objectName() or without_mark(button.text()).strip() or button.accessibleName()


def _screen() -> dict[QWidget, QImage]:
    """Return a picture of each window that is shown, menus and tool tips too."""
    return {one: one.grab().toImage() for one in QApplication.topLevelWidgets() if one.isVisible()}


async def _at_rest() -> tuple[dict[QWidget, QImage], dict[QWidget, QImage]]:
    """Return two pictures, one after the other, when nothing moves any more, or when it does not come to rest.

    On a busy computer a page may still be laid out. Its whole area would count as restless, and hide the answer.
    """
    first = before = _screen()
    for _ in range(_LOOKS):
        await asyncio.sleep(2 * _LOOK_EVERY)
        first, before = before, _screen()
        if first.keys() == before.keys() and not _differing(first, before):
            break
    return first, before


def _grown(region: QRegion) -> QRegion:
    """Return a region with some space around each of its parts: the next change may be a little beside the last."""
    grown = QRegion()
    for part in cast(Iterable[QRect], region):
        grown = grown.united(QRegion(part.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)))
    return grown


def _differing(before: dict[QWidget, QImage], now: dict[QWidget, QImage]) -> dict[QWidget, QRegion]:
    """Return where the pictures differ."""
    found = {}
    for window in before.keys() & now.keys():
        one, other = before[window], now[window]
        if one == other:
            continue
        if one.size() != other.size():
            found[window] = QRegion(other.rect())
            continue
        both = other.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(both)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
        painter.drawImage(0, 0, one)
        painter.end()
        same = both.createMaskFromColor(0xFF000000, Qt.MaskMode.MaskInColor)
        found[window] = QRegion(QBitmap.fromImage(same))
    return found
