"""Serves the practice server and the receiver: their sockets, the line that announces them, and their end.

A server ends when its standard input closes. This happens when the window ends, even if it is killed.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import h11
import uvicorn
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from k2desk.practice.door import Door, Limits, Visit, VisitStage
from k2desk.practice.troubles import ABORT
from k2desk.system.private_files import write_atomically

LOOPBACK = "127.0.0.1"
_NO_LINGERING = struct.pack("ii" if os.name == "posix" else "hh", 1, 0)
_WAITING = 512
"""How many connections the system holds until they are accepted."""

_START_LIMIT, _STOP_LIMIT = 10.0, 1.0


class _Line(H11Protocol):
    """HTTP on one connection of a `Door`, with limits on heads, bodies and time.

    Gives each request a callable that breaks its connection off, as a failing network does.
    """

    def __init__(self, server: Server, visit: Visit, limits: Limits) -> None:
        super().__init__(server.config, server.server_state, server.lifespan.state)
        self._visit = visit
        self._limits = limits
        self._timer: asyncio.TimerHandle | None = None
        self._marked: object = None
        self._rest = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._visit.break_off = self._abort
        if self._visit.is_over:
            self._abort()
        self._end_in(self._limits.head_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._visit.leave()
        self._end_in(None)

    def data_received(self, data: bytes) -> None:
        match self._visit.stage:
            case VisitStage.SILENT if self._timer is None:
                self._end_in(self._limits.head_seconds)
            case VisitStage.REST:
                self._rest += len(data)
                if self._rest > self._limits.rest:
                    self.flow.pause_reading()
                    return
        # Feed h11 in pieces: it limits only an unfinished head, and a long one may arrive in one piece.
        for start in range(0, len(data), self._limits.head):
            if self._visit.is_over or self.transport.is_closing():
                return
            super().data_received(data[start : start + self._limits.head])
        if self._visit.stage is VisitStage.BODY:
            self._visit.take(len(data))

    def handle_events(self) -> None:
        super().handle_events()
        # The request's task starts only after this, so it finds the callable in its scope.
        if self.cycle is not None:
            scope: Scope = self.cycle.scope  # type: ignore[assignment]
            scope.setdefault("extensions", {}).setdefault(ABORT, self._abort)
        self._mark()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._mark()

    def _mark(self) -> None:
        """Record what the connection is doing, and start the time limit for it."""
        stage = self._stage()
        if stage is self._visit.stage and self.cycle is self._marked:
            return
        self._marked = self.cycle
        self._visit.enter(stage)
        self._rest = 0
        self._end_in(
            {VisitStage.BODY: self._limits.body_seconds, VisitStage.REST: self._limits.rest_seconds}.get(stage)
        )

    def _stage(self) -> VisitStage:
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None:
            return VisitStage.SILENT
        if cycle.response_complete:
            return VisitStage.REST if self.conn.their_state is h11.SEND_BODY else VisitStage.SILENT
        return VisitStage.BODY if cycle.more_body else VisitStage.ANSWER

    def _end_in(self, seconds: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if seconds is None else self.loop.call_later(seconds, self._abort)

    def _abort(self) -> None:
        self._visit.leave()
        # Otherwise uvicorn would answer 500 for a request that got no answer.
        if self.cycle is not None:
            self.cycle.disconnected = True
        # The other side must see a reset, not an orderly end. A closed connection needs none.
        line = self.transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self.transport.abort()
        # On Windows, asyncio shuts a socket down before it closes it, and the end may arrive before the reset.
        line._sock.close()


class NotTold(Exception):
    """The line that announces the server could not be printed or written."""


@dataclass(frozen=True, slots=True)
class Served:
    """An application, the socket on which it is served, and the limits."""

    app: ASGIApp
    listening: socket.socket
    secure: ssl.SSLContext | None = None
    limits: Limits = field(default_factory=Limits)


class Server(uvicorn.Server):
    """A uvicorn server that gets its connections from a `Door`. Calls `listening` once it accepts them."""

    def __init__(self, served: Served, listening: Callable[[], None]) -> None:
        super().__init__(_config(served))
        self._door = Door(
            served.listening, lambda visit: _Line(self, visit, served.limits), served.secure, served.limits
        )
        self._listening = listening

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._door.open()
        self.servers = [self._door]  # type: ignore[list-item]
        self.started = True
        self._listening()


def listening_socket(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one. Raises OSError or OverflowError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            # On Windows this would let another program take over the port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_WAITING)
    except BaseException:
        listening.close()
        raise
    return listening


def port_of(listening: socket.socket) -> int:
    """Return the port on which a socket listens."""
    return int(listening.getsockname()[1])


def serve(apps: Sequence[Served], ready: Callable[[], None]) -> None:
    """Serve each application on a thread and event loop of its own until the standard input closes.

    A flood at one of them does not slow the others down. `ready` is called once all of them accept connections; if it
    raises OSError, everything ends with `NotTold`.
    """
    last, *others = apps
    threads = []

    def listening() -> None:
        try:
            ready()
        except OSError as failure:
            raise NotTold(str(failure)) from None
        threading.Thread(target=watch, name="stdin", daemon=True).start()

    def watch() -> None:
        with contextlib.suppress(OSError, ValueError):
            while os.read(0, 4096):
                pass
        stop()

    def stop() -> None:
        for server in servers:
            server.should_exit = True
            server.force_exit = True

    servers = [Server(last, listening)]
    try:
        for served in others:
            begun = threading.Event()
            server = Server(served, begun.set)
            servers.append(server)
            threads.append(threading.Thread(target=asyncio.run, args=(server.serve(),), daemon=True))
            threads[-1].start()
            if not begun.wait(_START_LIMIT):
                raise NotTold("a part of it did not start")
        asyncio.run(servers[0].serve())
    finally:
        stop()
        for thread in threads:
            thread.join(_STOP_LIMIT)


def _config(served: Served) -> uvicorn.Config:
    config = uvicorn.Config(
        _with_few_headers(served.app, served.limits.headers),
        http=_Line,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=0,
        timeout_keep_alive=int(served.limits.idle_seconds),
        h11_max_incomplete_event_size=served.limits.head,
    )
    config.load()
    return config


def _with_few_headers(app: ASGIApp, most: int) -> ASGIApp:
    async def checked(scope: Scope, receive: Receive, send: Send) -> None:
        refused = len(scope["headers"]) > most
        await (Response(status_code=431) if refused else app)(scope, receive, send)

    return checked


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """Return the parser of the options that both servers have."""
    made = argparse.ArgumentParser(
        prog=f"k2desk {name}",
        description=f"{description} Prints one line of JSON when it is ready; ends when its standard input closes.",
    )
    made.add_argument("--port", type=int, default=0, help="the port to listen on; 0 takes a free one")
    made.add_argument("--ready-file", type=Path, metavar="FILE", help="write the line to FILE, for its owner only")
    return made


def complain(why: str) -> None:
    """Print to the standard error. On a full disk even the complaint about it may fail."""
    with contextlib.suppress(OSError):
        print(why, file=sys.stderr, flush=True)


def failed(why: str) -> int:
    """Complain, and return the exit code."""
    complain(why)
    return 2


def run(apps: Sequence[Served], facts: dict[str, object], ready_file: Path | None) -> int:
    """Serve until the standard input closes, and return the exit code. `facts` are announced once all is ready."""
    try:
        serve(apps, lambda: tell(facts, ready_file))
    except NotTold as failure:
        return failed(f"Nobody can be told that the server is ready: {failure}")
    except KeyboardInterrupt:
        return 130
    return 0


def tell(facts: dict[str, object], ready_file: Path | None) -> None:
    """Announce that a server is ready: print the line, or write it to a file for its owner only. Raises OSError."""
    line = json.dumps(facts)
    if ready_file is None:
        print(line, flush=True)
        return
    write_atomically(ready_file, line.encode() + b"\n", lasting=False)
