"""The rows of a comparison: payments in four groups, and what was not compared, each with its reason."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject

from k2desk.model.clock import Clock
from k2desk.model.kenya import KENYA
from k2desk.model.outside import Most, one_line
from k2desk.services.lists.result import Aside, Line, Shown
from k2desk.ui.controls.column import Cell, Column, widest
from k2desk.ui.controls.row_delegate import SIDE, TEXT, paint_lines
from k2desk.ui.controls.table_model import TableModel
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import scaled_metrics
from k2desk.ui.text.alerts import named_till
from k2desk.ui.text.payment_lists import (
    cents_words,
    moment_words,
    note_words,
    payer_words,
    told_words,
    unread_words,
)

translate = QCoreApplication.translate
_WHO, _NOTE = 12, 24
"""The least width of a payer and of a note, in letters."""


class ComparisonModel(TableModel[Line]):
    """Names and numbers are shortened unless the user asked to see them."""

    def __init__(self, clock: Clock, till_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._till_name = till_name
        self._all: Sequence[Line] = ()
        self._words: list[str] = []
        self.chosen = Shown.ALL
        self.is_whole = False
        self.counts: Counter[Shown] = Counter()
        self.set_columns(self._columns())

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[Line], chosen: Shown) -> None:
        """Show other rows, of one group first."""
        self._all, self.chosen = lines, chosen
        self.refresh()

    def search(self, text: str) -> None:
        """Show only rows that contain all words of `text`."""
        self._words = text.casefold().split()
        self.refresh()

    def choose(self, chosen: Shown) -> None:
        """Show only one group."""
        self.chosen = chosen
        self.refresh()

    def show_whole(self, on: bool) -> None:
        """Show names and numbers whole, or shortened."""
        self.is_whole = on
        self.refresh()

    def count(self, counts: Mapping[Shown, int]) -> None:
        """Set how many rows each group has."""
        self.counts = Counter(counts)

    def arrange(self) -> None:
        """Filter the rows."""
        kept: Iterable[Line] = self._all
        if self.chosen is not Shown.ALL:
            kept = [one for one in kept if one.shown is self.chosen]
        for word in self._words:
            kept = [one for one in kept if word in one.searched]
        self.lines = kept if isinstance(kept, list) else list(kept)

    def place_of(self, row_id: str) -> int | None:
        """Return the line of a row, or None if it is not shown. The lines are sorted by number."""
        number = int(row_id)
        place = bisect_left(self.lines, number, key=lambda one: one.number)
        return place if place < len(self.lines) and self.lines[place].number == number else None

    def id_of(self, place: int) -> str:
        """Return the number of a row."""
        return str(self.lines[place].number)

    # -- columns -----------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[Line], ...]:
        def as_wide_as(text: Callable[[Line], str]) -> Callable[[Sequence[Line]], int]:
            return lambda rows: widest([text(one) for one in rows], scaled_metrics(TEXT)) + 2 * SIDE

        usual = scaled_metrics(1.0)
        return (
            Column("time", lambda: translate("ComparisonModel", "Time (EAT)"), self._time, as_wide_as(self._time),
                   is_saved=False),
            Column("at", lambda: translate("ComparisonModel", "Time (Kenyan time)"), _exact),
            Column("reference", lambda: translate("ComparisonModel", "Reference"), _reference, as_wide_as(_reference)),
            Column("ours", lambda: translate("ComparisonModel", "At Kopo Kopo"), _ours, as_wide_as(_ours),
                   saved=_plain(_ours)),
            Column("theirs", lambda: translate("ComparisonModel", "In your list"), _theirs, as_wide_as(_theirs),
                   saved=_plain(_theirs)),
            Column("who", lambda: translate("ComparisonModel", "From"), self._who,
                   lambda rows: letters(_WHO, usual), as_wide_as(self._who), share=0.4, gives_way=2),
            Column("till", lambda: translate("ComparisonModel", "Till"), self._till, as_wide_as(self._till),
                   gives_way=1, saved=lambda one: one.entry.till if one.entry is not None else ""),
            Column("group", lambda: translate("ComparisonModel", "What was found"), self._found,
                   lambda rows: letters(_NOTE, usual), as_wide_as(self._found), share=1,
                   tip=self._found, paint=self._paint_found),
            Column("line", lambda: translate("ComparisonModel", "Line in your list"), _line_numbers),
        )  # fmt: skip

    def _time(self, one: Line) -> str:
        return moment_words(one.entry, self._clock.now()) if one.entry is not None else ""

    def _who(self, one: Line) -> str:
        if one.pair is not None and not one.pair.first.name and not one.pair.first.phone:
            return next(filter(None, (payer_words(row, whole=self.is_whole) for row in one.pair.theirs)), "")
        return payer_words(one.entry, whole=self.is_whole) if one.entry is not None else ""

    def _till(self, one: Line) -> str:
        till = one.entry.till if one.entry is not None else ""
        return one_line(named_till(till, self._till_name), Most.NAME) if till else ""

    def _found(self, one: Line) -> str:
        return " ".join(filter(None, (_group_words(one), self._notes(one))))

    def _notes(self, one: Line) -> str:
        if one.unread is not None:
            # A row that is no payment may hold anybody's name.
            return one.unread.text if self.is_whole else ""
        notes = note_words(one.pair) if one.pair is not None else ""
        return " ".join(filter(None, (notes, told_words(one.was_told) if one.was_told is not None else "")))

    def _paint_found(self, cell: Cell, one: Line) -> None:
        paint_lines(cell, _group_words(one), self._notes(one))


def _group_words(one: Line) -> str:
    if one.unread is not None:
        return f"{unread_words(one.unread.why)}."
    words = {
        Shown.OURS: translate("ComparisonModel", "Missing in your list."),
        Shown.THEIRS: translate("ComparisonModel", "Missing at Kopo Kopo."),
        Shown.DIFFER: translate("ComparisonModel", "The amounts differ."),
        Shown.BOTH: translate("ComparisonModel", "In both."),
    }
    if one.aside is Aside.OUTSIDE:
        return translate("ComparisonModel", "Not of the period that Kopo Kopo was asked for.")
    return words.get(one.shown) or translate("ComparisonModel", "Not of the days in your list.")


def _reference(one: Line) -> str:
    return one_line(one.entry.reference, Most.WORD) if one.entry is not None else ""


def _ours(one: Line) -> str:
    if one.pair is not None:
        return cents_words(one.pair.our_cents) if one.pair.ours else ""
    return cents_words(one.entry.cents) if one.entry is not None and one.aside is Aside.OTHER_DAY else ""


def _theirs(one: Line) -> str:
    if one.pair is not None:
        return cents_words(one.pair.their_cents) if one.pair.theirs else ""
    return cents_words(one.entry.cents) if one.entry is not None and one.aside is Aside.OUTSIDE else ""


def _plain(text: Callable[[Line], str]) -> Callable[[Line], str]:
    return lambda one: text(one).replace(",", "")


def _line_numbers(one: Line) -> str:
    if one.unread is not None:
        return str(one.unread.line)
    entries = one.pair.theirs if one.pair is not None else (one.entry,)
    return ", ".join(str(entry.line) for entry in entries if entry is not None and entry.line)


def _exact(one: Line) -> str:
    if one.entry is None or one.entry.at is None:
        return ""
    at = one.entry.at.astimezone(KENYA)
    return at.isoformat(timespec="seconds") if one.entry.has_time else at.date().isoformat()
