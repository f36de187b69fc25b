"""Tells whether somebody can see a widget, so that what nobody sees is not kept up to date."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def is_in_sight(widget: QWidget) -> bool:
    """Return whether the widget is shown in a window that is not minimized. A minimized window is visible to Qt."""
    return widget.isVisible() and not widget.window().isMinimized()
