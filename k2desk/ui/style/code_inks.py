"""The colours of code: each at least 4.5:1 on the ground of a field. In high contrast only the weight differs."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont

from k2desk.ui.style.theme import Scheme, theme

_INKS = {
    Scheme.LIGHT: {
        "comment": "#566072",
        "keyword": "#6D28D9",
        "string": "#0B5D1E",
        "number": "#9A3B00",
        "name": "#0B4A8F",
    },
    Scheme.DARK: {
        "comment": "#A4AEBC",
        "keyword": "#C9A8FF",
        "string": "#8FE3A2",
        "number": "#FFB37A",
        "name": "#9CCBFF",
    },
}
_BOLD = frozenset({"keyword"})


def code_ink(ink: str, scheme: Scheme) -> tuple[QColor, QFont.Weight]:
    """Return the colour and the weight of a piece of code."""
    weight = QFont.Weight.DemiBold if ink in _BOLD else QFont.Weight.Normal
    if scheme is Scheme.HIGH_CONTRAST:
        return theme().colours.text, weight
    return QColor(_INKS[scheme][ink]), weight
