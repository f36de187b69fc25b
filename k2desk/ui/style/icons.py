"""Line icons in any colour: the SVG's `currentColor` is replaced before it is drawn."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from k2desk.system.resources import resources


@cache
def _source(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()


@cache
def _drawn(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(_source(name).replace(b"currentColor", colour.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture, `size` in device-independent pixels."""
    return _drawn(name, size, colour.name(), ratio)


def icon(name: str, colour: QColor, *, also_off: bool = False) -> QIcon:
    """Return an icon for buttons and menus that is sharp on every connected screen.

    With `also_off` it keeps its colour while its button is off. Otherwise Qt makes it grey.
    """
    made = QIcon()
    for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        drawn = _drawn(name, 16, colour.name(), ratio)
        made.addPixmap(drawn)
        if also_off:
            made.addPixmap(drawn, QIcon.Mode.Disabled)
    return made
