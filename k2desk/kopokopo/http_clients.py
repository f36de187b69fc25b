"""Lends HTTP clients that have one connection each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx


class HttpClients:
    """The HTTP clients of one account. `new` makes one.

    A client with many connections looks at all of them with each request and each answer: with eight, a check took a
    quarter more time for it.
    """

    def __init__(self, new: Callable[[], httpx.AsyncClient]) -> None:
        self._new = new
        self._all: list[httpx.AsyncClient] = []
        self._idle: list[httpx.AsyncClient] = []

    @contextmanager
    def lent(self) -> Iterator[httpx.AsyncClient]:
        """Lend a client for one exchange. The last one used comes first, because its connection is the freshest."""
        if self._idle:
            client = self._idle.pop()
        else:
            client = self._new()
            self._all.append(client)
        try:
            yield client
        finally:
            if not client.is_closed:
                self._idle.append(client)

    async def aclose(self) -> None:
        """Close all clients. An exchange that is under way fails."""
        closing, self._all, self._idle = self._all, [], []
        for client in closing:
            await client.aclose()
