"""Buttons: the one filled button of a screen, other buttons, links, filter pills and icon buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.ui.controls.pressed import PressedByEar, Slot, set_up_button
from k2desk.ui.controls.tab_order import tab_order_changed
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.icons import icon
from k2desk.ui.style.text_room import widened_by_mark
from k2desk.ui.style.theme import RADIUS, Colours, Tone, smooth_painter, theme, tone_colours
from k2desk.ui.text.plain import plain_tip, without_mark


class _Button(Translated, QPushButton):
    kind = "secondary"
    is_fixed = False
    """Whether the button never becomes wider than its words."""

    def __init__(
        self,
        words: Words = "",
        icon_name: str = "",
        parent: QWidget | None = None,
        *,
        object_name: str = "",
        clicked: Slot | None = None,
    ) -> None:
        super().__init__(parent)
        set_up_button(self, object_name, clicked)
        if self.is_fixed:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon_name = icon_name
        self._is_placed = False
        self._mark_width: int | None = None
        self.setText(words)
        self.setProperty("kind", self.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(16, 16))
        theme().changed.connect(self._paint_icon)
        self._paint_icon()

    def setText(self, words: Words) -> None:
        """Show other words, with & before the access key. There is some space between the icon and the words."""
        self.put_words(self._show_text, words)

    def _show_text(self, text: str) -> None:
        text = one_line(text, Most.SENTENCE)
        self.setAccessibleName(without_mark(text))
        self._mark_width = None
        super().setText(f" {text}" if self._icon_name and text else text)

    def text(self) -> str:
        """Return the words, without the mark of the access key."""
        return without_mark(super().text())

    def sizeHint(self) -> QSize:
        """Return the size that the painted words need."""
        # First, since it may polish the button, which gives it another font.
        hint = super().sizeHint()
        if self._mark_width is None:
            self._mark_width = widened_by_mark(super().text(), self.fontMetrics())
        return hint + QSize(self._mark_width, 0)

    def font_changed(self) -> None:
        """Measure the mark of the access key again."""
        self._mark_width = None

    # So that the words are never cut.
    minimumSizeHint = sizeHint

    def showEvent(self, event: QShowEvent) -> None:
        """Take its place in the order of Tab."""
        super().showEvent(event)
        if not self._is_placed:
            self._is_placed = True
            tab_order_changed(self)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._paint_icon()

    def enabled_changed(self) -> None:
        """Paint the icon of a button that is on or off."""
        self._paint_icon()

    def _paint_icon(self) -> None:
        # Only as it is now: drawing each icon in both colours took 1 ms before the first paint.
        if self._icon_name:
            colours = theme().colours
            ink = self._ink(colours) if self.isEnabled() else colours.muted
            self.setIcon(icon(self._icon_name, ink, also_off=True))

    def _ink(self, colours: Colours) -> QColor:
        return colours.text


class PrimaryButton(_Button):
    """The one filled button of a screen."""

    kind = "primary"

    def _ink(self, colours: Colours) -> QColor:
        return colours.on_brand

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button. When it has the focus, a second ring is painted inside: the colour of the focus is too
        close to the brand's colour to be seen alone.
        """
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth_painter(self)
            painter.setPen(QPen(theme().colours.on_brand, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), RADIUS - 4, RADIUS - 4)


class SecondaryButton(_Button):
    """Any other button."""


class SmallButton(_Button):
    """A low button for strips, and for cards that are alike. It has no access key."""

    kind = "small"
    is_fixed = True


class DangerButton(_Button):
    """An action that removes something. It is never the default button."""

    kind = "danger"

    def _ink(self, colours: Colours) -> QColor:
        return tone_colours(Tone.BAD, theme().scheme)[0]


class LinkButton(_Button):
    """A button that looks like a link within a text."""

    kind = "link"
    is_fixed = True


class ToolButton(_Button):
    """A tool above a list: an icon and its name, without a frame."""

    kind = "plain"
    is_fixed = True


class IconButton(_Button):
    """A button that shows only an icon. Its name is in its tooltip and read by screen readers."""

    kind = "plain"
    is_fixed = True

    def __init__(self, icon_name: str, name: Words = "", *, object_name: str = "", clicked: Slot | None = None) -> None:
        super().__init__("", icon_name, object_name=object_name, clicked=clicked)
        self.name(name)

    def name(self, words: Words) -> None:
        """Set the name."""
        self.put_words(self._show_name, words)

    def _show_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        # Without this a screen reader would read the tooltip, which may contain markup.
        self.setAccessibleDescription(name)


class PillButton(PressedByEar, _Button):
    """One of several choices in a row, for example a filter."""

    kind = "pill"
    is_fixed = True

    def __init__(self, words: Words = "", *, object_name: str = "", clicked: Slot | None = None) -> None:
        super().__init__(words, object_name=object_name, clicked=clicked)
        self.setCheckable(True)
        # Screen readers then announce it as one of several. The page that shows pills puts them into a button group.
        self.setAutoExclusive(True)
        self.heed_toggles()
