"""Handles the signals that end the program: SIGTERM (logout), SIGINT (Ctrl+C) and SIGHUP (terminal closed)."""

from __future__ import annotations

import signal
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QSocketNotifier

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class SessionEnd(QObject):
    """Emits `requested` on Qt's loop when a signal asks the program to end. Works from `start` to `stop`.

    `was_requested` stays true afterwards. Python runs a signal handler only when the interpreter runs next, which Qt's
    loop can delay for long; a socket wakes it. Without a handler, Ctrl+C would raise KeyboardInterrupt somewhere
    between Qt and asyncio, and the program could not end in order.
    """

    requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.was_requested = False
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Install the signal handlers, unless they are installed already."""
        if self._notifier is not None:
            return
        # After the first paint.
        import socket

        from PySide6.QtCore import QSocketNotifier

        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        # Leave signals alone that the caller chose to ignore (nohup).
        handled = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
        self._old = {number: signal.signal(number, self._hear) for number in handled}
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._woken)

    def stop(self) -> None:
        """Restore the previous signal handlers, if they were replaced."""
        if self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._notifier = None
        for number, handler in self._old.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._near.close()
        self._far.close()

    def _hear(self, number: int, frame: FrameType | None) -> None:
        # Do nothing else here: a signal handler runs between any two steps of the program.
        self.was_requested = True

    def _woken(self) -> None:
        self._near.recv(64)
        if self.was_requested:
            self.requested.emit()
