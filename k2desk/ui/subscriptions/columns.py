"""The columns of the list in their order: those on the screen, and those of a saved file only."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from k2desk.model.events import Scope
from k2desk.model.outside import Most, one_line
from k2desk.model.server_kind import ServerKind
from k2desk.services.addresses import host_and_path
from k2desk.services.badge import Badge, BadgeKind
from k2desk.ui.controls.chip import chip_size
from k2desk.ui.controls.column import Cell, Column, two_line_width, widest
from k2desk.ui.controls.row_delegate import SIDE, TEXT, paint_badge, paint_lines, wrapped_lines
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import Scheme, scaled_font, scaled_metrics, small_font, small_metrics, theme, tone_colours
from k2desk.ui.text.badges import LOOKS, badge_meaning, badge_text, badge_tone
from k2desk.ui.text.events import EVENT_WORDS, event_name, scope_name
from k2desk.ui.text.language import language
from k2desk.ui.text.plain import plain_tip
from k2desk.ui.text.server_badges import SERVER_LOOKS, server_sentence, server_text
from k2desk.ui.text.times import ago
from k2desk.ui.text.troubles import mark_sentence

if TYPE_CHECKING:
    from k2desk.model.records import AddressRecord
    from k2desk.ui.subscriptions.arrangement import Row
    from k2desk.ui.subscriptions.model import SubscriptionModel

translate = QCoreApplication.translate

_AIR = 22
_ICON = 13
_MARK = 18
_LEAST_STATUS = _LEAST_ADDRESS = 19
"""The least widths of two columns, in letters."""
_TILL = "0000000"
_SERVER_COUNTS = 1.0
"""How many seconds a sort may use what it found out about a server."""
_LONG_AGE = timedelta(seconds=59)


def list_columns(model: SubscriptionModel) -> tuple[Column[Row], ...]:
    """Return the columns. `model` knows the time, the tills' names, and what is being read."""
    now = model.now

    def marked(badge: Badge) -> tuple[str, ...]:
        return (mark_sentence(badge.mark, now()),) if badge.mark is not None else ()

    return (
        Column(
            "status",
            lambda: translate("ListFile", "At Kopo Kopo"),
            lambda row: badge_text(row.badge, now()),
            lambda rows: max(
                _badges([badge_text(row.badge, now()) for row in rows]), letters(_LEAST_STATUS, scaled_metrics(1.0))
            ),
            order=lambda row: _STATUS_ORDER[row.badge.kind] + row.entry.record.pressed_at.timestamp(),
            tip=lambda row: " ".join((plain_tip(badge_meaning(row.badge.kind, row.entry.sent_by)), *marked(row.badge))),
            paint=lambda cell, row: paint_badge(
                cell, LOOKS[row.badge.kind].icon, badge_text(row.badge, now()), badge_tone(row.badge)
            ),
        ),
        Column(
            "event",
            lambda: translate("ListFile", "Tell us when"),
            lambda row: event_name(row.entry.record.event_type),
            lambda rows: _widest_event(language().current, scaled_font(TEXT).toString()),
            share=1,
            order=lambda row: _with_till(row, _name_of_event(language().current, row.entry.record.event_type)),
            tip=lambda row: plain_tip(one_line(row.entry.note, Most.SENTENCE)),
            paint=lambda cell, row: _paint_event(cell, model, row),
        ),
        Column("type", lambda: translate("ListFile", "Event"), lambda row: row.entry.record.event_type),
        Column("scope", lambda: translate("ListFile", "Scope"), lambda row: row.entry.record.scope),
        Column("till", lambda: translate("ListFile", "Till"), lambda row: row.entry.record.scope_reference or ""),
        Column("name", lambda: translate("ListFile", "Name"), lambda row: model.till_name(row.entry)),
        Column(
            "for",
            lambda: translate("ListFile", "For"),
            lambda row: model.whom(row.entry),
            lambda rows: _one_line([scope_name("till", _TILL), *(_scope(row) for row in rows if _is_known(row))]),
            whole=lambda rows: max(
                _two_lines([_scope(row) for row in rows]),
                widest([model.below_whom(row.entry) for row in rows], small_metrics()) + _AIR,
            ),
            order=lambda row: _with_till(row, row.entry.record.scope),
            paint=lambda cell, row: paint_lines(cell, _scope(row), model.below_whom(row.entry), lines=2, own=True),
            is_saved=False,
        ),
        Column(
            "address",
            lambda: translate("ListFile", "Sent to"),
            lambda row: " ".join(
                (model.address_name(row.entry), "".join(host_and_path(row.entry.record.address)))
            ).strip(),
            lambda rows: letters(_LEAST_ADDRESS, scaled_metrics(1.0)),
            share=0.5,
            gives_way=1,
            order=lambda row: _with_till(row, row.entry.record.address),
            tip=lambda row: plain_tip(one_line(row.entry.record.address, Most.ADDRESS)),
            paint=lambda cell, row: paint_lines(cell, *model.place_lines(row.entry), lines=2),
            saved=_without_query,
        ),
        Column(
            "server",
            lambda: translate("ListFile", "Your server"),
            lambda row: " · ".join(model.server_words(row.entry)),
            lambda rows: _two_lines([" · ".join(model.server_words(row.entry)) for row in rows], small=True) + _MARK,
            whole=lambda rows: (
                widest([line for row in rows for line in model.server_words(row.entry)], small_metrics()) + _AIR + _MARK
            ),
            gives_way=3,
            order=_ServerPlaces(model),
            tip=lambda row: plain_tip(server_sentence(model.server_of(row.entry), now())),
            paint=lambda cell, row: _paint_server(cell, model, row),
            saved=lambda row: server_text(model.server_of(row.entry)),
        ),
        Column(
            "checked",
            lambda: translate("ListFile", "Checked"),
            lambda row: model.checked_text(row.entry),
            lambda rows: _two_lines(
                [ago(now() - _LONG_AGE, now()), *(model.checked_text(row.entry) for row in rows)], small=True
            ),
            gives_way=2,
            order=lambda row: row.entry.check.checked_at.timestamp() if row.entry.check else 0.0,
            paint=lambda cell, row: paint_lines(
                cell, model.checked_text(row.entry), lines=2, small=True, muted=True, own=True
            ),
            saved=_checked_at,
        ),
        Column(
            "address_name",
            lambda: translate("ListFile", "Name of the address"),
            lambda row: model.address_name(row.entry),
        ),
        Column("note", lambda: translate("ListFile", "Note"), lambda row: row.entry.note),
        Column("made", lambda: translate("ListFile", "Made"), _made_at),
        Column("id", lambda: translate("ListFile", "Kopo Kopo ID"), lambda row: row.entry.record.kopokopo_id or ""),
    )


# One number or one text sorts a long list in half the time that a tuple takes. Times are below 10¹² seconds.
_STATUS_ORDER = {kind: place * 1e12 for place, kind in enumerate(BadgeKind)}
_SERVER_ORDER = {kind: place for place, kind in enumerate(ServerKind)}
_NEVER_TESTED = _SERVER_ORDER[ServerKind.NOT_TESTED]


def _with_till(row: Row, first: str) -> str:
    """Return what sorts rows by `first`, then by till."""
    return f"{first}\0{row.entry.record.scope_reference or ''}"


class _ServerPlaces:
    """Returns what sorts rows by what is known about their servers.

    Many rows share a server. What was found about it counts for a second: looking at it for every row, a sort of
    100,000 rows would take 140 ms in place of 40.
    """

    def __init__(self, model: SubscriptionModel) -> None:
        self._model = model
        self._places: dict[str, tuple[AddressRecord, int]] = {}
        self._since = 0.0

    def __call__(self, row: Row) -> int:
        server = row.entry.server
        if server is None:
            return _NEVER_TESTED
        now = time.monotonic()
        if now - self._since > _SERVER_COUNTS:
            self._since = now
            self._places.clear()
        known = self._places.get(server.address)
        if known is None or known[0] is not server:
            known = self._places[server.address] = server, _SERVER_ORDER[self._model.server_of(row.entry).kind]
        return known[1]


def _badges(texts: Sequence[str]) -> int:
    return max((chip_size(text).width() for text in {*texts}), default=0) + 2 * SIDE


def _one_line(texts: Sequence[str]) -> int:
    return widest(texts, scaled_metrics(TEXT)) + _AIR


def _two_lines(texts: Sequence[str], *, small: bool = False) -> int:
    metrics = small_metrics() if small else scaled_metrics(TEXT)
    return max([two_line_width(text, metrics) for text in {*texts}], default=0) + _AIR


@lru_cache(maxsize=8)
def _widest_event(_language: str, _font: str) -> int:
    """Return the width that the names of all events need, cached for each language and font."""
    return _two_lines([event_name(name) for name in EVENT_WORDS])


@lru_cache(maxsize=64)
def _name_of_event(_language: str, event_type: str) -> str:
    """Return the name of an event, cached for each language: a sort asks for it once a row."""
    return event_name(event_type)


def _scope(row: Row) -> str:
    return scope_name(row.entry.record.scope, row.entry.record.scope_reference)


def _is_known(row: Row) -> bool:
    """Return whether it is for a till or the whole business: other words come from outside."""
    return row.entry.record.scope in set(Scope)


def _without_query(row: Row) -> str:
    """Return the address without its query, which may contain a secret."""
    host, path = host_and_path(row.entry.record.address)
    return f"https://{host}{path.partition('?')[0]}"


def _checked_at(row: Row) -> str:
    check = row.entry.check
    return check.checked_at.astimezone().isoformat(timespec="seconds") if check else ""


def _made_at(row: Row) -> str:
    record = row.entry.record
    return (record.settled_at or record.pressed_at).astimezone().isoformat(timespec="seconds")


def _paint_event(cell: Cell, model: SubscriptionModel, row: Row) -> None:
    """Paint the event and, in a narrow window, the address below it."""
    record = row.entry.record
    below = ""
    if "address" in cell.left_out:
        below = model.address_name(row.entry) or "".join(host_and_path(record.address))
    paint_lines(cell, event_name(record.event_type), below, lines=2, own=True)


def _paint_server(cell: Cell, model: SubscriptionModel, row: Row) -> None:
    painter, room, colours = cell.painter, cell.room, cell.colours
    kind = model.server_of(row.entry).kind
    name, tone, _ = SERVER_LOOKS[kind]
    plain = kind is ServerKind.NOT_TESTED or theme().scheme is Scheme.HIGH_CONTRAST
    ink = colours.muted if plain else tone_colours(tone, theme().scheme)[0]
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(room.x(), room.center().y() - _ICON // 2, pixmap(name, _ICON, ink, ratio))
    metrics = small_metrics()
    left = room.x() + _ICON + 4
    words, *age = model.server_words(row.entry)
    lines = [*wrapped_lines(words, metrics, room.right() - left, 2, own=True), *age]
    top = room.y() + (room.height() - metrics.height() * len(lines)) // 2
    painter.setFont(small_font())
    painter.setPen(ink)
    for number, line in enumerate(lines):
        if age and number == len(lines) - 1 and not plain:
            painter.setPen(colours.muted)
        painter.drawText(left, top + metrics.ascent(), line)
        top += metrics.height()
