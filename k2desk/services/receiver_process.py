"""Starts and stops the receiver of this computer, and reads what arrives there. Calls that say so block."""

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
"""Bytes of messages that are read at once: the window takes a flood in small bites."""

_BETWEEN = 0.2
"""Seconds between two bites."""


class _Ready(msgspec.Struct):
    control_url: str
    control_key: str
    host: str
    port: int
    secure: bool
    ca_pem: str | None = None


class Arrival(msgspec.Struct, frozen=True):
    """One message as it arrived: `body` in base64, `status` what the receiver answered, `cut` if only its head is here.

    `genuine` is None where the receiver has no API key. The same message may have come several `times`, last at
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
        """The body's bytes."""
        return base64.b64decode(self.body)


class Flood(msgspec.Struct, frozen=True):
    """A minute in which more messages came than were kept.

    `standing` is "genuine" or "refused", or "unknown" without an API key.
    """

    standing: str
    since: datetime
    came: int
    kept: int


class News(msgspec.Struct):
    """What is new at the receiver. `counted` is the number of messages so far that came too fast to be kept."""

    arrivals: list[Arrival]
    counted: int
    floods: list[Flood]


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

    def news(self, after: int, counted: int, wait: int = 0) -> News:
        """Blocks for `wait` seconds at most: some of what arrived after the `after`th, or was only counted since.

        Raises OSError or ValueError.
        """
        query = f"after={after}&counted={counted}&wait={wait}&bytes={_AT_ONCE}"
        return msgspec.convert(self._call("GET", f"arrivals?{query}", limit=wait + 10), News, strict=False)

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

    `take` is called on this thread and returns when the window is done with what it was given: so no more than one bite
    is ever on its way. The thread ends by itself when the receiver has ended.
    """

    def __init__(self, receiver: Receiver, take: Callable[[News], None]) -> None:
        super().__init__(name="k2desk-receiver", daemon=True)
        self._receiver = receiver
        self._take = take
        self._rest = threading.Event()

    def run(self) -> None:
        """Waits, reads, hands over, rests."""
        last = counted = 0
        while self._receiver.process.poll() is None:
            try:
                news = self._receiver.news(last, counted, _WAIT)
            except (OSError, ValueError, http.client.HTTPException):
                # It is going, or the answer was cut off: the process tells which.
                self._rest.wait(_BETWEEN)
                continue
            if news.arrivals or news.counted != counted:
                last = news.arrivals[-1].n if news.arrivals else last
                counted = news.counted
                self._take(news)
                self._rest.wait(_BETWEEN)
