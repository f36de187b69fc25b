"""The accounts of this computer, and their keys."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from k2desk.model.clock import Clock
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import AccountEvent
from k2desk.model.outside import visible
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import ACCOUNT_REMOVED, ACCOUNT_RENAMED, ACCOUNT_RESTORED, LONG_AGO, AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation
from k2desk.services.preferences import Preferences
from k2desk.services.tasks import Tasks
from k2desk.store.registry import Registry
from k2desk.store.secrets import KeyringState, Secrets, StoredKeys


class Accounts(Announcer[[]]):
    """The accounts in the registry, in the user's order. Announces that they have been read or put in order again.

    `all` are those in use, and `removed` those that the user took away, the newest first.

    `failed` is called with the problem if they can't be read or saved. `reopen` reopens the open account.
    """

    def __init__(
        self,
        registry: Registry,
        known: tuple[AccountRecord, ...],
        tasks: Tasks,
        preferences: Preferences,
        clock: Clock,
        *,
        failed: Callable[[Problem], object],
        reopen: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._clock = clock
        self.all: tuple[AccountRecord, ...] = ()
        self.removed: tuple[AccountRecord, ...] = ()
        self._take(known)
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
            self._take(await self._registry.accounts())
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

    def _take(self, accounts: Sequence[AccountRecord]) -> None:
        self.all = self._in_order([one for one in accounts if one.is_in_use])
        gone = (one for one in accounts if not one.is_in_use)
        self.removed = tuple(sorted(gone, key=lambda one: one.removed_at or LONG_AGO, reverse=True))

    def _in_order(self, accounts: Sequence[AccountRecord]) -> tuple[AccountRecord, ...]:
        """Return the accounts in the user's order, and those that came later behind them."""
        places = {account_id: place for place, account_id in enumerate(self._preferences.values.account_order)}
        return tuple(sorted(accounts, key=lambda account: places.get(account.id, len(places))))

    def reorder(self, ids: Sequence[str]) -> None:
        """Store the user's order. Accounts that are not in `ids` come last."""
        self._preferences.change(account_order=tuple(ids), account_order_at=self._clock.now().isoformat())
        self.all = self._in_order(self.all)
        self.tell()

    def rename(self, account: AccountRecord, name: str) -> Operation[Problem | None]:
        """Give an account another name, or none.

        The outcome is KEY_AS_NAME if the name is a key. Then nothing is stored.
        """
        name = visible(name).strip()

        async def work(_: Operation[Problem | None]) -> Problem | None:
            kept = await asyncio.to_thread(kept_words, name)
            if name and not kept:
                return Problem(ProblemKind.KEY_AS_NAME)
            newest = self.get(account.id) or account
            if kept == newest.name:
                return None
            problem = await self.save(replace(newest, name=kept))
            if problem is None:
                await self.note(account.id, ACCOUNT_RENAMED, kept)
            return problem

        return self._tasks.begin(work)

    def bring_back(self, account: AccountRecord) -> Operation[Problem | None]:
        """Take back the removal of an account. Its list is there again, and its keys have to be pasted again."""
        return self._tasks.begin(lambda _: self.say(account, ACCOUNT_RESTORED))

    async def say(self, account: AccountRecord, kind: str) -> Problem | None:
        """Store that an account was removed or brought back. Returns the problem if it can't be stored."""
        event = AccountEvent(str(uuid.uuid4()), account.id, self._clock.now(), kind)
        try:
            await self._registry.add_account_history([event])
        except RegistryError as error:
            return of_error(error, During.READ)
        await self.refresh()
        return None

    async def note(self, account_id: str, kind: str, word: str = "") -> None:
        """Add an event to the history of an account. Without room on the disk it is left out."""
        event = AccountEvent(str(uuid.uuid4()), account_id, self._clock.now(), kind, "", word)
        with contextlib.suppress(RegistryError):
            await self._registry.add_account_history([event])

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
    UNKNOWN = "unknown"
    """The password store is locked or does not answer, so they may be in it."""


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
        self._unseen: set[str] = set()

    def where(self, account: AccountRecord) -> KeysAre:
        """Return where the keys of an account were when they were last looked for."""
        if account.environment == "practice":
            return KeysAre.OF_PRACTICE
        if account.id in self._without:
            return KeysAre.NOWHERE
        if self._secrets.where(account.id) is StoredKeys.UNTIL_CLOSED:
            return KeysAre.UNTIL_CLOSED
        return KeysAre.UNKNOWN if account.id in self._unseen else KeysAre.IN_KEYRING

    def note(self, account: AccountRecord, *, found: bool) -> None:
        """Record whether the keys of an account were found."""
        (self._without.discard if found else self._without.add)(account.id)
        self._unseen.discard(account.id)

    def look(self) -> Operation[None]:
        """Look for the keys of all accounts. Ends at the first that the password store may hide."""

        async def work(_: Operation[None]) -> None:
            for account in self._accounts.all:
                if account.environment == "practice":
                    continue
                found = await self._secrets.look_for(account.id)
                if isinstance(found, KeyringState) and found.hides_keys:
                    self._unseen = {one.id for one in self._accounts.all}
                    return
                self.note(account, found=not isinstance(found, KeyringState))
            for account in self._accounts.removed:
                # The password store may have refused when the account was removed at another computer.
                await self._secrets.forget(account.id)

        return self._tasks.begin(work)

    async def follow(self) -> None:
        """Read the accounts, and delete the keys of those that were removed at another computer."""
        before = self._accounts.all
        await self._accounts.refresh()
        gone = {one.id for one in self._accounts.removed}
        for account in before:
            if account.id in gone:
                await self._secrets.forget(account.id)
                self.note(account, found=False)
                await self._ended(account)

    def forget(self, account: AccountRecord) -> Operation[Forgotten]:
        """Delete an account's keys from the password store and revoke their token. The list stays.

        The operation has done 1 of 2 once they are deleted.
        """

        async def work(running: Operation[Forgotten]) -> Forgotten:
            if not await self._secrets.forget(account.id):
                return Forgotten.NOT_FORGOTTEN
            self.note(account, found=False)
            running.advance()
            return await self._ended(account)

        return self._tasks.begin(work, total=2)

    def remove(self, account: AccountRecord) -> Operation[Forgotten | Problem]:
        """Take an account away: nothing shows or watches it any more, and its keys are deleted.

        Its list and history stay on the disk, so that `Accounts.bring_back` can show them again. Nothing changes at
        Kopo Kopo. If the keys can't be deleted, the account stays as it is.
        """

        async def work(running: Operation[Forgotten | Problem]) -> Forgotten | Problem:
            if not await self._secrets.forget(account.id):
                return Forgotten.NOT_FORGOTTEN
            self.note(account, found=False)
            running.advance()
            problem = await self._accounts.say(account, ACCOUNT_REMOVED)
            return problem or await self._ended(account)

        return self._tasks.begin(work, total=2)

    async def _ended(self, account: AccountRecord) -> Forgotten:
        """Revoke the token of an account whose keys were deleted."""
        was_revoked = await self._sign_out(account)
        if was_revoked is None:
            return Forgotten.FORGOTTEN
        return Forgotten.ENDED if was_revoked else Forgotten.NOT_ENDED
