"""A part of the settings page: a heading, rows of a label and what it names, and plain remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.theme import GAP_S, heading_font, small_font
from k2desk.ui.text.plain import without_mark

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices


class Section(Translated, QWidget):
    """Shows the settings that it is given, and changes them at once."""

    def __init__(self) -> None:
        super().__init__()
        self._program: ProgramServices | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_S)
        self._heading = PlainLabel(font=heading_font())
        self.column.addWidget(self._heading)

    def attach(self, program: ProgramServices) -> None:
        """Gives the part the settings in use."""
        self._program = program
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Shows the values as they are now."""

    # -- building ----------------------------------------------------------------------------------------------------

    def heading(self, words: Words) -> None:
        """The heading's words."""
        self._heading.setText(words)

    def row(self, widget: QWidget, words: Words, *more: QWidget) -> None:
        """A row: a label, what it names, and what stands beside."""
        label = PlainLabel(words)
        label.setBuddy(widget)
        self.put_words(lambda text: widget.setAccessibleName(without_mark(text)), words)
        line = QHBoxLayout()
        for one in (label, widget, *more):
            line.addWidget(one)
        line.addStretch(1)
        self.column.addLayout(line)

    def remark(self, words: Words) -> PlainLabel:
        """A sentence in small type."""
        label = PlainLabel(words, kind="muted", font=small_font(), wrap=True)
        self.column.addWidget(label)
        return label

    def choice(self, box: QComboBox, words: Callable[[], Sequence[str]]) -> None:
        """The entries of a box, in their order; what is chosen stays."""

        def put() -> None:
            place = box.currentIndex()
            box.clear()
            box.addItems(list(words()))
            box.setCurrentIndex(max(0, place))

        self.on_language_change(put)
