"""Two windows share one list by real buttons: what one creates the other shows, and both survive the server."""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from k2desk.model.environments import EnvironmentKind
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment, PaymentKind
from k2desk.store.paths import program_paths
from k2desk.store.secrets import Keys, Secrets
from k2desk.store.threaded import ThreadedRegistry
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.style.theme import theme
from k2desk.ui.text.language import language
from k2desk.ui.text.messages import words_of
from tests.postgres_server import PASSWORD
from tests.services.test_creating import EXAMPLE
from tests.store.test_registry import SHOP
from tests.store.test_secrets import Fake

PICTURES = os.environ.get("K2DESK_PICTURES")
"""A folder for pictures, to be looked at: of a window, or on a real screen of both."""


def _picture(do, name: str) -> None:
    if PICTURES:
        is_real = QGuiApplication.platformName() == "xcb"
        shown = do.window.screen().grabWindow(0) if is_real else do.window.grab()
        assert shown.save(str(Path(PICTURES) / f"{name}.png"))


async def _pictures(do, *names: str) -> None:
    """Save pictures in both languages, light and dark, wide and narrow, if they are wanted."""
    leads = {
        "history": lambda: do.window.navigator.go_to(PageId.HISTORY),
        "details": lambda: do.window.navigator.show_row(next(iter(do.program.account.cache)).id),
        "names": lambda: do.window.navigator.go_to(PageId.SETTINGS),
    }
    for code, scheme, *size in (("en", "light", 1366, 768), ("sw", "dark", 1024, 600)) if PICTURES else ():
        language().start(QApplication.instance(), code)
        theme().choose(scheme)
        do.window.resize(*size)
        for name in names:
            leads.get(name, lambda: None)()
            await asyncio.sleep(1)
            do.window.grab().save(str(Path(PICTURES) / f"{name}-{code}-{scheme}.png"))
    language().start(QApplication.instance(), "en")
    theme().choose(None)
    do.window.resize(1366, 768)
    do.window.navigator.go_to(PageId.SUBSCRIPTIONS)


async def _share(do, address, desk: str) -> None:
    do.window.navigator.go_to(PageId.SETTINGS)
    await do.press("ShareList")
    for name, value in (
        ("SharedHost", address.host),
        ("SharedPort", str(address.port)),
        ("SharedDatabase", address.database),
        ("SharedUser", address.user),
        ("SharedPassword", "not the password"),
        ("SharedDesk", desk),
        ("SharedPerson", "Wanjiru"),
    ):
        (await do.find(name, QLineEdit)).setText(value)
    await do.press("TestShared")
    await do.until(lambda: "K-267" in do.said(), "a wrong password is not told")
    _picture(do, f"{desk}-wrong-password")
    (await do.find("SharedPassword", QLineEdit)).setText(PASSWORD)
    await do.press("TestShared")
    await do.until(lambda: "Nothing is deleted" in do.said(), "the preview does not come")
    if PICTURES:
        (await do.find("SharedListDialog")).grab().save(str(Path(PICTURES) / f"{desk}-preview.png"))
    await do.press("JoinShared")
    sharing = do.program.services.sharing
    await do.until(lambda: sharing.line is not None and sharing.line.trouble is None, "no line to the list")
    await do.until(lambda: not do.window.findChildren(QDialog, "SharedListDialog"), "the form stays")
    await do.until(lambda: do.program.account and do.program.account.profile.id == "till", "it is not one account")


async def test_two_windows_have_one_list_and_come_back_with_its_server(
    start, live, server, shared, tmp_path, fresh_practice
):
    stores = {name: Fake() for name in ("till", "office")}
    keys = Keys(fresh_practice.client_id, fresh_practice.client_secret, fresh_practice.api_key, live.authority)
    for name, store in stores.items():
        paths = program_paths(tmp_path / name)
        registry = ThreadedRegistry.open(paths)
        account = replace(SHOP, id=name, name=f"Njeri {name}", environment="live", base_url=live.base_url)
        await registry.save_account(account)
        await registry.close()
        await Secrets(paths.keyring_service, find_backend=lambda store=store: store).save(name, keys)
    world = {EnvironmentKind.LIVE: live}
    async with (
        start(folder=tmp_path / "till", environments=world, find_backend=lambda: stores["till"]) as till,
        start(folder=tmp_path / "office", environments=world, find_backend=lambda: stores["office"]) as office,
    ):
        for place, do in enumerate((till, office)):
            do.window.move(1 + place * do.window.width(), 1)
            await do.until(lambda do=do: do.program.account, "the account does not open")
        await _share(till, shared, "Till 1")
        await _share(office, shared, "Office")
        for do in (till, office):
            do.window.navigator.go_to(PageId.SUBSCRIPTIONS)
        fresh_practice.faults({"kind": "latency", "on": "create", "seconds": 4.0, "times": 1})
        creating = till.program.account.creating.create([EXAMPLE])

        def is_sent_elsewhere() -> bool:
            return [one[0] for one in office.rows()] == ["Till 1 is sending…"]

        await office.until(lambda: is_sent_elsewhere() or creating.finished, "the other window does not show who sends")
        kept_out = None
        if not creating.finished:
            (kept_out,) = await office.program.account.creating.create([EXAMPLE]).wait()
            assert words_of(kept_out.problem).title == "Wanjiru is creating this one now."
            _picture(office, "sent-by-another-desk")
        (attempt,) = await creating.wait()
        assert attempt.problem is None, attempt
        await office.until(lambda: "sending" not in office.rows()[0][0], "the other window does not show its end")
        await office.until(lambda: len(office.rows()) == 1, "the other window does not show it")
        assert office.rows()[0][1:4] == till.rows()[0][1:4]
        await office.until(lambda: "Another desk checks the list" in office.said(), "it is not said who checks")
        (double,) = await office.program.account.creating.create([EXAMPLE]).wait()
        assert double.problem is not None and double.state is None, "the same once more is not sent"
        _picture(office, "created-elsewhere")
        await _pictures(office, "created", "history", "details", "names")
        if PICTURES and kept_out is not None:
            office.window.tell(kept_out.problem, lambda: None)
            await _pictures(office, "message")
            office.window.withdraw(kept_out.problem)
        server.stop()
        for do in (till, office):
            await do.until(lambda do=do: "K-262" in do.said(), "the loss of the list is not told")
        assert len(office.rows()) == 1, "the list is shown all the same"
        _picture(office, "server-stopped")
        await _pictures(office, "stopped")
        other = replace(EXAMPLE, scope_reference="112233")
        (refused,) = await office.program.account.creating.create([other]).wait()
        assert refused.problem is not None and refused.record_id is None, "nothing is created without the list"
        server.start()
        for do in (till, office):
            await do.until(lambda do=do: "K-262" not in do.said(), "it does not come back without a restart")
        (later,) = await office.program.account.creating.create([other]).wait()
        assert later.problem is None, later
        await till.until(lambda: len(till.rows()) == 2, "the first window does not show it")
        _picture(till, "server-back")
        paid = Payment("UKS1ABCDEF", Decimal(50), "KES", SHOP.made_at, "555555", PaymentKind.CUSTOMER, "Received")
        assert isinstance(await till.program.account.payments.claims.give(paid, "Amina").wait(), PaymentClaim)
        till.window.navigator.go_to(PageId.SETTINGS)
        await till.press("DeskNames")
        (await till.find("PersonName", QLineEdit)).setText("Otieno")
        await till.press("SaveNames")
        await till.until(lambda: till.program.services.sharing.shared.person == "Otieno", "the name is not saved")
        _picture(till, "names")
        given = office.program.account.payments.claims
        await office.until(lambda: given.of(paid.reference), "the other window does not show what was given")
        await till.program.services.keys.remove(till.program.account.profile).wait()
        await office.until(lambda: office.program.account is None, "an account that a desk removed stays open")
        assert not [kept for _, kept in stores["office"].kept if kept in stores], "its keys stay at the other desk"
    if sys.platform.startswith("linux"):
        assert PASSWORD.encode() not in b"".join(
            path.read_bytes() for name in stores for path in (tmp_path / name).rglob("*") if path.is_file()
        )
