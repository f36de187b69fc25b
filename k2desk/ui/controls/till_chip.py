"""A chip that shows a till, and a × that removes it. It is painted, because thousands may be pasted at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from k2desk.ui.controls.elide import elided
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_S, Scheme, Tone, scaled_font, smooth_painter, theme, tone_colours
from k2desk.ui.text.plain import plain_tip

_CROSS = 12
_CORNER = 6
_TAKE_AWAY = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TillChip(QAbstractButton):
    """A button that removes its till: by the ×, Space, Enter, Delete or Backspace.

    Tab skips the chips, so that twenty tills are not twenty stops on the way to the next field. The arrow keys of the
    field reach them.
    """

    removed = Signal(bool)
    """Carries True if a key was pressed: the focus then stays among the chips."""
    left = Signal(int)
    """Carries the step of the focus: -1 to the chip before, 1 to what follows, 0 to the place to type."""

    def __init__(self, till: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.till = self.words = till
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(lambda: self.removed.emit(False))
        # Measured once: a field may have thousands of chips, and layouts ask many times.
        self._sizes: tuple[QSize, QSize] | None = None
        theme().changed.connect(self._look_anew)

    def _look_anew(self) -> None:
        self._sizes = None
        self.updateGeometry()
        self.update()

    def _measured(self) -> tuple[QSize, QSize]:
        """Return the preferred size and the least size."""
        if self._sizes is None:
            metrics = QFontMetrics(self._bold())
            height = metrics.height() + GAP_S
            wanted = metrics.horizontalAdvance(self.words) + 3 * GAP_S + _CROSS
            self._sizes = QSize(wanted, height), QSize(min(wanted, letters(11, metrics)), height)
        return self._sizes

    def show_words(self, words: str) -> None:
        """Show the number with its name."""
        if words != self.words:
            self.words = words
            self._look_anew()

    def name(self, name: str) -> None:
        """Set the tooltip and accessible name, which say what pressing does."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def sizeHint(self) -> QSize:
        """Return the size that the number and the × need."""
        return self._measured()[0]

    def minimumSizeHint(self) -> QSize:
        """Return a small size: a long number is shortened with … if its field is narrow."""
        return self._measured()[1]

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether the × is at `pos`: clicking the number does nothing."""
        return QRect(self.width() - 2 * GAP_S - _CROSS, 0, 2 * GAP_S + _CROSS, self.height()).contains(pos)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ignore the second press of a double click: the first removed another chip, and this one took its place."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the till, or move the focus."""
        if event.key() in _TAKE_AWAY:
            self.removed.emit(True)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.left.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus to the place to type: the chips are no stops of Tab."""
        self.left.emit(0)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the number and the ×."""
        ink, ground = tone_colours(Tone.QUIET, theme().scheme)
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.hasFocus():
            painter.setPen(QPen(theme().colours.focus, 2))
        elif theme().scheme is Scheme.HIGH_CONTRAST:
            painter.setPen(QPen(ink, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        font = self._bold()
        room = QRect(GAP_S, 0, self.width() - 3 * GAP_S - _CROSS, self.height())
        painter.setFont(font)
        painter.setPen(ink)
        shown = elided(self.words, QFontMetrics(font), room.width() + 1, own=False, mode=Qt.TextElideMode.ElideMiddle)
        painter.drawText(room.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        cross = pixmap("close", _CROSS, ink, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - GAP_S - _CROSS, (self.height() - _CROSS) // 2, cross)

    @staticmethod
    def _bold() -> QFont:
        return scaled_font(0.95, QFont.Weight.DemiBold)
