"""The columns of the list of alerts: four on the screen, and those of a saved file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont

from k2desk.model.kenya import KENYA
from k2desk.model.outside import Most, one_line
from k2desk.services.arrived import Arrived
from k2desk.ui.controls.chip import chip_size, paint_chip
from k2desk.ui.controls.column import Cell, Column, widest
from k2desk.ui.controls.elide import elided, paint_words
from k2desk.ui.controls.row_delegate import SIDE
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import scaled_font, scaled_metrics, small_font, small_metrics, theme, tone_colours
from k2desk.ui.text.alerts import icon_of, money, payer, phone, pieces, second_line, sentence, verdict_look

if TYPE_CHECKING:
    from k2desk.ui.alerts.model import AlertsModel

translate = QCoreApplication.translate

_ICON = 16


def event_columns(model: AlertsModel) -> tuple[Column[Arrived], ...]:
    """Return the columns. `model` knows the time, and which names and numbers are shown whole."""
    whole = model.is_revealed
    return (
        Column(
            "time",
            lambda: translate("AlertsModel", "Arrived"),
            model.time_text,
            lambda rows: widest([model.time_text(one) for one in rows], small_metrics()) + 2 * SIDE,
            paint=lambda cell, one: _paint_time(cell, model.time_text(one)),
            is_saved=False,
        ),
        Column(
            "icon",
            lambda: "",
            lambda one: "",
            lambda rows: _ICON + 2 * SIDE,
            paint=_paint_icon,
            is_saved=False,
        ),
        Column(
            "arrived",
            lambda: translate("AlertsModel", "Arrived (Kenyan time)"),
            lambda one: one.record.first_at.astimezone(KENYA).isoformat(timespec="seconds"),
        ),
        Column(
            "sentence",
            lambda: translate("AlertsModel", "What happened"),
            lambda one: sentence(one, whole=whole(one), till_name=model.till_name),
            lambda rows: max((_amount_width(one) for one in rows), default=0) + 2 * SIDE,
            share=1,
            paint=lambda cell, one: _paint_sentence(
                cell, one, pieces(one, whole=whole(one), till_name=model.till_name), whole=whole(one)
            ),
        ),
        Column(
            "type",
            lambda: translate("AlertsModel", "Event"),
            lambda one: one.alert.kind or one.alert.topic or one.alert.form.value,
        ),
        Column("amount", lambda: translate("AlertsModel", "Amount"), _amount),
        Column("currency", lambda: translate("AlertsModel", "Currency"), lambda one: one.alert.currency),
        Column("from", lambda: translate("AlertsModel", "From"), lambda one: payer(one.alert, whole=whole(one))),
        Column("phone", lambda: translate("AlertsModel", "Phone"), lambda one: phone(one.alert, whole=whole(one))),
        Column("till", lambda: translate("AlertsModel", "Till"), lambda one: one.alert.till),
        Column("reference", lambda: translate("AlertsModel", "Reference"), lambda one: one.alert.reference),
        Column(
            "verdict",
            lambda: translate("AlertsModel", "Signature"),
            lambda one: verdict_look(one)[0],
            lambda rows: max((chip_size(verdict_look(one)[0]).width() for one in rows), default=0) + 2 * SIDE,
            paint=_paint_verdict,
        ),
        Column("times", lambda: translate("AlertsModel", "Times"), lambda one: str(one.record.times)),
        Column("status", lambda: translate("AlertsModel", "Status"), lambda one: one.alert.status),
    )


def _amount(arrived: Arrived) -> str:
    alert = arrived.alert
    return f"{alert.amount:.2f}" if alert.amount is not None else alert.amount_came


def _paint_time(cell: Cell, text: str) -> None:
    cell.painter.setFont(small_font())
    cell.painter.setPen(cell.colours.muted)
    paint_words(cell.painter, QRectF(cell.room), int(Qt.AlignmentFlag.AlignVCenter), text)


def _paint_icon(cell: Cell, arrived: Arrived) -> None:
    name, tone = icon_of(arrived)
    ink, at = tone_colours(tone, theme().scheme)[0], cell.room.center()
    ratio = cell.painter.device().devicePixelRatioF()
    cell.painter.drawPixmap(at.x() - _ICON // 2, at.y() - _ICON // 2, pixmap(name, _ICON, ink, ratio))


def _paint_verdict(cell: Cell, arrived: Arrived) -> None:
    text, sign, tone = verdict_look(arrived)
    size, room = chip_size(text), cell.room
    left = max(room.x(), room.right() - size.width())
    corner = QPointF(left, room.y() + (room.height() - size.height()) / 2)
    paint_chip(cell.painter, corner, sign, text, tone, theme().scheme, room.width())


def _weight(is_bold: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal


def _width(piece: str, is_bold: bool) -> int:
    return scaled_metrics(1.0, _weight(is_bold)).horizontalAdvance(piece)


def _money_words(arrived: Arrived) -> str:
    return one_line(money(arrived.alert), Most.NAME)


def _amount_width(arrived: Arrived) -> int:
    """Return the width of the amount between two marks of shortened words."""
    return _width(f"…{_money_words(arrived)}…", True)


def sentence_pieces(said: list[tuple[str, bool]], amount: str, room: int) -> list[tuple[str, bool]]:
    """Return the pieces that fit into `room`. The words before the amount are cut, but never the amount itself."""
    at = next((place for place, piece in enumerate(said) if piece == (amount, True)), -1)
    kept = sum(_width(*piece) for piece in said[: at + 1])
    spare = room - kept - (_width("…", False) if at + 1 < len(said) else 0)
    shown: list[tuple[str, bool]] = []
    left = room
    for place, (words, is_bold) in enumerate(said):
        width = _width(words, is_bold)
        if place < at and spare < 0:
            width, spare = max(0, width + spare), min(0, width + spare)
        elif place != at:
            width = left
        piece = words
        if place != at:
            piece = elided(words, scaled_metrics(1.0, _weight(is_bold)), min(width, left), own=False)
        shown.append((piece, is_bold))
        left -= _width(piece, is_bold)
        if place > at and piece != words:
            break
    return shown


def _paint_sentence(cell: Cell, arrived: Arrived, said: list[tuple[str, bool]], *, whole: bool) -> None:
    painter, room = cell.painter, cell.room
    plain, small = scaled_metrics(1.0), small_metrics()
    below = second_line(arrived, whole=whole)
    top = room.y() + (room.height() - plain.height() - (small.height() + 2 if below else 0)) // 2
    left = room.x()
    painter.setPen(cell.colours.text)
    for piece, is_bold in sentence_pieces(said, _money_words(arrived), room.width()):
        painter.setFont(scaled_font(1.0, _weight(is_bold)))
        painter.drawText(left, top + plain.ascent(), piece)
        left += _width(piece, is_bold)
    if below:
        painter.setFont(small_font())
        painter.setPen(cell.colours.muted)
        shown = elided(below, small, room.width(), own=False)
        painter.drawText(room.x(), top + plain.height() + 2 + small.ascent(), shown)
