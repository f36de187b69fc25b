"""The jobs of the registry's thread, which also hears what a shared list tells between them."""

from __future__ import annotations

import contextlib
import queue
import select
import socket
import time
from collections.abc import Callable
from typing import Any

Job = Callable[[], None]

_TICK = 1.0


class Jobs:
    """A queue of jobs. While none waits, a shared list is heard on its socket."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._ears: tuple[socket.socket, socket.socket] | None = None
        self._tick_at = 0.0
        self._shared: Any = None

    def listen(self, shared: Any) -> None:
        """Hear a shared list between the jobs, or none (None). Called on the thread."""
        if shared is not None and self._ears is None:
            self._ears = socket.socketpair()
            for one in self._ears:
                one.setblocking(False)
        self._shared = shared

    def put(self, job: Job | None) -> None:
        """Add a job, or None for the end."""
        self._queue.put(job)
        if self._ears is not None:
            # A full ear hears anyway.
            with contextlib.suppress(OSError):
                self._ears[1].send(b".")

    def get_nowait(self) -> Job | None:
        """Return the next job. Raises queue.Empty if none waits."""
        return self._queue.get_nowait()

    def get(self) -> Job | None:
        """Wait for the next job."""
        while self._shared is not None and self._ears is not None:
            with contextlib.suppress(queue.Empty):
                return self._queue.get_nowait()
            self._hear(self._ears[0])
        return self._queue.get()

    def _hear(self, ear: socket.socket) -> None:
        number = self._shared.fileno()
        heard, _, _ = select.select([ear, *([] if number is None else [number])], [], [], _TICK)
        if ear in heard:
            with contextlib.suppress(OSError):
                ear.recv(4096)
        if number in heard:
            self._shared.hear()
        if time.monotonic() >= self._tick_at:
            self._tick_at = time.monotonic() + _TICK
            self._shared.tick()

    def close(self) -> None:
        """Close the sockets."""
        ears, self._ears = self._ears, None
        for one in ears or ():
            one.close()
