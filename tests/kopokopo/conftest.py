"""A client of the practice server, with short limits."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from k2desk.kopokopo.client import Client, RetryPolicy, Timeouts
from k2desk.model.api_values import Credentials
from k2desk.model.clock import SystemClock
from k2desk.model.environments import Environment, EnvironmentKind


def credentials_of(server) -> Credentials:
    return Credentials(server.client_id, server.client_secret, server.api_key)


def environment_of(server) -> Environment:
    return Environment(EnvironmentKind.PRACTICE, server.base_url)


def client_of(server, version: int = 2, *, read: float = 5.0, times: int = 0) -> Client:
    return Client(
        environment_of(server),
        credentials_of(server),
        version,
        clock=SystemClock(),
        timeouts=Timeouts(connect=2.0, read=read),
        repeats=RetryPolicy(times=times, first=0.01, longest=0.02),
    )


@pytest.fixture
async def client(fresh_practice) -> AsyncIterator[Client]:
    async with client_of(fresh_practice) as made:
        yield made
