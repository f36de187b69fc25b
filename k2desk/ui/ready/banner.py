"""The banner above the sheet: how the day looks in one line, when that was seen, and how far a run is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_XL, Scheme, Tone, scaled_font, theme, tone_colours

_ICON = 40
_ROUND = 10


class ReadyBanner(QWidget):
    """Its colour, its picture and its words say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ReadyBanner")
        self._icon = "morning"
        self._tone = Tone.QUIET
        self.title = PlainLabel(font=scaled_font(1.7, QFont.Weight.DemiBold), wrap=True)
        self.title.setObjectName("ReadyTitle")
        self.line = PlainLabel(wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.button = SecondaryButton("", "refresh")
        self.button.setObjectName("ReadyRun")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_XL + _ICON + GAP_L, GAP_XL, GAP_XL, GAP_XL)
        row.setSpacing(GAP_M)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme().changed.connect(self._colour)
        self._colour()

    def show_tone(self, icon: str, tone: Tone) -> None:
        """Changes picture and colour."""
        self._icon, self._tone = icon, tone
        self._colour()

    def _colour(self) -> None:
        ink = tone_colours(self._tone, theme().scheme)[0].name()
        for label in (self.title, self.line):
            label.setStyleSheet(f"color: {ink};")
        self.update()

    def minimumSizeHint(self) -> QSize:
        """At least as tall as the picture with its air."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), _ICON + 2 * GAP_XL))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground and picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = tone_colours(self._tone, theme().scheme)
        painter.setPen(QPen(ink) if theme().scheme is Scheme.HIGH_CONTRAST else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        picture = pixmap(self._icon, _ICON, ink, self.devicePixelRatioF())
        painter.drawPixmap(GAP_XL + GAP_M // 2, (self.height() - _ICON) // 2, picture)
