"""The side bar: the pages, and how many subscriptions need attention."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from k2desk.ui.controls.build import in_column, named
from k2desk.ui.controls.commands import put_tip
from k2desk.ui.controls.elide import paint_words
from k2desk.ui.controls.pressed import PressedByEar
from k2desk.ui.controls.translated import Translated
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, RADIUS, Tone, fill, smooth_painter, theme, tone_colours
from k2desk.ui.text.plain import filled

_ICON = 16
_PLACES = tuple(page for page in PageId if page.place is page)


class Sidebar(Translated, QWidget):
    """A column of buttons for pages. One of them is current."""

    chosen = Signal(PageId)

    def __init__(self, name_of: Callable[[PageId], str]) -> None:
        super().__init__()
        self.setObjectName("Sidebar")
        self._name_of = name_of
        self._group = QButtonGroup(self)
        self._buttons: dict[PageId, PlaceButton] = {}
        column = in_column(on=self, margins=(GAP_S, GAP_M, GAP_S, GAP_M), spacing=2)
        for place in _PLACES:
            button = named(PlaceButton(place.value), f"Go-{place.value}")
            button.clicked.connect(lambda _=False, to=place: self.chosen.emit(to))
            self._group.addButton(button)
            self._buttons[place] = button
            if place is PageId.HELP:
                column.addStretch(1)
            column.addWidget(button)
        self._buttons[PageId.PRACTICE].hide()
        self.on_language_change(self._put_words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_current(self, place: PageId) -> None:
        """Mark the place of the page in front."""
        self._buttons[place].setChecked(True)

    def has_focus(self) -> bool:
        """Return whether one of the buttons has the focus."""
        return any(button.hasFocus() for button in self._buttons.values())

    def places(self) -> tuple[PageId, ...]:
        """Return the pages that are offered now, from top to bottom."""
        return tuple(place for place, button in self._buttons.items() if not button.isHidden())

    def show_attention(self, count: int) -> None:
        """Show how many subscriptions need attention."""
        button = self._buttons[PageId.SUBSCRIPTIONS]
        if count != button.count:
            button.set_count(count)
            self._put_words()

    def show_practice(self, on: bool) -> None:
        """Show or hide the page for practising, which only the practice shop has."""
        self._buttons[PageId.PRACTICE].setVisible(on)
        self._put_words()

    def _put_words(self) -> None:
        for place, button in self._buttons.items():
            button.setText(self._name_of(place))
        self._buttons[PageId.DIAGNOSE].setAccessibleName(self.tr("Test and diagnose"))
        count = self._buttons[PageId.SUBSCRIPTIONS].count
        name = self._name_of(PageId.SUBSCRIPTIONS)
        if count:
            name = filled(self.tr("Subscriptions, {n} need attention"), n=count)
        self._buttons[PageId.SUBSCRIPTIONS].setAccessibleName(name)
        for number, place in enumerate(self.places(), start=1):
            put_tip(self._buttons[place], self._buttons[place].words, f"page-{number}")

    def names(self) -> list[str]:
        """Return the names of the pages that are offered now, with each & doubled."""
        return [self._buttons[place].text() for place in self.places()]

    def sizeHint(self) -> QSize:
        """Return at least the width in the drawings."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), letters(29, self.fontMetrics())), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line at its edge."""
        painter = QPainter(self)
        fill(painter, self.rect(), theme().colours.side)
        painter.setPen(theme().colours.line)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())


class PlaceButton(PressedByEar, QAbstractButton):
    """A button for one page: icon, word, and a small count if something needs attention."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        self._icon_name = icon_name
        self.count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.heed_toggles()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def words(self) -> str:
        """The text as it is painted: `&&` is one character, not an access key."""
        return self.text().replace("&&", "&")

    def set_count(self, count: int) -> None:
        """Show a count after the word, or none for 0."""
        self.count = count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that icon, word and count need."""
        metrics = QFontMetrics(self._bold())
        width = GAP_S + _ICON + GAP_M + metrics.horizontalAdvance(self.words) + GAP_S
        if self.count:
            width += self._count_width() + GAP_S
        return QSize(width, metrics.height() + 2 * GAP_S)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button. The current one has a tint."""
        painter = smooth_painter(self)
        colours = theme().colours
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ink = colours.text
        if self.isChecked():
            ink = colours.on_selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.selected)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.soft)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(colours.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        middle = (self.height() - _ICON) // 2
        painter.drawPixmap(GAP_S + 2, middle, pixmap(self._icon_name, _ICON, ink, self.devicePixelRatioF()))
        painter.setPen(ink)
        painter.setFont(self._bold() if self.isChecked() else self.font())
        left = GAP_S + 2 + _ICON + GAP_M - 2
        behind = self._count_width() + 5 if self.count else 0
        room = QRectF(left, 0, self.width() - left - behind, self.height())
        paint_words(painter, room, int(Qt.AlignmentFlag.AlignVCenter), self.words)
        if self.count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        ink, ground = tone_colours(Tone.CARE, theme().scheme)
        metrics = QFontMetrics(self._small())
        height = metrics.height() + 2
        width = self._count_width()
        box = QRectF(self.width() - width - 5, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(ink)
        painter.setFont(self._small())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.count))

    def _count_width(self) -> int:
        metrics = QFontMetrics(self._small())
        return max(metrics.height() + 2, metrics.horizontalAdvance(str(self.count)) + 2 * 6)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = self._bold()
        font.setPointSizeF(self.font().pointSizeF() * 0.9)
        return font
