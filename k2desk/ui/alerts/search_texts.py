"""The texts by which alerts are found.

They are made while nobody types, because thousands take too long for one keystroke.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer

from k2desk.model.alerts import Alert
from k2desk.services.arrived import Arrived
from k2desk.ui.text.alerts import searched_text

_SLICE = 0.004
"""Seconds of work before other events are handled."""


class SearchTexts(QObject):
    """Keeps the text of each message until the message changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, tuple[Alert, str]] = {}
        self._waiting: Iterator[Arrived] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def prepare(self, alerts: Sequence[Arrived]) -> None:
        """Start making the texts of these alerts, and forget those of all others."""
        known = self._texts
        self._texts = {one.record.id: known[one.record.id] for one in alerts if one.record.id in known}
        self._waiting = iter(alerts)
        self._timer.start()

    def forget(self) -> None:
        """Forget all texts, because the language has changed."""
        self._texts.clear()

    def of(self, arrived: Arrived) -> str:
        """Return the text of a message."""
        kept = self._texts.get(arrived.record.id)
        if kept is None or kept[0] is not arrived.alert:
            kept = self._texts[arrived.record.id] = (arrived.alert, searched_text(arrived.alert))
        return kept[1]

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        for arrived in self._waiting:
            self.of(arrived)
            if time.perf_counter() > until:
                return
        self._timer.stop()
