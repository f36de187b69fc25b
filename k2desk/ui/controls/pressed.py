"""Buttons that stay pressed, for who presses them through a screen reader.

A screen reader does not click: it toggles, and Qt then says `toggled` alone, without `clicked`. Pages listen to
`clicked`, since `toggled` also comes when the program itself shows another state. So these tell the two apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from k2desk.ui.controls.translated import Translated, Words

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class PressedByEar(_Base):
    """Mix-in: what was toggled neither by a click nor by the program counts as a click. Call `heed_toggles()`."""

    _known = False

    def heed_toggles(self) -> None:
        """Begins to listen."""
        self.toggled.connect(self._heed)

    def setChecked(self, on: bool) -> None:
        """The program shows another state: that is no click."""
        before, self._known = self._known, True
        super().setChecked(on)
        self._known = before

    def nextCheckState(self) -> None:
        """A click: Qt says so itself."""
        before, self._known = self._known, True
        super().nextCheckState()
        self._known = before

    def _heed(self, on: bool) -> None:
        if self._known:
            return
        if not self.autoExclusive():
            # Back, so that a click does what the toggle did.
            self.setChecked(not on)
        if on or not self.autoExclusive():
            # Of several it is the one that was chosen, which another click does not change.
            QTimer.singleShot(0, self, self.click)


class CheckBox(Translated, QCheckBox):
    """A check box whose words follow the language."""

    def __init__(self, words: Words = "") -> None:
        super().__init__()
        self.setText(words)

    def setText(self, words: Words) -> None:
        """Shows other words."""
        self.put_words(super().setText, words)


class TickBox(PressedByEar, CheckBox):
    """A check box whose presses count, whoever presses it."""

    def __init__(self, words: Words = "") -> None:
        super().__init__(words)
        self.heed_toggles()
