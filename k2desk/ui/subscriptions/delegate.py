"""Paints the list's cells: badges, two-line texts and the headings of groups."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from k2desk.model.problems import ServerKind
from k2desk.services.addresses import host_and_path
from k2desk.services.server_badge import server_badge
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.chip import chip_size, paint_chip
from k2desk.ui.controls.elide import elided
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import (
    Colours,
    Scheme,
    scaled_font,
    scaled_metrics,
    small_font,
    small_metrics,
    theme,
    tone_colours,
)
from k2desk.ui.subscriptions.arrangement import Column, Row
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.badges import LOOKS, badge_text
from k2desk.ui.text.events import scope_name
from k2desk.ui.text.server_badges import SERVER_LOOKS

_SIDE = 10
_SMALL = 13
_TEXT = 0.97
Index = QModelIndex | QPersistentModelIndex


class _Touch(NamedTuple):
    """What a cell shows of mouse and keyboard."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


_UNTOUCHED, _FOCUSED = _Touch(), _Touch(focused=True)


class SubscriptionDelegate(QStyledItemDelegate):
    """Knows how a row looks. In a narrow window the address stands below the event."""

    def __init__(self, model: SubscriptionModel) -> None:
        super().__init__()
        self._model = model
        self.narrow = False
        self.is_touched = True
        """Whether a cell may be chosen or below the mouse: to ask for each takes time at the first paint."""
        self.focus = QModelIndex()
        """The cell in focus, where none is chosen or below the mouse."""

    def row_height(self, *, heading: bool) -> int:
        """The height of a row: a subscription's holds two lines of text and air."""
        if heading:
            return small_metrics().height() + 10
        lines = 3 if self.narrow else 2
        return scaled_metrics(_TEXT).height() * lines + 14

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the words want to be, for the badge's column; the height of the row."""
        row = self._model.row_at(index.row())
        height = self.row_height(heading=row.entry is None)
        if row.entry is not None and row.badge is not None and index.column() == Column.STATUS:
            return QSize(self.badge_width(row), height)
        return QSize(80, height)

    def badge_width(self, row: Row) -> int:
        """The width that the badge of a row wants, with the air around it."""
        return chip_size(badge_text(row.badge, self._model.now())).width() + 2 * _SIDE if row.badge is not None else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        row = self._model.row_at(index.row())
        rect: QRect = option.rect
        painter.save()
        if row.entry is None:
            self._paint_heading(painter, rect, index)
        else:
            untouched = _FOCUSED if index == self.focus else _UNTOUCHED
            touch = _touch_of(option) if self.is_touched else untouched
            self._paint_ground(painter, rect, touch)
            self._paint_cell(painter, rect, touch, Column(index.column()), row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colours = theme().colours
        painter.fillRect(rect, colours.side)
        painter.setPen(colours.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0:
            painter.setPen(colours.muted)
            painter.setFont(scaled_font(0.9, QFont.Weight.DemiBold))
            painter.drawText(rect.adjusted(_SIDE, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))

    def _paint_ground(self, painter: QPainter, rect: QRect, touch: _Touch) -> None:
        colours = theme().colours
        ground = colours.selected if touch.selected else colours.panel if touch.hovered else colours.ground
        painter.fillRect(rect, ground)
        painter.setPen(colours.soft)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_cell(self, painter: QPainter, rect: QRect, touch: _Touch, column: Column, row: Row) -> None:
        if touch.focused:
            painter.setPen(theme().colours.focus)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        entry, its = row.entry, row.badge
        assert entry is not None and its is not None
        if column is Column.STATUS:
            look, text = LOOKS[its.kind], badge_text(its, self._model.now())
            height = chip_size(text).height()
            top = QPointF(inner.x(), rect.y() + (rect.height() - height) / 2)
            paint_chip(painter, top, look.icon, text, look.tone, theme().scheme, inner.width() + _SIDE)
            return
        colours = theme().row_colours(touch.selected)
        if column is Column.SERVER:
            self._paint_server(painter, inner, entry, colours)
            return
        record = entry.record
        first, second = self._model.cell(row, column), ""
        if column is Column.ADDRESS:
            first, second = host_and_path(record.address)
        elif column is Column.FOR:
            first, second = scope_name(record.scope, record.scope_reference), self._model.below_whom(entry)
        elif column is Column.EVENT and self.narrow:
            second = "".join(host_and_path(record.address))
        self._paint_lines(
            painter, inner, first, second, colours, muted=column is Column.CHECKED, own=column is not Column.ADDRESS
        )

    def _paint_server(self, painter: QPainter, inner: QRect, entry: CachedSubscription, colours: Colours) -> None:
        its = server_badge(entry.server, self._model.now())
        name, tone, _ = SERVER_LOOKS[its.kind]
        plain = its.kind is ServerKind.NOT_TESTED or theme().scheme is Scheme.HIGH_CONTRAST
        ink = colours.muted if plain else tone_colours(tone, theme().scheme)[0]
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(inner.x(), inner.center().y() - _SMALL // 2, pixmap(name, _SMALL, ink, ratio))
        metrics = small_metrics()
        left = inner.x() + _SMALL + 4
        words, *age = self._model.server_words(entry)
        lines = [*_wrapped(words, metrics, inner.right() - left, 2, own=True), *age]
        top = inner.y() + (inner.height() - metrics.height() * len(lines)) // 2
        painter.setFont(small_font())
        painter.setPen(ink)
        for number, line in enumerate(lines):
            if age and number == len(lines) - 1 and not plain:
                painter.setPen(colours.muted)
            painter.drawText(left, top + metrics.ascent(), line)
            top += metrics.height()

    @staticmethod
    def _paint_lines(
        painter: QPainter, inner: QRect, first: str, second: str, colours: Colours, *, muted: bool, own: bool
    ) -> None:
        small = small_metrics()
        metrics = small if muted else scaled_metrics(_TEXT)
        lines = _wrapped(first, metrics, inner.width(), 2, own=own)
        height = metrics.height() * len(lines) + (small.height() if second else 0)
        top = inner.y() + (inner.height() - height) // 2
        painter.setFont(small_font() if muted else scaled_font(_TEXT))
        painter.setPen(colours.muted if muted else colours.text)
        for line in lines:
            painter.drawText(inner.x(), top + metrics.ascent(), line)
            top += metrics.height()
        if second:
            painter.setFont(small_font())
            painter.setPen(colours.muted)
            shown = elided(second, small, inner.width(), own=False, mode=Qt.TextElideMode.ElideMiddle)
            painter.drawText(inner.x(), top + small.ascent(), shown)


def _touch_of(option: QStyleOptionViewItem) -> _Touch:
    from PySide6.QtWidgets import QStyle

    state, flags = option.state.value, QStyle.StateFlag
    return _Touch(
        bool(state & flags.State_Selected.value),
        bool(state & flags.State_MouseOver.value),
        bool(state & flags.State_HasFocus.value),
    )


def _wrapped(text: str, metrics: QFontMetrics, width: int, most: int, *, own: bool) -> list[str]:
    """`text` in at most `most` lines; what does not fit is cut with …"""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= width:
            line += " " + words.pop(0)
        lines.append(elided(line, metrics, width, own=own))
    if words:
        lines.append(elided(" ".join(words), metrics, width, own=own))
    return lines
