"""The coloured frame of banners, verdicts and advice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from k2desk.ui.controls.build import in_column, in_row
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, RADIUS, Scheme, Tone, smooth_painter, theme, tone_colours

_INKED = 'QLabel, QPlainTextEdit, QPushButton[kind="link"], QPushButton[kind="plain"]'


class TintedFrame(QWidget):
    """An icon and words on the coloured ground of a tone.

    Widgets in `words` get the tone's text colour; `row` has room for more beside the words.
    """

    def __init__(self, icon: str, tone: Tone, *, icon_size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = icon, tone, icon_size
        self.icon = QLabel()
        self.words = in_column(spacing=4)
        self.row = in_row(
            (self.icon, Qt.AlignmentFlag.AlignTop), (self.words, 1), on=self, margins=GAP_M, spacing=GAP_M - 2
        )
        theme().changed.connect(self._colour)
        self._colour()

    def set_tone(self, icon: str, tone: Tone) -> None:
        """Change the icon and the tone."""
        self._name, self._tone = icon, tone
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the coloured ground. High contrast has no tints, so an outline is painted instead."""
        painter = smooth_painter(self)
        ink, ground = tone_colours(self._tone, theme().scheme)
        painter.setPen(QPen(ink) if theme().scheme is Scheme.HIGH_CONTRAST else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _colour(self) -> None:
        ink = tone_colours(self._tone, theme().scheme)[0]
        self.icon.setPixmap(pixmap(self._name, self._size, ink, self.devicePixelRatioF()))
        self.setStyleSheet(f"{_INKED} {{ color: {ink.name()}; }}")
        self.update()
