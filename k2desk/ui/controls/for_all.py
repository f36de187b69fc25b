"""What a message may offer wherever it stands: the network's settings, and the report for support."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

FOR_ALL = frozenset({"network", "save_report"})


def do_for_all(widget: QWidget, action: str) -> bool:
    """Has the window that `widget` is in do it; False for an action that belongs to the widget's own page."""
    if action not in FOR_ALL:
        return False
    place: QWidget | None = widget
    while place is not None:
        act = getattr(place, "act_for_all", None)
        if act is not None:
            act(action)
            return True
        place = place.parentWidget()
    return False
