"""The advice beside the table: sentences about gaps, losses and duplicates, each with what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from k2desk.services.coverage import Advice, Coverage, grouped
from k2desk.ui.controls.build import STRETCH, empty, in_column
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.tinted_frame import TintedFrame
from k2desk.ui.style.theme import GAP_L, GAP_M, heading_font
from k2desk.ui.text.coverage import ADVICE_LOOKS, advice_action, advice_sentence, till_words
from k2desk.ui.text.events import event_name
from k2desk.ui.text.plain import filled

_SHOWN = 6


class AdviceCard(TintedFrame):
    """One sentence on the colour of its tone."""

    pressed = Signal(object)

    def __init__(self, group: tuple[Advice, ...], till: str, place: Callable[[str], str]) -> None:
        kind = group[0].kind
        super().__init__(*ADVICE_LOOKS[kind])
        self.said = PlainLabel(advice_sentence(group, till, place), wrap=True)
        button = LinkButton(advice_action(group), clicked=lambda: self.pressed.emit(group))
        button.setObjectName(f"Advice-{kind.value}")
        button.setAccessibleDescription(self.said.text())
        self.words.addWidget(self.said)
        self.words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class AdvicePanel(QFrame):
    """Shows the most serious sentences first."""

    wanted = Signal(object)

    def __init__(self, place: Callable[[str], str]) -> None:
        """Make it empty. `place` is an address in words."""
        super().__init__()
        self.setProperty("kind", "panel")
        self._place = place
        self._coverage: Coverage | None = None
        self._shown: object = None
        self._title = PlainLabel(font=heading_font())
        self._cards = in_column(spacing=GAP_M)
        self._more = PlainLabel(kind="muted", wrap=True)
        self._business = PlainLabel(kind="muted", wrap=True)
        inside = QWidget()
        in_column(
            self._title, self._cards, self._more, self._business, STRETCH, on=inside, margins=GAP_L, spacing=GAP_M
        )
        in_column(scrolled(inside), on=self)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show the advice of a coverage. The cards are only replaced if the advice has changed."""
        places = {one.address: self._place(one.address) for one in coverage.advice if one.address}
        shown = (coverage.advice, coverage.tills, places)
        same, self._shown, self._coverage = shown == self._shown, shown, coverage
        if not same:
            self.refresh()
        self._show_business()

    def refresh(self) -> None:
        """Replace the cards."""
        empty(self._cards)
        self._title.setText(self.tr("What matters most"))
        coverage = self._coverage
        if coverage is None:
            return
        names = dict(coverage.tills)
        groups = grouped(coverage.advice)
        for group in groups[:_SHOWN]:
            till = group[0].till
            card = AdviceCard(group, till_words(till, names.get(till, "")), self._place)
            card.pressed.connect(self.wanted)
            self._cards.addWidget(card)
        more = len(groups) - _SHOWN
        if not coverage.tills:
            self._more.setText(self.tr("Gaps are shown here once you have tills."))
        elif not groups:
            self._more.setText(self.tr("No gaps: every till has its alerts."))
        else:
            self._more.setText(filled(self.tr("and {n} more"), n=more) if more > 0 else "")
        self._more.setVisible(bool(self._more.text()))

    def _show_business(self) -> None:
        found = self._coverage.business if self._coverage is not None else ()
        parts = [f"{event_name(event)} {'✓' if live else '✕'}" for event, live in found]
        self._business.setText(filled(self.tr("Whole business: {events}"), events=" · ".join(parts)))
        self._business.setVisible(bool(parts))
