"""The row of a dialog that shows how far a piece of work is."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from k2desk.services.operation import Operation
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import in_column, named
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.style.theme import GAP_S, small_font


class RunningRow(QWidget):
    """Words about the present step, and a bar. It is hidden while nothing runs."""

    def __init__(self, steps: tuple[str, ...], name: str) -> None:
        """Set the words of each step, and the bar's name for screen readers."""
        super().__init__()
        self._steps = steps
        self._words = PlainLabel(kind="muted", font=small_font())
        self._bar = named(QProgressBar(textVisible=False), "HandOverProgress", name)
        self._bar.setRange(0, len(steps))
        in_column(self._words, self._bar, on=self, spacing=GAP_S)
        self.hide()

    def show_step(self, operation: Operation[Any]) -> None:
        """Show how far the operation is. At its end the row is hidden."""
        self.setVisible(not operation.finished)
        if operation.finished:
            return
        step = self._steps[min(operation.done, len(self._steps) - 1)]
        self._bar.setValue(operation.done)
        if self._words.text() != step:
            self._words.setText(step)
            announce(self, step)
