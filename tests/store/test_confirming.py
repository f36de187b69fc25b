"""The password store is locked and asked for its password, whatever it answers."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace

import pytest

from k2desk.model.confirmed import Confirmed
from k2desk.store.confirming import can_confirm, confirm_by_password_store
from k2desk.store.secrets import KeyringState, Secrets
from tests.store.test_secrets import KEYS, Fake
from tests.systems import not_on_windows
from tests.waiting import until

_BUS = shutil.which("dbus-daemon")


class _Store(threading.Thread):
    """A password store on a bus of its own. `answers` says what its question comes to, None if it never asks."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.answers: list[bool | None] = []
        self.has_collection = self.locks = True
        self.locked = False
        self.asked = 0
        self.fails_at = ""
        self._address = address
        self.ready = threading.Event()

    def run(self) -> None:
        with suppress(OSError, EOFError):  # The bus ends with the test.
            self._serve()

    def _serve(self) -> None:
        from jeepney import DBus, DBusAddress, HeaderFields, MessageType, new_error, new_method_return, new_signal
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(bus=self._address) as connection:
            connection.send_and_get_reply(DBus().RequestName("org.freedesktop.secrets"))
            self.ready.set()
            while True:
                message = connection.receive()
                if message.header.message_type is not MessageType.method_call:
                    continue
                member = message.header.fields[HeaderFields.member]
                signal = None
                if member == self.fails_at:
                    member = ""
                match member:
                    case "ReadAlias":
                        answer = new_method_return(message, "o", ("/c" if self.has_collection else "/",))
                    case "Lock":
                        self.locked = self.locks
                        answer = new_method_return(message, "aoo", (["/c"], "/"))
                    case "Get":
                        answer = new_method_return(message, "v", (("b", self.locked),))
                    case "Unlock":
                        self.locked = self.answers[0] is not None
                        answer = new_method_return(message, "aoo", ([], "/ask" if self.locked else "/"))
                    case "Prompt":
                        self.asked += 1
                        is_given = self.answers.pop(0)
                        self.locked = not is_given
                        answer = new_method_return(message)
                        prompt = DBusAddress("/ask", interface="org.freedesktop.Secret.Prompt")
                        signal = new_signal(prompt, "Completed", "bv", (not is_given, ("s", "")))
                    case _:
                        answer = new_error(message, "org.example.Unknown")
                connection.send(answer)
                if signal is not None:
                    connection.send(signal)


@pytest.fixture
def store(monkeypatch):
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    try:
        address = bus.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        made = _Store(address)
        made.start()
        assert made.ready.wait(20)
        yield made
    finally:
        bus.terminate()
        bus.wait()
        bus.stdout.close()


@not_on_windows("a password store on D-Bus")
@pytest.mark.skipif(_BUS is None, reason="needs D-Bus")
def test_only_the_password_of_the_store_confirms_who_is_there(store):
    assert can_confirm()
    store.answers = [False, True]
    assert confirm_by_password_store() is Confirmed.REFUSED and store.locked
    assert confirm_by_password_store() is Confirmed.GIVEN and not store.locked
    assert store.asked == 2
    store.fails_at = "Unlock"
    assert confirm_by_password_store() is Confirmed.REFUSED, "a fault of the store uncovers nothing"
    store.fails_at = ""
    store.answers = [None]
    assert confirm_by_password_store() is Confirmed.NOT_POSSIBLE, "a store without a password asks nothing"
    store.locks = False
    assert confirm_by_password_store() is Confirmed.NOT_POSSIBLE, "it can't be locked"
    store.has_collection = False
    assert confirm_by_password_store() is Confirmed.NOT_POSSIBLE and not can_confirm()


def test_without_a_password_store_there_is_nothing_to_ask(monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert confirm_by_password_store() is Confirmed.NOT_POSSIBLE and not can_confirm()
    if sys.platform.startswith("linux"):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        assert confirm_by_password_store() is Confirmed.NOT_POSSIBLE and not can_confirm()


async def test_while_the_password_is_asked_for_nothing_else_asks_and_the_checks_have_their_keys():
    fake = Fake()
    secrets = Secrets("K2Desk test", find_backend=lambda: fake)
    await secrets.save("shop", KEYS)
    await secrets.save("other", replace(KEYS, client_id="other"))
    assert await secrets.read("shop") == KEYS
    looks = len(fake.kept)
    answers, may_answer = [Confirmed.REFUSED, Confirmed.GIVEN], threading.Event()

    def ask() -> Confirmed:
        assert may_answer.wait(20)
        return answers.pop(0)

    secrets.ask_password = ask
    fake.trouble = AssertionError("the store was looked at, so it asks a second time")
    for outcome in (Confirmed.REFUSED, Confirmed.GIVEN):
        asking = asyncio.ensure_future(secrets.confirm())
        await until(lambda: secrets._is_held, "it is not asked")
        assert await secrets.read("shop") == KEYS, "read before, so the checks go on"
        assert await secrets.read("other") is None and await secrets.state() is KeyringState.LOCKED
        may_answer.set()
        assert await asking is outcome
        assert await secrets.state() is KeyringState.LOCKED
    fake.trouble = None
    assert (await secrets.read("other")).client_id == "other"
    await secrets.forget("shop")
    assert await secrets.read("shop") is None and len(fake.kept) == looks - 1
