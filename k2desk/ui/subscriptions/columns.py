"""How the list's columns share the width: what is cut least readily gets its room first, the address what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import scaled_font, small_font
from k2desk.ui.subscriptions.arrangement import Column
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.events import EVENT_WORDS, event_name, scope_name
from k2desk.ui.text.times import ago

_AIR = 22
_MARK = 18
_LEAST_ADDRESS = 19
_LEAST_STATUS = 19
_TILL = "0000000"
_LONG_AGE = timedelta(seconds=59)


def two_line_width(text: str, metrics: QFontMetrics) -> int:
    """The least width in which `text` stands in two lines without being cut."""
    words = text.split(" ")
    whole = metrics.horizontalAdvance(text)
    splits = (
        max(metrics.horizontalAdvance(" ".join(words[:at])), metrics.horizontalAdvance(" ".join(words[at:])))
        for at in range(1, len(words))
    )
    return min(splits, default=whole)


@fast_dataclass
class Widths:
    """Pixels of each column that is shown; the address may stand below the event in place of a column of its own."""

    of: Mapping[Column, int]

    @property
    def narrow(self) -> bool:
        """Whether the address has no column of its own."""
        return Column.ADDRESS not in self.of


def share(room: int, table: QTableView, model: SubscriptionModel, badge: int, rows: Iterable[int]) -> Widths:
    """Shares `room` pixels. `badge` is the widest badge's width; `rows` are those that can be seen."""
    text, small = QFontMetrics(scaled_font(0.97)), QFontMetrics(small_font())
    heading = QFont(table.horizontalHeader().font())
    heading.setWeight(QFont.Weight.DemiBold)
    headings = QFontMetrics(heading)
    usual = table.fontMetrics()
    titles = {one: headings.horizontalAdvance(model.heading(one)) + _AIR for one in Column}
    seen = {row: entry.record for row in rows if (entry := model.row_at(row).entry) is not None}

    def widest(column: Column, metrics: QFontMetrics, texts: Iterable[str]) -> int:
        return max([titles[column], *(two_line_width(one, metrics) + _AIR for one in {*texts})])

    def told(column: Column) -> set[str]:
        return {str(model.data(model.index(row, column)) or "") for row in seen}

    scopes = {scope_name(one.scope, one.scope_reference) for one in seen.values()}
    now = model.now()
    status = max(badge, letters(_LEAST_STATUS, usual), titles[Column.STATUS])
    event = max(two_line_width(event_name(name), text) for name in EVENT_WORDS) + _AIR
    whom = max(widest(Column.FOR, text, scopes), text.horizontalAdvance(scope_name("till", _TILL)) + _AIR)
    server = widest(Column.SERVER, small, told(Column.SERVER)) + _MARK
    checked = widest(Column.CHECKED, small, {ago(now - _LONG_AGE, now), *told(Column.CHECKED)})
    rest = room - status - whom - server - checked
    least = max(letters(_LEAST_ADDRESS, usual), titles[Column.ADDRESS])
    widths = {Column.STATUS: status, Column.FOR: whom, Column.SERVER: server, Column.CHECKED: checked}
    if rest - event >= least:
        widths[Column.ADDRESS] = max(least, min(rest - event, int(rest * 0.5)))
    # What the details tell as well gives way where even the event would be cut.
    for column in (Column.CHECKED, Column.SERVER):
        if room - sum(widths.values()) < event:
            del widths[column]
    widths[Column.EVENT] = max(event // 2, room - sum(widths.values()))
    return Widths(widths)
