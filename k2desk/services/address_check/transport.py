"""Connects to a server and starts TLS. Each step has a time limit, and each failure keeps its cause."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from k2desk.services.address_check.internet import Endpoint

_CLOSING = 0.5


@dataclass(slots=True)
class Locked:
    """A connection with TLS."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def shown(self) -> ssl.SSLObject:
        """The TLS object, which has the certificate that the server presented."""
        shown: ssl.SSLObject = self.writer.get_extra_info("ssl_object")
        return shown


async def connect(internet: tuple[Endpoint, ...], limit: float) -> tuple[Endpoint, socket.socket]:
    """Connect to the first place that accepts, trying them one after another within `limit` seconds.

    Raises TimeoutError, or the OSError of the last place.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + limit
    failure: Exception = OSError("no address")
    for number, endpoint in enumerate(internet):
        left = until - loop.time()
        if left <= 0:
            break
        share = left / (len(internet) - number)
        family = socket.AF_INET6 if endpoint.is_ipv6 else socket.AF_INET
        # Windows' event loop takes a pair for an IPv4 address and refuses "::1" there with WinError 10022.
        place = (endpoint.ip, endpoint.port, 0, 0) if endpoint.is_ipv6 else (endpoint.ip, endpoint.port)
        line = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            line.setblocking(False)
            await asyncio.wait_for(loop.sock_connect(line, place), share)
        except (OSError, TimeoutError) as error:
            line.close()
            failure = error
        except BaseException:
            line.close()
            raise
        else:
            return endpoint, line
    raise failure


@asynccontextmanager
async def locked(line: socket.socket, context: ssl.SSLContext, host: str, limit: float) -> AsyncIterator[Locked]:
    """Start TLS on a connection, and close it at the end. Raises ssl.SSLError, TimeoutError, OSError or EOFError."""
    try:
        opening = asyncio.open_connection(
            sock=line, ssl=context, server_hostname=host, ssl_handshake_timeout=max(0.1, limit), limit=2**16
        )
        reader, writer = await asyncio.wait_for(opening, limit)
    except BaseException:
        line.close()
        raise
    try:
        yield Locked(reader, writer)
    finally:
        # Abort instead of closing in order: a silent server would keep us waiting for its half.
        writer.transport.abort()
        with contextlib.suppress(Exception):
            await asyncio.wait_for(writer.wait_closed(), _CLOSING)


def unverified() -> ssl.SSLContext:
    """Return a context that accepts any certificate. It is only used to read the certificate; nothing is sent."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def old_fashioned() -> ssl.SSLContext:
    """Return a context that still supports obsolete TLS versions, only to find out whether a server uses them."""
    context = unverified()
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    with contextlib.suppress(ssl.SSLError):
        context.set_ciphers("ALL:@SECLEVEL=0")
    return context
