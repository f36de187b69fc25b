"""Announces changes to screen readers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from k2desk.model.outside import plain_lines
from k2desk.services.announcer import Announcer

announcements: Announcer[[str]] = Announcer()
"""Announces each text that a screen reader would read. The check of the buttons listens."""


def announce(widget: QWidget, text: str) -> None:
    """Ask a screen reader to read `text` after what it is reading now."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text:
        announcements.tell(text)
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, plain_lines(text)))
