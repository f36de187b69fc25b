"""Accepts a server's connections, and closes the least useful one when there are too many.

This limits a flood before any HTTP is read: by the number of connections, in total and per sender, and by the bytes of
unfinished requests.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import itertools
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

_NO_HANDLES_LEFT = 0.05
"""The pause in seconds before the next attempt when the system has no free file handle."""

_FRESH = 1.0
"""A connection younger than this (in seconds since its last step) is closed only if there are no older ones."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server accepts at a time.

    `peer` limits each sender except those on this computer, where one program, such as a tunnel, may forward
    everybody's requests. `bodies` limits the bytes of all unfinished requests together. `rest` is how much is
    still read of a request that was answered before its end.
    """

    connections: int = 128
    peer: int = 32
    head: int = 16_384
    headers: int = 100
    bodies: int = 16_000_000
    rest: int = 65_536
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    idle_seconds: float = 60.0
    rest_seconds: float = 1.0


class VisitStage(IntEnum):
    """What a connection is doing. The lowest stage is closed first."""

    SILENT = 0
    REST = 1
    BODY = 2
    ANSWER = 3


class Visit:
    """One connection from its acceptance to its end, including the TLS handshake."""

    def __init__(self, door: Door, peer: str, number: int) -> None:
        self._door = door
        self.peer = peer
        self.stage = VisitStage.SILENT
        self.number = number
        """A counter that grows with every step of any visit, so that the lowest number has waited longest."""
        self.since = time.monotonic()
        self.held = 0
        self.begun = False
        self.task: asyncio.Task[None] | None = None
        self.break_off: Callable[[], None] | None = None

    def enter(self, stage: VisitStage) -> None:
        """Record what the connection is doing now."""
        self.stage = stage
        self.number = self._door.next_number()
        self.since = time.monotonic()
        if stage is not VisitStage.BODY:
            self.held = 0

    def take(self, size: int) -> None:
        """Count bytes of a body. If all bodies together are too large, the largest ones are closed."""
        self.held += size
        self._door.bound_bodies()

    @property
    def is_over(self) -> bool:
        """Whether the connection has ended or was closed."""
        return self not in self._door.visits

    def leave(self) -> None:
        """Record that the connection has ended."""
        self._door.visits.discard(self)

    def show_out(self) -> None:
        """Close the connection."""
        self.leave()
        if self.break_off is not None:
            self.break_off()
        elif self.task is not None:
            self.task.cancel()


class Door:
    """Accepts connections on one socket. Replaces asyncio's server for uvicorn."""

    def __init__(
        self,
        listening: socket.socket,
        protocol: Callable[[Visit], asyncio.Protocol],
        secure: ssl.SSLContext | None,
        limits: Limits,
    ) -> None:
        self._listening = listening
        self._protocol = protocol
        self._secure = secure
        self._limits = limits
        self._numbers = itertools.count()
        self.visits: set[Visit] = set()
        self._accepting: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Start to accept connections."""
        self._listening.setblocking(False)
        self._accepting = asyncio.get_running_loop().create_task(self._accept())
        self._accepting.add_done_callback(lambda _: self._listening.close())

    def close(self) -> None:
        """Stop accepting, and close all connections."""
        if self._accepting is not None:
            self._accepting.cancel()
        for visit in tuple(self.visits):
            visit.show_out()

    async def wait_closed(self) -> None:
        """Wait until no connection is accepted any more."""
        if self._accepting is not None:
            await asyncio.wait({self._accepting})

    def next_number(self) -> int:
        """Return the next number of the counter of steps."""
        return next(self._numbers)

    def bound_bodies(self) -> None:
        """Close the connections with the largest unfinished bodies until the rest fits."""
        while sum(visit.held for visit in self.visits) > self._limits.bodies:
            max(self.visits, key=lambda visit: visit.held).show_out()

    def make_room(self, newcomer: Visit) -> None:
        """Close the oldest connection at the lowest stage if one more would be too many."""
        if len(self.visits) >= self._limits.connections:
            self._show_oldest_out(self.visits)
        if not newcomer.peer.startswith("127."):
            same = {visit for visit in self.visits if visit.peer == newcomer.peer}
            if len(same) >= self._limits.peer:
                self._show_oldest_out(same)

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                line, address = await loop.sock_accept(self._listening)
            except OSError:
                self._show_oldest_out(self.visits)
                await asyncio.sleep(_NO_HANDLES_LEFT)
                continue
            # Turn Nagle's algorithm off: otherwise an answer takes 40 ms longer, because its body waits until its
            # headers are acknowledged. asyncio does not do it on Windows, where it accepts sockets without a protocol.
            with contextlib.suppress(OSError):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            visit = Visit(self, str(address[0]), self.next_number())
            self.make_room(visit)
            self.visits.add(visit)
            visit.task = loop.create_task(self._receive(visit, line))
            visit.task.add_done_callback(functools.partial(_close_unbegun, visit, line))

    def _show_oldest_out(self, visits: set[Visit]) -> None:
        # A new connection may be about to send something, so it is not closed at once in favour of a later one.
        fresh = time.monotonic() - _FRESH
        if visits:
            min(
                visits, key=lambda visit: (visit.since > fresh, visit.since <= fresh and visit.stage, visit.number)
            ).show_out()

    async def _receive(self, visit: Visit, line: socket.socket) -> None:
        visit.begun = True
        try:
            await asyncio.get_running_loop().connect_accepted_socket(
                lambda: self._protocol(visit),
                line,
                ssl=self._secure,
                ssl_handshake_timeout=self._limits.head_seconds if self._secure else None,
            )
        except OSError:
            # The handshake failed or took too long, or the sender has gone. The transport closes its socket by itself.
            visit.leave()


def _close_unbegun(visit: Visit, line: socket.socket, _: object) -> None:
    # A task that is cancelled before its first step never runs, and nothing else owns the socket yet.
    if not visit.begun:
        line.close()
