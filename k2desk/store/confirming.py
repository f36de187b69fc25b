"""Asks the user for the password of the password store, by locking and unlocking it.

Uses the Secret Service API, which GNOME Keyring, KDE Wallet and KeePassXC have. K2Desk never sees the password.
Blocks until the user has answered, so don't call it on the window's thread.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from k2desk.model.confirmed import Confirmed

_log = logging.getLogger(__name__)

_NAME, _PATH = "org.freedesktop.secrets", "/org/freedesktop/secrets"
_SECRET = "org.freedesktop.Secret"
_NOTHING = "/"
_LIMIT = 10.0
LONGEST = 120.0
"""The time in seconds that the user has to type the password."""


def confirm_by_password_store() -> Confirmed:
    """Lock the user's collection, unlock it again, and return whether its password was given."""
    if not can_confirm():
        return Confirmed.NOT_POSSIBLE
    try:
        with _service() as service:
            return service.confirm()
    # Whatever a password store answers, the cover needs an outcome. Without one the list stays covered.
    except Exception as error:
        _log.warning("the password store did not confirm: %s", type(error).__name__)
        return Confirmed.REFUSED


def can_confirm() -> bool:
    """Return whether there is a password store that may ask for its password."""
    if not (sys.platform.startswith("linux") and os.environ.get("DBUS_SESSION_BUS_ADDRESS")):
        return False
    try:
        with _service() as service:
            return service.collection() != _NOTHING
    except Exception as error:
        _log.info("no password store to ask: %s", type(error).__name__)
        return False


class _SecretService:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def confirm(self) -> Confirmed:
        collection = self.collection()
        _, asks = self._call(_PATH, f"{_SECRET}.Service", "Lock", "ao", ([collection],))
        if asks != _NOTHING:
            self._ask(asks)
        if not self._is_locked(collection):
            return Confirmed.NOT_POSSIBLE
        _, asks = self._call(_PATH, f"{_SECRET}.Service", "Unlock", "ao", ([collection],))
        if asks == _NOTHING:
            # It has no password.
            return Confirmed.NOT_POSSIBLE
        is_given = self._ask(asks) and not self._is_locked(collection)
        return Confirmed.GIVEN if is_given else Confirmed.REFUSED

    def collection(self) -> str:
        (path,) = self._call(_PATH, f"{_SECRET}.Service", "ReadAlias", "s", ("default",))
        return str(path)

    def _is_locked(self, collection: str) -> bool:
        interface = "org.freedesktop.DBus.Properties"
        ((_, value),) = self._call(collection, interface, "Get", "ss", (f"{_SECRET}.Collection", "Locked"))
        return bool(value)

    def _ask(self, prompt: str) -> bool:
        """Let the store show its question. Returns whether the user answered it."""
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import Proxy

        rule = MatchRule(type="signal", interface=f"{_SECRET}.Prompt", member="Completed", path=prompt)
        Proxy(message_bus, self._connection, timeout=_LIMIT).AddMatch(rule)
        with self._connection.filter(rule) as completed:
            self._call(prompt, f"{_SECRET}.Prompt", "Prompt", "s", ("",))
            is_dismissed, _ = self._connection.recv_until_filtered(completed, timeout=LONGEST).body
        return not is_dismissed

    def _call(self, path: str, interface: str, member: str, signature: str, body: tuple[object, ...]) -> Any:
        from jeepney import DBusAddress, new_method_call
        from jeepney.wrappers import unwrap_msg

        address = DBusAddress(path, bus_name=_NAME, interface=interface)
        call = new_method_call(address, member, signature, body)
        return unwrap_msg(self._connection.send_and_get_reply(call, timeout=_LIMIT))


@contextmanager
def _service() -> Iterator[_SecretService]:
    # jeepney is installed with the library for the password store.
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection(bus="SESSION") as connection:
        yield _SecretService(connection)
