"""Keeps a line that people type or paste into free of what can't be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from k2desk.model.outside import one_line, plain_lines

_LONGEST = 40_000
"""More than such a field takes."""


def keep_visible(edit: QLineEdit, *, keeps_lines: bool = False) -> None:
    """Takes out of `edit` what turns or hides other signs as soon as it is pasted; the cursor stays at its place.

    With `keeps_lines` line ends stay: a whole message may be pasted, and its keys are looked for by line.
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
