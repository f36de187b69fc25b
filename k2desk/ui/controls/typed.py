"""Removes characters that can't be seen from a line that people type or paste into."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from k2desk.model.outside import one_line, plain_lines

_LONGEST = 40_000
"""The greatest number of characters that is kept; no field takes more."""


def keep_visible(edit: QLineEdit, *, keeps_lines: bool = False) -> None:
    """Remove invisible and direction-changing characters from `edit` as soon as they are pasted. The cursor keeps its
    place.

    With `keeps_lines` line breaks are kept: a whole message may be pasted, and its keys are searched by line.
    """

    def cleaned(text: str) -> str:
        return plain_lines(text, _LONGEST) if keeps_lines else one_line(text, _LONGEST)

    def look(text: str) -> None:
        shown = cleaned(text)
        if shown != text and edit.echoMode() is QLineEdit.EchoMode.Normal:
            at = len(cleaned(text[: edit.cursorPosition()]))
            edit.setText(shown)
            edit.setCursorPosition(at)

    edit.textChanged.connect(look)
