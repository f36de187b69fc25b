"""Makes hand-over files, opens them, and takes in what they hold. Nothing is ever sent by it."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from k2desk import __version__
from k2desk.model.clock import Clock
from k2desk.model.environments import EnvironmentKind, Environments
from k2desk.model.error_problems import During, of_error
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.hand_over import AccountHandOver, HandedKeys, HandOver
from k2desk.model.history import AccountEvent
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.accounts import Accounts
from k2desk.services.hand_over import file_format
from k2desk.services.hand_over.desk_settings import (
    newest_order,
    order_in,
    order_of,
    taken_settings,
    with_settings,
)
from k2desk.services.hand_over.file_format import LARGEST, HandOverError, NewerHandOver, Unwanted
from k2desk.services.hand_over.merging import AccountMerge, Choices, as_account, merge
from k2desk.services.hand_over.passphrase import Strength, generated, normalised, strength
from k2desk.services.operation import Operation, Spawn
from k2desk.services.preferences import Preferences
from k2desk.store.age_process import AgeError, AgeProcess, NoAgeFile, WrongPassphrase
from k2desk.store.registry import Registry
from k2desk.store.secrets import Keys, Secrets, StoredKeys
from k2desk.store.settings import right_values
from k2desk.system.private_files import write_atomically
from k2desk.system.redaction import REDACTION

SETTINGS = ("check_minutes", "ready_at", "notifications", "wait_seconds", "language")
"""The settings that are worth taking along. The others depend on the computer: its screen, network and desktop."""

STEPS = 3


class KeysIn(StrEnum):
    """What becomes of the keys of an account that are in the file."""

    NONE = "none"
    """The file has none."""
    NEW = "new"
    """They are kept in this computer's password store."""
    OWN = "own"
    """This computer has keys for the account already, which stay."""
    OTHER_HOST = "other_host"
    """They are for another host than the account, and are not taken over."""


@fast_dataclass
class Order:
    """What a new file is to hold, and how it is locked."""

    account_ids: frozenset[str]
    passphrase: str
    made_by: str = ""
    with_keys: bool = False


@fast_dataclass
class Made:
    """A file that was written, read back and opened. `subscriptions` is how many it holds."""

    path: Path
    made_at: datetime
    subscriptions: int
    has_keys: bool


@fast_dataclass
class Opened:
    """What a file holds, and what taking it in would change. Nothing has been changed."""

    hand_over: HandOver
    merges: tuple[AccountMerge, ...]
    keys: Mapping[str, KeysIn]
    settings: Mapping[str, object]
    takes_order: bool = False
    """Whether the accounts get the order of the file, which was chosen later than the one here."""

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it is known here already."""
        is_known = all(one.changes_nothing for one in self.merges) and KeysIn.NEW not in self.keys.values()
        return is_known and not self.takes_order


@fast_dataclass
class Decisions:
    """What the user chose in the preview."""

    account_ids: frozenset[str]
    choices: Choices
    with_settings: bool = False


@fast_dataclass
class TakenIn:
    """The accounts that were taken in, and whose keys the password store did not take."""

    accounts: tuple[AccountRecord, ...]
    without_keys: tuple[str, ...] = ()


class HandOvers:
    """Makes, opens and takes in hand-over files. An account that is open has to be opened again afterwards.

    `back_up` makes a backup of the list, for a reason. `leave` closes an account that a file took away.
    """

    def __init__(
        self,
        *,
        registry: Registry,
        accounts: Accounts,
        secrets: Secrets,
        preferences: Preferences,
        environments: Environments,
        clock: Clock,
        spawn: Spawn,
        back_up: Callable[[str], Awaitable[object]],
        follow: Callable[[], Awaitable[object]],
    ) -> None:
        self._registry = registry
        self._accounts = accounts
        self._secrets = secrets
        self._preferences = preferences
        self._environments = environments
        self._clock = clock
        self._spawn = spawn
        self._back_up = back_up
        self._follow = follow

    @property
    def accounts(self) -> tuple[AccountRecord, ...]:
        """The accounts that can be handed over: those in use first."""
        return (*self._accounts.all, *self._accounts.removed)

    @staticmethod
    def new_passphrase(language: str) -> str:
        """Return a generated passphrase of words of a language."""
        return generated(language)

    def judge(self, passphrase: str) -> Operation[Strength]:
        """Say how well a passphrase protects, off the window's thread."""
        names = tuple(word for one in self._accounts.all for word in one.name.split())

        async def work(_: Operation[Strength]) -> Strength:
            return await asyncio.to_thread(strength, passphrase, names)

        return Operation[Strength]((), 1).start(work, self._spawn)

    # -- making ------------------------------------------------------------------------------------------------------

    def make(self, path: Path, order: Order) -> Operation[Made | Problem]:
        """Write a file. What was at `path` before stays until the new file is whole and has been opened."""
        return Operation[Made | Problem]((), STEPS).start(lambda running: self._make(running, path, order), self._spawn)

    async def _make(self, running: Operation[Made | Problem], path: Path, wanted: Order) -> Made | Problem:
        try:
            known = with_settings(await self._registry.hand_over(), self._preferences.values)
        except RegistryError as error:
            return of_error(error, During.READ)
        order_at, order = order_of(self._preferences.values)
        chosen = tuple(one for one in known if one.account.id in wanted.account_ids)
        hand_over = HandOver(
            desk=self._registry.installation,
            made_at=self._clock.now(),
            made_by=kept_words(wanted.made_by),
            program=__version__,
            accounts=chosen,
            settings={name: getattr(self._preferences.values, name) for name in SETTINGS},
            keys=await self._keys_of(chosen) if wanted.with_keys else (),
            order=order,
            order_at=order_at,
        )
        passphrase = normalised(wanted.passphrase)
        content = await _while_wanted(lambda is_wanted: file_format.to_bytes(hand_over, is_wanted))
        if len(content) > LARGEST:
            return _too_large(len(content))
        try:
            locked = await _run(AgeProcess(unlock=False, passphrase=passphrase, content=content))
            running.advance()
            if await _run(AgeProcess(unlock=True, passphrase=passphrase, content=locked)) != content:
                raise OSError("what was locked could not be opened again")
            running.advance()
            await asyncio.to_thread(write_atomically, path, locked)
        except (OSError, AgeError) as error:
            return Problem(ProblemKind.HAND_OVER_NOT_SAVED, details=str(error) or type(error).__name__)
        running.advance()
        with contextlib.suppress(RegistryError):
            events = [self._event(one.account.id, "handed_over", hand_over.made_by) for one in chosen]
            await self._registry.add_account_history(events)
        rows = sum(one.removed_at is None for account in chosen for one in account.subscriptions)
        return Made(path, hand_over.made_at, rows, bool(hand_over.keys))

    async def _keys_of(self, accounts: Sequence[AccountHandOver]) -> tuple[HandedKeys, ...]:
        found = []
        for one in accounts:
            keys = await self._secrets.read(one.account.id) if one.account.environment != "practice" else None
            if keys is not None:
                REDACTION.keep_out(keys.client_secret, keys.api_key)
                values = (keys.client_id, keys.client_secret, keys.api_key)
                found.append(HandedKeys(one.account.id, keys.host, *values))
        return tuple(found)

    # -- opening -----------------------------------------------------------------------------------------------------

    def open(self, path: Path, passphrase: str) -> Operation[Opened | Problem]:
        """Read and unlock a file, and find out what it would change. Changes nothing."""
        return Operation[Opened | Problem]((), STEPS).start(
            lambda running: self._open(running, path, passphrase), self._spawn
        )

    async def _open(self, running: Operation[Opened | Problem], path: Path, passphrase: str) -> Opened | Problem:
        try:
            locked = await asyncio.to_thread(_read, path)
            if len(locked) > LARGEST:
                return _too_large(await asyncio.to_thread(lambda: path.stat().st_size))
            running.advance()
            content = await _run(AgeProcess(unlock=True, passphrase=normalised(passphrase), content=locked))
            running.advance()
            hand_over = await _while_wanted(lambda is_wanted: file_format.from_bytes(content, is_wanted))
        except OSError as error:
            return Problem(ProblemKind.HAND_OVER_NOT_READ, details=str(error))
        except WrongPassphrase:
            return Problem(ProblemKind.WRONG_PASSPHRASE)
        except NoAgeFile:
            return Problem(ProblemKind.NOT_A_HAND_OVER)
        except NewerHandOver as error:
            return Problem(ProblemKind.NEWER_HAND_OVER, details=str(error))
        except HandOverError as error:
            return Problem(ProblemKind.NOT_A_HAND_OVER, details=str(error))
        except AgeError:
            return Problem(ProblemKind.HAND_OVER_BROKEN)
        opened = await self.preview(hand_over)
        running.advance()
        return opened

    async def preview(self, found: HandOver) -> Opened | Problem:
        """Find out what the content of a file would change. Changes nothing."""
        REDACTION.keep_out(*(value for one in found.keys for value in (one.client_secret, one.api_key)))
        try:
            known = with_settings(await self._registry.hand_over(), self._preferences.values)
        except RegistryError as error:
            return of_error(error, During.READ)
        opened = await asyncio.to_thread(self._previewed, found, known)
        return await self._with_keys(opened) if isinstance(opened, Opened) else opened

    def _previewed(self, found: HandOver, known: Sequence[AccountHandOver]) -> Opened | Problem:
        if any(self._leads_elsewhere(one, known) for one in found.accounts):
            return Problem(ProblemKind.HAND_OVER_LEADS_ELSEWHERE)
        merges = self._merges(found, known, {})
        right = right_values({name: found.settings[name] for name in SETTINGS if name in found.settings})
        changed = {name: value for name, value in right.items() if value != getattr(self._preferences.values, name)}
        order = order_of(self._preferences.values)
        return Opened(found, merges, {}, changed, newest_order(order, order_in(found)) != order)

    def _merges(self, found: HandOver, known: Sequence[AccountHandOver], choices: Choices) -> tuple[AccountMerge, ...]:
        practice = next((one for one in known if one.account.environment == "practice"), None)
        merges = []
        for theirs in found.accounts:
            if theirs.account.environment == "practice" and practice is not None:
                # Each computer has one practice shop.
                theirs = as_account(theirs, practice.account)
            here = next((one for one in known if one.account.id == theirs.account.id), None)
            elsewhere = [row for one in known if one is not here for row in one.subscriptions]
            merges.append(merge(here, theirs, now=self._clock.now(), choices=choices, elsewhere=elsewhere))
        return tuple(merges)

    def _leads_elsewhere(self, found: AccountHandOver, known: Sequence[AccountHandOver]) -> bool:
        """Return whether an account of a file is not at Kopo Kopo, or not where the same account here is."""
        account = found.account
        if account.environment == EnvironmentKind.PRACTICE.value:
            hosts = frozenset({"practice"})
        elif self._environments.named(account.environment, account.base_url) is None:
            return True
        else:
            hosts = self._environments.hosts(account.environment)
        here = next((one.account for one in known if one.account.id == account.id), None)
        if here is not None and here.environment != account.environment:
            return True
        return any(row.host not in hosts for row in found.subscriptions)

    async def _with_keys(self, opened: Opened) -> Opened:
        accounts = {one.account.id: one.account for one in opened.hand_over.accounts}
        keys = dict.fromkeys(accounts, KeysIn.NONE)
        for one in opened.hand_over.keys:
            account = accounts.get(one.account_id)
            place = self._environments.named(account.environment, account.base_url) if account is not None else None
            if account is None or place is None or place.authority != one.host:
                keys[one.account_id] = KeysIn.OTHER_HOST
            elif await self._secrets.read(account.id) is not None:
                keys[one.account_id] = KeysIn.OWN
            else:
                keys[one.account_id] = KeysIn.NEW
        return replace(opened, keys=keys)

    # -- taking in ---------------------------------------------------------------------------------------------------

    def take_in(self, opened: Opened, decisions: Decisions) -> Operation[TakenIn | Problem]:
        """Store what was chosen, all of it or nothing. Newer changes that were made here meanwhile stay."""
        return Operation[TakenIn | Problem]((), 1, can_be_cancelled=False).start(
            lambda _: self._take_in(opened, decisions), self._spawn
        )

    async def _take_in(self, opened: Opened, decisions: Decisions) -> TakenIn | Problem:
        found = opened.hand_over
        chosen = tuple(one for one in found.accounts if one.account.id in decisions.account_ids)
        found = replace(found, accounts=chosen)
        merges: tuple[AccountMerge, ...] = ()

        def plan(known: tuple[AccountHandOver, ...]) -> list[AccountHandOver]:
            nonlocal merges
            merges = self._merges(found, with_settings(known, self._preferences.values), decisions.choices)
            return [self._with_event(one.changes, found.made_by) for one in merges if not one.changes_nothing]

        try:
            if self.accounts:
                await self._back_up("import")
            await self._registry.merge(plan)
        except RegistryError as error:
            return of_error(error, During.READ)
        accounts = tuple(one.changes.account for one in merges)
        without_keys = await self._save_keys(opened, {one.id for one in accounts if one.is_in_use})
        chosen_settings = opened.settings if decisions.with_settings else {}
        self._preferences.change(**taken_settings(self._preferences.values, merges, found), **chosen_settings)
        await self._follow()
        return TakenIn(accounts, without_keys)

    def _with_event(self, changes: AccountHandOver, made_by: str) -> AccountHandOver:
        return replace(changes, events=(*changes.events, self._event(changes.account.id, "imported", made_by)))

    def _event(self, account_id: str, kind: str, word: str) -> AccountEvent:
        return AccountEvent(str(uuid.uuid4()), account_id, self._clock.now(), kind, "", word)

    async def _save_keys(self, opened: Opened, account_ids: Collection[str]) -> tuple[str, ...]:
        """Put the keys of the chosen accounts into the password store. Returns the accounts whose keys it refused."""
        refused = []
        for one in opened.hand_over.keys:
            if one.account_id in account_ids and opened.keys.get(one.account_id) is KeysIn.NEW:
                keys = Keys(one.client_id, one.client_secret, one.api_key, one.host)
                # A store that was locked at the first look may hide keys of this computer. They stay.
                here = await self._secrets.look_for(one.account_id)
                if isinstance(here, Keys):
                    continue
                if here.hides_keys or await self._secrets.save(one.account_id, keys) is not StoredKeys.IN_KEYRING:
                    refused.append(one.account_id)
        return tuple(refused)


async def _run(process: AgeProcess) -> bytes:
    try:
        return await asyncio.to_thread(process.run)
    finally:
        # Does nothing to a process that has ended. Cancelled, this one would go on for a second or more.
        process.stop()


async def _while_wanted(work: Callable[[Callable[[], bool]], Any]) -> Any:
    """Run `work` on a thread. It gets a function that says whether its result is still wanted."""
    wanted = [True]
    try:
        return await asyncio.to_thread(work, lambda: wanted[0])
    except Unwanted:
        raise asyncio.CancelledError from None
    finally:
        wanted[0] = False


def _read(path: Path) -> bytes:
    if not path.is_file():
        # A pipe would keep its reader waiting.
        raise OSError("this is no file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _too_large(size: int) -> Problem:
    params = (("size", f"{size / 1_000_000:.0f} MB"), ("most", f"{LARGEST / 1_000_000:.0f} MB"))
    return Problem(ProblemKind.HAND_OVER_TOO_LARGE, params)
