"""Finds texts that do not fit into their control, measured by what its style paints and not by its layout."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from k2desk.ui.controls.elided_box import ElidedBox
from k2desk.ui.controls.labels import ElidedLabel
from k2desk.ui.style.style_sheet import SHEET
from k2desk.ui.style.text_room import widened_by_mark

SLACK = 2
_HEADING_AIR = 20
_BESIDE_ICON = 4
_BOLD_WHEN_CHOSEN = frozenset(re.findall(r'kind="(\w+)"\]:checked {[^}]*font-weight: 600', SHEET))
"""The kinds of buttons whose text is bold while they are checked. Their size hint does not take this into account."""


def is_cut(widget: QWidget, text: str) -> bool:
    """Return whether a part of `text` can't be read because the widget is too small."""
    if isinstance(widget, ElidedLabel | ElidedBox):
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text()) and _is_label_cut(widget, text)
    if isinstance(widget, QCheckBox):
        return _is_check_box_cut(widget)
    if isinstance(widget, QPushButton):
        return widget.sizeHint().width() > widget.width() + SLACK or _is_push_button_cut(widget)
    if isinstance(widget, QAbstractButton):
        if widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            return True
        return widget.minimumSizeHint().width() > widget.width() + SLACK
    if isinstance(widget, QComboBox):
        return widget.minimumSizeHint().width() > widget.width() + SLACK or _is_combo_box_cut(widget, text)
    if isinstance(widget, QLineEdit) and not widget.text():
        return QFontMetrics(widget.font()).horizontalAdvance(text) > widget.contentsRect().width() + SLACK
    return False


def _is_label_cut(label: QLabel, text: str) -> bool:
    metrics = QFontMetrics(label.font())
    if label.textFormat() is Qt.TextFormat.RichText:
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        return needed > label.height() + SLACK or label.minimumSizeHint().width() > label.width() + SLACK
    if not label.wordWrap():
        return _widest(metrics, text) > label.contentsRect().width() + SLACK
    longest = max(metrics.horizontalAdvance(word) for word in text.split())
    needs = label.heightForWidth(label.width())
    return needs > label.height() + SLACK or longest > label.contentsRect().width() + SLACK


def _is_push_button_cut(button: QPushButton) -> bool:
    font = QFont(button.font())
    if button.isChecked() and button.property("kind") in _BOLD_WHEN_CHOSEN:
        font.setWeight(QFont.Weight.DemiBold)
    text = QAbstractButton.text(button)
    needed = _size(text, font) if text else button.iconSize()
    if text and not button.icon().isNull():
        needed += QSize(button.iconSize().width() + _BESIDE_ICON, 0)
    room = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, _option(button), button)
    return needed.width() > room.width() or needed.height() > room.height() + SLACK


def _is_check_box_cut(box: QCheckBox) -> bool:
    """Return whether the text is cut with or without keyboard focus: the focus frame may take room from the text."""
    needed = _size(QAbstractButton.text(box), box.font())
    for focused in (False, True):
        room = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, _option(box, focused), box)
        if needed.width() > room.width() or needed.height() > room.height() + SLACK:
            return True
    return False


def is_tick_cut(box: QCheckBox) -> bool:
    """Return whether an edge of the tick box is cut off."""
    ticks = (
        box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, _option(box, focused), box)
        for focused in (False, True)
    )
    return not all(box.rect().contains(tick) for tick in ticks)


def _size(text: str, font: QFont) -> QSize:
    """Return the size of a button's text, including the underline of its access key."""
    metrics = QFontMetrics(font)
    return metrics.size(int(Qt.TextFlag.TextShowMnemonic), text) + QSize(widened_by_mark(text, metrics), 0)


def _option(button: QAbstractButton, focused: bool | None = None) -> QStyleOptionButton:
    option = QStyleOptionButton()
    option.initFrom(button)
    option.text, option.icon, option.iconSize = button.text(), button.icon(), button.iconSize()
    state = option.state
    state |= QStyle.StateFlag.State_On if button.isChecked() else QStyle.StateFlag.State_Off
    if focused is not None:
        without = state & ~QStyle.StateFlag.State_HasFocus
        state = without | QStyle.StateFlag.State_HasFocus if focused else without
    option.state = state
    return option


def _is_combo_box_cut(box: QComboBox, text: str) -> bool:
    option = QStyleOptionComboBox()
    option.initFrom(box)
    option.currentText = text
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return QFontMetrics(box.font()).horizontalAdvance(text) > room.width()


def cut_headings(header: QHeaderView) -> Iterator[str]:
    """Yield the texts of a header that are cut off."""
    if header.orientation() is not Qt.Orientation.Horizontal or header.model() is None:
        return
    for section in range(header.count()):
        text = header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if not text or header.isSectionHidden(section) or "\n" in str(text):
            continue
        if header.sectionSizeHint(section) > header.sectionSize(section) + SLACK and not _has_room(header, section):
            yield str(text)


def _has_room(header: QHeaderView, section: int) -> bool:
    """Return whether the text fits if the room for the sort indicator is not reserved."""
    text = str(header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
    aligned = header.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    font = header.font()
    font.setWeight(font.Weight.DemiBold)
    metrics = QFontMetrics(font)
    room = header.sectionSize(section) + SLACK - _HEADING_AIR
    if int(aligned or 0) & int(Qt.TextFlag.TextWordWrap):
        box = metrics.boundingRect(QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), text)
        return box.width() <= room and box.height() <= header.height()
    return metrics.horizontalAdvance(text) <= room


def _widest(metrics: QFontMetrics, text: str) -> int:
    return max(metrics.horizontalAdvance(line) for line in text.splitlines() or [""])
