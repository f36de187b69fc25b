"""The door of a server: lets connections in, and shows the least useful one out when there are too many.

A flood is bounded here before any HTTP is read: by the number of connections, in total and per sender, and by the bytes
of requests that are still on their way.
"""

from __future__ import annotations

import asyncio
import functools
import itertools
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

_NO_HANDLES_LEFT = 0.05
"""Seconds until the next try where the system gives no handle for another connection."""

_FRESH = 1.0
"""Seconds in which a connection is left to make its next step, as long as there are older ones."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes at a time. `peer` bounds each sender except those on this computer.

    On this computer one program, a tunnel, may stand for everybody. `body` bounds the bytes of all requests that are
    not read to their end. `rest` is what is still read of a request that was answered before its end.
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


class Stage(IntEnum):
    """What a connection is at, the first to be shown out first."""

    SILENT = 0
    REST = 1
    BODY = 2
    ANSWER = 3


class Visit:
    """One connection from its acceptance to its end, even while TLS is still agreed on."""

    def __init__(self, door: Door, peer: str, number: int) -> None:
        self._door = door
        self.peer = peer
        self.stage = Stage.SILENT
        self.number = number
        """Grows with each step of any visit: the lowest has waited longest."""
        self.since = time.monotonic()
        self.held = 0
        self.begun = False
        self.task: asyncio.Task[None] | None = None
        self.break_off: Callable[[], None] | None = None

    def enter(self, stage: Stage) -> None:
        """Notes what the connection is at now."""
        self.stage = stage
        self.number = self._door.next_number()
        self.since = time.monotonic()
        if stage is not Stage.BODY:
            self.held = 0

    def take(self, size: int) -> None:
        """Counts bytes of a body; the largest bodies are shown out where all together are too much."""
        self.held += size
        self._door.bound_bodies()

    @property
    def is_over(self) -> bool:
        """Whether the connection has ended or was shown out."""
        return self not in self._door.visits

    def leave(self) -> None:
        """Notes that the connection has ended."""
        self._door.visits.discard(self)

    def show_out(self) -> None:
        """Breaks the connection off."""
        self.leave()
        if self.break_off is not None:
            self.break_off()
        elif self.task is not None:
            self.task.cancel()


class Door:
    """Accepts connections on one socket. Plays the part of asyncio's server for uvicorn."""

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
        """Begins to accept."""
        self._listening.setblocking(False)
        self._accepting = asyncio.get_running_loop().create_task(self._accept())
        self._accepting.add_done_callback(lambda _: self._listening.close())

    def close(self) -> None:
        """Refuses new connections, and ends all others."""
        if self._accepting is not None:
            self._accepting.cancel()
        for visit in tuple(self.visits):
            visit.show_out()

    async def wait_closed(self) -> None:
        """Waits until nothing is accepted any more."""
        if self._accepting is not None:
            await asyncio.wait({self._accepting})

    def next_number(self) -> int:
        """The number of another step."""
        return next(self._numbers)

    def bound_bodies(self) -> None:
        """Shows the largest unfinished bodies out until the rest fits."""
        while sum(visit.held for visit in self.visits) > self._limits.bodies:
            max(self.visits, key=lambda visit: visit.held).show_out()

    def make_room(self, newcomer: Visit) -> None:
        """Shows the oldest connection at the least useful stage out where one more would be too many."""
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
            visit = Visit(self, str(address[0]), self.next_number())
            self.make_room(visit)
            self.visits.add(visit)
            visit.task = loop.create_task(self._receive(visit, line))
            visit.task.add_done_callback(functools.partial(_close_unbegun, visit, line))

    def _show_oldest_out(self, visits: set[Visit]) -> None:
        # Who has just come may be about to say something: nobody is shown out at once for another who came after.
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
            # TLS failed, took too long, or the sender has gone; the transport closes its socket by itself.
            visit.leave()


def _close_unbegun(visit: Visit, line: socket.socket, _: object) -> None:
    # A task that is cancelled before its first step never runs, and nobody else has the socket yet.
    if not visit.begun:
        line.close()
