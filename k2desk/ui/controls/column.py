"""One column of a table as a record. The table's model, view, delegate and saved file all read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.ui.style.theme import Colours

R = TypeVar("R")
"""The type of the table's rows."""


@fast_dataclass
class Cell:
    """What is needed to paint a cell: `room` is its area without the space at both sides; `colours` are those of its
    row.
    """

    painter: QPainter
    room: QRect
    colours: Colours
    left_out: frozenset[str]
    """The names of the columns that have no room now. Another column may show their words."""


@fast_dataclass
class Column(Generic[R]):
    """A column. `text` returns what a cell shows, what a screen reader reads, and what is saved."""

    name: str
    title: Callable[[], str]
    text: Callable[[R], str]
    width: Callable[[Sequence[R]], int] | None = None
    """Returns the pixels that the column needs for some of the visible rows. None for a column of saved files only."""

    whole: Callable[[Sequence[R]], int] | None = None
    """Returns the pixels at which nothing in these rows is cut. The column gets them before any other takes a share."""

    share: float = 0.0
    """The part of the remaining width that the column takes; 1 takes all of it. With 0 it gets what it needs."""

    most: Callable[[], int] | None = None
    """Returns the most pixels that a share gives."""

    gives_way: int = 0
    """With a number from 1 on, the column may be left out in a narrow window: the lowest number first."""

    is_titled: bool = True
    """Whether the title is visible. Screen readers read it in any case."""

    order: Callable[[R], Any] | None = None
    """Returns the key to sort rows by. None if the column can't be sorted."""

    heard: Callable[[R], str] | None = None
    """Returns what a screen reader reads, if that is not `text`."""

    tip: Callable[[R], str | None] | None = None
    paint: Callable[[Cell, R], None] | None = None
    """Paints a cell. None paints `text` in one line."""

    is_saved: bool = True
    saved: Callable[[R], str] | None = None
    """Returns what is saved, if that is not `text`."""


def contents(columns: Sequence[Column[R]], rows: Sequence[R]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return (header, rows) for a saved file."""
    saved = [column for column in columns if column.is_saved]
    values = [column.saved or column.text for column in saved]
    return tuple(column.title() for column in saved), [tuple(value(row) for value in values) for row in rows]


def widest(texts: Sequence[str], metrics: QFontMetrics) -> int:
    """Return the width in pixels of the widest text."""
    return max(map(metrics.horizontalAdvance, {*texts}), default=0)


def two_line_width(text: str, metrics: QFontMetrics) -> int:
    """Return the least width at which `text` fits into two lines."""
    words = text.split(" ")
    whole = metrics.horizontalAdvance(text)
    splits = [
        max(metrics.horizontalAdvance(" ".join(words[:at])), metrics.horizontalAdvance(" ".join(words[at:])))
        for at in range(1, len(words))
    ]
    return min(splits, default=whole)


def share_room(
    columns: Sequence[Column[R]], room: int, needs: Sequence[int], wholes: Sequence[int] = ()
) -> dict[int, int]:
    """Return the width in pixels of each visible column, by its place.

    `needs` are the least widths of all columns. Columns are left out until the needs of the others fit. Then a column
    grows to its width of `wholes`, at which nothing in it is cut. The rest goes to the columns with a share, last to
    those with a share of 1.
    """
    shown = dict(enumerate(needs))
    for place in sorted((place for place in shown if columns[place].gives_way), key=lambda at: columns[at].gives_way):
        if sum(shown.values()) > room:
            del shown[place]
    for place, whole in enumerate(wholes):
        if place in shown:
            shown[place] += max(0, min(whole - shown[place], room - sum(shown.values())))
    rest = room - sum(need for place, need in shown.items() if not columns[place].share)
    takers = sorted((place for place in shown if columns[place].share), key=lambda at: columns[at].share)
    free = rest
    for number, place in enumerate(takers):
        others = sum(shown[later] for later in takers[number + 1 :])
        wanted = min(free - others, int(rest * columns[place].share))
        if (most := columns[place].most) is not None:
            wanted = min(wanted, most())
        # If no other column can be left out, the column with the share of 1 is cut.
        least = shown[place] // 2 if columns[place].share == 1 else shown[place]
        shown[place] = max(least, wanted)
        free -= shown[place]
    return shown
