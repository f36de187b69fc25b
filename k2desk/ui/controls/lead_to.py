"""Leads the user to what keeps a press from going on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from k2desk.ui.controls.announce import announce
from k2desk.ui.style.theme import GAP_S


def lead_to(target: QWidget, words: str, beside: QWidget | None = None) -> None:
    """Set the focus on what is missing, announce why, and scroll to it and to the words beside it."""
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    announce(target, words)
    # Words that were just shown have their height only after the layout.
    QTimer.singleShot(0, target, lambda: bring_into_view(*([beside] if beside is not None else []), target))


def bring_into_view(*widgets: QWidget) -> None:
    """Scroll to each of these widgets. Where there is no room for all, the last one is in view."""
    for widget in widgets:
        area = widget.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget, 0, GAP_S)
            area = area.parentWidget()
