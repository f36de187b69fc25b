"""Starts and stops the receiver on this computer, and reads what arrives there.

Calls that block say so in their docstring.
"""

from __future__ import annotations

import base64
import http.client
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from k2desk.services.child_process import call, start_child, stop_child

_WAIT = 20
_AT_ONCE = 500_000
"""The most bytes of messages that are read at once, so that the window processes a flood in small portions."""

_BETWEEN = 0.2
"""Seconds between two portions."""


class _Ready(msgspec.Struct):
    control_url: str
    control_key: str
    host: str
    port: int
    secure: bool
    ca_pem: str | None = None


class Arrival(msgspec.Struct, frozen=True):
    """One message as it arrived.

    `body` is in base64, `status` is the receiver's answer, and `cut` is true if only the head of the body is here.
    `genuine` is None if the receiver has no API key. The same message may have arrived `times` times, most recently at
    `last_at`.
    """

    n: int
    at: datetime
    last_at: datetime
    path: str
    body: str
    signature: str | None = None
    query: str = ""
    cut: bool = False
    status: int | None = 200
    genuine: bool | None = None
    times: int = 1

    @property
    def content(self) -> bytes:
        """The body as bytes."""
        return base64.b64decode(self.body)


class Flood(msgspec.Struct, frozen=True):
    """A minute in which more messages arrived than were kept.

    `standing` is "genuine" or "refused", or "unknown" without an API key.
    """

    standing: str
    since: datetime
    came: int
    kept: int


class News(msgspec.Struct):
    """What is new at the receiver. `counted` is the total of messages that arrived too fast to be kept."""

    arrivals: list[Arrival]
    counted: int
    floods: list[Flood]


@dataclass(frozen=True, slots=True)
class Receiver:
    """A running receiver: its host and port, and for the practice shop the authority that issues its certificates."""

    host: str
    port: int
    secure: bool
    ca_pem: str | None
    control_url: str = field(repr=False)
    control_key: str = field(repr=False)
    process: subprocess.Popen[bytes] = field(repr=False)

    def news(self, after: int, counted: int, wait: int = 0) -> News:
        """Return some of the messages after the `after`th, or the count of messages that were not kept. Blocks.

        Waits at most `wait` seconds for news. Raises OSError or ValueError.
        """
        query = f"after={after}&counted={counted}&wait={wait}&bytes={_AT_ONCE}"
        return msgspec.convert(self._call("GET", f"arrivals?{query}", limit=wait + 10), News, strict=False)

    def set_key(self, api_key: str | None) -> None:
        """Set the key: from now on, messages with another signature are refused. Blocks. Raises OSError."""
        self._call("PUT", "key", {"api_key": api_key})

    def behave(self, **behaviour: object) -> None:
        """Change how the practice shop answers. Blocks. Raises OSError."""
        self._call("PUT", "behaviour", behaviour)

    def stop(self) -> None:
        """End the receiver. Blocks for a few seconds at most."""
        stop_child(self.process)

    def _call(self, method: str, path: str, body: object = None, limit: float = 5.0) -> object:
        return call(f"{self.control_url}/{path}", method, ("X-Receiver-Control", self.control_key), body, limit)


def start_receiver(
    given_up: threading.Event | None = None, *, lan: bool = False, shop: bool = False, port: int = 0
) -> Receiver:
    """Start a receiver. Blocks. Raises `NotStarted`, for example if the port is taken, or if it was `given_up`."""
    arguments = ["receiver", "--port", str(port)]
    if lan:
        arguments.append("--lan")
    if shop:
        arguments.append("--shop")
    content, process = start_child(arguments, given_up)
    ready = msgspec.json.decode(content, type=_Ready)
    return Receiver(ready.host, ready.port, ready.secure, ready.ca_pem, ready.control_url, ready.control_key, process)


class Pump(threading.Thread):
    """Reads what arrives on a thread of its own and hands it over.

    `take` is called on this thread and returns when the window has processed what it got, so that at most one portion
    is under way. The thread ends when the receiver has ended.
    """

    def __init__(self, receiver: Receiver, take: Callable[[News], None]) -> None:
        super().__init__(name="k2desk-receiver", daemon=True)
        self._receiver = receiver
        self._take = take
        self._rest = threading.Event()

    def run(self) -> None:
        """Wait, read, hand over and pause, until the receiver has ended."""
        last = counted = 0
        while self._receiver.process.poll() is None:
            try:
                news = self._receiver.news(last, counted, _WAIT)
            except (OSError, ValueError, http.client.HTTPException):
                # The receiver is ending, or the answer was cut off. The loop condition tells which.
                self._rest.wait(_BETWEEN)
                continue
            if news.arrivals or news.counted != counted:
                last = news.arrivals[-1].n if news.arrivals else last
                counted = news.counted
                self._take(news)
                self._rest.wait(_BETWEEN)
