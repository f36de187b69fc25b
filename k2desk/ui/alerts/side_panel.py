"""The panel beside the list of alerts: the selected alert above a card that stays in sight where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from k2desk.ui.controls.build import STRETCH, in_column
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.style.theme import GAP_L, GAP_S


class SidePanel(QFrame):
    """Keeps the card at its foot if that takes at most half of the height. Else the card scrolls with the alert."""

    def __init__(self, alert: QWidget, card: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._card = card
        inside = QWidget()
        self._scrolls = in_column(alert, STRETCH, card, on=inside, margins=(0, 0, 2, 0))
        self._foot = in_column((scrolled(inside), 1), on=self, margins=GAP_L, spacing=GAP_S)
        self._stays = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the card to where there is room for it."""
        super().resizeEvent(event)
        needed = max(self._card.heightForWidth(self.width() - 2 * GAP_L), self._card.sizeHint().height())
        stays = 2 * needed <= self.height()
        if stays is not self._stays:
            self._stays = stays
            focused = QApplication.focusWidget()
            (self._foot if stays else self._scrolls).addWidget(self._card)
            if focused is not None and self._card.isAncestorOf(focused):
                focused.setFocus()
