"""The accounts of this computer, and their keys."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from enum import StrEnum

from k2desk.model.error_problems import During, of_error
from k2desk.model.problems import Problem
from k2desk.model.records import AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation
from k2desk.services.tasks import Tasks
from k2desk.store.registry import Registry
from k2desk.store.secrets import KeyringState, Secrets, StoredKeys


class Accounts(Announcer[[]]):
    """The accounts in the registry, oldest first. Announces that they have been read again.

    `failed` is called with the problem if they can't be read or saved. `reopen` reopens the open account.
    """

    def __init__(
        self,
        registry: Registry,
        known: tuple[AccountRecord, ...],
        tasks: Tasks,
        *,
        failed: Callable[[Problem], object],
        reopen: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__()
        self.all = known
        self._registry = registry
        self._tasks = tasks
        self._failed = failed
        self._reopen = reopen

    def get(self, account_id: str) -> AccountRecord | None:
        """Return the account with this id."""
        return next((account for account in self.all if account.id == account_id), None)

    @property
    def practice(self) -> AccountRecord | None:
        """The account of the practice shop, or None if it was never opened."""
        return next((account for account in self.all if account.environment == "practice"), None)

    async def refresh(self) -> None:
        """Read the accounts from the registry."""
        try:
            self.all = await self._registry.accounts()
        except RegistryError as error:
            self._failed(of_error(error, During.READ))
        self.tell()

    async def save(self, account: AccountRecord) -> Problem | None:
        """Add an account, or replace the one with the same id.

        Returns the problem if it can't be saved, else None.
        """
        try:
            await self._registry.save_account(account)
        except RegistryError as error:
            problem = of_error(error, During.READ)
            self._failed(problem)
            return problem
        await self.refresh()
        return None

    def set_api_version(self, account: AccountRecord, version: int) -> Operation[Problem | None]:
        """Use another version of Kopo Kopo's API for an account."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            problem = await self.save(replace(account, api_version=version))
            if problem is None:
                await self._reopen()
            return problem

        return self._tasks.begin(work)


class KeysAre(StrEnum):
    """Where the keys of an account are."""

    IN_KEYRING = "keyring"
    UNTIL_CLOSED = "until_closed"
    OF_PRACTICE = "practice"
    NOWHERE = "none"


class Forgotten(StrEnum):
    """How forgetting the keys of an account ended."""

    NOT_FORGOTTEN = "not_forgotten"
    """The password store did not delete them."""
    FORGOTTEN = "forgotten"
    """They are deleted, and Kopo Kopo had given no token for them."""
    ENDED = "ended"
    """They are deleted, and Kopo Kopo has revoked their token."""
    NOT_ENDED = "not_ended"
    """They are deleted, but Kopo Kopo could not be asked to revoke their token."""


class AccountKeys:
    """Records where the keys of each account are, and deletes them. `AccountSetup` replaces them.

    `sign_out` closes the account's connection, and returns whether the token was revoked, or None if there was no
    token.
    """

    def __init__(
        self,
        secrets: Secrets,
        accounts: Accounts,
        tasks: Tasks,
        sign_out: Callable[[AccountRecord], Awaitable[bool | None]],
    ) -> None:
        self._secrets = secrets
        self._accounts = accounts
        self._tasks = tasks
        self._sign_out = sign_out
        self._without: set[str] = set()

    def where(self, account: AccountRecord) -> KeysAre:
        """Return where the keys of an account were when they were last looked for."""
        if account.environment == "practice":
            return KeysAre.OF_PRACTICE
        if account.id in self._without:
            return KeysAre.NOWHERE
        return (
            KeysAre.UNTIL_CLOSED if self._secrets.where(account.id) is StoredKeys.UNTIL_CLOSED else KeysAre.IN_KEYRING
        )

    def note(self, account: AccountRecord, *, found: bool) -> None:
        """Record whether the keys of an account were found."""
        (self._without.discard if found else self._without.add)(account.id)

    def look(self) -> Operation[None]:
        """Look for the keys of all accounts. Changes nothing while the password store can't be used."""

        async def work(_: Operation[None]) -> None:
            if await self._secrets.state() is not KeyringState.USABLE:
                return
            for account in self._accounts.all:
                if account.environment != "practice":
                    self.note(account, found=await self._secrets.read(account.id) is not None)

        return self._tasks.begin(work)

    def forget(self, account: AccountRecord) -> Operation[Forgotten]:
        """Delete an account's keys from the password store and revoke their token. The list stays.

        The operation has done 1 of 2 once they are deleted.
        """

        async def work(running: Operation[Forgotten]) -> Forgotten:
            if not await self._secrets.forget(account.id):
                return Forgotten.NOT_FORGOTTEN
            self.note(account, found=False)
            running.advance()
            was_revoked = await self._sign_out(account)
            if was_revoked is None:
                return Forgotten.FORGOTTEN
            return Forgotten.ENDED if was_revoked else Forgotten.NOT_ENDED

        return self._tasks.begin(work, total=2)
