"""One connection a client: as many as there are exchanges at once, and none that is closed is used again."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from k2desk.kopokopo.client import AT_ONCE
from k2desk.kopokopo.http_clients import HttpClients
from tests.kopokopo.test_client import EXAMPLE


async def test_the_client_that_was_used_last_is_lent_first_and_others_only_meanwhile():
    made: list[httpx.AsyncClient] = []

    def new() -> httpx.AsyncClient:
        made.append(httpx.AsyncClient())
        return made[-1]

    clients = HttpClients(new)
    with clients.lent() as first:
        with clients.lent() as second:
            assert second is not first
        with clients.lent() as again:
            assert again is second
    with clients.lent() as last:
        assert last is first and len(made) == 2
    await clients.aclose()
    assert all(one.is_closed for one in made)
    with clients.lent() as fresh:
        assert not fresh.is_closed
    await clients.aclose()


async def test_a_client_that_was_closed_during_its_exchange_is_not_lent_again():
    clients = HttpClients(httpx.AsyncClient)
    with pytest.raises(RuntimeError), clients.lent() as lent:
        await clients.aclose()
        assert lent.is_closed
        await lent.get("http://127.0.0.1:9/")
    with clients.lent() as next_one:
        assert not next_one.is_closed
    await clients.aclose()


async def test_twenty_reads_at_once_open_at_most_eight_connections_and_use_them_again(client):
    made = []
    new = client._clients._new
    client._clients._new = lambda: made.append(new()) or made[-1]
    place = await client.create(EXAMPLE, on_head=None)
    for _ in range(2):
        read = await asyncio.gather(*(client.read(place.url) for _ in range(20)))
        assert len(read) == 20
        connections = [len(one._transport._pool.connections) for one in made]
        assert sum(connections) <= AT_ONCE and set(connections) == {1}
