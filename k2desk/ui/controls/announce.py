"""Tells a change to a screen reader, politely."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from k2desk.model.outside import plain_lines


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say `text` when it is done with what it is saying."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, plain_lines(text)))
