"""Looks at a window as a careful person would: is a text cut off, does a widget stick out, is it the wrong language?"""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from k2desk.ui.controls.labels import ElidedLabel
from k2desk.ui.language import language
from k2desk.ui.theme import mono_font

_SLACK = 2
# Words that hardly any English sentence does without, and that are no words of Kiswahili.
_ENGLISH = re.compile(r"\b(the|your|you|is|are|was|of|with|this|that|not|it|and|for|by|from|what|when|can|will)\b")
_OURS = re.compile(r"^(K2Desk|Kopo Kopo|Client ID|Client secret|API key|M-PESA|KES|EN|SW|English|Kiswahili)$")


class Eyes:
    """Judges the widgets that can be seen."""

    def complaints(self, root: QWidget) -> list[str]:
        """One line for each thing that is wrong."""
        found = []
        for widget in root.findChildren(QWidget):
            if not widget.isVisibleTo(root) or widget.width() <= 0 or not _is_in_view(widget, root):
                continue
            text = _text_of(widget)
            if not text.strip():
                continue
            if _is_cut(widget, text):
                found.append(f"cut off: {type(widget).__name__} {text[:60]!r} in {widget.width()}×{widget.height()}")
            if language().current == "sw" and _is_english(widget, text):
                found.append(f"not in Kiswahili: {text[:70]!r}")
        return found


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.placeholderText() if isinstance(widget, QLineEdit) else ""


def _is_cut(widget: QWidget, text: str) -> bool:
    if isinstance(widget, ElidedLabel):
        return False
    metrics = QFontMetrics(widget.font())
    if isinstance(widget, QLabel):
        if widget.textFormat() is Qt.TextFormat.RichText:
            wanted = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            return wanted > widget.height() + _SLACK
        if not widget.wordWrap():
            return _widest(metrics, text) > widget.contentsRect().width() + _SLACK
        longest = max(metrics.horizontalAdvance(word) for word in text.split())
        needs = widget.heightForWidth(widget.width())
        return needs > widget.height() + _SLACK or longest > widget.contentsRect().width() + _SLACK
    if isinstance(widget, QCheckBox | QPushButton):
        return widget.sizeHint().width() > widget.width() + _SLACK
    if isinstance(widget, QAbstractButton):
        return widget.minimumSizeHint().width() > widget.width() + _SLACK
    if isinstance(widget, QLineEdit) and not widget.text():
        return metrics.horizontalAdvance(text) > widget.contentsRect().width() + _SLACK
    return False


def _widest(metrics: QFontMetrics, text: str) -> int:
    return max(metrics.horizontalAdvance(line) for line in text.splitlines() or [""])


def _is_in_view(widget: QWidget, root: QWidget) -> bool:
    """Not scrolled away: what a scroll area hides can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        above = parent.parentWidget()
        if isinstance(above, QScrollArea):
            at = widget.mapTo(above, QPoint(0, 0))
            return at.y() < above.height() and at.y() + widget.height() > 0
        parent = above
    return True


def _is_english(widget: QWidget, text: str) -> bool:
    if widget.font().family() == mono_font().family() or _OURS.match(text):
        return False
    return _ENGLISH.search(re.sub(r"https?://\S+|[“\"'][^”\"']*[”\"']", "", text)) is not None
