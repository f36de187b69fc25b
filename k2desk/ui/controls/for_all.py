"""Actions that every message may offer wherever it is shown: the network's settings, and the report for support."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from k2desk.model.problems import ProblemAction

FOR_ALL = frozenset({ProblemAction.NETWORK, ProblemAction.SAVE_REPORT})


def do_for_all(widget: QWidget, action: ProblemAction) -> bool:
    """Have the window that contains `widget` do the action. Return False if the page of the widget has to do it."""
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
