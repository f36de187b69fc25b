"""The tour's pictures: one of each screen, or one in each look, which are judged at the same time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from k2desk.tour.eyes import Eyes
from k2desk.ui.language import language
from k2desk.ui.theme import theme

_SETTLED = 0.08


@dataclass(frozen=True, slots=True)
class Look:
    """A scheme and a size in device-independent pixels."""

    scheme: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """The folder of its pictures."""
        return f"{language().current}-{self.scheme}-{self.width}x{self.height}"


USUAL = Look("light", 1366, 768)
LOOKS = tuple(Look(scheme, *size) for scheme in ("light", "dark") for size in ((1024, 640), (1366, 768)))


class Pictures:
    """Takes them; `complaints` are what the eyes saw."""

    def __init__(self, window: QWidget, folder: Path, *, all_looks: bool) -> None:
        self._window = window
        self._folder = folder
        self._all = all_looks
        self._eyes = Eyes()
        self.complaints: list[str] = []
        window.resize(USUAL.width, USUAL.height)

    async def take(self, name: str, widget: QWidget | None = None) -> None:
        """Takes the picture `name` of the window, or of a dialog."""
        if not self._all:
            QApplication.sendPostedEvents()
            self._save(widget or self._window, self._folder / f"{name}.png")
            return
        for look in LOOKS:
            theme().choose(look.scheme)
            self._window.resize(look.width, look.height)
            await asyncio.sleep(_SETTLED)
            seen = widget or self._window
            folder = self._folder / look.name
            folder.mkdir(parents=True, exist_ok=True)
            self._save(seen, folder / f"{name}.png")
            self.complaints += [f"{look.name}/{name}: {text}" for text in self._eyes.complaints(seen)]
        theme().choose(USUAL.scheme)
        self._window.resize(USUAL.width, USUAL.height)
        await asyncio.sleep(_SETTLED)

    @staticmethod
    def _save(widget: QWidget, path: Path) -> None:
        widget.grab().save(str(path))
