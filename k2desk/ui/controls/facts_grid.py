"""The facts of one payment or alert, one below another: what each is, its value, and a button to show or copy it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from k2desk.model.outside import Most, one_line
from k2desk.ui.controls.build import empty, in_grid
from k2desk.ui.controls.buttons import IconButton, LinkButton
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.say_beside import copy_and_say
from k2desk.ui.style.theme import GAP_M, GAP_S


class FactsGrid(QWidget):
    """Rows of (name, value, action). The action is "reveal", "copy" or ""; a fact without a value is left out."""

    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = in_grid(on=self, horizontal=GAP_M, vertical=GAP_S)

    def show_facts(self, facts: Iterable[tuple[str, str, str]]) -> None:
        """Show other facts, in the language in use."""
        empty(self._grid)
        for name, value, action in facts:
            if value:
                self._add(name, one_line(value, Most.SENTENCE), action)

    def _add(self, name: str, value: str, action: str) -> None:
        row = self._grid.rowCount()
        text = PlainLabel(value, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(PlainLabel(name, kind="muted"), row, 0)
        self._grid.addWidget(text, row, 1)
        if action == "reveal":
            show = LinkButton(self.tr("show"), object_name="Reveal", clicked=self.reveal_wanted)
            show.setAccessibleName(self.tr("Show name and number"))
            self._grid.addWidget(show, row, 2)
        elif action == "copy":
            copy = IconButton("copy", self.tr("Copy the reference"))
            copy.clicked.connect(lambda: copy_and_say(copy, value))
            self._grid.addWidget(copy, row, 2)
