"""Keeps a line that people type or paste into free of what can't be seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from k2desk.desk.outside import visible


def keep_visible(edit: QLineEdit) -> None:
    """Takes out of `edit` what turns or hides other signs as soon as it is pasted; the cursor stays at its place."""

    def look(text: str) -> None:
        shown = visible(text)
        if shown != text and edit.echoMode() is QLineEdit.EchoMode.Normal:
            at = len(visible(text[: edit.cursorPosition()]))
            edit.setText(shown)
            edit.setCursorPosition(at)

    edit.textChanged.connect(look)
