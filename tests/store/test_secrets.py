"""Keys are in the password store or in memory, and a store that never answers blocks nobody."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from k2desk.store.secrets import KeyringState, Keys, Secrets, StoredKeys, _to_text, find_keyring
from k2desk.system.relaunch import program_environment
from tests.waiting import PATIENCE

KEYS = Keys("the-client-id", "the-client-secret", "the-api-key")


class Fake:
    """A password store in memory that can fail and hang."""

    longest = 30.0
    """The longest time in seconds for which it hangs."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.hold: threading.Event | None = None

    def _meet_trouble(self) -> None:
        if self.hold is not None:
            self.hold.wait(self.longest)
        if self.trouble is not None:
            raise self.trouble

    def get_password(self, service: str, username: str) -> str | None:
        self._meet_trouble()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._meet_trouble()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._meet_trouble()
        del self.kept[service, username]


def _secrets(fake: Fake | None, patience: float = 5.0) -> Secrets:
    return Secrets("K2Desk test", find_backend=lambda: fake, patience=patience)


async def test_keys_come_back_and_can_be_forgotten():
    fake = Fake()
    secrets = _secrets(fake)
    assert await secrets.save("shop", KEYS) is StoredKeys.IN_KEYRING
    assert await secrets.read("shop") == KEYS
    assert await _secrets(fake).read("shop") == KEYS
    assert await secrets.forget("shop")
    assert await secrets.read("shop") is None
    assert fake.kept == {}


@pytest.mark.parametrize("trouble", ["closed", "hangs"])
async def test_what_the_password_store_did_not_forget_is_not_called_forgotten(trouble):
    fake = Fake()
    secrets = _secrets(fake, patience=0.05 if trouble == "hangs" else 5.0)
    assert await _secrets(fake).save("shop", KEYS) is StoredKeys.IN_KEYRING
    secrets.remember("shop", KEYS)
    fake.trouble = RuntimeError("locked") if trouble == "closed" else None
    fake.hold = threading.Event() if trouble == "hangs" else None
    assert not await secrets.forget("shop")
    assert secrets.where("shop") is None, "out of memory all the same"
    assert await _secrets(None).forget("shop"), "without any password store there is nothing left"
    if fake.hold is not None:
        fake.hold.set()


@pytest.mark.parametrize(("sign", "most"), [("x", 1_280), ("𝒙", 640)])
async def test_windows_is_asked_to_keep_no_keys_that_are_longer_than_it_takes(monkeypatch, sign, most):
    """Its store takes 2,560 bytes of UTF-16, and a library that is given more may keep a part."""
    monkeypatch.setattr("k2desk.store.secrets.sys", SimpleNamespace(platform="win32"))
    fake = Fake()
    others = len(_to_text(Keys("", "")))
    room = (1_280 - others) // (1_280 // most)
    assert await _secrets(fake).save("shop", Keys("", sign * room)) is StoredKeys.IN_KEYRING
    kept = dict(fake.kept)
    too_long = Keys("", sign * (room + 1))
    secrets = _secrets(fake)
    assert await secrets.save("shop", too_long) is StoredKeys.NOT_KEPT
    await secrets.bind("shop", Keys("", sign * room), "h" * 1_280)
    assert fake.kept == kept, "what was kept before stays whole"


async def test_without_a_password_store_nothing_is_kept_but_what_the_user_chose_to_remember():
    secrets = _secrets(None)
    assert await secrets.state() is KeyringState.NONE
    assert await secrets.save("shop", KEYS) is StoredKeys.NOT_KEPT
    assert await secrets.read("shop") is None
    secrets.remember("shop", KEYS)
    assert await secrets.read("shop") == KEYS
    assert secrets.where("shop") is StoredKeys.UNTIL_CLOSED


async def test_a_store_that_never_answers_keeps_nobody_waiting():
    fake = Fake()
    fake.hold = threading.Event()
    secrets = _secrets(fake, patience=0.2)
    began = time.monotonic()
    assert await secrets.read("shop") is None
    assert await secrets.state() is KeyringState.HANGS
    assert await secrets.save("shop", KEYS) is StoredKeys.NOT_KEPT
    assert time.monotonic() - began < fake.longest / 2
    fake.hold.set()
    fake.hold = None
    async with asyncio.timeout(PATIENCE):
        while await secrets.state() is not KeyringState.USABLE:  # It is used again when it answers again.
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("trouble", [RuntimeError("locked"), OSError("no bus"), ValueError("too long")])
async def test_a_store_that_fails_in_its_own_way_is_no_crash(trouble):
    fake = Fake()
    fake.trouble = trouble
    secrets = _secrets(fake)
    assert await secrets.state() is KeyringState.LOCKED
    assert await secrets.read("shop") is None
    assert await secrets.save("shop", KEYS) is StoredKeys.NOT_KEPT


async def test_a_store_that_keeps_nothing_without_a_word_is_found_out():
    class Null(Fake):
        def set_password(self, service: str, username: str, password: str) -> None:
            return None

    assert await _secrets(Null()).save("shop", KEYS) is StoredKeys.NOT_KEPT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{}",
        "[1]",
        '["1","a","b","c"]',
        "[1,2,3,4]",
        "not json",
        '[2,"a","b","c"]',
        '[1,"a","b","c","d"]',
        '[2,"a","b","c",4]',
        '[true,"a","b","c"]',
        "[" * 100_000,
    ],
)
async def test_an_entry_that_others_wrote_is_no_keys(text):
    fake = Fake()
    fake.kept["K2Desk test", "shop"] = text
    assert await _secrets(fake).read("shop") is None


async def test_an_entry_of_the_first_form_is_bound_to_its_host_unless_it_was_changed_or_forgotten_meanwhile():
    fake = Fake()
    secrets = _secrets(fake)
    fake.kept["K2Desk test", "shop"] = '[1, "the-client-id", "the-client-secret", "the-api-key"]'
    assert await secrets.read("shop") == KEYS
    await secrets.bind("shop", replace(KEYS, client_secret="another"), "api.kopokopo.com")
    assert (await secrets.read("shop")).host == ""
    await secrets.bind("shop", KEYS, "api.kopokopo.com")
    assert await secrets.read("shop") == replace(KEYS, host="api.kopokopo.com")
    await secrets.forget("shop")
    await secrets.bind("shop", KEYS, "api.kopokopo.com")
    assert fake.kept == {}, "what was forgotten stays forgotten"


async def test_an_entry_of_the_first_form_survives_a_store_that_does_not_take_the_new_one():
    class Old(Fake):
        def set_password(self, service: str, username: str, password: str) -> None:
            super().set_password(service, username, password[:60])

    fake = Old()
    fake.kept["K2Desk test", "shop"] = '[1, "the-client-id", "the-client-secret", ""]'
    secrets = _secrets(fake)
    keys = await secrets.read("shop")
    await secrets.bind("shop", keys, "api.kopokopo.com")
    assert await secrets.read("shop") == keys


def test_the_environment_does_not_choose_the_password_store(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    found = find_keyring()
    assert found is None or type(found).__module__ != "keyring.backends.null"


def test_keys_are_not_in_their_own_representation():
    assert "secret" not in repr(KEYS)


_REAL = """
import asyncio
from k2desk.store.secrets import Secrets, Keys, StoredKeys, KeyringState
async def main():
    secrets = Secrets("K2Desk test")
    keys = Keys("id", "secret-ä", "api")
    assert await secrets.state() is KeyringState.USABLE, await secrets.state()
    assert await secrets.save("shop", keys) is StoredKeys.IN_KEYRING
    assert await Secrets("K2Desk test").read("shop") == keys
    await secrets.forget("shop")
    assert await Secrets("K2Desk test").read("shop") is None
asyncio.run(main())
print("kept and forgotten")
"""


@pytest.mark.skipif(
    shutil.which("dbus-run-session") is None or shutil.which("gnome-keyring-daemon") is None,
    reason="needs gnome-keyring and dbus",
)
def test_a_real_secret_service_keeps_and_forgets_keys(tmp_path):
    script = (
        'mkdir -p -m700 "$HOME/run"; printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null;'
        f' exec "{sys.executable}" -c "$PROGRAM"'
    )
    environment = {
        **program_environment(),
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "PROGRAM": _REAL,
    }
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    ended = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", script], capture_output=True, text=True, env=environment, timeout=40
    )
    assert "kept and forgotten" in ended.stdout, ended.stderr
