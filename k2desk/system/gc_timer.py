"""Python's garbage collection, on the main thread only and in small portions: one may destroy Qt objects."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY, _WHILE_BUSY = 1_000, 200
"""Milliseconds between two looks at what is waiting; the second while much is made."""

_ENOUGH = 1_000
"""Objects made since the last collection that are worth one. A check of all makes 13,000 a second, most of them garbage
in circles; looking through so many takes 10 ms, which is why it is done in portions."""

_YOUNG_ONES = 5
"""So many collections look through the newest objects alone before one looks through what survived them, too."""

_QUIET = 5.0
"""Seconds after which even few are looked through."""

_WHOLE_EVERY = 300.0
"""Seconds between two collections that look through all that lives."""


class Collector(QObject):
    """Collects in place of Python's own, which is switched off: that one may run on any thread."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._older_at = self._whole_at = time.monotonic()

    def start(self) -> None:
        """Begins to look; `gc` is disabled from here on."""
        gc.disable()
        self._timer.start(_LOOK_EVERY)

    def stop(self) -> None:
        """Leaves it to Python again."""
        self._timer.stop()
        gc.enable()

    def _look(self) -> None:
        now = time.monotonic()
        made, young_ones, _ = gc.get_count()
        is_much = made >= _ENOUGH
        if now - self._whole_at >= _WHOLE_EVERY:
            gc.collect()
            self._older_at = self._whole_at = now
        elif young_ones >= _YOUNG_ONES or now - self._older_at >= _QUIET:
            gc.collect(1)
            self._older_at = now
        elif is_much:
            gc.collect(0)
        self._timer.setInterval(_WHILE_BUSY if is_much else _LOOK_EVERY)
