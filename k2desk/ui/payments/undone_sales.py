"""The sales whose payment was reversed after it was given: each leads to the payment and to who gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.tone import Tone
from k2desk.services.payments.claims import UndoneSale
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import empty, in_column, in_row
from k2desk.ui.controls.buttons import SmallButton
from k2desk.ui.controls.if_alive import follow
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S
from k2desk.ui.text.payments import claim_words, money_words
from k2desk.ui.text.plain import filled

if TYPE_CHECKING:
    from k2desk.model.clock import Clock
    from k2desk.services.payments.claims import Claims

_MOST = 5


class UndoneSales(Translated, TintedFrame):
    """Is shown while there are such sales. `wanted` carries the reference of a payment to be shown."""

    wanted = Signal(str)

    def __init__(self, claims: Claims, clock: Clock) -> None:
        super().__init__("undo", Tone.CARE)
        self.setObjectName("UndoneSales")
        self._claims, self._clock = claims, clock
        self._said: set[str] = set()
        self._lines = in_column(spacing=GAP_S - 2)
        self.words.addWidget(PlainLabel(lambda: self.tr("The money of these sales went back"), wrap=True))
        self.words.addLayout(self._lines)
        follow(self, claims, self.refresh)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the newest of these sales."""
        empty(self._lines)
        undone = self._claims.undone[:_MOST]
        for sale in undone:
            self._lines.addWidget(self._line(sale))
        self.setVisible(bool(undone))
        for sale in undone:
            if sale.claim.reference not in self._said:
                self._said.add(sale.claim.reference)
                announce(self, filled(self.tr("Money went back: {sale}"), sale=self._text(sale)))

    def _text(self, sale: UndoneSale) -> str:
        return f"{money_words(sale.reversal)} · {claim_words(sale.claim, self._clock.now())}"

    def _line(self, sale: UndoneSale) -> QWidget:
        line, reference = QWidget(), sale.claim.reference
        show = SmallButton(self.tr("Show"), clicked=lambda: self.wanted.emit(reference))
        show.setObjectName(f"Undone-{reference}")
        show.setAccessibleName(filled(self.tr("Show {sale}"), sale=self._text(sale)))
        in_row((PlainLabel(self._text(sale), wrap=True), 1), show, on=line, spacing=GAP_S)
        return line
