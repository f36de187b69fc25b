"""The boxes in which a value is chosen or typed: they take the mouse wheel only after a click or Tab.

Over any other box the wheel scrolls the page, so that nobody changes a value on the way past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTime
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QDateTimeEdit, QSpinBox, QTimeEdit, QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

_BESIDE_TEXT = (8, 0, 4, 0)
"""Margins between the edge of a field with arrows and its text. The style sheet's padding does not reach the text."""

_AIR = 4

_Reason = Qt.FocusReason
_CHOSEN = {_Reason.MouseFocusReason, _Reason.TabFocusReason, _Reason.BacktabFocusReason, _Reason.ShortcutFocusReason}
_CAME_BACK = {_Reason.ActiveWindowFocusReason, _Reason.PopupFocusReason, _Reason.MenuBarFocusReason}


class _TakesWheelWhenChosen(_Base):
    """Mix-in for boxes. It leaves the wheel to the page unless the user has chosen the box."""

    _is_chosen = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the user gave the focus, rather than the program."""
        if event.reason() not in _CAME_BACK:
            self._is_chosen = event.reason() in _CHOSEN
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Count a click on a box that has the focus already."""
        self._is_chosen = True
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the value if the user has chosen the box, else let the page scroll."""
        if self._is_chosen and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceBox(_TakesWheelWhenChosen, QComboBox):
    """A combo box."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Return a size at which the longest choice is whole. With large letters Qt's own is a pixel too narrow."""
        return super().sizeHint() + QSize(_AIR, 0)


class NumberBox(_TakesWheelWhenChosen, QSpinBox):
    """A field for a number."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(*_BESIDE_TEXT)


class MomentBox(_TakesWheelWhenChosen, QDateTimeEdit):
    """A field for a day and a time, with a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("ddd d MMM yyyy, HH:mm")
        self.setCalendarPopup(True)


class DayBox(_TakesWheelWhenChosen, QDateEdit):
    """A field for a day, with a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)


class TimeBox(_TakesWheelWhenChosen, QTimeEdit):
    """A field for a time of day, as hours and minutes."""

    def __init__(self, time: QTime) -> None:
        super().__init__(time)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(*_BESIDE_TEXT)
        self.setDisplayFormat("HH:mm")
