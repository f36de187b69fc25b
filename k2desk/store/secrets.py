"""The keys of the accounts, in the operating system's password store, or in memory until the program closes.

The library for the password store may block for any length of time, so every call runs on a thread of its own with a
time limit.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, Protocol, TypeVar

from k2desk.model.confirmed import Confirmed
from k2desk.store.confirming import can_confirm, confirm_by_password_store

T = TypeVar("T")

_log = logging.getLogger(__name__)

PATIENCE = 10.0
"""The time limit in seconds for a call of the password store."""

_MOST_ON_WINDOWS = 2560
"""The bytes of an entry of the Credential Manager, in UTF-16: 1,280 usual characters."""

_ALLOWED = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
"""The password stores that are trusted.

The list is fixed: environment variables and configuration files can't extend it.
"""

_NO_STORES = frozenset({"keyring.backends.fail", "keyring.backends.chainer", "keyring.backends.null"})
"""The library's own stand-ins, which are always there."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one account.

    `host` is the host they are for, or "" if an older version stored them.
    """

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    api_key: str = field(default="", repr=False)
    host: str = ""


class StoredKeys(Enum):
    """Where keys were stored. NOT_KEPT: the password store did not take them."""

    IN_KEYRING = "keyring"
    UNTIL_CLOSED = "until_closed"
    NOT_KEPT = "not_kept"


class KeyringState(Enum):
    """The state of the password store."""

    USABLE = "usable"
    NONE = "none"
    LOCKED = "locked"
    HANGS = "hangs"

    @property
    def hides_keys(self) -> bool:
        """Whether the store may contain keys that it does not give now."""
        return self in (KeyringState.LOCKED, KeyringState.HANGS)


class Backend(Protocol):
    """The part of a password store's interface that is used."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class _Unusable(Exception):
    def __init__(self, state: KeyringState) -> None:
        super().__init__(state.value)
        self.state = state


class Secrets:
    """Reads and stores keys.

    No call waits longer than the time limit, and keys are never written as plain text.
    """

    def __init__(
        self, service: str, *, find_backend: Callable[[], Backend | None] | None = None, patience: float = PATIENCE
    ) -> None:
        self._service = service
        self._find_backend = find_backend or find_keyring
        self._patience = patience
        self._backend: Backend | None = None
        self._remembered: dict[str, Keys] = {}
        self._hanging: threading.Thread | None = None
        self._turn = asyncio.Lock()
        self._seen: dict[str, Keys] = {}
        self._is_held = False
        """Whether the store is locked because its password is being asked for, or was not given."""
        self.ask_password: Callable[[], Confirmed] = confirm_by_password_store
        """Locks the store and asks for its password. Blocks until it is answered."""
        self.can_confirm: Callable[[], bool] = can_confirm

    async def confirm(self) -> Confirmed:
        """Lock the password store and ask for its password.

        Until it is given, the store is left alone, because each look would ask again. Keys that were read before are
        still there for the checks.
        """
        self._is_held = True
        outcome = await on_thread(self.ask_password)
        self._is_held = outcome is Confirmed.REFUSED
        return outcome

    async def state(self) -> KeyringState:
        """Return whether the password store can be used now, and if not, why."""
        try:
            await self._call(lambda backend: backend.get_password(self._service, "k2desk-probe"))
        except _Unusable as unusable:
            return unusable.state
        return KeyringState.USABLE

    async def read(self, account_id: str) -> Keys | None:
        """Return the keys of an account, or None if there are none or the password store can't be used."""
        found = await self.look_for(account_id)
        return found if isinstance(found, Keys) else None

    async def look_for(self, account_id: str) -> Keys | KeyringState:
        """Return the keys of an account, or the state of the password store if it gave none.

        The account has no keys if the state is USABLE, or NONE: no password store exists. In any other state they may
        be there. One call gives both: a store can be locked between a reading and a question about its state.
        """
        remembered = self._remembered.get(account_id)
        if remembered is not None:
            return remembered
        try:
            text = await self._call(lambda backend: backend.get_password(self._service, account_id))
        except _Unusable as unusable:
            seen = self._seen.get(account_id) if self._is_held else None
            return seen if seen is not None else unusable.state
        found = _from_text(text)
        if found is None:
            return KeyringState.USABLE
        self._seen[account_id] = found
        return found

    async def save(self, account_id: str, keys: Keys) -> StoredKeys:
        """Put keys into the password store and read them back. Returns NOT_KEPT if either failed."""
        text = _to_text(keys)
        if _is_too_long(text):
            return StoredKeys.NOT_KEPT

        def put(backend: Backend) -> bool:
            backend.set_password(self._service, account_id, text)
            return backend.get_password(self._service, account_id) == text

        try:
            kept = await self._call(put)
        except _Unusable:
            return StoredKeys.NOT_KEPT
        if not kept:
            return StoredKeys.NOT_KEPT
        self._remembered.pop(account_id, None)
        return StoredKeys.IN_KEYRING

    async def bind(self, account_id: str, keys: Keys, host: str) -> None:
        """Add the host to an entry that an older version stored without it.

        An entry that was changed or deleted meanwhile is left alone, and so is one that the store would not take.
        """
        text = _to_text(replace(keys, host=host))
        if _is_too_long(text):
            return

        def put(backend: Backend) -> None:
            before = backend.get_password(self._service, account_id)
            if before is None or _from_text(before) != keys:
                return
            backend.set_password(self._service, account_id, text)
            if backend.get_password(self._service, account_id) != text:
                backend.set_password(self._service, account_id, before)

        try:
            await self._call(put)
        except _Unusable:
            return

    def remember(self, account_id: str, keys: Keys) -> None:
        """Keep keys in memory until the program closes, as the user may choose if there is no password store."""
        self._remembered[account_id] = keys

    def where(self, account_id: str) -> StoredKeys | None:
        """Return UNTIL_CLOSED for keys that are only in memory, else None: only the password store would know."""
        return StoredKeys.UNTIL_CLOSED if account_id in self._remembered else None

    async def forget(self, account_id: str) -> bool:
        """Delete an account's keys from memory and from the password store.

        Returns False if the password store is locked or hangs, so that it may still contain them.
        """
        self._remembered.pop(account_id, None)
        self._seen.pop(account_id, None)

        def delete(backend: Backend) -> None:
            if backend.get_password(self._service, account_id) is not None:
                backend.delete_password(self._service, account_id)

        try:
            await self._call(delete)
        except _Unusable as unusable:
            return unusable.state is KeyringState.NONE
        return True

    async def _call(self, work: Callable[[Backend], T]) -> T:
        """Run `work` on a thread of its own. A thread that never returns is abandoned, and nothing waits for it."""
        if self._is_held:
            raise _Unusable(KeyringState.LOCKED)
        async with self._turn:
            if self._hanging is not None and self._hanging.is_alive():
                raise _Unusable(KeyringState.HANGS)
            loop = asyncio.get_running_loop()
            answer: asyncio.Future[T] = loop.create_future()

            def finish(result: Any, failure: BaseException | None) -> None:
                if answer.done():
                    return
                if failure is None:
                    answer.set_result(result)
                else:
                    answer.set_exception(failure)

            def run() -> None:
                result, failure = None, None
                try:
                    result = work(self._usable_backend())
                except _Unusable as unusable:
                    failure = unusable
                # Each platform's store raises exceptions of its own, not only the library's.
                except Exception as error:
                    _log.warning("the password store failed: %s", type(error).__name__)
                    failure = _Unusable(KeyringState.LOCKED)
                if not loop.is_closed():
                    loop.call_soon_threadsafe(finish, result, failure)

            thread = threading.Thread(target=run, name="k2desk-keyring", daemon=True)
            thread.start()
            try:
                return await asyncio.wait_for(answer, self._patience)
            except TimeoutError:
                self._hanging = thread
                raise _Unusable(KeyringState.HANGS) from None

    def _usable_backend(self) -> Backend:
        if self._backend is None:
            self._backend = self._find_backend()
        if self._backend is None:
            raise _Unusable(KeyringState.NONE)
        return self._backend


async def on_thread(work: Callable[[], T]) -> T:
    """Run `work` on a daemon thread of its own, which may never return, and wait for it."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def finish(result: T) -> None:
        if not answer.done():
            answer.set_result(result)

    def run() -> None:
        result = work()
        if not loop.is_closed():
            loop.call_soon_threadsafe(finish, result)

    threading.Thread(target=run, name="k2desk-confirming", daemon=True).start()
    return await answer


def find_keyring() -> Backend | None:
    """Return the best trusted password store of this computer, or None."""
    import keyring.backend

    found = [
        backend
        for backend in keyring.backend.get_all_keyring()
        if type(backend).__module__ in _ALLOWED and backend.priority > 0
    ]
    best = max(found, key=lambda backend: backend.priority, default=None)
    if best is not None and sys.platform == "win32" and hasattr(best, "persist"):
        # By default Windows copies credentials to the user's other computers in the domain.
        best.persist = "local machine"
    return best


def kinds_of_stores() -> tuple[int, int, str]:
    """Return how many kinds of password stores are known and how many are usable here, and the module of the best."""
    import keyring.backend

    # The stores are found through entry points, which are metadata: a frozen program without them has no store.
    usable = {type(backend).__module__ for backend in keyring.backend.get_all_keyring()} - _NO_STORES
    known = [kind for kind in keyring.backend.KeyringBackend._classes if kind.__module__ not in _NO_STORES]
    best = find_keyring()
    return len(known), len(usable), type(best).__module__ if best is not None else ""


def _is_too_long(text: str) -> bool:
    return sys.platform == "win32" and len(text.encode("utf-16-le", "surrogatepass")) > _MOST_ON_WINDOWS


def _to_text(keys: Keys) -> str:
    return json.dumps([2, keys.client_id, keys.client_secret, keys.api_key, keys.host], ensure_ascii=False)


def _from_text(text: str | None) -> Keys | None:
    try:
        version, *values = json.loads(text or "null")
    except (ValueError, TypeError, RecursionError):
        return None
    # Version 1 had no host.
    if len(values) != {1: 3, 2: 4}.get(version if type(version) is int else 0):
        return None
    return Keys(*values) if all(isinstance(value, str) for value in values) else None
