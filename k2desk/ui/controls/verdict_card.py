"""A verdict on a tinted card: sign, title, reason, advice."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, RADIUS, Tone, scaled_font, theme, tone_colours

_ICON = 16
_SIGNS = {
    Tone.GOOD: "status-active",
    Tone.BAD: "status-not-created",
    Tone.CARE: "attention",
    Tone.INFO: "status-sending",
}


class VerdictCard(QWidget):
    """Says something weighty in a few lines; hidden until it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.GOOD
        self._icon = QLabel()
        self._title = PlainLabel(font=scaled_font(1.0, QFont.Weight.DemiBold), wrap=True)
        self._reason = PlainLabel(wrap=True)
        self._advice = PlainLabel(wrap=True)
        column = QVBoxLayout()
        column.setSpacing(3)
        for label in (self._title, self._reason, self._advice):
            column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        row.setSpacing(GAP_M - 2)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        theme().changed.connect(self._paint)
        self.hide()

    def show_verdict(self, tone: Tone, title: str, reason: str, advice: str = "") -> None:
        """Shows it."""
        self._tone = tone
        for label, text in ((self._title, title), (self._reason, reason), (self._advice, advice)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(self.said)
        self._paint()
        self.show()

    @property
    def said(self) -> str:
        """All its words."""
        return " ".join(filter(None, (self._title.text(), self._reason.text(), self._advice.text())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tinted ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_colours(self._tone, theme().scheme)[1])
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)

    def _paint(self) -> None:
        ink, _ = tone_colours(self._tone, theme().scheme)
        self._icon.setPixmap(pixmap(_SIGNS.get(self._tone, "attention"), _ICON, ink, self.devicePixelRatioF()))
        for label in (self._title, self._reason, self._advice):
            label.setStyleSheet(f"color: {ink.name()}")
        self.update()
