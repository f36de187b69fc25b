"""The account switcher: a button with the environment's tag, the account's name and an arrow, and a menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from k2desk.model.records import AccountRecord
from k2desk.ui.controls.elide import paint_words
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_M, GAP_S, RADIUS, environment_colour, smooth_painter, theme
from k2desk.ui.text.accounts import account_name, environment_sentence, environment_word
from k2desk.ui.text.plain import filled

_ARROW = 16
_LONGEST_NAME = 28


class AccountButton(Translated, QPushButton):
    """Always shows which account is open, and offers the others."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("AccountSwitcher")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._environment = "live"
        self._word = self._name = ""
        self.put_words(self.setAccessibleName, lambda: self.tr("Account"))

    def show_account(self, account: AccountRecord) -> None:
        """Show another account."""
        self._environment = account.environment
        self.put_words(self._put_name, lambda: account_name(account))

    def _put_name(self, name: str) -> None:
        self._word = environment_word(self._environment)
        self._name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
        meaning = environment_sentence(self._environment)
        self.setAccessibleName(
            filled(self.tr("Account {name}, {word}, {meaning}"), name=name, word=self._word, meaning=meaning)
        )
        self.setToolTip(meaning)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that tag, name and arrow need."""
        tag, name = self._fonts()
        width = 2 * GAP_M + QFontMetrics(tag).horizontalAdvance(self._word) + 2 * GAP_S + GAP_S
        width += QFontMetrics(name).horizontalAdvance(self._name) + GAP_S + _ARROW
        return QSize(width + 2, QFontMetrics(name).height() + 2 * GAP_S - 1)

    minimumSizeHint = sizeHint
    """The account is never cut off."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, the tag and the name."""
        painter = smooth_painter(self)
        colours = theme().colours
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(colours.focus if focused else colours.line, 2 if focused else 1))
        painter.setBrush(colours.soft if self.underMouse() or self.isDown() else colours.ground)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        tag, name = self._fonts()
        metrics = QFontMetrics(tag)
        height = metrics.height() + 2
        tag_box = QRectF(GAP_M, (self.height() - height) / 2, metrics.horizontalAdvance(self._word) + 2 * GAP_S, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(environment_colour(self._environment))
        painter.drawRoundedRect(tag_box, 4, 4)
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(tag)
        paint_words(painter, tag_box, int(Qt.AlignmentFlag.AlignCenter), self._word)
        painter.setPen(colours.text)
        painter.setFont(name)
        left = tag_box.right() + GAP_S
        room = QRectF(left, 0, self.width() - left - _ARROW - GAP_M, self.height())
        paint_words(painter, room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._name)
        arrow = pixmap("chevron-down", _ARROW, colours.text, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - _ARROW - GAP_S - 2, (self.height() - _ARROW) // 2, arrow)

    def _fonts(self) -> tuple[QFont, QFont]:
        tag = QFont(self.font())
        tag.setPointSizeF(self.font().pointSizeF() * 0.82)
        tag.setWeight(QFont.Weight.Bold)
        name = QFont(self.font())
        name.setWeight(QFont.Weight.Bold)
        return tag, name
