"""Ends the process soon after its window has closed, even if something in it hangs.

Nothing that is stored depends on an orderly end: a killed process loses no more than this.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import NoReturn

THREADS_LIMIT = 5.0
"""Seconds for worker threads after everything else has ended. A name that is looked up can hold one for minutes."""

_log = logging.getLogger(__name__)


class EndLimit:
    """Ends the process `seconds` after `begin` unless `stop` is called before."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._stopped = threading.Event()
        self._main = threading.get_ident()

    def begin(self) -> None:
        """Start to count."""
        threading.Thread(target=self._count, name="k2desk-end", daemon=True).start()

    def stop(self) -> None:
        """Stop counting."""
        self._stopped.set()

    def _count(self) -> None:
        if not self._stopped.wait(self._seconds):
            stack = traceback.extract_stack(sys._current_frames()[self._main])
            places = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in stack]
            _log.error("the program did not end by itself: %s", ", ".join(places))
            _end(1)


def leave(code: int) -> NoReturn:
    """End the process with `code`, without the threads that don't end in time."""
    until = time.monotonic() + THREADS_LIMIT
    others = [one for one in threading.enumerate() if one is not threading.current_thread() and not one.daemon]
    for thread in others:
        thread.join(max(0.0, until - time.monotonic()))
    if any(thread.is_alive() for thread in others):
        _end(code)
    sys.exit(code)


def _end(code: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)
