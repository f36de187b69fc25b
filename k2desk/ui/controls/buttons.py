"""Buttons: the one filled action of a screen, lesser ones, links, filter pills and icon buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.ui.controls.pressed import PressedByEar
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.keys.order import tab_order_changed
from k2desk.ui.style.icons import icon
from k2desk.ui.style.text_room import widened_by_mark
from k2desk.ui.style.theme import RADIUS, Colours, Tone, theme, tone_colours
from k2desk.ui.text.plain import plain_tip, without_mark


class _Button(Translated, QPushButton):
    kind = "secondary"

    def __init__(self, words: Words = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._is_placed = False
        self.setText(words)
        self.setProperty("kind", self.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(16, 16))
        theme().changed.connect(self._paint_icon)
        self._paint_icon()

    def setText(self, words: Words) -> None:
        """Shows other words, with & before the letter that Alt leads to. Between an icon and its word is some air."""
        self.put_words(self._show_text, words)

    def _show_text(self, text: str) -> None:
        text = one_line(text, Most.SENTENCE)
        self.setAccessibleName(without_mark(text))
        super().setText(f" {text}" if self._icon_name and text else text)

    def text(self) -> str:
        """The words, without the mark of the access key."""
        return without_mark(super().text())

    def sizeHint(self) -> QSize:
        """Room for the words as they are painted."""
        return super().sizeHint() + QSize(widened_by_mark(super().text(), self.fontMetrics()), 0)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Takes its place in the order of Tab."""
        super().showEvent(event)
        if not self._is_placed:
            self._is_placed = True
            tab_order_changed(self)

    def set_icon(self, name: str) -> None:
        """Shows another icon."""
        self._icon_name = name
        self._paint_icon()

    def _paint_icon(self) -> None:
        if self._icon_name:
            self.setIcon(icon(self._icon_name, self._ink(theme().colours)))

    def _ink(self, colours: Colours) -> QColor:
        return colours.text


class PrimaryButton(_Button):
    """The one filled button of a screen."""

    kind = "primary"

    def _ink(self, colours: Colours) -> QColor:
        return colours.on_brand

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the focus, a second ring within: the focus colour alone can't be told from the brand's."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colours.on_brand, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), RADIUS - 4, RADIUS - 4)


class SecondaryButton(_Button):
    """Any other button."""


class DangerButton(_Button):
    """An action that takes something away; never the default."""

    kind = "danger"

    def _ink(self, colours: Colours) -> QColor:
        return tone_colours(Tone.BAD, theme().scheme)[0]


class LinkButton(_Button):
    """An action that stands within a text."""

    kind = "link"

    def __init__(self, words: Words = "", parent: QWidget | None = None) -> None:
        super().__init__(words, "", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class IconButton(_Button):
    """A button that is an icon: its name is said by tooltip and screen reader."""

    kind = "plain"

    def __init__(self, icon_name: str, name: Words = "", parent: QWidget | None = None) -> None:
        super().__init__("", icon_name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.name(name)

    def name(self, words: Words) -> None:
        """Says what it does."""
        self.put_words(self._show_name, words)

    def _show_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        # Else a screen reader would get the tooltip, with its marks where there are any.
        self.setAccessibleDescription(name)


class PillButton(PressedByEar, _Button):
    """One of several choices in a row, a filter say."""

    kind = "pill"

    def __init__(self, words: Words = "", parent: QWidget | None = None) -> None:
        super().__init__(words, "", parent)
        self.setCheckable(True)
        # To a screen reader one of several, as it is; who holds them puts them into a group.
        self.setAutoExclusive(True)
        self.heed_toggles()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
