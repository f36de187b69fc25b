"""A section of the settings page: a heading, rows with a label and a control, and remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.flow_layout import FlowLayout
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import TickBox
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font
from k2desk.ui.text.plain import without_mark

_LABEL = 32
"""The width of the labels in letters. Longer ones have two lines."""

if TYPE_CHECKING:
    from k2desk.services.program_services import ProgramServices


class Section(Translated, QWidget):
    """Shows some of the settings, and changes them at once."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__()
        self._program = program
        self._shown: dict[str, Callable[[Any], object]] = {}
        self._heading = PlainLabel(font=heading_font())
        self.column = in_column(self._heading, on=self, spacing=GAP_S)

    def refresh(self) -> None:
        """Show the current values."""
        for setting, show in self._shown.items():
            show(getattr(self._program.preferences.values, setting))

    # -- building ----------------------------------------------------------------------------------------------------

    def heading(self, words: Words) -> None:
        """Set the words of the heading."""
        self._heading.setText(words)

    def row(self, widget: QWidget, words: Words, *more: QWidget) -> None:
        """Add a row: a label, its control, and what is beside it."""
        label = PlainLabel(words, wrap=True)
        label.setBuddy(widget)
        self.put_words(lambda text: widget.setAccessibleName(without_mark(text)), words)
        self.column.addLayout(self.aligned(label, widget, *more))

    def aligned(self, first: QWidget, *fields: QWidget, on: QWidget | None = None) -> QHBoxLayout:
        """Return a row whose fields begin where those of all sections begin."""
        width = letters(_LABEL, self.fontMetrics())
        first.setMinimumWidth(width)
        if isinstance(first, PlainLabel):
            first.setMaximumWidth(width)
        if len(fields) < 2:
            return in_row(first, *fields, STRETCH, on=on, spacing=GAP_M)
        beside = QWidget()
        # With large letters the second field is below the first.
        FlowLayout(*fields, on=beside, spacing=GAP_M)
        return in_row(first, (beside, 1), on=on, spacing=GAP_M)

    def remark(self, words: Words, *, of_field: bool = False) -> PlainLabel:
        """Add a sentence in small type, below the label or (`of_field`) below the field of the row above."""
        label = PlainLabel(words, kind="muted", font=small_font(), wrap=True)
        if of_field:
            label.setIndent(letters(_LABEL, self.fontMetrics()) + GAP_M)
        self.column.addWidget(label)
        return label

    def choice(
        self,
        label: Words,
        entries: Callable[[], Sequence[str]],
        *beside: QWidget,
        setting: str = "",
        values: Sequence[object] = (),
        object_name: str = "",
    ) -> ChoiceBox:
        """Add a row with a combo box, which shows and changes `setting`. `values` are the settings of its entries."""
        box = named(ChoiceBox(), object_name)

        def put() -> None:
            place = box.currentIndex()
            box.clear()
            box.addItems(list(entries()))
            box.setCurrentIndex(max(0, place))

        def show(value: object) -> None:
            if value in values:
                box.setCurrentIndex(values.index(value))

        if setting:
            self._shown[setting] = show
            box.activated.connect(lambda place: self._program.preferences.change(**{setting: values[place]}))
        self.on_language_change(put)
        self.row(box, label, *beside)
        return box

    def tick(self, words: Words, setting: str = "", *, object_name: str) -> TickBox:
        """Add a tick box, which shows and changes `setting`."""
        box = TickBox(words, object_name=object_name)
        if setting:
            self._shown[setting] = box.setChecked
            box.clicked.connect(lambda on: self._program.preferences.change(**{setting: on}))
        self.column.addWidget(box)
        return box
