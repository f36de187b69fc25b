"""Draws the program's icon in every format that systems need, from resources/icons/k2desk.svg."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

ICON = Path(__file__).resolve().parent.parent / "resources" / "icons" / "k2desk.svg"
HICOLOR = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
"""The sizes of the freedesktop icon theme."""

_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_MACOS = (16, 32, 64, 128, 256, 512, 1024)


def write_all(folder: Path) -> None:
    """Write `icon-N.png` in all sizes, `k2desk.ico` and `k2desk.icns`."""
    pictures = {size: drawn(size) for size in sorted({*HICOLOR, *_WINDOWS, *_MACOS})}
    for size in HICOLOR:
        pictures[size].save(folder / f"icon-{size}.png", optimize=True)
    largest = pictures[_WINDOWS[-1]]
    others = [pictures[size] for size in _WINDOWS[:-1]]
    largest.save(folder / "k2desk.ico", sizes=[(size, size) for size in _WINDOWS], append_images=others)
    pictures[1024].save(folder / "k2desk.icns", append_images=[pictures[size] for size in _MACOS[:-1]])


def drawn(size: int) -> Image.Image:
    """Return the icon with `size` pixels on each side."""
    from PIL import Image

    return Image.open(BytesIO(png(size))).convert("RGBA")


def png(size: int) -> bytes:
    """Return the icon with `size` pixels on each side as a PNG file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICON)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
