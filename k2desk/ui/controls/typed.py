"""Keeps a line that people type or paste into free of what can't be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from k2desk.desk.outside import plain_lines

_LONGEST = 40_000
"""More than such a field takes."""


def keep_visible(edit: QLineEdit) -> None:
    """Takes out of `edit` what turns or hides other signs as soon as it is pasted; the cursor stays at its place."""

    def look(text: str) -> None:
        # Lines stay: a whole message may have been pasted, and its keys are looked for by line.
        shown = plain_lines(text, _LONGEST)
        if shown != text and edit.echoMode() is QLineEdit.EchoMode.Normal:
            at = len(plain_lines(text[: edit.cursorPosition()], _LONGEST))
            edit.setText(shown)
            edit.setCursorPosition(at)

    edit.textChanged.connect(look)
