"""The columns of the list of payments: eight on the screen, and those of a saved file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontMetrics

from k2desk.model.kenya import KENYA
from k2desk.model.outside import Most, one_line
from k2desk.model.payments import Payment
from k2desk.ui.controls.chip import chip_size
from k2desk.ui.controls.column import Cell, Column, widest
from k2desk.ui.controls.row_delegate import SIDE, TEXT, paint_badge, paint_lines
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import scaled_font, scaled_metrics, small_font, small_metrics
from k2desk.ui.text.payments import kind_words, money_words

if TYPE_CHECKING:
    from k2desk.ui.payments.model import PaymentsModel

translate = QCoreApplication.translate
_WHO, _TILL = 17, 26
"""The least width of a payer and the most of a till, in letters."""


def payment_columns(model: PaymentsModel) -> tuple[Column[Payment], ...]:
    """Return the columns. `model` knows the time, the names of tills, who gave a payment, and what is shown whole."""
    usual = scaled_metrics(1.0)
    return (
        Column(
            "time",
            lambda: translate("PaymentsModel", "Time (EAT)"),
            model.time_text,
            _as_wide_as(model.time_text),
            lambda rows: max(_as_wide_as(model.time_text)(rows), _small([kind_words(one) for one in rows])),
            paint=lambda cell, one: paint_lines(
                cell, model.time_text(one), _if_left_out(cell, "kind", kind_words(one)), muted=True
            ),
            is_saved=False,
        ),
        Column("at", lambda: translate("PaymentsModel", "Time (Kenyan)"), _exact),
        Column(
            "amount",
            lambda: translate("PaymentsModel", "Amount"),
            money_words,
            lambda rows: widest([money_words(one) for one in rows], _bold()) + 2 * SIDE,
            # Where the references have no column of their own, they stand below the amounts.
            lambda rows: max(
                widest([money_words(one) for one in rows], _bold()) + 2 * SIDE,
                _small([_reference(one) for one in rows]),
            ),
            paint=lambda cell, one: _paint_amount(
                cell, money_words(one), _if_left_out(cell, "reference", _reference(one))
            ),
            saved=lambda one: one.amount_came or f"{one.amount:.2f}",
        ),
        Column("currency", lambda: translate("PaymentsModel", "Currency"), lambda one: one.currency),
        Column(
            "who",
            lambda: translate("PaymentsModel", "From"),
            model.who_text,
            lambda rows: letters(_WHO, usual),
            _as_wide_as(model.who_text),
            share=1,
            paint=lambda cell, one: paint_lines(
                cell, model.who_text(one), _if_left_out(cell, "till", model.till_text(one))
            ),
        ),
        Column(
            "till",
            lambda: translate("PaymentsModel", "Till"),
            model.till_text,
            lambda rows: min(_as_wide_as(model.till_text)(rows), letters(_TILL, usual)),
            lambda rows: max(_as_wide_as(model.till_text)(rows), _small([model.given_text(one) for one in rows])),
            paint=lambda cell, one: paint_lines(
                cell, model.till_text(one), _if_left_out(cell, "given", model.given_text(one))
            ),
            gives_way=4,
            saved=lambda one: one.till,
        ),
        Column(
            "reference",
            lambda: translate("PaymentsModel", "Reference"),
            _reference,
            _as_wide_as(_reference),
            gives_way=3,
            saved=lambda one: one.reference,
        ),
        Column(
            "kind",
            lambda: translate("PaymentsModel", "Kind"),
            kind_words,
            _as_wide_as(kind_words),
            gives_way=1,
        ),
        Column(
            "status",
            lambda: translate("PaymentsModel", "Status"),
            lambda one: model.status_look(one)[0],
            lambda rows: max((chip_size(model.status_look(one)[0]).width() for one in rows), default=0) + 2 * SIDE,
            paint=lambda cell, one: _paint_status(cell, model, one),
        ),
        Column(
            "given",
            lambda: translate("PaymentsModel", "Given to a sale"),
            model.given_text,
            _as_wide_as(model.given_text),
            gives_way=2,
            paint=lambda cell, one: paint_lines(cell, model.given_text(one), small=True, muted=True),
        ),
    )


def _bold() -> QFontMetrics:
    return scaled_metrics(1.0, QFont.Weight.DemiBold)


def _as_wide_as(text: Callable[[Payment], str]) -> Callable[[Sequence[Payment]], int]:
    return lambda rows: widest([text(one) for one in rows], scaled_metrics(TEXT)) + 2 * SIDE


def _small(texts: Sequence[str]) -> int:
    return widest(texts, small_metrics()) + 2 * SIDE


def _reference(payment: Payment) -> str:
    return one_line(payment.reference, Most.WORD)


def _if_left_out(cell: Cell, column: str, text: str) -> str:
    """Return the words of a column for the second line of another one, if that column has no room."""
    return text if column in cell.left_out else ""


def _exact(payment: Payment) -> str:
    return payment.at.astimezone(KENYA).isoformat(timespec="seconds") if payment.time_is_certain else ""


def _paint_amount(cell: Cell, text: str, below: str) -> None:
    painter, room, metrics, small = cell.painter, cell.room, _bold(), small_metrics()
    top = room.y() + (room.height() - metrics.height() - (small.height() if below else 0)) // 2
    painter.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
    painter.setPen(cell.colours.text)
    painter.drawText(room.x(), top + metrics.ascent(), text)
    if below:
        painter.setFont(small_font())
        painter.setPen(cell.colours.muted)
        painter.drawText(room.x(), top + metrics.height() + small.ascent(), below)


def _paint_status(cell: Cell, model: PaymentsModel, payment: Payment) -> None:
    words, icon, tone = model.status_look(payment)
    paint_badge(cell, icon, words, tone)
