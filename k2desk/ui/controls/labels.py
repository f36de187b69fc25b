"""Labels for text from outside the program. They show it as plain text; `RichSentence` can make some of it bold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from k2desk.model.outside import Most, one_line, plain_lines
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.text.plain import escaped, plain_tip, without_mark


class PlainLabel(Translated, QLabel):
    """A label for plain text, which is never taken for markup. `kind` is "", "muted", "bad" or "care"."""

    _leads = False
    _given: Words | None = None

    def __init__(
        self,
        words: Words = "",
        *,
        kind: str = "",
        font: QFont | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if kind:
            self.setProperty("kind", kind)
        if font is not None:
            self.setFont(font)
        self.setText(words)

    def setBuddy(self, buddy: QWidget) -> None:
        """Set the field that the access key leads to: the letter after & in the words."""
        super().setBuddy(buddy)
        # Asked for its `buddy`, PySide would take the field for a child of the label.
        self._leads = True

    def setText(self, words: Words) -> None:
        """Show other words. Invisible and direction-changing characters are removed from them."""
        if isinstance(words, str) and words == self._given:
            return
        self._given = words
        self.put_words(self._show_text, words)

    def _show_text(self, text: str) -> None:
        super().setText(plain_lines(text))

    def text(self) -> str:
        """Return the words, without the mark of the access key that leads to the field."""
        return without_mark(super().text()) if self._leads else super().text()


class ElidedLabel(PlainLabel):
    """A label of one line, shortened with … if there is no room. The whole text is then in the tooltip."""

    def __init__(self, words: Words = "", *, kind: str = "", font: QFont | None = None) -> None:
        super().__init__(words, kind=kind, font=font)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text that fits."""
        painter = QPainter(self)
        cut = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        self.setToolTip(plain_tip(self.text()) if cut != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, cut)


class RichSentence(QLabel):
    """A sentence with some words in bold. All given text is escaped; screen readers get plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_segments(self, segments: Sequence[tuple[str, bool]]) -> None:
        """Show the (text, bold) pieces one after another."""
        segments = [(one_line(text, Most.TEXT), bold) for text, bold in segments]
        pieces = [(escaped(_breakable(text)), bold) for text, bold in segments]
        self.setText("".join([f"<b>{text}</b>" if bold else text for text, bold in pieces]))
        self.setAccessibleName("".join([text for text, _ in segments]))


_LONGEST_WORD = 24
_BREAK = "\u200b"


def _breakable(text: str) -> str:
    """Return `text` with places to break in long words, for example addresses, which Qt would cut."""
    words = text.split(" ")
    if max(map(len, words)) <= _LONGEST_WORD:
        return text
    return " ".join(word if len(word) <= _LONGEST_WORD else _broken(word) for word in words)


def _broken(word: str) -> str:
    pieces = re.split(r"(?<=[./?&=_-])", word)
    return _BREAK.join(
        piece[at : at + _LONGEST_WORD] for piece in pieces for at in range(0, max(1, len(piece)), _LONGEST_WORD)
    )
