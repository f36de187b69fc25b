"""The keys of the accounts: in the operating system's password store, or in memory until the program closes.

The store's library may block for as long as it likes, so every call has a thread of its own and a time limit.
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

T = TypeVar("T")

_log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds that a call of the password store may take."""

_LONGEST_ON_WINDOWS = 1280

_ALLOWED = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
"""The password stores that are trusted: a fixed list, whatever the environment or a configuration file says."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one account. `host` is where they belong; "" where an older version kept them."""

    client_id: str = field(repr=False)
    client_secret: str = field(repr=False)
    api_key: str = field(default="", repr=False)
    host: str = ""


class Kept(Enum):
    """Where keys were put; NOT_KEPT where the password store did not take them."""

    IN_KEYRING = "keyring"
    UNTIL_CLOSED = "until_closed"
    NOT_KEPT = "not_kept"


class KeyringState(Enum):
    """What is known of the password store."""

    USABLE = "usable"
    NONE = "none"
    LOCKED = "locked"
    HANGS = "hangs"


class Backend(Protocol):
    """What is used of a password store."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class _Unusable(Exception):
    def __init__(self, state: KeyringState) -> None:
        super().__init__(state.value)
        self.state = state


class Secrets:
    """Reads and keeps keys. Nothing waits longer than the time limit, and nothing is ever written as plain text."""

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

    async def state(self) -> KeyringState:
        """Whether the password store can be used now."""
        try:
            await self._call(lambda backend: backend.get_password(self._service, "k2desk-probe"))
        except _Unusable as unusable:
            return unusable.state
        return KeyringState.USABLE

    async def read(self, account_id: str) -> Keys | None:
        """The keys of an account; None where there are none, or the store can't be used (`state` says which)."""
        remembered = self._remembered.get(account_id)
        if remembered is not None:
            return remembered
        try:
            text = await self._call(lambda backend: backend.get_password(self._service, account_id))
        except _Unusable:
            return None
        return _from_text(text)

    async def save(self, account_id: str, keys: Keys) -> Kept:
        """Puts keys into the password store and reads them back. NOT_KEPT where that did not succeed."""
        text = _to_text(keys)
        if sys.platform == "win32" and len(text) > _LONGEST_ON_WINDOWS:
            return Kept.NOT_KEPT

        def put(backend: Backend) -> bool:
            backend.set_password(self._service, account_id, text)
            return backend.get_password(self._service, account_id) == text

        try:
            kept = await self._call(put)
        except _Unusable:
            return Kept.NOT_KEPT
        if not kept:
            return Kept.NOT_KEPT
        self._remembered.pop(account_id, None)
        return Kept.IN_KEYRING

    async def bind(self, account_id: str, keys: Keys, host: str) -> None:
        """Adds to the entry of an older version where its keys belong.

        An entry that was changed or forgotten meanwhile stays as it is, and so does one that does not take it.
        """
        text = _to_text(replace(keys, host=host))
        if sys.platform == "win32" and len(text) > _LONGEST_ON_WINDOWS:
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
        """Keeps keys in memory until the program closes: what the user chose where there is no password store."""
        self._remembered[account_id] = keys

    def where(self, account_id: str) -> Kept | None:
        """UNTIL_CLOSED for keys that are only remembered, None where the password store would have to be asked."""
        return Kept.UNTIL_CLOSED if account_id in self._remembered else None

    async def forget(self, account_id: str) -> bool:
        """Takes an account's keys out of memory and out of the password store, where they are there.

        False where the password store is closed or hangs, so that they may still be in it.
        """
        self._remembered.pop(account_id, None)

        def delete(backend: Backend) -> None:
            if backend.get_password(self._service, account_id) is not None:
                backend.delete_password(self._service, account_id)

        try:
            await self._call(delete)
        except _Unusable as unusable:
            return unusable.state is KeyringState.NONE
        return True

    async def _call(self, work: Callable[[Backend], T]) -> T:
        """Runs `work` on a thread of its own. One that never comes back is left behind, and nothing waits for it."""
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
                # Each platform's store raises errors of its own kind, not the library's only.
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


def find_keyring() -> Backend | None:
    """The best password store of this computer among those that are trusted; None where there is none."""
    import keyring.backend

    found = [
        backend
        for backend in keyring.backend.get_all_keyring()
        if type(backend).__module__ in _ALLOWED and backend.priority > 0
    ]
    best = max(found, key=lambda backend: backend.priority, default=None)
    if best is not None and sys.platform == "win32" and hasattr(best, "persist"):
        # The default follows the user to other computers of the domain.
        best.persist = "local machine"
    return best


def _to_text(keys: Keys) -> str:
    return json.dumps([2, keys.client_id, keys.client_secret, keys.api_key, keys.host], ensure_ascii=False)


def _from_text(text: str | None) -> Keys | None:
    try:
        version, *values = json.loads(text or "null")
    except (ValueError, TypeError, RecursionError):
        return None
    # The first form had no host.
    if len(values) != {1: 3, 2: 4}.get(version if type(version) is int else 0):
        return None
    return Keys(*values) if all(isinstance(value, str) for value in values) else None
