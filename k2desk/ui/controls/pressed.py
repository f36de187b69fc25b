"""Makes checkable buttons work for screen readers.

A screen reader doesn't click a button but toggles it. Qt then emits `toggled` without `clicked`. Pages connect to
`clicked`, because `toggled` is also emitted when the program itself changes the state. These classes tell the two apart
and emit `clicked` for a screen reader's toggle.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from k2desk.ui.controls.after_paint import after_paint
from k2desk.ui.controls.translated import Translated, Words

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object

Slot = Callable[..., object] | SignalInstance
"""What a click does: a function, or a signal to emit."""


def set_up_button(button: QAbstractButton, object_name: str, clicked: Slot | None) -> None:
    """Set the name by which others find the button, and what a click on it does."""
    if object_name:
        button.setObjectName(object_name)
    if clicked is not None:
        button.clicked.connect(clicked)


class PressedByEar(_Base):
    """Mix-in for buttons. It counts a toggle as a click if it came neither from a click nor from the program.

    The class that uses it must call `heed_toggles()`.
    """

    _known = False

    def heed_toggles(self) -> None:
        """Connect to `toggled`."""
        after_paint(lambda: self.toggled.connect(self._heed))

    def setChecked(self, on: bool) -> None:
        """Change the state without counting it as a click: the program does it."""
        before, self._known = self._known, True
        super().setChecked(on)
        self._known = before

    def nextCheckState(self) -> None:
        """Change the state for a click, for which Qt itself emits `clicked`."""
        before, self._known = self._known, True
        super().nextCheckState()
        self._known = before

    def _heed(self, on: bool) -> None:
        if self._known:
            return
        if not self.autoExclusive():
            # Undo the toggle, because the click below toggles again.
            self.setChecked(not on)
        if on or not self.autoExclusive():
            # In an exclusive group a click on the checked button doesn't change it, so the toggle is not undone.
            QTimer.singleShot(0, self, self.click)


class CheckBox(Translated, QCheckBox):
    """A check box whose words follow the language."""

    def __init__(self, words: Words = "", *, object_name: str = "", clicked: Slot | None = None) -> None:
        super().__init__()
        set_up_button(self, object_name, clicked)
        self.setText(words)

    def setText(self, words: Words) -> None:
        """Show other words."""
        self.put_words(super().setText, words)


class TickBox(PressedByEar, CheckBox):
    """A check box that emits `clicked` for screen readers too."""

    def __init__(self, words: Words = "", *, object_name: str = "", clicked: Slot | None = None) -> None:
        super().__init__(words, object_name=object_name, clicked=clicked)
        self.heed_toggles()
