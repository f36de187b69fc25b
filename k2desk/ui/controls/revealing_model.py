"""The model of tables that shorten people's names and numbers until the user asks to see them."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject

from k2desk.ui.controls.column import R
from k2desk.ui.controls.table_model import TableModel


class RevealingModel(TableModel[R]):
    """Knows which rows show names and numbers whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._revealed: set[Hashable] = set()
        self.reveal_all = False

    def reveal_key(self, row: R) -> Hashable:
        """Return by what a row is known to be revealed."""
        raise NotImplementedError

    def set_reveal_all(self, on: bool) -> None:
        """Show names and numbers whole, or shortened."""
        self.reveal_all = on
        if not on:
            self._revealed.clear()
        self.refresh()

    def reveal(self, key: Hashable) -> None:
        """Show the name and number of the row with this key whole."""
        self._revealed.add(key)
        self.refresh()

    def is_revealed(self, row: R) -> bool:
        """Return whether the name and number of a row are shown whole."""
        return self.reveal_all or self.reveal_key(row) in self._revealed
