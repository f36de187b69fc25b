"""A card that shows a verdict: icon, title, reason and advice."""

from __future__ import annotations

from PySide6.QtGui import QFont

from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.style.theme import Tone, scaled_font

_SIGNS = {
    Tone.GOOD: "status-active",
    Tone.BAD: "status-not-created",
    Tone.CARE: "attention",
    Tone.INFO: "status-sending",
}


class VerdictCard(TintedFrame):
    """Shows a verdict on a coloured ground. It is hidden until it has one."""

    def __init__(self) -> None:
        super().__init__(_SIGNS[Tone.GOOD], Tone.GOOD)
        self._title = PlainLabel(font=scaled_font(1.0, QFont.Weight.DemiBold), wrap=True)
        self._reason = PlainLabel(wrap=True)
        self._advice = PlainLabel(wrap=True)
        for label in (self._title, self._reason, self._advice):
            self.words.addWidget(label)
        self.hide()

    def show_verdict(self, tone: Tone, title: str, reason: str, advice: str = "") -> None:
        """Show a verdict."""
        self.set_tone(_SIGNS.get(tone, "attention"), tone)
        for label, text in ((self._title, title), (self._reason, reason), (self._advice, advice)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(self.said)
        self.show()

    @property
    def said(self) -> str:
        """All words that the card shows."""
        return " ".join(filter(None, (self._title.text(), self._reason.text(), self._advice.text())))
