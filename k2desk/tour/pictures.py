"""Takes the tour's pictures: one of each screen, or one in each look, which are inspected at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QDialog, QWidget

from k2desk.system.private_files import make_folder, write_atomically
from k2desk.tour.layout_audit import LayoutAudit, finish_layouts, of_style_sheet
from k2desk.ui.style.theme import theme
from k2desk.ui.text.language import language

_SETTLED = 0.08
_MOVED = 0.5
_ANY_SIZE = 16_777_215
"""Qt's greatest size of a widget."""


@dataclass(frozen=True, slots=True)
class ScreenLook:
    """A scheme and a window size in device-independent pixels."""

    scheme: str
    width: int
    height: int

    @classmethod
    def parsed(cls, text: str) -> ScreenLook:
        """Return the look in a text such as "dark:1024x640"."""
        scheme, _, size = text.partition(":")
        width, _, height = size.partition("x")
        return cls(scheme, int(width), int(height))

    @property
    def name(self) -> str:
        """The name of the folder for its pictures: language, scheme, size, scale."""
        scale = round(QGuiApplication.primaryScreen().devicePixelRatio() * 100)
        size = f"{self.width}x{self.height}" + (f"-{scale}" if scale != 100 else "")
        return f"{language().current}-{self.scheme}-{size}"


USUAL = ScreenLook("light", 1366, 768)


def save_picture(picture: QImage, path: Path) -> None:
    """Write a picture as PNG. Raises OSError.

    Without an alpha channel, which no window has, it takes a quarter less of the time.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    # Half the time of the usual compression, for files that are 4 % larger.
    writer.setCompression(20)
    writer.write(picture.convertToFormat(QImage.Format.Format_RGB32))
    write_atomically(path, bytes(buffer.data().data()))


class Pictures:
    """Takes pictures.

    With `looks`, each picture is taken in every look, and the faults that were found are in `complaints`.
    """

    def __init__(self, window: QWidget, folder: Path, looks: Sequence[ScreenLook] = ()) -> None:
        self._window = window
        self._folder = folder
        self.looks = looks
        self._audit = LayoutAudit()
        self.complaints = of_style_sheet()
        window.resize(USUAL.width, USUAL.height)

    async def take(self, name: str, widget: QWidget | None = None, *, after: float = 0.0) -> None:
        """Take the picture `name` of the window, or of `widget`, when it has had `after` seconds to settle."""
        await asyncio.sleep(after)
        seen = widget or self._window
        if not self.looks:
            finish_layouts()
            save_picture(seen.grab().toImage(), self._folder / f"{name}.png")
            return
        usual = seen.size()
        for look in self.looks:
            # Changing the scheme of the whole program is slow, so do it only if it differs.
            if theme().scheme.value != look.scheme:
                theme().choose(look.scheme)
            self._window.resize(look.width, look.height)
            finish_layouts()
            await asyncio.sleep(_SETTLED)
            have = self._window.size()
            if (have.width(), have.height()) != (look.width, look.height):
                needs = f"the window needs {have.width()}×{have.height()}"
                self.complaints.append(f"{look.name}/{name}: {needs}")
            if isinstance(seen, QDialog):
                await self._shrink(seen, name, look)
            folder = self._folder / look.name
            make_folder(folder, ours=False)
            picture, complaints = self._audit.look(seen)
            if complaints:
                # On a busy computer the window may still be moving. A real fault is still there the second time.
                await asyncio.sleep(_MOVED)
                picture, complaints = self._audit.look(seen)
            save_picture(picture.toImage(), folder / f"{name}.png")
            self.complaints += [f"{look.name}/{name}: {text}" for text in complaints]
        if isinstance(seen, QDialog):
            seen.setMaximumSize(_ANY_SIZE, _ANY_SIZE)
            seen.resize(usual)
        self._window.resize(USUAL.width, USUAL.height)
        await asyncio.sleep(_SETTLED)

    async def _shrink(self, dialog: QDialog, name: str, look: ScreenLook) -> None:
        """Make a dialog as small as a screen of this size makes it."""
        dialog.setMaximumSize(look.width, look.height)
        QCoreApplication.postEvent(dialog, QEvent(QEvent.Type.LayoutRequest))
        finish_layouts()
        await asyncio.sleep(_SETTLED)
        if dialog.width() > look.width or dialog.height() > look.height:
            needs = f"{type(dialog).__name__} needs {dialog.width()}×{dialog.height()}"
            self.complaints.append(f"{look.name}/{name}: {needs}")
