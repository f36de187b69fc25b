"""Posts one message as Kopo Kopo would, and reads the answer within limits: no redirects, 15 s, 1 MB."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import h11

from k2desk.kopokopo.web_addresses import as_sent, ascii_host
from k2desk.services.address_check.internet import Internet, apart
from k2desk.services.address_check.transport import connect, locked

ANSWER_LIMIT = 11.0
"""The time limit in seconds until the status arrives, including the name lookup."""

BODY_LIMIT = 4.0
"""The time limit in seconds for the rest of the answer. The status is known by then."""

LARGEST = 1_000_000
"""The most bytes of an answer that are read."""

_SHOWN = 2_000


class NotPublic(Exception):
    """The name leads only to private addresses, so nothing is sent."""


class NotSendable(Exception):
    """The address contains something that can't be sent. Nothing was sent."""


class NotHttp(Exception):
    """The server does not use HTTP."""


class BrokenOff(Exception):
    """The connection ended before the answer was complete. `status` is set if the answer had begun."""

    def __init__(self, status: int | None = None) -> None:
        super().__init__("broken off")
        self.status = status


class NoAnswer(Exception):
    """No answer arrived in time."""


@dataclass(frozen=True, slots=True)
class ServerReply:
    """A server's answer: status, seconds until the status arrived, the Location of a redirect, and the start of the
    text.

    `endless` is true if the body did not end within the limits.
    """

    status: int
    seconds: float
    location: str = ""
    text: str = ""
    kind: str = ""
    endless: bool = False
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)


async def post(internet: Internet, address: str, body: bytes, headers: dict[str, str]) -> ServerReply:
    """Post `body` to `address` over a new connection, and return the answer.

    Raises `NoAnswer`, `NotHttp` or `BrokenOff` if the message may have been delivered; `NotPublic`, `NotSendable`,
    ssl.SSLError, EOFError, ValueError or OSError (names, connections, time) if nothing of it was sent.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    parts = urlsplit(as_sent(address))
    host, port = machine_name(parts.hostname or ""), 443 if parts.port is None else parts.port
    left = False
    async with AsyncExitStack() as stack:
        try:
            async with asyncio.timeout(ANSWER_LIMIT):
                found = await internet.resolve(host, port)
                public, private = apart(internet, found)
                if private and not public:
                    raise NotPublic(", ".join(endpoint.ip for endpoint in private))
                _, line = await connect(public, ANSWER_LIMIT / 2)
                context = await asyncio.to_thread(internet.trust, host)
                way = await stack.enter_async_context(locked(line, context, host, ANSWER_LIMIT / 2))
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                reading = _Reading(way.reader)
                shown_host = host if port == 443 else f"{host}:{port}"
                written = reading.request(target, {"Host": shown_host, **headers}, body)
                left = True
                way.writer.write(written)
                # If the server reads nothing, this waits, and the time limit ends it.
                await way.writer.drain()
                head = await reading.head()
                answer = _head(head, loop.time() - began)
        except OSError as error:
            if not left:
                raise
            raise (NoAnswer if isinstance(error, TimeoutError) else BrokenOff) from None
        try:
            async with asyncio.timeout(BODY_LIMIT):
                whole = await reading.body()
        except TimeoutError:
            whole = False
        except (h11.RemoteProtocolError, ConnectionError, ssl.SSLError):
            raise BrokenOff(answer.status) from None
        return replace(answer, text=reading.text, endless=not whole)


def machine_name(host: str) -> str:
    """Return the ASCII form of a host name (punycode)."""
    return host if host.isascii() else ascii_host(host)


class _Reading:
    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=65_536)
        self._size = 0
        self._kept = bytearray()

    @property
    def text(self) -> str:
        """The first part of the body as text, whatever its bytes are."""
        return bytes(self._kept).decode("utf-8", "replace").replace("\x00", "�")[:_SHOWN]

    def request(self, target: str, headers: dict[str, str], body: bytes) -> bytes:
        length = [("Content-Length", str(len(body))), ("Connection", "close")]
        try:
            asked = h11.Request(method="POST", target=target.encode(), headers=[*headers.items(), *length])
        except h11.LocalProtocolError as error:
            raise NotSendable(str(error)) from None
        parts = (self._http.send(asked), self._http.send(h11.Data(data=body)), self._http.send(h11.EndOfMessage()))
        return b"".join(part or b"" for part in parts)

    async def head(self) -> h11.Response:
        try:
            while True:
                event = await self._event()
                if isinstance(event, h11.Response):
                    return event
                if not isinstance(event, h11.InformationalResponse):
                    raise BrokenOff
        except h11.RemoteProtocolError as error:
            if self._http.trailing_data[0]:
                raise NotHttp(str(error)) from None
            raise BrokenOff from None
        except ssl.SSLError:
            raise BrokenOff from None

    async def body(self) -> bool:
        """Read the body. Returns False if it is longer than the limit."""
        while True:
            event = await self._event()
            if not isinstance(event, h11.Data):
                return True
            self._size += len(event.data)
            self._kept += bytes(event.data)[: max(0, 4 * _SHOWN - len(self._kept))]
            if self._size > LARGEST:
                return False

    async def _event(self) -> object:
        while True:
            event = self._http.next_event()
            if event is not h11.NEED_DATA:
                return event
            self._http.receive_data(await self._reader.read(65_536))


def _head(event: h11.Response, seconds: float) -> ServerReply:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")[:500]) for name, value in event.headers)
    known = dict(headers)
    return ServerReply(
        event.status_code, seconds, known.get("location", ""), kind=known.get("content-type", ""), headers=headers[:40]
    )
