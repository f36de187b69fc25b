"""Answers a press with a word beside the button, for a moment."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolTip, QWidget

from k2desk.ui.controls.announce import announce
from k2desk.ui.text.plain import plain_tip
from k2desk.ui.text.translate_to import translations_of

_tr = translations_of("Clipboard")


def say_beside(button: QWidget, text: str, below: QRect | None = None) -> None:
    """Show `text` below a button, or below a part of it, until the mouse moves on. Announce it."""
    place = (below or button.rect()).bottomLeft()
    QToolTip.showText(button.mapToGlobal(place), plain_tip(text), button)
    announce(button, text)


def copy_and_say(button: QWidget, text: str, below: QRect | None = None) -> None:
    """Copy a text, and say so beside the button that was pressed."""
    QGuiApplication.clipboard().setText(text)
    say_beside(button, _tr(QT_TRANSLATE_NOOP("Clipboard", "Copied")), below)


def pasted_or_say(button: QWidget) -> str:
    """Return the text that was copied. If there is none, say so beside the button."""
    text = QGuiApplication.clipboard().text()
    if not text.strip():
        words = QT_TRANSLATE_NOOP("Clipboard", "You have copied no text yet. Copy it, then press again.")
        say_beside(button, _tr(words))
        return ""
    return text
