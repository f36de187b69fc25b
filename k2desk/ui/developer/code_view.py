"""Shows code with coloured words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from k2desk.ui.style.code_inks import code_ink
from k2desk.ui.style.theme import mono_font, theme

if TYPE_CHECKING:
    from k2desk.services.snippets.colouring import Span


class _Painter(QSyntaxHighlighter):
    """Colours each line by its spans."""

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view.document())
        self.spans: Sequence[Sequence[Span]] = ()
        theme().changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        scheme = theme().scheme
        for span in self.spans[number] if number < len(self.spans) else ():
            style = QTextCharFormat()
            colour, weight = code_ink(span.ink, scheme)
            style.setForeground(colour)
            style.setFontWeight(weight)
            self.setFormat(span.start, span.length, style)


class CodeView(QPlainTextEdit):
    """A field with code, which can be selected and not changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("kind", "field")
        self.setFont(mono_font())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setCornerWidget(QWidget())  # else the style draws a box between the scroll bars
        self._painter = _Painter(self)

    def show_code(self, text: str, spans: Sequence[Sequence[Span]]) -> None:
        """Show another text from its first line on."""
        self._painter.spans = spans
        self.setPlainText(text)
