"""Connecting a real account: wrong keys, the wrong environment, no password store, a wrong clock."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest
import trustme
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.ui.shell.page_factory import PageId
from tests.practice_process import PracticeProcess
from tests.store.test_secrets import Fake
from tests.tls import https_front


@pytest.fixture
def front(fresh_practice, tmp_path, monkeypatch):
    with https_front(fresh_practice, tmp_path, ahead=26 * 3600) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield {
            # No one is LIVE here: the server knows only the keys of SANDBOX.
            EnvironmentKind.LIVE: Environment(EnvironmentKind.LIVE, base),
            EnvironmentKind.SANDBOX: Environment(EnvironmentKind.SANDBOX, base),
        }


async def _type_keys(driver, client_id, secret):
    form = driver.window.welcome.form
    await driver.type("client_id", client_id)
    await driver.type("client_secret", secret)
    return form


async def test_a_missing_key_is_said_beside_its_field(start, front):
    async with start(environments=front) as driver:
        await driver.press("TestAndSave")
        await driver.until(lambda: "Enter the Client ID." in driver.said(), "K-32")
        assert "Enter the Client secret." in driver.said()


async def test_a_wrong_secret_is_said_beside_it_and_nothing_typed_is_lost(start, front, fresh_practice):
    async with start(environments=front) as driver:
        form = await _type_keys(driver, fresh_practice.client_id, "a wrong secret")
        await driver.press("TestAndSave")
        await driver.until(lambda: "Kopo Kopo did not accept your keys." in driver.said(), "K-04")
        assert form.client_id.edit.text() == fresh_practice.client_id
        assert form.secret.edit.text() == "awrongsecret"
        assert "removed spaces" in driver.said(), "what was cleaned is told"
        assert "Try them on Sandbox" in driver.said()
        asked = [entry for entry in fresh_practice.log() if entry["path"] == "/oauth/token"]
        assert len(asked) == 1, "the other environment is asked only on a press"


async def test_sandbox_keys_on_live_are_recognised_on_a_press(start, front, fresh_practice):
    fresh_practice.faults({"kind": "unauthorized", "on": "token", "times": 1})
    async with start(environments=front) as driver:
        form = await _type_keys(driver, f" {fresh_practice.client_id}\u200b", f"“{fresh_practice.client_secret}”")
        await driver.press("TestAndSave")
        await driver.until(lambda: "did not accept your keys" in driver.said(), "K-04")
        form.secret.problem.action.click()
        await driver.until(lambda: "These keys are for Sandbox, not Live." in driver.said(), "K-05")
        form.secret.problem.action.click()
        assert form.sandbox.isChecked()
        await driver.press("TestAndSave")
        await driver.until(lambda: "This computer’s password store is closed." in driver.said(), "K-19")
        await driver.press("Action-remember")
        await driver.until(lambda: "No subscriptions here yet." in driver.said(), "the account is open")
        assert driver.program.account.profile.environment == "sandbox"
        await driver.until(lambda: "SANDBOX" in driver.said(), "its environment is in sight")


async def test_keys_are_kept_in_the_password_store_and_a_wrong_clock_is_told(start, front, fresh_practice, tmp_path):
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        await driver.until(lambda: "No subscriptions here yet." in driver.said(), "the account is open")
        await driver.press("NewSubscription")
        await driver.press("Event-buygoods_transaction_received")
        await driver.type("TillEdit", "555555,")
        await driver.type("Address", "https://shop.njeri.co.ke/k2/paid")
        assert "Create for real payments" in driver.said()
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        await driver.until(lambda: "Your computer’s clock is wrong." in driver.said(), "K-45")
        assert "about 26 h" in driver.said()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await driver.until(lambda: driver.badges() == ["Active"], "the keys are found again at the next start")
        await driver.until(lambda: driver.program.account is not None, "open")
        assert driver.program.account.environment.kind is EnvironmentKind.LIVE
    assert len(fake.kept) == 1
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            assert fresh_practice.client_secret.encode() not in path.read_bytes()


async def test_keys_that_others_deleted_are_asked_for_again_and_the_list_stays(start, front, fresh_practice):
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        await driver.until(lambda: driver.program.account is not None, "open")
    fake.kept.clear()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await driver.until(
            lambda: "The keys of this account are not on this computer." in driver.said(), "what is missing is told"
        )


@pytest.fixture
def two(fresh_practice, tmp_path, monkeypatch):
    """Run LIVE and SANDBOX as two servers with TLS, each with its own keys."""
    other = PracticeProcess()
    other.start(tmp_path / "other")
    ca = trustme.CA()
    try:
        with ExitStack() as stack:
            bases = []
            for name, server in (("live", fresh_practice), ("sandbox", other)):
                folder = tmp_path / name
                folder.mkdir()
                base, ca_file = stack.enter_context(https_front(server, folder, ca=ca))
                bases.append(base)
            monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
            yield {
                EnvironmentKind.LIVE: (Environment(EnvironmentKind.LIVE, bases[0]), fresh_practice),
                EnvironmentKind.SANDBOX: (Environment(EnvironmentKind.SANDBOX, bases[1]), other),
            }
    finally:
        other.stop()


@pytest.mark.parametrize("right", [EnvironmentKind.LIVE, EnvironmentKind.SANDBOX])
async def test_keys_of_the_other_environment_are_tried_there_on_a_press_alone(start, two, right):
    """In both directions, at two servers: before the press, only the chosen server gets requests."""
    wrong = EnvironmentKind.SANDBOX if right is EnvironmentKind.LIVE else EnvironmentKind.LIVE
    server, elsewhere = two[right][1], two[wrong][1]
    names = {EnvironmentKind.LIVE: "Live", EnvironmentKind.SANDBOX: "Sandbox"}
    environments = {kind: environment for kind, (environment, _) in two.items()}

    def asked(one):
        return len([entry for entry in one.log() if entry["path"] == "/oauth/token"])

    async with start(environments=environments, find_backend=Fake) as driver:
        form = await _type_keys(driver, server.client_id, server.client_secret)
        tiles = {EnvironmentKind.LIVE: form.live, EnvironmentKind.SANDBOX: form.sandbox}
        tiles[wrong].click()
        await driver.press("TestAndSave")
        await driver.until(lambda: "did not accept your keys" in driver.said(), "K-04")
        assert f"Try them on {names[right]}" in driver.said()
        await asyncio.sleep(0.3)
        assert (asked(server), asked(elsewhere)) == (0, 1), "only where the user chose"
        form.secret.problem.action.click()
        await driver.until(
            lambda: f"These keys are for {names[right]}, not {names[wrong]}." in driver.said(), "K-05 names both"
        )
        assert asked(server) == 1 and tiles[wrong].isChecked(), "nothing is switched by itself"
        form.secret.problem.action.click()
        assert tiles[right].isChecked()
        await driver.press("TestAndSave")
        await driver.until(lambda: driver.program.account is not None, "the account is open")
        assert driver.program.account.profile.environment == right.value
        assert form.secret.edit.text() == "", "no key stays in a field"


async def test_keys_that_fit_nowhere_are_said_so_and_no_third_place_is_offered(start, two):
    environments = {kind: environment for kind, (environment, _) in two.items()}
    async with start(environments=environments) as driver:
        form = await _type_keys(driver, "nobody", "has-these-keys")
        await driver.press("TestAndSave")
        await driver.until(lambda: "Try them on Sandbox" in driver.said(), "offered")
        form.secret.problem.action.click()
        await driver.until(lambda: form.test.isEnabled() and "Try them on" not in driver.said(), "no more offers")
        assert "Kopo Kopo did not accept your keys." in driver.said()


async def test_all_three_are_pasted_at_once_from_a_mail_and_the_message_for_the_administrator_is_in_both_languages(
    start, two
):
    """From the first page to the first subscription for real money, the user fills in at most six things."""
    environment, server = two[EnvironmentKind.LIVE]
    mail = (
        f"<p>Habari,</p><p>Client ID yako:&nbsp;<b>{server.client_id}</b><br>Client secret yako ni"
        f"&nbsp;“{server.client_secret}”\u200b<br>Ufunguo wa API: {server.api_key}</p>"
    )
    async with start(environments={kind: one for kind, (one, _) in two.items()}, find_backend=Fake) as driver:
        form = driver.window.welcome.form
        await driver.press("NotAdministrator")
        dialog = await driver.find("NotAdministratorDialog")
        said = []
        for code in ("en", "sw"):
            dialog.card.languages.button(code).click()
            said.append(dialog.card.text.text())
        assert said[0] != said[1] and all("Client secret" in text for text in said)
        dialog.close()
        await driver.press("ShowMeWhere")
        where = await driver.find("WhereDialog")
        steps = "\n".join(label.text() for label in where.findChildren(QLabel))
        assert all(name in steps for name in ("Client ID", "Client secret", "API key", "app.kopokopo.com"))
        where.close()
        fields = [edit for edit in form.findChildren(QLineEdit) if edit.isVisible()]
        QGuiApplication.clipboard().setText(mail)
        await driver.press("PasteAtOnce")
        assert form.client_id.edit.text() == server.client_id
        assert form.secret.edit.text() == server.client_secret
        assert form.api_key.edit.text() == server.api_key
        assert "Found and filled in: Client ID, Client secret, API key." in driver.said()
        await driver.press("TestAndSave")
        await driver.until(lambda: driver.program.account is not None, "the account is open")
        await driver.press("NewSubscription")
        await driver.press("Event-buygoods_transaction_received")
        page = driver.window.page(PageId.NEW_SUBSCRIPTION)
        fields += [edit for edit in page.findChildren(QLineEdit) if edit.isVisible()]
        assert len(fields) <= 6, [edit.accessibleName() for edit in fields]
        await driver.type("TillEdit", "555555,")
        await driver.type("Address", "https://shop.njeri.co.ke/k2/paid")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "the first live subscription")
        assert driver.program.account.environment == environment


async def test_the_name_and_the_place_that_were_typed_survive_a_restart_and_no_key_does(start, two, tmp_path):
    environments = {kind: environment for kind, (environment, _) in two.items()}
    async with start(environments=environments) as driver:
        form = await _type_keys(driver, "an-id-that-was-typed", "a-secret-that-was-typed")
        form.sandbox.click()
        await driver.type(form.name.edit, "Njeri Hardware")
        # Closed before the pause in typing.
    async with start(environments=environments) as driver:
        form = driver.window.welcome.form
        await driver.until(lambda: form.name.edit.text() == "Njeri Hardware", "the name is back")
        assert form.sandbox.isChecked()
        assert form.client_id.edit.text() == form.secret.edit.text() == ""
    for path in (tmp_path / "data").rglob("*"):
        if path.is_file():
            assert b"that-was-typed" not in path.read_bytes()


async def test_a_proxy_that_can_not_be_used_is_named_and_another_way_is_chosen_on_the_spot(start, monkeypatch):
    """On the first page there is no account yet, and so no settings page."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:1080/")
    nowhere = {
        kind: Environment(kind, "https://kopokopo.invalid") for kind in (EnvironmentKind.LIVE, EnvironmentKind.SANDBOX)
    }
    async with start(environments=nowhere) as driver:
        await _type_keys(driver, "an id", "a secret")
        await driver.press("TestAndSave")
        await driver.until(lambda: "SOCKS" in driver.said() and "ALL_PROXY" in driver.said().upper(), "K-114")
        await driver.press("Action-network")
        dialog = driver.window.findChild(QDialog, "NetworkDialog")
        dialog.network.way.setCurrentIndex(1)
        dialog.network.way.activated.emit(1)
        dialog.close_button.click()
        assert driver.program.preferences.values.proxy == ""
        await driver.press("TestAndSave")
        await driver.until(lambda: "No internet." in driver.said(), "K-01: straight to a name that is nowhere")


async def test_what_nobody_foresaw_is_in_the_report_that_the_first_page_saves(start, front, monkeypatch, caplog):
    async def fail(*_: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr("k2desk.services.account_setup.AccountSetup._try", fail)
    async with start(environments=front) as driver:
        await _type_keys(driver, "an id", "a secret")
        await driver.press("TestAndSave")
        await driver.until(lambda: "Something unexpected happened." in driver.said(), "K-25")
        await driver.press("Action-save_report")
        dialog = await driver.find("ReportDialog")
        await driver.until(lambda: "Last warnings and errors" in dialog.text.toPlainText(), "the report")
        dialog.close()
        assert [type(error) for error in driver.program.unexpected] == [RuntimeError], "it is said once"
        driver.program.unexpected.clear()
    assert "nobody foresaw this" in caplog.text, "there is a log line behind K-25"
