"""The size of all text, as the user wants it; before the window is built, since everything measures itself by it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def enlarge(application: QApplication, percent: int) -> None:
    """Makes the program's font so many percent of what it is now."""
    if percent != 100:
        font = application.font()
        font.setPointSizeF(font.pointSizeF() * percent / 100)
        application.setFont(font)
