"""Settings take effect at once and are stored, and the help opens at the current page."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from PySide6.QtCore import QPoint, QTime
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from k2desk.kopokopo.client import NetworkOptions, Timeouts
from k2desk.model.environments import EnvironmentKind
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill
from tests.journeys.test_real_account import _type_keys, front  # noqa: F401  the fixture
from tests.store.test_secrets import Fake


async def _open(driver):
    await driver.until(lambda: driver.program.account is not None, "open")
    await driver.press("Go-settings")
    return driver.window.page(PageId.SETTINGS)


def _choose(box: QComboBox, place: int) -> None:
    box.setCurrentIndex(place)
    box.activated.emit(place)


async def test_the_hour_of_ready_to_open_is_the_same_on_both_pages_and_is_kept(start, fresh_practice):
    async with start(practice=True) as driver:
        page = await _open(driver)
        await driver.press("SettingsReadyByItself")
        page.checking.hour.setTime(QTime(6, 30))
        page.checking.hour.editingFinished.emit()
        assert driver.program.preferences.values.ready_at == "06:30"
        driver.window.navigator.go_to(PageId.READY)
        assert driver.window.page(PageId.READY).by_itself.isChecked()
        assert driver.window.page(PageId.READY).hour.time() == QTime(6, 30)
        driver.window.page(PageId.READY).by_itself.click()
        await driver.press("Go-settings")
        assert not page.checking.by_itself.isChecked(), "and the other way"
        await driver.press("SettingsReadyByItself")
        poller = driver.program.account.poller
        before = poller.interval
        await driver.press("LowData")
        assert poller.interval == timedelta(minutes=30), "the badges age by what is read, also in the list"
        assert driver.window.page(PageId.SUBSCRIPTIONS)._model._arrangement._interval == poller.interval
        await driver.press("LowData")
        assert poller.interval == before
    async with start(practice=True) as driver:
        assert (await _open(driver)).checking.hour.time() == QTime(6, 30)


async def test_the_size_of_text_counts_from_the_next_start_on(start, fresh_practice, qapp):
    from k2desk.ui.style.theme import theme

    usual = QApplication.font()
    try:
        async with start(practice=True) as driver:
            page = await _open(driver)
            before = QApplication.font().pointSizeF()
            _choose(page.general.text_size, page.general.text_size.findText("150 %"))
            assert QApplication.font().pointSizeF() == before
        theme().start(qapp, None, driver.program.preferences.values.text_size)
        assert QApplication.font().pointSizeF() == pytest.approx(before * 1.5)
        async with start(practice=True) as driver:
            page = await _open(driver)
            assert page.general.text_size.currentText() == "150 %"
            assert page.fontMetrics().height() > 1.3 * _height(usual)
    finally:
        qapp.setFont(usual)


def _height(font) -> int:
    from PySide6.QtGui import QFontMetrics

    return QFontMetrics(font).height()


async def test_a_longer_wait_and_a_proxy_count_from_the_next_request_on(start, fresh_practice):
    async with start(practice=True) as driver:
        page = await _open(driver)
        first = driver.program.account
        _choose(page.network.seconds, 2)
        await driver.until(lambda: driver.program.account not in (None, first), "the account speaks anew")
        assert driver.program.preferences.network_options == NetworkOptions(Timeouts(read=60.0), None)
        second = driver.program.account
        _choose(page.network.way, 2)
        await driver.type("ProxyAddress", "not a proxy")
        page.network.proxy.editingFinished.emit()
        assert "This is not the address of a proxy." in driver.said()
        assert driver.program.preferences.values.proxy is None and driver.program.account is second, (
            "nothing was changed"
        )
        page.network.proxy.clear()
        await driver.type("ProxyAddress", "127.0.0.1:3128")
        page.network.proxy.editingFinished.emit()
        assert "This is not the address" not in driver.said()
        assert driver.program.preferences.values.proxy == "http://127.0.0.1:3128"
        await driver.until(lambda: driver.program.account not in (None, second), "and anew")
        # Practice is on this computer and needs no proxy: it works although the proxy doesn't exist.
        await driver.press("Go-subscriptions")
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
    async with start(practice=True) as driver:
        page = await _open(driver)
        assert page.network.proxy.text() == "http://127.0.0.1:3128" and page.network.proxy.isVisible()
        _choose(page.network.way, 1)
        assert driver.program.preferences.values.proxy == "" and not page.network.proxy.isVisible()
        _choose(page.network.way, 0)
        assert driver.program.preferences.values.proxy is None


async def test_a_change_of_the_network_waits_for_what_is_being_sent(start, fresh_practice):
    async with start(practice=True) as driver:
        page = await _open(driver)
        await driver.press("Go-subscriptions")
        await _fill(driver)
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 0.8})
        await driver.press("Create")
        await driver.until(lambda: driver.program.account.creating.busy, "on its way")
        first = driver.program.account
        _choose(page.network.seconds, 0)
        await driver.until(lambda: driver.program.account not in (None, first), "the account speaks anew")
        await driver.press("Go-subscriptions")
        await driver.until(lambda: driver.badges() == ["Active"], "nothing is in doubt")


async def test_keys_are_forgotten_only_after_it_was_said_what_that_means(start, front, fresh_practice):  # noqa: F811
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        await _open(driver)
        account = driver.program.account.profile
        assert "Keys in this computer’s password store" in driver.said()
        await driver.press(f"ForgetKeys-{account.id}")
        assert "until you paste the keys again." in driver.said()
        assert len(fake.kept) == 1, "nothing happened yet"
        fake.trouble = RuntimeError("locked meanwhile")
        await driver.press("ForgetKeysNow")
        await driver.until(lambda: "Unlock it, then choose “Forget keys…” again." in driver.said(), "the truth")
        assert len(fake.kept) == 1 and "No keys on this computer" not in driver.said()
        fake.trouble = None
        await driver.press(f"ForgetKeys-{account.id}")
        await driver.press("ForgetKeysNow")
        await driver.until(lambda: not fake.kept, "they are gone")
        await driver.until(lambda: "No keys on this computer" in driver.said(), "and it says so")
        await driver.until(
            lambda: "The keys of this account are not on this computer." in driver.said(), "the account knows it"
        )
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _open(driver)
        await driver.until(lambda: "No keys on this computer" in driver.said(), "after a restart too")


class Closing(Fake):
    """A password store that is locked between two questions."""

    closes_for = ""

    def get_password(self, service: str, username: str) -> str | None:
        if username == self.closes_for:
            raise RuntimeError("locked at this moment")
        return super().get_password(service, username)


async def test_a_password_store_that_is_closed_is_never_called_empty(start, front, fresh_practice):  # noqa: F811
    fake = Closing()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        page = await _open(driver)
        account = driver.program.account.profile
        fake.closes_for = account.id
        await driver.program.services.keys.look().wait()
        page.keys.refresh()
        await driver.until(lambda: "can’t see into the password store now" in driver.said(), "what is known")
        assert "No keys on this computer" not in driver.said(), "they are there, behind a lock"
        fake.closes_for = ""
        await driver.program.services.keys.look().wait()
        page.keys.refresh()
        await driver.until(lambda: "Keys in this computer’s password store" in driver.said(), "where they are")
        fake.closes_for = account.id
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await driver.until(lambda: "This computer’s password store is closed." in driver.said(), "K-19")
        page = await _open(driver)
        await driver.until(lambda: page.findChild(QWidget, f"ForgetKeys-{account.id}") is not None, "the section")
        await driver.until(lambda: "can’t see into the password store now" in driver.said(), "what is known")
        said = driver.said()
        assert "No keys on this computer" not in said, "nor after a start at which they could not be read"
        assert "Keys in this computer’s password store" not in said, "which nobody has seen"
        fake.closes_for = ""
        fake.kept.clear()
        await driver.press("Go-subscriptions")
        await _open(driver)
        await driver.until(lambda: "No keys on this computer" in driver.said(), "but an open store that has none is")


async def _forget_the_keys(driver) -> None:
    await driver.press(f"ForgetKeys-{driver.program.account.profile.id}")
    await driver.press("ForgetKeysNow")


async def test_forgotten_keys_give_their_token_back_at_kopo_kopo(start, front, fresh_practice):  # noqa: F811
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        await _open(driver)
        await driver.program.account.scope.connection.client().sign_in()
        token = driver.program.account.scope.connection.client()._tokens.cached
        await _forget_the_keys(driver)
        await driver.until(lambda: "Kopo Kopo also ended the sign-in." in driver.said(), "told when it is so")
        assert not fake.kept and "No keys on this computer" in driver.said()
    assert [entry["path"] for entry in fresh_practice.log()].count("/oauth/revoke") == 1
    asked = [entry for entry in fresh_practice.log() if entry["path"] == "/oauth/token"]
    assert len(asked) == 2, "at the test of the keys and for the account: no third time, with keys that were forgotten"
    async with httpx.AsyncClient(base_url=fresh_practice.base_url, trust_env=False) as by_hand:
        answer = await by_hand.get("/oauth/token/info", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401, "it is dead at Kopo Kopo"


@pytest.mark.parametrize("way", ["no line", "hangs", "refused"])
async def test_keys_are_forgotten_at_once_even_where_kopo_kopo_can_not_be_told(
    start,
    front,  # noqa: F811
    fresh_practice,
    way,
    monkeypatch,
):
    from k2desk.services import signing_out

    monkeypatch.setattr(signing_out, "_LIMIT", 3.0)
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        await _open(driver)
        client = driver.program.account.scope.connection.client()
        await client.sign_in()
        if way == "no line":
            monkeypatch.setattr(signing_out, "Client", _nowhere(signing_out.Client))
        else:
            kind = {"kind": "latency", "seconds": 30.0} if way == "hangs" else {"kind": "forbidden"}
            fresh_practice.faults({**kind, "on": "token"})
        await _forget_the_keys(driver)
        await driver.until(lambda: not fake.kept and "No keys on this computer" in driver.said(), "forgotten")
        if way == "hangs":
            assert "could not tell" not in driver.said(), "nobody waited for the answer"
        await driver.until(
            lambda: "K2Desk could not tell Kopo Kopo. The sign-in ends within an hour." in driver.said(),
            "the truth",
        )
        assert "Kopo Kopo also ended" not in driver.said()


def _nowhere(client):
    def made(environment, *arguments, **named):
        return client(replace(environment, base_url="https://127.0.0.1:9"), *arguments, **named)

    return made


async def test_another_version_of_the_interface_is_spoken_at_once(start, front, fresh_practice):  # noqa: F811
    fake = Fake()
    async with start(environments=front, find_backend=lambda: fake) as driver:
        await _type_keys(driver, fresh_practice.client_id, fresh_practice.client_secret)
        await driver.press("TestAndSave")
        await _open(driver)
        account = driver.program.account
        _choose(await driver.find(f"Version-{account.profile.id}"), 1)
        await driver.until(
            lambda: driver.program.account not in (None, account) and driver.program.account.profile.api_version == 1,
            "version 1",
        )
        await driver.press("Go-subscriptions")
        await driver.press("NewSubscription")
        await driver.press("Event-buygoods_transaction_received")
        await driver.type("TillEdit", "555555,")
        await driver.type("Address", "https://shop.njeri.co.ke/k2/paid")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
    assert any(entry["path"] == "/api/v1/webhook_subscriptions" for entry in fresh_practice.creates())


async def test_the_live_host_counts_for_accounts_that_are_connected_from_now_on(start, fresh_practice):
    async with start(practice=True) as driver:
        page = await _open(driver)
        live = driver.program.services.connecting._environments
        assert live[EnvironmentKind.LIVE].base_url == "https://api.kopokopo.com"
        _choose(page.advanced.host, 1)
        assert live[EnvironmentKind.LIVE].base_url == "https://app.kopokopo.com"
        assert live[EnvironmentKind.SANDBOX].base_url == "https://sandbox.kopokopo.com"


async def test_the_log_holds_every_request_only_where_that_is_wanted(start, fresh_practice):
    async with start(practice=True) as driver:
        await _open(driver)
        assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)
        await driver.press("AllInLog")
        assert logging.getLogger("httpx").isEnabledFor(logging.INFO)
        assert not logging.getLogger("httpcore").isEnabledFor(logging.INFO), "which would write headers"
        await driver.press("AllInLog")
        assert not logging.getLogger("httpx").isEnabledFor(logging.INFO)


async def test_fields_stand_in_one_line_and_what_can_not_work_here_can_not_be_ticked(
    start, fresh_practice, monkeypatch
):
    from k2desk.system.autostart import Autostart

    monkeypatch.setattr(Autostart, "is_possible", False)
    async with start(practice=True) as driver:
        page = await _open(driver)
        await driver.press("SettingsReadyByItself")
        hour, background = page.checking.hour, page.in_background
        fields = [one for one in page.findChildren(ChoiceBox) if one.isVisible()] + [hour]
        assert len({one.mapTo(page, QPoint()).x() for one in fields}) == 1 and len(fields) >= 8
        await driver.until(
            lambda: abs(hour.height() - fields[0].height()) <= 2, "the hour's field is as high as the others"
        )
        edit = hour.findChild(QLineEdit)
        assert edit.text() == "07:45" and edit.width() >= edit.fontMetrics().horizontalAdvance("07:45") + 12
        assert edit.height() >= edit.fontMetrics().height()
        for box, reason in (
            (background.notices, "This computer cannot show messages outside the window."),
            (background.to_tray, "This computer shows no icons beside the clock."),
            (background.with_computer, "K2Desk cannot start with this kind of computer."),
        ):
            assert not box.isEnabled() and not box.isChecked() and reason in driver.said()
        assert driver.program.preferences.values.notifications, "the choice stays for another computer"


async def test_a_tour_does_not_have_the_computer_start_k2desk(start, fresh_practice, tmp_path, monkeypatch):
    from k2desk import tour
    from k2desk.app import startup

    given = []
    monkeypatch.setattr(startup, "run", lambda options, story: given.append(options) or 0)
    screen = os.environ.get("QT_QPA_PLATFORM")
    assert tour.main(tmp_path / "pictures") == 0
    if screen is not None:
        monkeypatch.setenv("QT_QPA_PLATFORM", screen)
    (options,) = given
    assert options.autostart_in == options.data_dir, "the entry goes with the tour's folder"

    home, folder = tmp_path / "home", tmp_path / "tour"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    async with start(practice=True, autostart_in=folder) as driver:
        page = await _open(driver)
        await driver.press("StartWithComputer")
        await driver.until(lambda: driver.program.services.starting.is_on, "it is on, as the tour sees it")
        assert page.in_background.with_computer.isChecked()
    assert [one.name for one in folder.iterdir()] == ["ke.k2desk.K2Desk.desktop"]
    assert not [one for one in home.rglob("*") if "k2desk" in one.name.lower()]


async def test_what_the_system_refuses_is_said_and_the_tick_tells_the_truth(start, fresh_practice, monkeypatch):
    from k2desk.system.autostart import Autostart

    def refuse(self, on):
        raise OSError("no")

    monkeypatch.setattr(Autostart, "turn", refuse)
    async with start(practice=True) as driver:
        page = await _open(driver)
        await driver.press("StartWithComputer")
        await driver.until(lambda: "This computer did not let K2Desk change that." in driver.said(), "told")
        assert not page.in_background.with_computer.isChecked()


def _is_in_front(driver, page: PageId) -> bool:
    shown = driver.window.page(page)
    return shown is not None and shown.isVisible()


async def test_help_is_about_the_page_that_one_comes_from(start, fresh_practice):
    async with start() as driver:
        driver.window.navigator.show_help()
        window = await driver.find("HelpWindow")
        assert window.page._article().id == "keys", "on the first page: where the keys are"
        window.close()
        await driver.press("StartPractising")
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-help")
        help_page = driver.window.page(PageId.HELP)
        for place, article in (
            ("subscriptions", "statuses"),
            ("coverage", "coverage"),
            ("diagnose", "diagnose"),
            ("events", "events"),
            ("practice", "practice"),
            ("settings", "settings"),
        ):
            for way in (driver.window.navigator.show_help, lambda: driver.press("Go-help")):
                await driver.press(f"Go-{place}")
                # A slow computer shows a page that is new to it a moment after the press.
                await driver.until(lambda place=place: _is_in_front(driver, PageId(place)), place)
                gone = way()
                if gone is not None:
                    await gone
                assert help_page.isVisible()
                assert help_page._article().id == article, place
        await driver.press("Go-subscriptions")
        await driver.press("NewSubscription")
        await driver.find("Create")
        driver.window.navigator.show_help()
        assert help_page._article().id == "new-subscription"
        driver.window.navigator.go_to(PageId.READY)
        driver.window.navigator.show_help()
        assert help_page._article().id == "ready"


async def test_the_report_is_shown_before_it_is_saved_and_holds_the_settings(start, fresh_practice, tmp_path):
    async with start(practice=True) as driver:
        await _fill(driver)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        logging.getLogger("k2desk").warning("till 555555 at https://shop.njeri.co.ke/k2?key=1")
        await _open(driver)
        await driver.press("SaveReport")
        dialog = await driver.find("ReportDialog")
        await driver.until(lambda: dialog.text.toPlainText(), "it is shown")
        text = dialog.text.toPlainText()
        dialog.save_to(tmp_path / "report.txt")
        await driver.until((tmp_path / "report.txt").exists, "saved")
        assert (tmp_path / "report.txt").read_text() == text, "as it was shown"
        assert '"check_minutes": 15' in text and "1 active" in text
        settings = json.loads(next(line for line in text.splitlines() if line.startswith("Settings: "))[10:])
        assert {"wait_seconds", "text_size", "notifications"} <= set(settings)
        for private in ("555555", "njeri", "geometry", "places", "connect_name", str(tmp_path)):
            assert private not in text
        dialog.close()
        await asyncio.sleep(0.05)
