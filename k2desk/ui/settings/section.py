"""A part of the settings page: a heading, rows of a label and what it names, and plain remarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.theme import GAP_S, heading_font, small_font

if TYPE_CHECKING:
    from k2desk.app.preferences import ProgramSettings

Words = Callable[[], str]


class Section(QWidget):
    """Shows the settings that it is given, and changes them at once."""

    def __init__(self) -> None:
        super().__init__()
        self._settings: ProgramSettings | None = None
        self._words: list[tuple[Callable[[str], object], Words]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP_S)
        self._heading = PlainLabel(font=heading_font())
        self.column.addWidget(self._heading)

    def attach(self, settings: ProgramSettings) -> None:
        """Gives the part the settings in use."""
        self._settings = settings
        self.retranslate()

    def refresh(self) -> None:
        """Shows the values as they are now."""

    # -- building ----------------------------------------------------------------------------------------------------

    def heading(self, words: Words) -> None:
        """The heading's words."""
        self._say(self._heading.setText, words)

    def row(self, widget: QWidget, words: Words, *more: QWidget) -> None:
        """A row: a label, what it names, and what stands beside."""
        label = PlainLabel()
        label.setBuddy(widget)
        self._say(label.setText, words)
        self._say(lambda text: widget.setAccessibleName(text.replace("&", "")), words)
        line = QHBoxLayout()
        for one in (label, widget, *more):
            line.addWidget(one)
        line.addStretch(1)
        self.column.addLayout(line)

    def remark(self, words: Words) -> PlainLabel:
        """A sentence in small type."""
        label = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self._say(label.setText, words)
        self.column.addWidget(label)
        return label

    def named(self, widget: QWidget, words: Words) -> None:
        """A widget that carries its own words: a tick, a button."""
        self._say(widget.setText, words)  # type: ignore[attr-defined]

    def choice(self, box: QComboBox, words: Callable[[], Sequence[str]]) -> None:
        """The entries of a box, in their order; what is chosen stays."""

        def put(_: str) -> None:
            place = box.currentIndex()
            box.clear()
            box.addItems(list(words()))
            box.setCurrentIndex(max(0, place))

        self._say(put, str)

    def _say(self, put: Callable[[str], object], words: Words) -> None:
        self._words.append((put, words))

    # -- words -------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Puts the words of the current language in place."""
        for put, words in self._words:
            put(words())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
