"""Hears that the program is to end: SIGTERM (a logout), SIGINT (Ctrl+C) or SIGHUP (its terminal is closed)."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name))


class EndTold(QObject):
    """`told` is emitted on Qt's loop; `was_told` stays, for whoever looks later. Works from `start` to `stop`.

    Python runs a signal's handler only when it runs next, which Qt's loop may not let it for long: a socket wakes it.
    Without a handler Ctrl+C would raise KeyboardInterrupt somewhere between Qt and asyncio, where nothing can end in
    order.
    """

    told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.was_told = False

    def start(self) -> None:
        """Takes the signals over."""
        self._near, self._far = socket.socketpair()
        for one in (self._near, self._far):
            one.setblocking(False)
        self._old_fd = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        # One that whoever started the program has switched off (nohup) stays so.
        heard = [one for one in _SIGNALS if signal.getsignal(one) is not signal.SIG_IGN]
        self._old = {one: signal.signal(one, self._hear) for one in heard}
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._woken)

    def stop(self) -> None:
        """Gives them back."""
        self._notifier.setEnabled(False)
        for one, handler in self._old.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._old_fd)
        self._near.close()
        self._far.close()

    def _hear(self, number: int, frame: FrameType | None) -> None:
        # Nothing else here: it runs between any two steps of the program.
        self.was_told = True

    def _woken(self) -> None:
        self._near.recv(64)
        if self.was_told:
            self.told.emit()
