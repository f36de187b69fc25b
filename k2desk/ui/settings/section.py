"""A section of the settings page: a heading, rows with a label and a control, and remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.layouts import STRETCH, in_column, in_row
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.theme import GAP_S, heading_font, small_font
from k2desk.ui.text.plain import without_mark

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices


class Section(Translated, QWidget):
    """Shows some of the settings, and changes them at once."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__()
        self._program = program
        self._heading = PlainLabel(font=heading_font())
        self.column = in_column(self._heading, on=self, spacing=GAP_S)

    def refresh(self) -> None:
        """Show the current values."""

    # -- building ----------------------------------------------------------------------------------------------------

    def heading(self, words: Words) -> None:
        """Set the words of the heading."""
        self._heading.setText(words)

    def row(self, widget: QWidget, words: Words, *more: QWidget) -> None:
        """Add a row: a label, its control, and what is beside it."""
        label = PlainLabel(words)
        label.setBuddy(widget)
        self.put_words(lambda text: widget.setAccessibleName(without_mark(text)), words)
        self.column.addLayout(in_row(label, widget, *more, STRETCH))

    def remark(self, words: Words) -> PlainLabel:
        """Add a sentence in small type."""
        label = PlainLabel(words, kind="muted", font=small_font(), wrap=True)
        self.column.addWidget(label)
        return label

    def choice(self, box: QComboBox, words: Callable[[], Sequence[str]]) -> None:
        """Set the entries of a combo box, in their order. The chosen entry stays chosen."""

        def put() -> None:
            place = box.currentIndex()
            box.clear()
            box.addItems(list(words()))
            box.setCurrentIndex(max(0, place))

        self.on_language_change(put)
