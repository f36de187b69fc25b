"""Builds the parts of a screen in one call: rows, columns and grids, and widgets with names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGridLayout

STRETCH = -1
"""An item that takes the room that the others leave."""

Item = QWidget | QLayout | tuple[QWidget | QLayout, int | Qt.AlignmentFlag] | int
"""What a row or column contains: a widget or layout, alone or with its stretch or alignment; a space in pixels; or
`STRETCH`.
"""

Margins = int | tuple[int, int, int, int]
"""The same margin at all sides, or those at the left, top, right and bottom."""

_Widget = TypeVar("_Widget", bound=QWidget)
_Box = TypeVar("_Box", bound=QBoxLayout)


def in_row(*items: Item, on: QWidget | None = None, margins: Margins = 0, spacing: int | None = None) -> QHBoxLayout:
    """Return a layout with the items beside each other. It is the layout of the widget `on`, if one is given."""
    return _filled(QHBoxLayout, items, on, margins, spacing)


def in_column(*items: Item, on: QWidget | None = None, margins: Margins = 0, spacing: int | None = None) -> QVBoxLayout:
    """Return a layout with the items below each other. It is the layout of the widget `on`, if one is given."""
    return _filled(QVBoxLayout, items, on, margins, spacing)


def in_grid(
    *, on: QWidget | None = None, horizontal: int | None = None, vertical: int | None = None, wide: int = 1
) -> QGridLayout:
    """Return an empty grid without margins. The column `wide` takes the room that the others leave."""
    from PySide6.QtWidgets import QGridLayout  # After the first paint.

    grid = QGridLayout() if on is None else QGridLayout(on)
    grid.setContentsMargins(0, 0, 0, 0)
    if horizontal is not None:
        grid.setHorizontalSpacing(horizontal)
    if vertical is not None:
        grid.setVerticalSpacing(vertical)
    grid.setColumnStretch(wide, 1)
    return grid


def empty(layout: QLayout) -> None:
    """Remove everything from a layout. Its widgets are hidden at once and deleted soon."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def named(widget: _Widget, object_name: str, spoken: str = "") -> _Widget:
    """Set the name by which others find a widget, and the name that screen readers read. Returns the widget."""
    widget.setObjectName(object_name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget


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
        stretch = 0 if isinstance(place, Qt.AlignmentFlag) else place  # An alignment is an int too.
        if isinstance(inner, QWidget):
            box.addWidget(inner, stretch)
        else:
            box.addLayout(inner, stretch)
        if isinstance(place, Qt.AlignmentFlag):
            box.setAlignment(inner, place)
