"""Rows and columns of widgets and layouts, made in one call."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

STRETCH = -1
"""An item that takes the room that the others leave."""

Item = QWidget | QLayout | tuple[QWidget | QLayout, int | Qt.AlignmentFlag] | int
"""What a row or column contains: a widget or layout, alone or with its stretch or alignment; a space in pixels; or
`STRETCH`.
"""

Margins = int | tuple[int, int, int, int]
"""The same margin at all sides, or those at the left, top, right and bottom."""

_Box = TypeVar("_Box", bound=QBoxLayout)


def in_row(*items: Item, on: QWidget | None = None, margins: Margins = 0, spacing: int | None = None) -> QHBoxLayout:
    """Return a layout with the items beside each other. It is the layout of the widget `on`, if one is given."""
    return _filled(QHBoxLayout, items, on, margins, spacing)


def in_column(*items: Item, on: QWidget | None = None, margins: Margins = 0, spacing: int | None = None) -> QVBoxLayout:
    """Return a layout with the items below each other. It is the layout of the widget `on`, if one is given."""
    return _filled(QVBoxLayout, items, on, margins, spacing)


def _filled(
    make: Callable[..., _Box], items: tuple[Item, ...], on: QWidget | None, margins: Margins, spacing: int | None
) -> _Box:
    box = make() if on is None else make(on)
    box.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    if spacing is not None:
        box.setSpacing(spacing)
    add_items(box, *items)
    return box


def add_items(box: QBoxLayout, *items: Item) -> None:
    """Add items at the end of a row or column."""
    for item in items:
        if isinstance(item, int):
            box.addStretch(1) if item == STRETCH else box.addSpacing(item)
            continue
        inner, place = item if isinstance(item, tuple) else (item, 0)
        if isinstance(place, Qt.AlignmentFlag):
            _add(box, inner, 0)
            box.setAlignment(inner, place)
        else:
            _add(box, inner, place)


def _add(box: QBoxLayout, inner: QWidget | QLayout, stretch: int) -> None:
    if isinstance(inner, QWidget):
        box.addWidget(inner, stretch)
    else:
        box.addLayout(inner, stretch)
