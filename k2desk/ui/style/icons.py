"""Line icons in any colour: an SVG is drawn, and what it covers is filled with the colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from k2desk.system.resources import resources
from k2desk.ui.style.theme import fill


@cache
def _file(name: str) -> str:
    return str(resources() / "icons" / f"{name}.svg")


@cache
def _drawn(name: str, size: int, colour: str | None, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    # By its name: from bytes, PySide would first build QXmlStreamReader and QByteArray, which takes 0.5 ms.
    QSvgRenderer(_file(name)).render(painter, QRectF(0, 0, picture.width(), picture.height()))
    if colour is not None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        fill(painter, picture.rect(), QColor(colour))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def pixmap(name: str, size: int, colour: QColor | None, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture, `size` in device-independent pixels. With None it has its own colours."""
    return _drawn(name, size, colour.name() if colour is not None else None, ratio)


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
