"""A picture of the manual in an article: at most as wide as the text, and sharp on every screen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from k2desk.ui.style.theme import theme


class PictureView(QWidget):
    """Shows the picture in `file`. Screen readers read its description. Shows nothing if the file is missing."""

    def __init__(self, file: Path, words: str) -> None:
        super().__init__()
        self.setObjectName("HelpPicture")
        self.setAccessibleName(words)
        self.setToolTip(words)
        self._picture: QImage = QImageReader(str(file)).read()
        self._drawn = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if self._picture.isNull():
            self.hide()

    def height_for(self, width: int) -> int:
        """Return the height for `width` that keeps the picture's shape. The picture is never enlarged."""
        if self._picture.isNull():
            return 0
        return round(min(width, self._picture.width()) * self._picture.height() / self._picture.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Set explicitly, because a layout in a scroll area asks for the height of a width only sometimes.
        self.setFixedHeight(self.height_for(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        width = min(self.width(), self._picture.width())
        place = QRect(0, 0, width, self.height_for(width))
        ratio = self.devicePixelRatioF()
        wanted = place.size() * ratio
        if self._drawn.size() != wanted:
            # Scaled once for each width: the painter's own scaling makes small letters ragged.
            smooth = Qt.TransformationMode.SmoothTransformation
            self._drawn = self._picture.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        painter = QPainter(self)
        painter.drawImage(place, self._drawn)
        painter.setPen(QPen(theme().colours.line))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
