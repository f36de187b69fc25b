"""Looks at a window as a careful person would: is a text cut off, does a widget stick out, is it the wrong language?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from k2desk.ui.controls.elide import listen
from k2desk.ui.controls.labels import ElidedLabel
from k2desk.ui.controls.selectable_text import SelectableText
from k2desk.ui.language import language
from k2desk.ui.theme import mono_font

_SLACK = 2
_HEADING_AIR = 20
# Words that hardly any English sentence does without, and that are no words of Kiswahili.
_ENGLISH = re.compile(r"\b(the|your|you|is|are|was|of|with|this|that|not|it|and|for|by|from|what|when|can|will)\b")
_OURS = re.compile(r"^(K2Desk|Kopo Kopo|Client ID|Client secret|API key|M-PESA|KES|EN|SW|English|Kiswahili)$")


class Eyes:
    """Judges the widgets that can be seen."""

    def look(self, root: QWidget) -> tuple[QPixmap, list[str]]:
        """A picture of `root`, and one line for each thing that is wrong with it."""
        # What is laid out at the next turn of the loop is laid out now: a half-made picture is nobody's fault.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        cut: list[str] = []
        unlisten = listen(cut.append)
        try:
            picture = root.grab()
        finally:
            unlisten()
        found = [f"cut where it is painted: {text!r}" for text in dict.fromkeys(cut)]
        for widget in _seen(root):
            found += _complaints(widget, root)
        found += _overlaps(root)
        return picture, found


def _seen(root: QWidget) -> Iterator[QWidget]:
    """The widgets that stand in the picture, at least with a part."""
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and not _clipped(widget, root).isEmpty():
            yield widget


def _complaints(widget: QWidget, root: QWidget) -> Iterator[str]:
    kind = type(widget).__name__
    if isinstance(widget, QHeaderView):
        yield from (f"heading cut off: {text!r}" for text in _cut_headings(widget))
        return
    text = _text_of(widget)
    if not text.strip():
        return
    if _is_cut(widget, text):
        yield f"cut off: {kind} {text[:60]!r} in {widget.width()}×{widget.height()}"
    if _sticks_out(widget, root):
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


def _is_cut(widget: QWidget, text: str) -> bool:
    if isinstance(widget, ElidedLabel):
        return False
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel):
        if not widget.text():
            return False
        if widget.textFormat() is Qt.TextFormat.RichText:
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            return needed > widget.height() + _SLACK or widget.minimumSizeHint().width() > widget.width() + _SLACK
        if not widget.wordWrap():
            return _widest(metrics, text) > widget.contentsRect().width() + _SLACK
        longest = max(metrics.horizontalAdvance(word) for word in text.split())
        needs = widget.heightForWidth(widget.width())
        return needs > widget.height() + _SLACK or longest > widget.contentsRect().width() + _SLACK
    if isinstance(widget, QCheckBox | QPushButton):
        return widget.sizeHint().width() > widget.width() + _SLACK
    if isinstance(widget, QAbstractButton):
        if widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > widget.height() + _SLACK:
            return True
        return widget.minimumSizeHint().width() > widget.width() + _SLACK
    if isinstance(widget, QComboBox):
        return widget.minimumSizeHint().width() > widget.width() + _SLACK
    if isinstance(widget, QLineEdit) and not widget.text():
        return metrics.horizontalAdvance(text) > widget.contentsRect().width() + _SLACK
    return False


def _cut_headings(header: QHeaderView) -> Iterator[str]:
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return
    for section in range(header.count()):
        text = header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if not text or header.isSectionHidden(section) or "\n" in str(text):
            continue
        if header.sectionSizeHint(section) > header.sectionSize(section) + _SLACK and not _has_room(header, section):
            yield str(text)


def _has_room(header: QHeaderView, section: int) -> bool:
    """Whether the word fits without the room that is kept for the sign of sorting."""
    text = str(header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
    aligned = header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    font = header.font()
    font.setWeight(font.Weight.DemiBold)
    metrics = QFontMetrics(font)
    room = header.sectionSize(section) + _SLACK - _HEADING_AIR
    if int(aligned or 0) & int(Qt.TextFlag.TextWordWrap):
        box = metrics.boundingRect(QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), text)
        return box.width() <= room and box.height() <= header.height()
    return metrics.horizontalAdvance(text) <= room


def _widest(metrics: QFontMetrics, text: str) -> int:
    return max(metrics.horizontalAdvance(line) for line in text.splitlines() or [""])


def _clipped(widget: QWidget, root: QWidget) -> QRect:
    """What is left of the widget in the picture, in its own coordinates."""
    left = widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        at = widget.mapTo(parent, QPoint(0, 0))
        left &= parent.rect().translated(-at)
        if parent is root:
            break
        parent = parent.parentWidget()
    return left


def _sticks_out(widget: QWidget, root: QWidget) -> bool:
    """Whether a part of it can't be seen, other than what can be scrolled to."""
    left = _clipped(widget, root)
    if left.width() < widget.width() - _SLACK and not _scrolls(widget, root, Qt.Orientation.Horizontal):
        return True
    return left.height() < widget.height() - _SLACK and not _scrolls(widget, root, Qt.Orientation.Vertical)


def _scrolls(widget: QWidget, root: QWidget, way: Qt.Orientation) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, QAbstractScrollArea) and not isinstance(parent, SelectableText):
            is_across = way is Qt.Orientation.Horizontal
            policy = parent.horizontalScrollBarPolicy() if is_across else parent.verticalScrollBarPolicy()
            bar = parent.horizontalScrollBar() if is_across else parent.verticalScrollBar()
            return policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff and bar.maximum() > 0
        parent = parent.parentWidget()
    return False


def _overlaps(root: QWidget) -> Iterator[str]:
    """Texts of one parent that stand on one another."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in _seen(root):
        parent = widget.parentWidget()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and _text_of(widget).strip() and parent is not None:
            by_parent.setdefault(parent, []).append(widget)
    for siblings in by_parent.values():
        for one, other in combinations(siblings, 2):
            both = one.geometry() & other.geometry()
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"on one another: {_text_of(one)[:40]!r} and {_text_of(other)[:40]!r}"


def _is_english(widget: QWidget, text: str) -> bool:
    if widget.font().family() == mono_font().family() or _OURS.match(text):
        return False
    return _ENGLISH.search(re.sub(r"https?://\S+|[“\"'][^”\"']*[”\"']", "", text)) is not None
