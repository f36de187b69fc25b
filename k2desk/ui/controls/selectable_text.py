"""Text that can be selected and is broken anywhere rather than cut: messages to send, IDs, what a developer reads."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from k2desk.model.outside import plain_lines
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.text_room import letters
from k2desk.ui.style.theme import mono_font

_LEAST_LETTERS = 16


class SelectableText(Translated, QPlainTextEdit):
    """Plain text that can't be changed, as high as its lines are at the width that there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "selectable")
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What is shown."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Shows another text; what is selected in the same one stays so."""
        text = plain_lines(text)
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(letters(2 * _LEAST_LETTERS, self.fontMetrics()), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Narrow: long words are broken."""
        return QSize(letters(_LEAST_LETTERS, self.fontMetrics()), self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grows where it became narrower."""
        super().resizeEvent(event)
        self._fit()

    def font_changed(self) -> None:
        """Follows the size of letters."""
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page: there is nothing to scroll in here."""
        event.ignore()

    def _wanted_height(self) -> int:
        # A plain text document's height is counted in lines.
        lines = max(1.0, self.document().size().height())
        return math.ceil(lines * self.fontMetrics().lineSpacing()) + 2

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)


class CodeText(SelectableText):
    """The same in the developer's font: IDs, addresses, raw messages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(mono_font())
