"""Revokes a token at Kopo Kopo after its keys were deleted here."""

from __future__ import annotations

import asyncio

from k2desk.kopokopo.client import Client, NetworkOptions
from k2desk.model import api_errors as errors
from k2desk.model.api_values import Credentials
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment
from k2desk.services.connection import ApiConnection

_LIMIT = 5.0
_ANY_VERSION = 2


class SignOut:
    """A token that is no longer used, and everything needed to revoke it."""

    def __init__(
        self, environment: Environment, credentials: Credentials, clock: Clock, network_options: NetworkOptions
    ) -> None:
        self._environment = environment
        self._credentials = credentials
        self._clock = clock
        self._network_options = network_options
        self._token: str | None = None

    def take(self, connection: ApiConnection) -> None:
        """Take the token of a connection, which gets no new token afterwards."""
        if connection.is_connected:
            self._token = connection.client().take_token()

    async def give_back(self) -> bool | None:
        """Revoke the token at Kopo Kopo, within a few seconds.

        Returns whether Kopo Kopo accepted, or None if there was no token.
        """
        if self._token is None:
            return None
        client = Client(
            self._environment, self._credentials, _ANY_VERSION, clock=self._clock, network_options=self._network_options
        )
        try:
            async with asyncio.timeout(_LIMIT), client:
                await client.revoke(self._token)
        except (TimeoutError, errors.KopoKopoError):
            return False
        return True
