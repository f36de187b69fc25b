"""The list on the disk does not say where keys go: whatever is changed in it, they go to Kopo Kopo or nowhere."""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.ui.controls.connect_form import ConnectForm
from tests.journeys.conftest import Hands
from tests.store.test_secrets import Fake
from tests.tls import https_front


@pytest.fixture
def live(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield {EnvironmentKind.LIVE: Environment(EnvironmentKind.LIVE, base)}


@contextmanager
def trap() -> Iterator[tuple[int, list[bytes]]]:
    """A server that takes whatever it is sent; (its port, what came)."""
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
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


class Watched(Fake):
    """Notes of whom the password store was asked."""

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


async def _connect(hands: Hands, practice) -> None:
    await hands.type("client_id", practice.client_id)
    await hands.type("client_secret", practice.client_secret)
    await hands.press("TestAndSave")
    await hands.until(lambda: hands.program.account is not None, "the account is open")


def _is_connected(hands: Hands) -> bool:
    account = hands.program.account
    return account is not None and account.scope.connection.is_connected


async def _create(hands: Hands) -> None:
    await hands.press("NewSubscription")
    await hands.press("Event-buygoods_transaction_received")
    await hands.type("TillEdit", "555555,")
    await hands.type("Address", "https://shop.njeri.co.ke/k2/paid")
    await hands.press("Create")


async def test_a_changed_list_leads_no_key_astray_and_pasting_the_keys_again_mends_it(
    start, live, fresh_practice, tmp_path
):
    store = Watched()
    async with start(environments=live, find_backend=lambda: store) as hands:
        await _connect(hands, fresh_practice)
    with trap() as (port, heard):
        _change(tmp_path, base_url=f"http://127.0.0.1:{port}")
        store.asked.clear()
        async with start(environments=live, find_backend=lambda: store) as hands:
            await hands.until(lambda: "This account no longer leads to Kopo Kopo." in hands.said(), "K-97")
            assert [name for name in store.asked if name != "k2desk-probe"] == [], "judged before any key is read"
            await _create(hands)
            said = "did not send them"
            await hands.until(lambda: hands.said().count(said) >= 4, "told beside the press as well as above")
            assert hands.badges() == []
            assert heard == []
            await hands.press("Action-check_keys", hands.window._form)
            await hands.press(f"ReplaceKeys-{hands.program.account.profile.id}")
            dialog = await hands.find("ReplaceKeysDialog")
            form = dialog.findChild(ConnectForm)
            await hands.type(form.client_id.edit, fresh_practice.client_id)
            await hands.type(form.secret.edit, fresh_practice.client_secret)
            await hands.press("TestAndSave", dialog)
            await hands.until(lambda: _is_connected(hands), "the keys are in use again")
            assert hands.program.account.environment == live[EnvironmentKind.LIVE]
            assert hands.program.account.profile.base_url == live[EnvironmentKind.LIVE].base_url
            await hands.press("Go-subscriptions")
            await hands.press("NewSubscription")
            await hands.until(lambda: "555555" in hands.said(), "what was typed is back")
            await hands.press("Create")
            await hands.until(lambda: hands.badges() == ["Active"], "and is made now")
        assert heard == []


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_changed_row_leads_no_token_astray(start, live, fresh_practice, tmp_path, scheme):
    store = Fake()
    async with start(environments=live, find_backend=lambda: store) as hands:
        await _connect(hands, fresh_practice)
        await _create(hands)
        await hands.until(lambda: hands.badges() == ["Active"], "created")
    with trap() as (port, heard):
        _change(tmp_path, "subscription", location=f"{scheme}://127.0.0.1:{port}/api/v2/webhook_subscriptions/1")
        async with start(environments=live, find_backend=lambda: store) as hands:
            await hands.until(lambda: _is_connected(hands), "open")
            sweep = await hands.program.account.watching.check().wait()
            assert sweep.problem is None or sweep.problem.code == "K-40"
    assert heard == []


async def test_keys_that_were_kept_for_another_kopo_kopo_are_not_used(start, live, fresh_practice, tmp_path):
    """The list alone can be changed as a whole, so the password store knows as well where its keys belong."""
    store = Fake()
    async with start(environments=live, find_backend=lambda: store) as hands:
        await _connect(hands, fresh_practice)
    ((entry, text),) = store.kept.items()
    assert live[EnvironmentKind.LIVE].authority in text
    before = len(fresh_practice.log())
    store.kept[entry] = text.replace(live[EnvironmentKind.LIVE].authority, "sandbox.kopokopo.com")
    async with start(environments=live, find_backend=lambda: store) as hands:
        await hands.until(lambda: "These keys belong to another Kopo Kopo." in hands.said(), "K-98")
        await hands.until(lambda: hands.program.account is not None, "the list is there")
        await _create(hands)
        await hands.until(lambda: hands.said().count("did not send them") >= 4, "told beside the press")
    assert len(fresh_practice.log()) == before


async def test_keys_of_an_older_version_go_on_working_and_are_bound_to_their_place(start, live, fresh_practice):
    store = Fake()
    async with start(environments=live, find_backend=lambda: store) as hands:
        await _connect(hands, fresh_practice)
    ((entry, text),) = store.kept.items()
    old = json.dumps([1, *json.loads(text)[1:4]])
    store.kept[entry] = old
    async with start(environments=live, find_backend=lambda: store) as hands:
        await hands.until(lambda: _is_connected(hands), "they are used")
        await hands.until(lambda: store.kept[entry] == text, "and are bound from now on")
        await _create(hands)
        await hands.until(lambda: hands.badges() == ["Active"], "created")
