"""Finds how the Kopo Kopo of an account is reached: its host and the keys. Starts the practice server."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path

from k2desk.model.api_values import Credentials
from k2desk.model.environments import Environment, EnvironmentKind, Environments
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord
from k2desk.services.account_scope import AccountAccess
from k2desk.services.child_process import start_on_thread
from k2desk.services.operation import Spawn
from k2desk.services.practice_process import PracticeNotStarted, PracticeServer, join, start
from k2desk.store.secrets import KeyringState, Secrets
from k2desk.system.redaction import REDACTION

_log = logging.getLogger(__name__)

_NOWHERE = Environment(EnvironmentKind.PRACTICE, "http://127.0.0.1:1")


class AccountAccessFinder:
    """Finds the access to each account. Secrets that it reads never get into the log."""

    def __init__(
        self,
        secrets: Secrets,
        environments: Environments,
        spawn: Spawn,
        *,
        data_dir: Path | None,
        practice_ready: Path | None,
    ) -> None:
        self._secrets = secrets
        self._environments = environments
        self._spawn = spawn
        self._data_dir = data_dir
        self._practice_ready = practice_ready
        self._practice: PracticeServer | None = None

    async def of(self, account: AccountRecord) -> AccountAccess:
        """Return the access to an account. The practice server is started, or joined, the first time."""
        access = await (self._of_practice() if account.environment == "practice" else self._of_kopo_kopo(account))
        if access.credentials is not None:
            REDACTION.keep_out(access.credentials.client_secret, access.credentials.api_key)
        return access

    def nowhere(self, account: AccountRecord, problem: Problem) -> AccountAccess:
        """Return the access to an account that can't be reached: its list is shown, with the reason above it."""
        if account.environment == "practice":
            return AccountAccess(_NOWHERE, problem=problem)
        return AccountAccess(self._environments.like(account.environment), problem=problem)

    async def _of_practice(self) -> AccountAccess:
        try:
            server = await self._practice_server()
        except PracticeNotStarted as failure:
            return AccountAccess(
                _NOWHERE, problem=Problem(ProblemKind.PRACTICE_NOT_STARTED, details=REDACTION.clean(str(failure)))
            )
        return AccountAccess(server.environment, server.credentials, practice=server)

    async def _of_kopo_kopo(self, account: AccountRecord) -> AccountAccess:
        environment = self._environments.named(account.environment, account.base_url)
        if environment is None:
            # Refuse before the password store is asked: someone who changed the list must get no key.
            _log.warning("the list names a place for an account that is not Kopo Kopo's")
            place = REDACTION.without_secrets(ascii(account.base_url))[:200]
            details = f"{account.environment[:20]!a}: {place}"
            return AccountAccess(
                self._environments.like(account.environment),
                problem=Problem(ProblemKind.ACCOUNT_LEADS_ELSEWHERE, details=details),
            )
        keys = await self._secrets.look_for(account.id)
        if isinstance(keys, KeyringState):
            usable = keys is KeyringState.USABLE
            closed = Problem(ProblemKind.PASSWORD_STORE_CLOSED, (("opening", "1"),))
            return AccountAccess(environment, problem=Problem(ProblemKind.NO_KEYS) if usable else closed)
        if not keys.host:
            # An older version stored the keys without their host.
            self._spawn(self._secrets.bind(account.id, keys, environment.authority))
        elif keys.host != environment.authority:
            _log.warning("the keys of an account were kept for another host")
            details = f"{keys.host[:100]!a} ≠ {environment.authority}"
            return AccountAccess(environment, problem=Problem(ProblemKind.KEYS_OF_OTHER_KOPO_KOPO, details=details))
        return AccountAccess(environment, Credentials(keys.client_id, keys.client_secret, keys.api_key))

    async def _practice_server(self) -> PracticeServer:
        if self._practice is None or self._practice.has_ended:
            if self._practice_ready is not None:
                self._practice = await asyncio.to_thread(join, self._practice_ready)
            else:
                self._practice = await start_on_thread(lambda given_up: start(self._data_dir, given_up))
            REDACTION.keep_out(self._practice.control_key)
        return self._practice

    async def api_keys(self, accounts: Iterable[AccountRecord]) -> tuple[tuple[str, str], ...]:
        """Return (name, API key) of those accounts that have a key on this computer."""
        found = []
        for account in accounts:
            keys = await self._secrets.read(account.id) if account.environment != "practice" else None
            if keys is not None and keys.api_key:
                REDACTION.keep_out(keys.client_secret, keys.api_key)
                found.append((account.name, keys.api_key))
        return tuple(found)

    async def close(self) -> None:
        """End the practice server if this program started it."""
        if self._practice is not None:
            await asyncio.to_thread(self._practice.stop)
