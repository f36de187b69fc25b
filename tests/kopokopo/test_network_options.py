"""How the network is used: the chosen proxy, the system's, or none; and the time limits."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest

from k2desk.kopokopo.client import Client, NetworkOptions, RetryPolicy, Timeouts
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Credentials
from k2desk.model.clock import SystemClock
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.error_problems import During, of_error
from k2desk.model.problems import ProblemKind
from k2desk.ui.text.messages import words_of
from tests.kopokopo.conftest import credentials_of, environment_of

# A name that no network resolves: a direct connection fails at once on any computer.
NOWHERE = Environment(EnvironmentKind.LIVE, "https://kopokopo.invalid")


@asynccontextmanager
async def _proxy():
    """Run a proxy that asks every client for a password. Yields its address and the first lines that it received."""
    lines: list[str] = []

    async def answer(reader, writer):
        lines.append((await reader.readline()).decode().strip())
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", lines


def _client(
    environment: Environment, network_options: NetworkOptions, credentials: Credentials | None = None
) -> Client:
    keys = credentials or Credentials("id", "secret", "")
    return Client(
        environment, keys, 2, clock=SystemClock(), network_options=network_options, repeats=RetryPolicy(times=0)
    )


async def _failure(network_options: NetworkOptions) -> errors.KopoKopoError:
    async with _client(NOWHERE, network_options) as client:
        with pytest.raises(errors.KopoKopoError) as raised:
            await client.token_info()
    return raised.value


async def test_the_proxy_that_was_chosen_is_taken(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    async with _proxy() as (address, lines):
        failure = await _failure(NetworkOptions(proxy=address))
    assert isinstance(failure, errors.ProxyWantsPassword)
    assert lines == ["CONNECT kopokopo.invalid:443 HTTP/1.1"]


async def test_the_systems_proxy_is_taken_where_nothing_was_chosen_and_none_where_none_is_wanted(monkeypatch):
    async with _proxy() as (address, lines):
        monkeypatch.setenv("HTTPS_PROXY", address)
        assert isinstance(await _failure(NetworkOptions()), errors.ProxyWantsPassword)
        assert len(lines) == 1
        failure = await _failure(NetworkOptions(proxy=""))
        assert isinstance(failure, errors.NoConnection)
        assert len(lines) == 1, "straight to the internet"


async def test_the_practice_server_is_never_reached_by_a_proxy(fresh_practice):
    async with _proxy() as (address, lines):
        network_options = NetworkOptions(proxy=address)
        async with _client(environment_of(fresh_practice), network_options, credentials_of(fresh_practice)) as client:
            assert await client.token_info()
    assert lines == []


async def test_the_wait_is_as_long_as_was_chosen_and_its_message_says_so(fresh_practice, qapp):
    network_options = NetworkOptions(Timeouts(read=1.0))
    async with _client(environment_of(fresh_practice), network_options, credentials_of(fresh_practice)) as client:
        fresh_practice.faults({"kind": "latency", "on": "token", "seconds": 20, "times": 1})
        with pytest.raises(errors.TookTooLong) as raised:
            await client.token_info()
    problem = of_error(raised.value, During.READ)
    assert "within 1 seconds" in words_of(problem).text
    assert "within 30 seconds" in words_of(type(problem)(ProblemKind.TOOK_TOO_LONG)).text
