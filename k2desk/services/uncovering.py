"""Asks the computer to confirm that its own user is there, before a covered window shows the list again."""

from __future__ import annotations

import asyncio

from k2desk.model.confirmed import Confirmed
from k2desk.services.operation import Spawn, operation
from k2desk.services.tasks import Tasks
from k2desk.store.secrets import Secrets


class Uncovering:
    """Asks by the password store. Its password never gets to K2Desk."""

    def __init__(self, secrets: Secrets, tasks: Tasks) -> None:
        self._secrets = secrets
        self._spawn: Spawn = tasks.spawn

    @operation(can_be_cancelled=False)
    async def ask(self) -> Confirmed:
        """Ask for the password of the password store."""
        return await self._secrets.confirm()

    @operation(can_be_cancelled=False)
    async def can_ask(self) -> bool:
        """Find out whether this computer has a password that can be asked for."""
        return await asyncio.to_thread(self._secrets.can_confirm)
