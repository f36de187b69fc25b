"""Loads that no shop makes, bounded: many connections, each with the beginning of something on it."""

from __future__ import annotations

import contextlib
import socket

from tests.waiting import PATIENCE


def memory(process):
    """Return how many bytes of RAM the process uses."""
    import psutil

    return psutil.Process(process.pid).memory_info().rss


@contextlib.contextmanager
def lines(port, count, said=b""):
    """Open `count` connections and send `said` on each."""
    opened = []
    try:
        for _ in range(count):
            line = socket.create_connection(("127.0.0.1", port), PATIENCE)
            opened.append(line)
            # The server may have closed it already.
            with contextlib.suppress(OSError):
                line.sendall(said)
        yield opened
    finally:
        for line in opened:
            line.close()


def has_ended(line):
    """Return whether the other side closed the connection. What it sent before is read."""
    line.settimeout(PATIENCE)
    try:
        while line.recv(65_536):
            pass
    except TimeoutError:
        return False
    except OSError:
        return True
    return True
