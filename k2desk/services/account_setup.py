"""Connects an account: tests the keys, stores them in the password store, and adds the account to the list."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace

from k2desk.kopokopo.client import Client, NetworkOptions
from k2desk.model import api_errors as errors
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment, EnvironmentKind, Environments
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import AccountEvent
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import ACCOUNT_RESTORED, AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.forms.connect import CLIENT_SECRET, Connect
from k2desk.services.operation import Spawn, operation
from k2desk.store.registry import Registry
from k2desk.store.secrets import Keys, Secrets, StoredKeys
from k2desk.system.redaction import REDACTION

DEFAULT_VERSION = 2

_OTHER = {EnvironmentKind.LIVE: EnvironmentKind.SANDBOX, EnvironmentKind.SANDBOX: EnvironmentKind.LIVE}


@dataclass(frozen=True, slots=True)
class Tested:
    """Whether the keys were accepted, and what is wrong if they were not."""

    ok: bool
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The account whose keys were stored, or why they were not."""

    account: AccountRecord | None
    problem: Problem | None = None


class AccountSetup:
    """Tests and stores keys. `environments` are the systems that the keys may be sent to."""

    def __init__(
        self,
        *,
        environments: Environments,
        registry: Registry,
        secrets: Secrets,
        clock: Clock,
        spawn: Spawn,
        network_options: Callable[[], NetworkOptions] = NetworkOptions,
    ) -> None:
        self._network_options = network_options
        self._environments = environments
        self._registry = registry
        self._secrets = secrets
        self._clock = clock
        self._spawn = spawn

    @operation()
    async def test(self, form: Connect, account: AccountRecord | None = None) -> Tested:
        """Sign in once and ask who owns the token. Stores nothing. `account` is the account that gets new keys."""
        problem = await self._try(form, account)
        return Tested(problem is None, problem)

    @operation()
    async def test_elsewhere(self, form: Connect) -> Tested:
        """Test the same keys in the other environment. Only on a press, because it sends them there."""
        other = _OTHER[form.environment]
        problem = await self._try(replace(form, environment=other))
        if problem is None:
            params = (("fits", other.value), ("chosen", form.environment.value))
            return Tested(False, Problem(ProblemKind.KEYS_OF_OTHER_ENVIRONMENT, params, field=CLIENT_SECRET))
        return Tested(False, problem)

    @operation(can_be_cancelled=False)
    async def save(self, form: Connect, *, remember_only: bool = False) -> Saved:
        """Store the keys and add the account. An existing account with the same Client ID gets the new keys instead.

        If the password store can't be used, nothing is stored; with `remember_only` the keys are kept in memory until
        the program closes.
        """
        try:
            known = await self._same_account(form)
            account = known or await self._new_account(form)
            return await self._keep(account, form, remember_only)
        except RegistryError as error:
            return Saved(None, of_error(error, During.SIGN_IN))

    @operation(can_be_cancelled=False)
    async def replace_keys(self, account_id: str, form: Connect, *, remember_only: bool = False) -> Saved:
        """Give an existing account new keys."""
        try:
            for account in await self._registry.accounts():
                if account.id == account_id:
                    return await self._keep(account, form, remember_only)
        except RegistryError as error:
            return Saved(None, of_error(error, During.SIGN_IN))
        return Saved(None, Problem(ProblemKind.NO_KEYS))

    def _place(self, form: Connect, account: AccountRecord | None) -> Environment:
        """Return where keys are tested and used: the account's environment, or that of new accounts if it has no valid
        one.
        """
        named = self._environments.named(account.environment, account.base_url) if account is not None else None
        return named or self._environments[form.environment]

    async def _try(self, form: Connect, account: AccountRecord | None = None) -> Problem | None:
        environment = self._place(form, account)
        keys = form.credentials()
        REDACTION.keep_out(keys.client_secret, keys.api_key)
        try:
            async with Client(
                environment, keys, DEFAULT_VERSION, clock=self._clock, network_options=self._network_options()
            ) as client:
                await client.token_info()
        except errors.KeysRefused as error:
            return of_error(error, During.SIGN_IN).at(CLIENT_SECRET)
        except errors.KopoKopoError as error:
            return of_error(error, During.SIGN_IN)
        return None

    async def _same_account(self, form: Connect) -> AccountRecord | None:
        client_id = form.credentials().client_id
        for account in await self._registry.accounts():
            if account.environment == form.environment.value:
                keys = await self._secrets.read(account.id)
                if keys is not None and keys.client_id == client_id:
                    return replace(account, name=kept_words(form.account_name()) or account.name)
        return None

    async def _new_account(self, form: Connect) -> AccountRecord:
        return AccountRecord(
            id=str(uuid.uuid4()),
            name=kept_words(form.account_name()),
            environment=form.environment.value,
            base_url=self._environments[form.environment].base_url,
            api_version=DEFAULT_VERSION,
            made_at=self._clock.now(),
        )

    async def _keep(self, account: AccountRecord, form: Connect, remember_only: bool) -> Saved:
        credentials = form.credentials()
        place = self._place(form, account)
        # Correct the environment of an account whose stored one is wrong.
        account = replace(account, environment=place.kind.value, base_url=place.base_url)
        keys = Keys(credentials.client_id, credentials.client_secret, credentials.api_key, place.authority)
        if not await self._keep_keys(account.id, keys, remember_only):
            return Saved(None, Problem(ProblemKind.PASSWORD_STORE_CLOSED))
        is_known = account.id in {one.id for one in await self._registry.accounts()}
        standing = await self._registry.connect_account(account, credentials.client_id)
        if standing.id != account.id:
            # Another desk of a shared list has connected the same keys.
            await self._secrets.forget(account.id)
            if not await self._keep_keys(standing.id, keys, remember_only):
                return Saved(None, Problem(ProblemKind.PASSWORD_STORE_CLOSED))
        else:
            await self._note(account, "keys_replaced" if is_known else "account_added")
        if not standing.is_in_use:
            await self._note(standing, ACCOUNT_RESTORED)
        return Saved(standing)

    async def _keep_keys(self, account_id: str, keys: Keys, remember_only: bool) -> bool:
        if remember_only:
            self._secrets.remember(account_id, keys)
            return True
        return await self._secrets.save(account_id, keys) is StoredKeys.IN_KEYRING

    async def _note(self, account: AccountRecord, kind: str) -> None:
        """Add to the account's history what was done. Without room on the disk it is left out."""
        event = AccountEvent(str(uuid.uuid4()), account.id, self._clock.now(), kind)
        with contextlib.suppress(RegistryError):
            await self._registry.add_account_history([event])
