"""The tiles of events. The user chooses one; the arrow keys move between them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from k2desk.services.forms.new_subscription import offered_events
from k2desk.ui.controls.choice_card import ChoiceCard
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_S
from k2desk.ui.text.events import event_line, event_name

_TWO_COLUMNS = 87


class EventTiles(QWidget):
    """The events that Kopo Kopo can report, in two columns if there is room."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._tiles: dict[str, ChoiceCard] = {}
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_S)
        self._grid.setVerticalSpacing(GAP_S - 2)

    def offer(self, version: int) -> None:
        """Show the events of an API version."""
        names = [event.name for event in offered_events(version)]
        if names == list(self._tiles):
            return
        for tile in self._tiles.values():
            self._group.removeButton(tile)
            tile.deleteLater()
        self._tiles = {}
        for name in names:
            tile = ChoiceCard()
            tile.set_words(partial(event_name, name), partial(event_line, name))
            tile.setObjectName(f"Event-{name}")
            tile.setToolTip(name)
            tile.clicked.connect(lambda _=False, what=name: self.chosen.emit(what))
            self._group.addButton(tile)
            self._tiles[name] = tile
        self._arrange()

    def choose(self, name: str | None) -> None:
        """Mark a tile, or none."""
        self._group.setExclusive(False)
        for one, tile in self._tiles.items():
            tile.setAutoExclusive(False)
            tile.setChecked(one == name)
            tile.setAutoExclusive(True)
        self._group.setExclusive(True)

    def first(self) -> ChoiceCard:
        """Return the chosen tile, or the first."""
        tiles = list(self._tiles.values())
        return next((tile for tile in tiles if tile.isChecked()), tiles[0])

    def focus(self) -> None:
        """Set the focus on the chosen tile, or on the first."""
        self.first().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change to one column if it is narrow."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= letters(_TWO_COLUMNS, self.fontMetrics()) else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for number, tile in enumerate(self._tiles.values()):
            self._grid.addWidget(tile, number // self._columns, number % self._columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
