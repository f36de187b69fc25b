"""One payment at the counter, in large letters, with the button that gives it to a sale."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QFont, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment
from k2desk.model.tone import Tone
from k2desk.ui.controls.build import STRETCH, in_column, in_row
from k2desk.ui.controls.buttons import LinkButton, SecondaryButton
from k2desk.ui.controls.chip import StatusChip
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_L, GAP_M, RADIUS, bar_colour, scaled_font, smooth_painter, theme
from k2desk.ui.text.payments import (
    TillName,
    claim_words,
    money_words,
    payer_words,
    payment_sentence,
    status_look,
    till_words_of,
)
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import kenyan_clock

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGE, _MIDDLE = 1.75, 1.15
_STILL = 500
"""Milliseconds for which a press is ignored after rows have moved: it was meant for another payment."""


class CounterRow(Translated, QWidget):
    """A payment. `given` is emitted by a press on *Given*, `undo` by one on the sale that a reversal undoes."""

    given = Signal()
    sale_wanted = Signal()

    def __init__(self, payment: Payment, till_name: TillName, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName(f"CounterRow-{payment.reference}")
        self.payment = payment
        self.is_new = False
        self._till_name, self._now = till_name, now
        self._claim: PaymentClaim | None = None
        self._undone: datetime | None = None
        self._moved = QElapsedTimer()
        self._amount = PlainLabel(font=scaled_font(_LARGE, QFont.Weight.DemiBold))
        self._who = PlainLabel(font=scaled_font(_MIDDLE), wrap=True)
        self._state = PlainLabel(font=scaled_font(_MIDDLE), wrap=True)
        self.press = SecondaryButton(lambda: self.tr("Given"), "check", clicked=self._press)
        self.press.setObjectName(f"Given-{payment.reference}")
        self.press.setFont(scaled_font(_MIDDLE))
        self.chip = StatusChip()
        self.sale = LinkButton(lambda: self.tr("Show its sale"), clicked=self.sale_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        in_row(
            self._amount,
            (in_column(self._who, self._state, in_row(self.chip, self.sale, STRETCH), spacing=2), 1),
            self.press,
            on=self,
            margins=(GAP_L, GAP_M, GAP_L, GAP_M),
            spacing=GAP_L,
        )
        self.on_language_change(self._show)

    def show_state(self, claim: PaymentClaim | None, undone: datetime | None, *, whole: bool, is_new: bool) -> None:
        """Show who gave it to a sale and when it was undone. `whole` shows the whole name and number."""
        self._claim, self._undone, self._whole, self.is_new = claim, undone, whole, is_new
        self._show()

    def amount_width(self) -> int:
        """Return the width that the amount needs."""
        return self._amount.sizeHint().width()

    def align(self, width: int) -> None:
        """Give the amount the width that the widest one of all rows needs."""
        self._amount.setMinimumWidth(width)

    def moved(self) -> None:
        """Ignore presses for a moment, because the row has come to another place."""
        self._moved.start()

    def _press(self) -> None:
        if not self._moved.isValid() or self._moved.elapsed() > _STILL:
            self.given.emit()

    _whole = False

    def _show(self) -> None:
        payment, now = self.payment, self._now()
        self._amount.setText(money_words(payment))
        where = till_words_of(payment, self._till_name)
        who = payer_words(payment, whole=self._whole)
        clock = kenyan_clock(payment.at, seconds=True) if payment.time_is_certain else ""
        till = filled(self.tr("till {till}"), till=where) if where else ""
        self._who.setText(" · ".join(filter(None, (who, till))))
        self._state.setText(" · ".join(filter(None, (clock, one_line(payment.reference, Most.WORD)))))
        is_odd = payment.is_reversal or self._undone is not None or not payment.is_received
        given = claim_words(self._claim, now) if self._claim is not None else ""
        chip, icon, tone = status_look(payment, self._undone)
        if given and not is_odd:
            chip = given[:1].upper() + given[1:]
        elif given:
            self._state.setText(f"{self._state.text()} · {given}")
        self.chip.show_badge(icon, chip, tone)
        self.chip.setVisible(is_odd or bool(given))
        self.press.setVisible(self._claim is None and not is_odd)
        self.press.setAccessibleName(
            filled(self.tr("Given: {amount}, {payer}"), amount=money_words(payment), payer=who)
        )
        self.sale.setVisible(payment.is_reversal)
        said = payment_sentence(payment, self._till_name, now, whole=self._whole)
        self.setAccessibleName(", ".join(filter(None, (said, given))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row's frame, thick at its left side as long as the payment is new and not given."""
        painter = smooth_painter(self)
        colours = theme().colours
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.panel if self._claim is not None else colours.ground)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        if self.is_new and self._claim is None:
            painter.fillRect(1, RADIUS, 5, self.height() - 2 * RADIUS, bar_colour(Tone.GOOD, theme().scheme))
