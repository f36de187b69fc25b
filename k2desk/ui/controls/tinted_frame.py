"""The frame of what is weighty enough for a colour: banners, verdicts, advice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, RADIUS, Scheme, Tone, theme, tone_colours

_INKED = 'QLabel, QPlainTextEdit, QPushButton[kind="link"], QPushButton[kind="plain"]'


class TintedFrame(QWidget):
    """An icon beside words on the ground of a tone: its colour, its icon and its words say the same.

    What goes into `words` takes the tone's ink. `row` has room for more beside the words.
    """

    def __init__(self, icon: str, tone: Tone, *, icon_size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = icon, tone, icon_size
        self.icon = QLabel()
        self.words = QVBoxLayout()
        self.words.setSpacing(4)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        self.row.setSpacing(GAP_M - 2)
        self.row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(self.words, 1)
        theme().changed.connect(self._colour)
        self._colour()

    def set_tone(self, icon: str, tone: Tone) -> None:
        """Changes icon and colour."""
        self._name, self._tone = icon, tone
        self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tinted ground; under high contrast, which has no tints, its edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = tone_colours(self._tone, theme().scheme)
        painter.setPen(QPen(ink) if theme().scheme is Scheme.HIGH_CONTRAST else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _colour(self) -> None:
        ink = tone_colours(self._tone, theme().scheme)[0]
        self.icon.setPixmap(pixmap(self._name, self._size, ink, self.devicePixelRatioF()))
        self.setStyleSheet(f"{_INKED} {{ color: {ink.name()}; }}")
        self.update()
