"""Starts and stops the receiver of this computer, and reads what arrives there. Calls that say so block."""

from __future__ import annotations

import base64
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from k2desk.desk.child_process import call, start_child, stop_child

_WAIT = 20


class _Ready(msgspec.Struct):
    control_url: str
    control_key: str
    host: str
    port: int
    secure: bool
    ca_pem: str | None = None


class Arrival(msgspec.Struct, frozen=True):
    """One message as it arrived: `body` in base64, `status` what the receiver answered, `cut` if it was too long."""

    n: int
    at: datetime
    path: str
    body: str
    signature: str | None = None
    query: str = ""
    cut: bool = False
    status: int | None = 200

    @property
    def content(self) -> bytes:
        """The body's bytes."""
        return base64.b64decode(self.body)


class _Arrivals(msgspec.Struct):
    arrivals: list[Arrival]


@dataclass(frozen=True, slots=True)
class Receiver:
    """A running receiver: where it listens, and for the pretend shop the authority that its certificates come from."""

    host: str
    port: int
    secure: bool
    ca_pem: str | None
    control_url: str = field(repr=False)
    control_key: str = field(repr=False)
    process: subprocess.Popen[bytes] = field(repr=False)

    def arrivals(self, after: int, wait: int = 0) -> list[Arrival]:
        """Blocks for `wait` seconds at most: what arrived after the `after`th. Raises OSError or ValueError."""
        found = self._call("GET", f"arrivals?after={after}&wait={wait}", limit=wait + 10)
        return msgspec.convert(found, _Arrivals, strict=False).arrivals

    def set_key(self, api_key: str | None) -> None:
        """Blocks. From now on it refuses messages whose signature does not fit the key. Raises OSError."""
        self._call("PUT", "key", {"api_key": api_key})

    def behave(self, **behaviour: object) -> None:
        """Blocks. Changes how the pretend shop answers. Raises OSError."""
        self._call("PUT", "behaviour", behaviour)

    def stop(self) -> None:
        """Blocks for some seconds at most. Ends it."""
        stop_child(self.process)

    def _call(self, method: str, path: str, body: object = None, limit: float = 5.0) -> object:
        return call(f"{self.control_url}/{path}", method, ("X-Receiver-Control", self.control_key), body, limit)


def start_receiver(*, lan: bool = False, shop: bool = False, port: int = 0) -> Receiver:
    """Blocks. Starts a receiver. Raises `NotStarted`; a port that is taken is one reason."""
    arguments = ["receiver", "--port", str(port)]
    if lan:
        arguments.append("--lan")
    if shop:
        arguments.append("--shop")
    content, process = start_child(arguments)
    ready = msgspec.json.decode(content, type=_Ready)
    return Receiver(ready.host, ready.port, ready.secure, ready.ca_pem, ready.control_url, ready.control_key, process)


class Pump(threading.Thread):
    """Reads what arrives on a thread of its own, which waits most of the time, and hands it over.

    It ends by itself when the receiver has ended. `take` is called on this thread.
    """

    def __init__(self, receiver: Receiver, take: Callable[[list[Arrival]], None]) -> None:
        super().__init__(name="k2desk-receiver", daemon=True)
        self._receiver = receiver
        self._take = take
        self._last = 0

    def run(self) -> None:
        """Waits, reads, hands over."""
        while self._receiver.process.poll() is None:
            try:
                arrivals = self._receiver.arrivals(self._last, _WAIT)
            except (OSError, ValueError):
                # It is going, or the answer was cut off: the process tells which.
                threading.Event().wait(0.2)
                continue
            if arrivals:
                self._last = arrivals[-1].n
                self._take(arrivals)
