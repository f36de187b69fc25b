"""How the servers of this room are served: their sockets, a line when they are ready, an end when nobody is left.

A server ends when its standard input closes, which the window's end does even where the window was killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from k2desk.practice.troubles import ABORT
from k2desk.private_files import write_atomically

LOOPBACK = "127.0.0.1"
_NO_LINGERING = struct.pack("ii" if os.name == "posix" else "hh", 1, 0)


class _Abortable(H11Protocol):
    """Gives each request a way to break its connection off, as a failing line does."""

    def handle_events(self) -> None:
        super().handle_events()
        # Each request's task starts only after this, so it finds the way in its scope.
        cycle = getattr(self, "cycle", None)
        if cycle is not None:
            cycle.scope.setdefault("extensions", {}).setdefault(ABORT, self._abort)

    def _abort(self) -> None:
        # Else uvicorn would answer 500 for a request that got no answer.
        self.cycle.disconnected = True
        # So that the other side sees a reset, not an orderly end; a line that is gone already needs none.
        with contextlib.suppress(OSError):
            line = self.transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self.transport.abort()


class NotTold(Exception):
    """The line that says that the server is ready could not be given out."""


class _Telling(uvicorn.Server):
    """Calls `listening` once connections are taken."""

    def __init__(self, config: uvicorn.Config, listening: Callable[[], None]) -> None:
        super().__init__(config)
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening()


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes a free one. Raises OSError or OverflowError."""
    # With its protocol named: asyncio sends small packets at once only where it can see that it is TCP, and an answer
    # whose body waits for the acknowledgement of its headers takes 40 ms longer.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # On Windows it would let another program take the port over.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except BaseException:
        listening.close()
        raise
    return listening


def port_of(listening: socket.socket) -> int:
    """Where a socket listens."""
    return int(listening.getsockname()[1])


async def serve(
    apps: Sequence[tuple[ASGIApp, socket.socket, ssl.SSLContext | None]], ready: Callable[[], None]
) -> None:
    """Serves each application on its socket until the standard input closes.

    `ready` is called once all of them take connections; OSError from it ends everything as `NotTold`.
    """
    loop = asyncio.get_running_loop()
    waiting = len(apps)

    def listening() -> None:
        nonlocal waiting
        waiting -= 1
        if waiting:
            return
        try:
            ready()
        except OSError as failure:
            raise NotTold(str(failure)) from None
        threading.Thread(target=watch, name="stdin", daemon=True).start()

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            while os.read(0, 4096):
                pass
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(stop)

    def stop() -> None:
        for server in servers:
            server.should_exit = True
            server.force_exit = True

    servers = [_Telling(_config(app, secure), listening) for app, _, secure in apps]
    await asyncio.gather(*(server.serve(sockets=[line]) for server, (_, line, _) in zip(servers, apps, strict=True)))


def _config(app: ASGIApp, secure: ssl.SSLContext | None) -> uvicorn.Config:
    config = uvicorn.Config(
        app,
        http=_Abortable,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=0,
        timeout_keep_alive=60,
        backlog=512,
    )
    if secure is not None:
        config.load()
        # uvicorn reads certificates from files; these live in memory only.
        config.ssl = secure
    return config


def tell(facts: dict[str, object], ready_file: Path | None) -> None:
    """Gives out the line that says that a server is ready: prints it, or writes it for its owner only.

    Raises OSError.
    """
    line = json.dumps(facts)
    if ready_file is None:
        print(line, flush=True)
        return
    write_atomically(ready_file, line.encode() + b"\n")
