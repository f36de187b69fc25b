"""A server that answers with arbitrary bytes, over plain HTTP or TLS.

async with odd_server(create=answer(401)) as server:
    async with server.client() as client: …
    server.creates            # the creates that arrived, and on which connections
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pytest
import trustme

from k2desk.kopokopo.client import Client, NetworkOptions, RetryPolicy, Timeouts
from k2desk.model.api_values import Credentials
from k2desk.model.clock import SystemClock
from k2desk.model.environments import SANDBOX, Environment, EnvironmentKind

ID = "5af4c10a-f6de-4ac8-840d-42cb65454216"
PATH = f"/api/v2/webhook_subscriptions/{ID}"


def answer(status: int, body: bytes | str = b"", *headers: str, length: int | None = None) -> bytes:
    """Return the bytes of an answer.

    `headers` are whole lines; `length` is the Content-Length header if it must be wrong.
    """
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} X", *headers, f"Content-Length: {len(content) if length is None else length}"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


def subscription(**changes: object) -> dict[str, object]:
    """Return a proper read's JSON, with these attributes changed."""
    attributes = {
        "event_type": "buygoods_transaction_received",
        "webhook_uri": "https://shop.njeri.co.ke/k2",
        "status": "Active",
        "scope": "Till",
        "scope_reference": "555555",
        **changes,
    }
    return {"data": {"id": ID, "type": "webhook_subscription", "attributes": attributes}}


TOKEN = answer(200, json.dumps({"access_token": "t-1", "token_type": "Bearer", "expires_in": 3600}))
INFO = answer(200, json.dumps({"expires_in": 60, "application": {"uid": "id"}}))
READ = answer(200, json.dumps(subscription()))
CREATED = answer(201, b"", f"Location: {{base}}{PATH}")
"""A proper create. "{base}" is replaced with the server's base URL, which is known once it runs."""

Bytes = bytes | Callable[[], bytes]


class Came(NamedTuple):
    """A request: the number of its connection, its first line, its headers, its body."""

    connection: int
    line: str
    headers: str
    body: bytes = b""


@dataclass
class OddServer:
    """The answers to each kind of request, and the requests that arrived."""

    token: Bytes = TOKEN
    create: Bytes = CREATED
    read: Bytes = READ
    info: Bytes = INFO
    base_url: str = ""
    hang: bool = False
    """Keep the connection open after the answer to a create or read, so that a body with a wrong length stays
    unfinished.
    """
    ends: bool = False
    """Close the connection after each answer to a create, read or sign-in, so that a body with a wrong length ends."""
    came: list[Came] = field(default_factory=list)

    @property
    def creates(self) -> list[Came]:
        """The creates among the requests."""
        return [one for one in self.came if one.line.startswith("POST /api")]

    @property
    def tokens(self) -> list[Came]:
        """The token requests."""
        return [one for one in self.came if one.line.startswith("POST /oauth/token")]

    @property
    def environment(self) -> Environment:
        """SANDBOX for its base URL, LIVE with TLS, else practice: only practice may be reached without TLS."""
        locked = self.base_url.startswith("https:")
        if self.base_url == SANDBOX.base_url:
            return SANDBOX
        return Environment(EnvironmentKind.LIVE if locked else EnvironmentKind.PRACTICE, self.base_url)

    def client(self, *, read: float = 5.0, times: int = 0, network_options: NetworkOptions | None = None) -> Client:
        """Return a client for this server, with short limits and no retries."""
        return Client(
            self.environment,
            Credentials("id", "the-client-secret", ""),
            2,
            clock=SystemClock(),
            network_options=network_options,
            timeouts=Timeouts(connect=5.0, read=read),
            repeats=RetryPolicy(times=times, first=0.001, longest=0.002),
        )

    def _for(self, line: str) -> bytes:
        method, path, _ = line.split(" ", 2)
        given = self.read
        if path.startswith("/oauth/token/info"):
            given = self.info
        elif path.startswith("/oauth/"):
            given = self.token
        elif method == "POST":
            given = self.create
        return given() if callable(given) else given


@asynccontextmanager
async def odd_server(context: ssl.SSLContext | None = None, **answers: Bytes | bool) -> AsyncIterator[OddServer]:
    """Yield the server, listening on loopback. With `context` it uses TLS, as `localhost`."""
    odd = OddServer(**answers)  # type: ignore[arg-type]
    connections = 0
    tasks: set[asyncio.Task[None] | None] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        tasks.add(asyncio.current_task())
        connections += 1
        number = connections
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                line, _, headers = head.partition("\r\n")
                lowered = headers.lower()
                length = int(lowered.partition("content-length:")[2].split("\r\n")[0] or 0)
                odd.came.append(Came(number, line, headers, await reader.readexactly(length)))
                sent = odd._for(line).replace(b"{base}", odd.base_url.encode())
                writer.write(sent)
                await writer.drain()
                if odd.hang and "/oauth/" not in line:
                    await reader.read()
                if odd.ends or not sent.startswith(b"HTTP/1.1"):
                    break
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    origin = "https://localhost" if context is not None else "http://127.0.0.1"
    odd.base_url = f"{origin}:{server.sockets[0].getsockname()[1]}"
    try:
        yield odd
    finally:
        server.close()
        for task in tasks:
            task.cancel()  # type: ignore[union-attr]
        await asyncio.gather(*tasks, return_exceptions=True)  # type: ignore[arg-type]


@asynccontextmanager
async def behind_proxy(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    base_url: str = "https://kopokopo.test",
    *,
    is_locked: bool = False,
    **answers: Bytes | bool,
) -> AsyncIterator[tuple[OddServer, list[bytes]]]:
    """Yield (the server as `base_url`, over valid TLS and a real proxy; a list for the answer to CONNECT).

    If the list is empty, CONNECT succeeds. With `is_locked` the connection to the proxy uses TLS as well.
    """
    ca = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(base_url.removeprefix("https://")).configure_cert(context)
    ca.cert_pem.write_to_path(folder / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    then: list[bytes] = []
    tasks = set()

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65_536):
                writer.write(data)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        with contextlib.suppress(asyncio.CancelledError, asyncio.IncompleteReadError, ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            if then:
                writer.write(then[0])
                if then[0] == b"":
                    await reader.read()
                writer.close()
                return
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            await asyncio.gather(pump(reader, far_writer), pump(far_reader, writer))

    async with odd_server(context, **answers) as server:
        port = int(server.base_url.rpartition(":")[2])
        own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if is_locked else None
        if own is not None:
            ca.issue_cert("localhost").configure_cert(own)
        proxy = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=own)
        origin = "HTTPS://localhost" if is_locked else "http://127.0.0.1"
        for name in ("https_proxy", "no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", f"{origin}:{proxy.sockets[0].getsockname()[1]}")
        server.base_url = base_url
        try:
            yield server, then
        finally:
            proxy.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
