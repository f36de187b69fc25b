"""Inspects a window as a careful person would: texts that are cut off or in the wrong language, widgets that stick
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from k2desk.tour.cut import SLACK, cut_headings, is_cut, is_tick_cut
from k2desk.tour.room import cut_beside_room, scroll_bars
from k2desk.ui.controls.elide import cut_words
from k2desk.ui.controls.selectable_text import SelectableText
from k2desk.ui.style.theme import mono_font, theme
from k2desk.ui.text.language import language

# Words that almost every English sentence contains and Kiswahili does not have.
_ENGLISH = re.compile(r"\b(the|your|you|is|are|was|of|with|this|that|not|it|and|for|by|from|what|when|can|will)\b")
_OURS = re.compile(r"^(K2Desk|Kopo Kopo|Client ID|Client secret|API key|M-PESA|KES|EN|SW|English|Kiswahili)$")


def finish_layouts() -> None:
    """Do the pending layouts now, and no other event: on Windows, due timers are posted events too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


class LayoutAudit:
    """Inspects the visible widgets."""

    def look(self, root: QWidget) -> tuple[QPixmap, list[str]]:
        """Return a picture of `root`, and one line for each fault in it."""
        finish_layouts()  # A half-finished window is not a fault.
        cut: list[str] = []
        listening = cut_words.listen(cut.append)
        try:
            picture = root.grab()
        finally:
            listening.close()
        found = [f"cut where it is painted: {text!r}" for text in dict.fromkeys(cut)]
        seen = _seen(root)
        for widget, left in seen.items():
            found += _complaints(widget, left, root)
        found += _overlaps(seen, root)
        return picture, found


def _seen(root: QWidget) -> dict[QWidget, QRect]:
    """Return each widget that is at least partly visible in the picture, with this part in its own coordinates."""
    shown = (widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root))
    return {widget: left for widget in shown if not (left := _clipped(widget, root)).isEmpty()}


def _complaints(widget: QWidget, left: QRect, root: QWidget) -> Iterator[str]:
    """Yield the faults of a widget. `left` is its visible part."""
    kind = type(widget).__name__
    if isinstance(widget, QHeaderView):
        yield from (f"heading cut off: {text!r}" for text in cut_headings(widget))
        return
    yield from cut_beside_room(widget)
    if isinstance(widget, QAbstractScrollArea):
        yield from scroll_bars(widget, root)
        if _scrolls_sideways_in_vain(widget):
            yield f"scrolls sideways: {kind} {widget.objectName() or widget.accessibleName()[:60]!r}"
    text = _text_of(widget)
    if not text.strip():
        return
    if is_cut(widget, text):
        yield f"cut off: {kind} {text[:60]!r} in {widget.width()}×{widget.height()}"
    if isinstance(widget, QCheckBox) and is_tick_cut(widget):
        yield f"cut off: the tick of {text[:60]!r} in {widget.width()}×{widget.height()}"
    if _sticks_out(widget, left, root):
        yield f"sticks out: {kind} {text[:60]!r}"
    if language().current == "sw" and _is_english(widget, text):
        yield f"not in Kiswahili: {text[:70]!r}"


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, SelectableText):
        return widget.text()
    return (widget.text() or widget.placeholderText()) if isinstance(widget, QLineEdit) else ""


def _clipped(widget: QWidget, root: QWidget) -> QRect:
    """Return the visible part of the widget, in its own coordinates."""
    left = widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        at = widget.mapTo(parent, QPoint(0, 0))
        left &= parent.rect().translated(-at)
        if parent is root:
            break
        parent = parent.parentWidget()
    return left


def _sticks_out(widget: QWidget, left: QRect, root: QWidget) -> bool:
    """Return whether a part of the widget can neither be seen nor scrolled to."""
    if left.width() < widget.width() - SLACK and not _scrolls(widget, root, Qt.Orientation.Horizontal):
        return True
    return left.height() < widget.height() - SLACK and not _scrolls(widget, root, Qt.Orientation.Vertical)


def _scrolls(widget: QWidget, root: QWidget, way: Qt.Orientation) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, SelectableText):
            is_across = way is Qt.Orientation.Horizontal
            policy = parent.horizontalScrollBarPolicy() if is_across else parent.verticalScrollBarPolicy()
            bar = parent.horizontalScrollBar() if is_across else parent.verticalScrollBar()
            if policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff and bar.maximum() > 0:
                return True
        parent = parent.parentWidget()
    return False


def _scrolls_sideways_in_vain(area: QAbstractScrollArea) -> bool:
    """Return whether the area scrolls sideways without need.

    A page must wrap its text; a table may scroll sideways only if its contents need more room than it has.
    """
    bar = area.horizontalScrollBar()
    if not bar.isVisibleTo(area) or bar.maximum() == 0:
        return False
    if isinstance(area, QTableView):
        vertical = area.verticalScrollBar()
        if vertical.isVisibleTo(area) and bar.maximum() <= vertical.width():
            return True  # The columns were laid out before the vertical scroll bar appeared.
        header, columns = area.horizontalHeader(), range(area.horizontalHeader().count())
        needed = (max(header.sectionSizeHint(one), area.sizeHintForColumn(one)) for one in columns)
        return sum(width for one, width in enumerate(needed) if not header.isSectionHidden(one)) <= area.width()
    return isinstance(area, QScrollArea)


def _overlaps(seen: dict[QWidget, QRect], root: QWidget) -> Iterator[str]:
    """Yield a line for each pair of texts or buttons that overlap, whatever their parents are."""
    kinds = (QLabel, QAbstractButton, QLineEdit, QComboBox)
    places = [
        (widget, left.translated(widget.mapTo(root, QPoint(0, 0))))
        for widget, left in seen.items()
        if isinstance(widget, kinds) and _text_of(widget).strip()
    ]
    for (one, one_rect), (other, other_rect) in combinations(places, 2):
        both = one_rect & other_rect
        if both.width() <= SLACK or both.height() <= SLACK or one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        yield f"on one another: {_text_of(one)[:40]!r} and {_text_of(other)[:40]!r}"


def _is_english(widget: QWidget, text: str) -> bool:
    if widget.font().family() == mono_font().family() or _OURS.match(text):
        return False
    return _ENGLISH.search(re.sub(r"https?://\S+|[“\"'][^”\"']*[”\"']", "", text)) is not None


def of_style_sheet() -> list[str]:
    """Return a complaint if Qt reads nothing of the style sheet. It says so in the log alone."""
    label = QLabel()
    label.setProperty("kind", "muted")
    label.ensurePolished()
    is_read = label.palette().windowText().color() == theme().colours.muted
    return [] if is_read else ["the style sheet is not read"]
