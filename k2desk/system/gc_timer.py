"""Runs Python's garbage collection on the main thread only, in small portions, because it may destroy Qt objects."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

from k2desk.system.no_collection import is_put_off

_LOOK_EVERY, _WHILE_BUSY = 1_000, 200
"""The timer's interval in milliseconds, normally and while many objects are created."""

_ENOUGH = 1_000
"""How many new objects since the last collection make the next one worthwhile.

Checking all subscriptions creates 13,000 objects a second, most of them cyclic garbage. Scanning that many takes 10 ms,
so the work is divided.
"""

_YOUNG_ONES = 5
"""How many collections scan only the newest objects before one also scans the survivors."""

_QUIET = 5.0
"""After this many seconds even a few objects are scanned."""

_WHOLE_EVERY = 300.0
"""Seconds between two full collections."""

_LONG = 0.01
"""Seconds. After a full collection that takes longer, later ones skip the objects that it scanned."""


class GcTimer(QObject):
    """Replaces Python's automatic collection, which may run on any thread."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._was_enabled = True
        self._older_at = self._whole_at = time.monotonic()

    def start(self) -> None:
        """Disable `gc` and start the timer."""
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer.start(_LOOK_EVERY)

    def stop(self) -> None:
        """Stop the timer, and enable `gc` if it was."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    def _look(self) -> None:
        if is_put_off():
            return
        now = time.monotonic()
        made, young_ones, _ = gc.get_count()
        is_much = made >= _ENOUGH
        if now - self._whole_at >= _WHOLE_EVERY:
            gc.collect()
            self._older_at = self._whole_at = now
            if time.monotonic() - now > _LONG:
                gc.freeze()
        elif young_ones >= _YOUNG_ONES or now - self._older_at >= _QUIET:
            gc.collect(1)
            self._older_at = now
        elif is_much:
            gc.collect(0)
        self._timer.setInterval(_WHILE_BUSY if is_much else _LOOK_EVERY)
