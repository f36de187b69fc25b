"""Helpers for tests of single pages: an open account that sends nothing, and a navigator that records calls."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path

from k2desk.model.api_values import Credentials
from k2desk.model.environments import Environment, EnvironmentKind
from tests.services.opened import opened_at


class NotingNavigator:
    """Records what a page asks for, as (name of the method, its arguments)."""

    def __init__(self) -> None:
        self.wishes: list[tuple] = []

    def __getattr__(self, name: str):
        return lambda *arguments: self.wishes.append((name, *arguments))


@asynccontextmanager
async def quiet_account(folder: Path):
    """Open a sandbox account with an empty list."""
    environment = Environment(EnvironmentKind.SANDBOX, "https://sandbox.kopokopo.com")
    async with opened_at(folder, environment, Credentials("client", "secret", "key")) as (account, _):
        yield account
