"""A section that the user opens and closes, for example "Details for your developer". It starts closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.style.icons import icon
from k2desk.ui.style.theme import GAP_S, theme
from k2desk.ui.text.plain import without_mark


class Fold(Translated, QWidget):
    """A heading with an arrow that shows and hides `content`."""

    toggled = Signal(bool)

    def __init__(self, words: Words, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.button = LinkButton(words)
        self.button.setProperty("kind", "plain")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        in_column((self.button, Qt.AlignmentFlag.AlignTop), content, on=self, spacing=GAP_S)
        # A screen reader reads the heading as the name of the content.
        self.put_words(lambda text: content.setAccessibleName(without_mark(text)), words)
        theme().changed.connect(self._paint)
        self._turn(False)

    def _turn(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self._paint()
        self.toggled.emit(opened)

    def _paint(self) -> None:
        name = "chevron-down" if self.button.isChecked() else "chevron-right"
        self.button.setIcon(icon(name, theme().colours.muted))
