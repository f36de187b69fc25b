"""Text that can be selected: messages to send, IDs, details for developers. Long words are broken instead of cut."""

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
    """Shows plain text that can't be changed. It is as high as its lines need at the current width."""

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
        """Return the text that is shown."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show another text. If it is the same text, the selection stays."""
        text = plain_lines(text)
        if text != self.toPlainText():
            self.setPlainText(text)
            self._fit()

    def sizeHint(self) -> QSize:
        """Return a size with the height of the lines."""
        return QSize(letters(2 * _LEAST_LETTERS, self.fontMetrics()), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: long words are broken."""
        return QSize(letters(_LEAST_LETTERS, self.fontMetrics()), self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def font_changed(self) -> None:
        """Fit the height to the new font."""
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: there is nothing to scroll in this widget."""
        event.ignore()

    def _wanted_height(self) -> int:
        # Qt gives the height of a plain text document in lines.
        lines = max(1.0, self.document().size().height())
        return math.ceil(lines * self.fontMetrics().lineSpacing()) + 2

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)


class CodeText(SelectableText):
    """A `SelectableText` in the developer's font, for IDs, addresses and raw messages."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(mono_font())
