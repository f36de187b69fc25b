"""One till of the result: its number and name, a badge, what was found, and what can be done at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line
from k2desk.services.ready import TillSheet
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.chip import StatusChip, chip_size
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import ElidedLabel, PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, scaled_font, small_font, theme
from k2desk.ui.text.events import scope_name
from k2desk.ui.text.readiness import action_of, chip_of, chip_words, found_words, offered_actions

_BUTTON_SIDES = 34
_ANY_ROOM = 1 << 20
_FOUND = 26
"""The least width in letters of what was found. With less it gets a line of its own."""


class _Name(ElidedLabel):
    """A label as wide as its words. It is shortened with … only if it doesn't fit into a line of its own."""

    def __init__(self, text: str, *, kind: str) -> None:
        super().__init__(text, kind=kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return a small width: a name from outside may have any length."""
        return QSize(0, super().minimumSizeHint().height())


class TillRow(Translated, QWidget):
    """Knows its till; what is done about it is the page's affair."""

    acted = Signal(str)

    def __init__(self, till: TillSheet, name: str, names_width: int) -> None:
        """Make a row whose first column is at least `names_width` pixels wide."""
        super().__init__()
        self.setObjectName("TillRow")
        self.till = till
        self._name = name
        number = one_line(till.till, Most.WORD) or scope_name("company", None)
        self.number = PlainLabel(number, font=scaled_font(1.0, QFont.Weight.DemiBold))
        self.name = _Name(name, kind="muted")
        self.name.setVisible(bool(name))
        # The name is below its number if there is no room beside it.
        who = FlowLayout(self.number, self.name, spacing=GAP_S)
        self.chip = StatusChip()
        self.what = PlainLabel(wrap=True)
        self.means = PlainLabel(kind="muted", font=small_font(), wrap=True)
        for label in (self.what, self.means):
            # Only the stretch changes with the width, so that all rows have the same columns.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP_S, GAP_S + 2, GAP_S, GAP_S + 2)
        grid.setHorizontalSpacing(GAP_M)
        grid.addLayout(who, 0, 0)
        grid.addWidget(self.chip, 0, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._found = in_column(self.what, self.means, spacing=2)
        grid.addLayout(self._found, 0, 2)
        for column, stretch in enumerate((26, 0, 42)):
            grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(0, names_width)
        self._grid = grid
        self._room, self._is_beside = _ANY_ROOM, True
        self.button: SecondaryButton | None = None
        action = action_of(till)
        if action is not None:
            self.button = SecondaryButton(action[1], clicked=lambda: self.acted.emit(action[0]))
            self.button.setObjectName(f"Act-{till.till or 'all'}")
            grid.addWidget(self.button, 0, 3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.on_language_change(self._show_words)

    def fold(self, room: int) -> None:
        """Put what was found below the other columns if a row of `room` pixels has no place for it beside them."""
        self._room = room
        self._place_found()

    def _place_found(self) -> None:
        grid = self._grid
        columns = sum(grid.columnMinimumWidth(column) for column in (0, 1, 3)) + 3 * GAP_M + 2 * GAP_S
        is_beside = self._room >= columns + letters(_FOUND, self.fontMetrics())
        if is_beside is not self._is_beside:
            self._is_beside = is_beside
            grid.removeItem(self._found)
            place = (0, 2, 1, 1) if is_beside else (1, 0, 1, 4)
            grid.addLayout(self._found, *place)

    def _show_words(self) -> None:
        # All rows have the same columns, whatever they contain.
        self._grid.setColumnMinimumWidth(1, max(chip_size(word).width() for word in chip_words()))
        advance = self.fontMetrics().horizontalAdvance
        self._grid.setColumnMinimumWidth(3, max(map(advance, offered_actions())) + _BUTTON_SIDES)
        self._place_found()
        icon, tone, word = chip_of(self.till)
        self.chip.show_badge(icon, word, tone)
        what, means = found_words(self.till)
        self.what.setText(what)
        self.means.setText(means)
        self.means.setVisible(bool(means))
        if means:
            self.what.setFont(scaled_font(1.0, QFont.Weight.DemiBold))
        if not self.till.till:
            self.number.setText(scope_name("company", None))
        action = action_of(self.till)
        if self.button is not None and action is not None:
            self.button.setText(action[1])
        self.setAccessibleName(f"{self.number.text()} {self._name}, {word}, {what} {means}".strip())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below."""
        painter = QPainter(self)
        painter.setPen(theme().colours.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
