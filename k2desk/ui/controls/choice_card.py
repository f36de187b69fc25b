"""Tiles to choose from. A tile works as a radio button in a group and shows a tick while it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from k2desk.ui.controls.elide import paint_words
from k2desk.ui.controls.pressed import PressedByEar
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, RADIUS, environment_colour, heading_font, small_font, smooth_painter, theme

_TICK = 14
_BESIDE_TAG = 6


class ChoiceCard(Translated, PressedByEar, QAbstractButton):
    """A tile with a title and a line below it. With `environment` the title is painted as that environment's tag."""

    def __init__(self, *, environment: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._environment = environment
        self._line = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.heed_toggles()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Not Fixed: the card must become higher than its size hint when it is narrow and its words wrap.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_words(self, title: Words, line: Words) -> None:
        """Set the title and the line."""
        self.put_words(self._show_title, title)
        self.put_words(self._show_line, line)

    def set_line(self, line: str) -> None:
        """Set the line alone, in the language in use."""
        self._show_line(line)

    def _show_title(self, title: str) -> None:
        self.setText(title)
        self.setAccessibleName(title)
        self.updateGeometry()
        self.update()

    def _show_line(self, line: str) -> None:
        self._line = line
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size with room for the title and the line."""
        width = QFontMetrics(self._title_font()).horizontalAdvance(self.text()) + 2 * GAP_M + _TICK + 8
        return QSize(min(width, 360), self.heightForWidth(max(width, 240)))

    def minimumSizeHint(self) -> QSize:
        """Return a small size: the words wrap in a narrow card."""
        return QSize(140, QFontMetrics(self.font()).height() * 2)

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped words need at `width`."""
        if self._environment:
            metrics = QFontMetrics(self.font())
            room = int(width - self._tag_width() - _BESIDE_TAG - 2 * GAP_M - _TICK)
            line = metrics.boundingRect(QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), self._line)
            return max(metrics.height(), line.height()) + 18
        room = width - 2 * GAP_M - (_TICK + 4)
        title = QFontMetrics(self._title_font()).boundingRect(
            QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), self.text()
        )
        line = QFontMetrics(small_font()).boundingRect(
            QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), self._line
        )
        return title.height() + line.height() + 16

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        painter = smooth_painter(self)
        colours = theme().colours
        edge, width = colours.line, 1.0
        if self.isChecked():
            edge = environment_colour(self._environment) if self._environment else colours.brand
            width = 2.0
        if self.hasFocus():
            edge, width = colours.focus, 2.0
        painter.setPen(QPen(edge, width))
        chosen = self.isChecked() and not self._environment
        painter.setBrush(colours.selected if chosen else colours.soft if self.underMouse() else colours.ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS + 1, RADIUS + 1)
        if self._environment:
            self._paint_tag(painter)
        else:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        colours = theme().colours
        left = GAP_M
        painter.setFont(self._title_font())
        metrics = QFontMetrics(self._title_font())
        if self.isChecked():
            tick = pixmap("check", _TICK, colours.on_selected, self.devicePixelRatioF())
            painter.drawPixmap(GAP_M, 8 + (metrics.height() - _TICK) // 2, tick)
            left += _TICK + 4
        painter.setPen(colours.on_selected if self.isChecked() else colours.text)
        # The words get the same width with and without the tick, so that choosing the tile doesn't wrap them
        # differently.
        room = QRect(left, 7, self.width() - 2 * GAP_M - _TICK - 4, self.height())
        flags = int(Qt.TextFlag.TextWordWrap)
        used = metrics.boundingRect(QRect(0, 0, room.width(), 1000), flags, self.text())
        paint_words(painter, QRectF(room), flags, self.text())
        painter.setFont(small_font())
        painter.setPen(colours.on_selected if self.isChecked() else colours.muted)
        top = 8 + used.height()
        room = QRect(GAP_M, top, self.width() - 2 * GAP_M, self.height() - top)
        paint_words(painter, QRectF(room), flags, self._line)

    def _paint_tag(self, painter: QPainter) -> None:
        font = self._tag_font()
        width, height = self._tag_width(), QFontMetrics(font).height() + 3
        box = QRectF(GAP_M, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(environment_colour(self._environment))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(font)
        paint_words(painter, box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.setPen(theme().colours.text)
        painter.setFont(self.font())
        left = box.right() + _BESIDE_TAG
        rest = QRectF(left, 0, self.width() - left - GAP_M - _TICK, self.height())
        paint_words(painter, rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self._line)
        if self.isChecked():
            tick = pixmap("check", _TICK, theme().colours.text, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - GAP_M - _TICK, (self.height() - _TICK) // 2, tick)

    def _tag_width(self) -> int:
        return QFontMetrics(self._tag_font()).horizontalAdvance(self.text()) + 12

    @staticmethod
    def _tag_font() -> QFont:
        font = QFont(small_font())
        font.setWeight(QFont.Weight.Bold)
        return font

    @staticmethod
    def _title_font() -> QFont:
        return heading_font()
