"""Badges of an icon, a word and a tone, as a widget and as a picture that the delegate of the list paints."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.ui.controls.elide import elided, paint_words
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import (
    Scheme,
    Tone,
    environment_colour,
    scaled_font,
    scaled_metrics,
    smooth_painter,
    theme,
    tone_colours,
)

_ICON = 14
_SIDE = 7
_BETWEEN = 6
_SHARE, _WEIGHT = 0.95, QFont.Weight.DemiBold


def chip_size(text: str) -> QSize:
    """Return the size of a badge that shows `text`."""
    metrics = scaled_metrics(_SHARE, _WEIGHT)
    return QSize(2 * _SIDE + _ICON + _BETWEEN + metrics.horizontalAdvance(text), metrics.height() + 6)


def paint_chip(
    painter: QPainter, at: QPointF, icon_name: str, text: str, tone: Tone, scheme: Scheme, room: float
) -> None:
    """Paint a badge with its upper left corner at `at`, at most `room` pixels wide."""
    ink, ground = tone_colours(tone, scheme)
    size = chip_size(text)
    width = min(float(size.width()), room)
    box = QRectF(at.x(), at.y(), width, size.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink) if scheme is Scheme.HIGH_CONTRAST else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 6, 6)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        QPointF(box.x() + _SIDE, box.y() + (box.height() - _ICON) / 2), pixmap(icon_name, _ICON, ink, ratio)
    )
    painter.setPen(ink)
    painter.setFont(scaled_font(_SHARE, _WEIGHT))
    left = _SIDE + _ICON + _BETWEEN
    shown = elided(text, scaled_metrics(_SHARE, _WEIGHT), int(width - left - 2), own=True)
    painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class StatusChip(QLabel):
    """A badge as a widget. It is a label to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ""
        self._text = ""
        self._tone = Tone.QUIET
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the word that the badge shows."""
        return self._text

    def show_badge(self, icon_name: str, text: str, tone: Tone) -> None:
        """Show another badge."""
        text = one_line(text, Most.NAME)
        self._icon, self._text, self._tone = icon_name, text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the icon and the word need."""
        return chip_size(self._text)

    # So that the word is never cut.
    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge."""
        if self._icon:
            painter = QPainter(self)
            paint_chip(painter, QPointF(0, 0), self._icon, self._text, self._tone, theme().scheme, self.width())


class EnvironmentTag(QLabel):
    """Shows LIVE, SANDBOX or PRACTICE in white on the colour of the environment. It is a label to screen readers."""

    def __init__(self, environment: str) -> None:
        super().__init__()
        self._environment = environment
        self._word = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, word: str) -> None:
        """Show the environment's name in the current language."""
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the word needs."""
        metrics = QFontMetrics(self._small())
        return QSize(metrics.horizontalAdvance(self._word) + 12, metrics.height() + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tag."""
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(environment_colour(self._environment))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(self._small())
        paint_words(painter, QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._word)

    @staticmethod
    def _small() -> QFont:
        return scaled_font(0.82, QFont.Weight.Bold)
