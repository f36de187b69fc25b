"""A column of a table in one record, which the table's model, view, delegate and saved file all read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.ui.style.theme import Colours

R = TypeVar("R")
"""What a row of the table is about."""


@fast_dataclass
class Cell:
    """What a cell is painted with: its room without the air at its sides, and the colours of its row."""

    painter: QPainter
    room: QRect
    colours: Colours
    left_out: frozenset[str]
    """The names of columns that have no room now: another may show their words."""


@fast_dataclass
class Column(Generic[R]):
    """`text` is what a row shows there, what a screen reader says of it, and what is saved of it."""

    name: str
    title: Callable[[], str]
    text: Callable[[R], str]
    width: Callable[[Sequence[R]], int] | None = None
    """The pixels that it needs, by some of the rows that can be seen; None for a column of saved files alone."""

    share: float = 0.0
    """The part that it takes of what columns without a share leave; 1 takes all the rest. 0: what it needs."""

    most: Callable[[], int] | None = None
    """The most pixels that a share gives it."""

    gives_way: int = 0
    """From 1 on it may be left out where there is little room, the lowest number first."""

    is_titled: bool = True
    """Whether its title is seen: it is heard in any case."""

    order: Callable[[R], Any] | None = None
    """What rows are sorted by; None for what can't be sorted by."""

    heard: Callable[[R], str] | None = None
    """What a screen reader says, where it is not the text."""

    tip: Callable[[R], str | None] | None = None
    paint: Callable[[Cell, R], None] | None = None
    """Paints a cell; None where the text is painted, in one line."""

    is_saved: bool = True
    saved: Callable[[R], str] | None = None
    """What is saved, where it is not the text."""


def contents(columns: Sequence[Column[R]], rows: Sequence[R]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return (header, rows) of a saved file."""
    saved = [column for column in columns if column.is_saved]
    values = [column.saved or column.text for column in saved]
    return tuple(column.title() for column in saved), [tuple(value(row) for value in values) for row in rows]


def widest(texts: Sequence[str], metrics: QFontMetrics) -> int:
    """Return the pixels of the widest text."""
    return max(map(metrics.horizontalAdvance, {*texts}), default=0)


def two_line_width(text: str, metrics: QFontMetrics) -> int:
    """Return the least width in which two lines hold `text` without a cut."""
    words = text.split(" ")
    whole = metrics.horizontalAdvance(text)
    splits = [
        max(metrics.horizontalAdvance(" ".join(words[:at])), metrics.horizontalAdvance(" ".join(words[at:])))
        for at in range(1, len(words))
    ]
    return min(splits, default=whole)


def share_room(columns: Sequence[Column[R]], room: int, needs: Sequence[int]) -> dict[int, int]:
    """Return the pixels of each column that is shown, by its place; `needs` are the least widths of all.

    Columns give way until the needs of the others fit. What is left goes to those with a share, to a share of 1 last.
    """
    shown = dict(enumerate(needs))
    for place in sorted((place for place in shown if columns[place].gives_way), key=lambda at: columns[at].gives_way):
        if sum(shown.values()) > room:
            del shown[place]
    rest = room - sum(need for place, need in shown.items() if not columns[place].share)
    takers = sorted((place for place in shown if columns[place].share), key=lambda at: columns[at].share)
    free = rest
    for number, place in enumerate(takers):
        others = sum(shown[later] for later in takers[number + 1 :])
        wanted = min(free - others, int(rest * columns[place].share))
        if (most := columns[place].most) is not None:
            wanted = min(wanted, most())
        # Where nothing else can give way, what takes the rest is cut.
        least = shown[place] // 2 if columns[place].share == 1 else shown[place]
        shown[place] = max(least, wanted)
        free -= shown[place]
    return shown
