"""The columns of the history: when, what, about which event and till, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from k2desk.model.kenya import KENYA
from k2desk.services.account_history import Happened
from k2desk.ui.controls.column import Column, widest
from k2desk.ui.controls.row_delegate import SIDE, TEXT, paint_lines
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import scaled_metrics
from k2desk.ui.text.events import event_name, scope_name
from k2desk.ui.text.history import by_whom, happened_words, who_words
from k2desk.ui.text.plain import plain_tip

if TYPE_CHECKING:
    from k2desk.ui.history.model import HistoryModel

translate = QCoreApplication.translate
_LEAST, _WHAT, _TILL, _ADDRESS = 18, 34, 30, 44
"""The least width of an address and of what happened, and the most of a till and an address, in letters."""


def history_columns(model: HistoryModel) -> tuple[Column[Happened], ...]:
    """Return the columns. `model` knows the time and the names of tills and addresses."""
    usual = scaled_metrics(1.0)
    return (
        Column(
            "time",
            lambda: translate("HistoryModel", "When (EAT)"),
            model.time_text,
            lambda rows: widest([model.time_text(one) for one in rows], scaled_metrics(TEXT)) + 3 * SIDE,
            paint=lambda cell, one: paint_lines(cell, model.time_text(one), muted=True),
            is_saved=False,
        ),
        Column("at", lambda: translate("HistoryModel", "When (Kenyan time)"), _exact),
        Column(
            "what",
            lambda: translate("HistoryModel", "What happened"),
            _what,
            lambda rows: letters(_WHAT, usual),
            lambda rows: widest([_what(one) for one in rows], scaled_metrics(TEXT)) + 3 * SIDE,
            share=1,
            tip=lambda one: plain_tip(_what(one)),
            paint=lambda cell, one: paint_lines(cell, _what(one), own=True),
        ),
        Column(
            "who",
            lambda: translate("HistoryModel", "Who"),
            lambda one: who_words(one.event.desk, one.event.person),
        ),
        Column(
            "event",
            lambda: translate("HistoryModel", "Tells us when"),
            _event,
            lambda rows: widest([_event(one) for one in rows], scaled_metrics(TEXT)) + 3 * SIDE,
            gives_way=2,
        ),
        Column(
            "till",
            lambda: translate("HistoryModel", "Till"),
            model.till_text,
            lambda rows: _width([model.till_text(one) for one in rows], letters(_TILL, usual)),
        ),
        Column(
            "address",
            lambda: translate("HistoryModel", "Web address"),
            model.place_text,
            lambda rows: letters(_LEAST, usual),
            share=0.6,
            most=lambda: letters(_ADDRESS, usual),
            gives_way=1,
            paint=lambda cell, one: paint_lines(cell, model.place_text(one), muted=True),
        ),
        Column(
            "id",
            lambda: translate("HistoryModel", "Subscription ID"),
            lambda one: (one.record.kopokopo_id or "") if one.record is not None else "",
        ),
    )


def _width(texts: list[str], most: int) -> int:
    return min(widest(texts, scaled_metrics(TEXT)) + 3 * SIDE, most)


def _what(one: Happened) -> str:
    return happened_words(one.event) + by_whom(one.event)


def _event(one: Happened) -> str:
    return event_name(one.record.event_type) if one.record is not None else ""


def _exact(one: Happened) -> str:
    return one.event.at.astimezone(KENYA).isoformat(timespec="seconds")


def about(one: Happened, till: str, place: str) -> str:
    """Return what the entry is about, for the search."""
    scope = scope_name(one.record.scope, one.record.scope_reference) if one.record is not None else ""
    number = (one.record.kopokopo_id or "") if one.record is not None else ""
    return " ".join((_what(one), _event(one), scope, till, one.address, place, number))
