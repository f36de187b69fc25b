"""The stored list can't redirect keys: whatever is changed in it, they go to Kopo Kopo or nowhere."""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.ui.controls.connect_form import ConnectForm
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.conftest import UiDriver
from tests.store.test_secrets import Fake
from tests.tls import https_front


@pytest.fixture
def live(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield {EnvironmentKind.LIVE: Environment(EnvironmentKind.LIVE, base)}


@contextmanager
def trap() -> Iterator[tuple[int, list[bytes]]]:
    """Run a server that accepts everything. Yields its port and what it received."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    line, _ = listening.accept()
                except OSError:
                    return
                with line:
                    line.settimeout(5)
                    try:
                        heard.append(line.recv(65536))
                    except OSError:
                        heard.append(b"somebody came")

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1], heard
        with suppress(OSError):  # Windows shuts down no socket without a line. There closing it is enough.
            listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


class Watched(Fake):
    """A password store that records which account it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append(username)
        return super().get_password(service, username)


def _change(folder: Path, table: str = "account", **values: str) -> None:
    with closing(sqlite3.connect(folder / "data" / "data" / "registry.sqlite")) as db, db:
        for name, value in values.items():
            db.execute(f"UPDATE {table} SET {name} = ?", (value,))


async def _connect(driver: UiDriver, practice) -> None:
    await driver.type("client_id", practice.client_id)
    await driver.type("client_secret", practice.client_secret)
    await driver.press("TestAndSave")
    await driver.until(lambda: driver.program.account is not None, "the account is open")


def _is_connected(driver: UiDriver) -> bool:
    account = driver.program.account
    return account is not None and account.scope.connection.is_connected


async def _create(driver: UiDriver) -> None:
    await driver.press("NewSubscription")
    await driver.press("Event-buygoods_transaction_received")
    await driver.type("TillEdit", "555555,")
    await driver.type("Address", "https://shop.njeri.co.ke/k2/paid")
    await driver.press("Create")


async def test_a_changed_list_leads_no_key_astray_and_pasting_the_keys_again_mends_it(
    start, live, fresh_practice, tmp_path
):
    store = Watched()
    async with start(environments=live, find_backend=lambda: store) as driver:
        await _connect(driver, fresh_practice)
    with trap() as (port, heard):
        _change(tmp_path, base_url=f"http://127.0.0.1:{port}")
        store.asked.clear()
        async with start(environments=live, find_backend=lambda: store) as driver:
            await driver.until(lambda: "This account no longer points to Kopo Kopo." in driver.said(), "K-97")
            assert [name for name in store.asked if name != "k2desk-probe"] == [], "judged before any key is read"
            await _create(driver)
            said = "did not send them"
            await driver.until(lambda: driver.said().count(said) >= 4, "told beside the press as well as above")
            assert driver.badges() == []
            assert heard == []
            await driver.press("Action-check_keys", driver.window.page(PageId.NEW_SUBSCRIPTION))
            dialog = await driver.find("ReplaceKeysDialog")
            form = dialog.findChild(ConnectForm)
            await driver.until(form.client_id.edit.hasFocus, "the keys can be pasted at once")
            await driver.type(form.client_id.edit, fresh_practice.client_id)
            await driver.type(form.secret.edit, fresh_practice.client_secret)
            await driver.press("TestAndSave", dialog)
            await driver.until(lambda: _is_connected(driver), "the keys are in use again")
            assert driver.program.account.environment == live[EnvironmentKind.LIVE]
            assert driver.program.account.profile.base_url == live[EnvironmentKind.LIVE].base_url
            await driver.press("Go-subscriptions")
            await driver.press("NewSubscription")
            await driver.until(lambda: "555555" in driver.said(), "what was typed is back")
            await driver.press("Create")
            await driver.until(lambda: driver.badges() == ["Active"], "and is made now")
        assert heard == []


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_changed_row_leads_no_token_astray(start, live, fresh_practice, tmp_path, scheme):
    store = Fake()
    async with start(environments=live, find_backend=lambda: store) as driver:
        await _connect(driver, fresh_practice)
        await _create(driver)
        await driver.until(lambda: driver.badges() == ["Active"], "created")
    with trap() as (port, heard):
        _change(tmp_path, "subscription", location=f"{scheme}://127.0.0.1:{port}/api/v2/webhook_subscriptions/1")
        async with start(environments=live, find_backend=lambda: store) as driver:
            await driver.until(lambda: _is_connected(driver), "open")
            sweep = await driver.program.account.poller.check().wait()
            assert sweep.problem is None or sweep.problem.code == "K-40"
    assert heard == []


async def test_keys_that_were_kept_for_another_kopo_kopo_are_not_used(start, live, fresh_practice, tmp_path):
    """The list can be replaced as a whole, so the password store also records which host the keys belong to."""
    store = Fake()
    async with start(environments=live, find_backend=lambda: store) as driver:
        await _connect(driver, fresh_practice)
    ((entry, text),) = store.kept.items()
    assert live[EnvironmentKind.LIVE].authority in text
    before = len(fresh_practice.log())
    store.kept[entry] = text.replace(live[EnvironmentKind.LIVE].authority, "sandbox.kopokopo.com")
    async with start(environments=live, find_backend=lambda: store) as driver:
        await driver.until(lambda: "These keys belong to another Kopo Kopo." in driver.said(), "K-98")
        await driver.until(lambda: driver.program.account is not None, "the list is there")
        await _create(driver)
        await driver.until(lambda: driver.said().count("did not send the keys") >= 4, "told beside the press")
    assert len(fresh_practice.log()) == before


async def test_keys_of_an_older_version_go_on_working_and_are_bound_to_their_place(start, live, fresh_practice):
    store = Fake()
    async with start(environments=live, find_backend=lambda: store) as driver:
        await _connect(driver, fresh_practice)
    ((entry, text),) = store.kept.items()
    old = json.dumps([1, *json.loads(text)[1:4]])
    store.kept[entry] = old
    async with start(environments=live, find_backend=lambda: store) as driver:
        await driver.until(lambda: _is_connected(driver), "they are used")
        await driver.until(lambda: store.kept[entry] == text, "and are bound from now on")
        await _create(driver)
        await driver.until(lambda: driver.badges() == ["Active"], "created")
