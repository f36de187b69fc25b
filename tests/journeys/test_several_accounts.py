"""Several accounts: named, put in order and switched by keys; all of them watched; real money asks once more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QMessageBox, QToolTip

from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.history import HistoryFilter
from k2desk.model.problems import ProblemKind
from k2desk.services import notices, real_money, watching
from k2desk.services.ready import Overall
from k2desk.store.paths import program_paths
from k2desk.store.secrets import Keys
from k2desk.ui.shell.tray import AccountState
from tests.journeys.several_accounts import made_at_kopo_kopo, row_of, seed
from tests.store.test_secrets import Fake

OWN = "https://pos.njeri.co.ke/k2"


@pytest.fixture
def quick(monkeypatch):
    """Look at the other accounts at once, and tell what is new at once."""
    monkeypatch.setattr(notices, "TOGETHER", 0.05)
    monkeypatch.setattr(watching, "FIRST_AFTER", 0.0)
    monkeypatch.setattr(watching, "_STEP", 0.05)


def _keys(practice, live, secret=None):
    return Keys(practice.client_id, secret or practice.client_secret, practice.api_key, live.authority)


def _places(driver) -> list[str]:
    return [one.id for one in driver.program.services.accounts.all]


async def _alt(driver, key: Qt.Key) -> None:
    """Press Alt and a key in the window, once it is active again."""
    driver.window.activateWindow()
    await driver.until(driver.window.isActiveWindow, "the window is active")
    QTest.keyClick(driver.window, key, Qt.KeyboardModifier.AltModifier)


async def _is_open(driver, account_id):
    account = driver.program
    await driver.until(
        lambda: account.account is not None and account.account.profile.id == account_id, f"{account_id} is open"
    )


async def test_accounts_are_named_put_in_order_and_switched_by_keys_and_it_stays(start, live, fresh_practice, tmp_path):
    fake = Fake()
    accounts = [("a", "Westlands", live), ("b", "Kisumu", live), ("c", "Nakuru", live)]
    await seed(tmp_path / "data", fake, accounts, keys={one[0]: _keys(fresh_practice, live) for one in accounts})
    options = {"environments": {EnvironmentKind.LIVE: live}, "find_backend": lambda: fake}
    async with start(**options) as driver:
        await _is_open(driver, "a")
        await _alt(driver, Qt.Key.Key_2)
        await _is_open(driver, "b")
        header = driver.window._shell.header
        next(action for action in header._menu.actions() if "My accounts" in action.text().replace("&", "")).trigger()
        dialog = await driver.find("AccountsDialog")
        listed = await driver.find("AccountList", QListWidget, dialog)
        listed.setCurrentRow(2)
        QTest.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert _places(driver) == ["a", "c", "b"]
        await driver.press("AccountUp", dialog)
        assert _places(driver) == ["c", "a", "b"] and listed.currentRow() == 0, "the moved one stays chosen"
        # What dragging does: the model moves the row.
        listed.model().moveRow(listed.rootIndex(), 2, listed.rootIndex(), 1)
        await driver.until(lambda: _places(driver) == ["c", "b", "a"], "dragged")
        name = await driver.find("AccountName", QLineEdit, dialog)
        for typed, shown in (
            ("k2_" + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "Nakuru"),
            ("Nakuru CBD", "Nakuru CBD"),
        ):
            listed.setCurrentRow(0)
            name.setFocus()
            name.selectAll()
            QTest.keyClicks(name, typed)
            await driver.press("SaveAccountName", dialog)
            if typed != shown:
                await driver.until(lambda: "key" in dialog.name.problem.said, "a key is no name")
            await driver.until(
                lambda shown=shown: driver.program.services.accounts.get("c").name == shown, f"{shown} is kept"
            )
        await driver.press("OpenAccount", dialog)
        await _is_open(driver, "c")
        assert "Account Nakuru CBD" in driver.said()
        await _alt(driver, Qt.Key.Key_9)
        await _is_open(driver, "c")
    async with start(**options) as driver:
        await driver.until(lambda: _places(driver) == ["c", "b", "a"], "the order is kept")
        events = await driver.program._registry.account_history("c", HistoryFilter())
        assert [(one.kind, one.word) for one in events] == [("account_renamed", "Nakuru CBD")]


async def test_an_account_is_taken_away_and_brought_back_and_no_row_of_it_is_lost(
    start, live, fresh_practice, tmp_path
):
    fake = Fake()
    there = made_at_kopo_kopo(fresh_practice, ["620118", "620119"], OWN)
    rows = [row_of("a", till, one, OWN, live) for till, one in there.items()]
    await seed(
        tmp_path / "data",
        fake,
        [("a", "Westlands", live), ("b", "Kisumu", live)],
        rows,
        keys={one: _keys(fresh_practice, live) for one in "ab"},
    )
    options = {"environments": {EnvironmentKind.LIVE: live}, "find_backend": lambda: fake}

    def kept():
        return [one.id for one in driver.program.services.accounts.all]

    async def remove(account_id, answer):
        driver.window.navigator.show_accounts()
        dialog = await driver.find("AccountsDialog")
        listed = await driver.find("AccountList", QListWidget, dialog)
        listed.setCurrentRow(kept().index(account_id))
        await driver.press("RemoveAccount", dialog)
        question = await driver.find("RemoveAccountQuestion", QMessageBox)
        assert question.defaultButton() is question.no, "Enter takes nothing away"
        await driver.press(answer, question)
        return dialog

    async with start(**options) as driver:
        await _is_open(driver, "a")
        dialog = await remove("a", "RemoveAccountNo")
        assert kept() == ["a", "b"]
        dialog.close()
        dialog = await remove("a", "RemoveAccountYes")
        await _is_open(driver, "b")
        await driver.until(lambda: "Westlands is removed. Its list is kept." in driver.said(), "it is said")
        assert (await driver.find("GoLiveFromList")).isVisible(), "an empty list of Live offers what was tried"
        assert kept() == ["b"] and all(
            "Westlands" not in one.text() for one in driver.window._shell.header._menu.actions()
        )
        assert fake.get_password(program_paths(tmp_path / "data").keyring_service, "a") is None, (
            "its keys are forgotten"
        )
        assert [one.id for one in driver.program.services.watching.others()] == []
        dialog.close()
        dialog = await remove("b", "RemoveAccountYes")
        await driver.until(lambda: driver.program.account is None and kept() == [], "nothing is open")
        dialog.close()
        await driver.until(lambda: not driver.window.shows_pages, "Welcome is in front")
    async with start(**options) as driver:
        await driver.press("RemovedOnWelcome")
        dialog = await driver.find("AccountsDialog")
        removed = await driver.find("RemovedAccounts", QListWidget, dialog)
        assert [removed.item(row).text().split("  ·  ")[0] for row in range(removed.count())] == ["Kisumu", "Westlands"]
        removed.setCurrentRow(1)
        await driver.press("BringAccountBack", dialog)
        await driver.until(lambda: kept() == ["a"], "it is back")
        await driver.press("OpenAccount", dialog)
        await _is_open(driver, "a")
        await driver.until(lambda: len(driver.rows()) == 2, "with its list")
        assert {one.record.id for one in driver.program.account.cache} == {one.id for one in rows}
        assert "paste" in driver.said().lower(), "and it asks for the keys"
        events = await driver.program._registry.account_history("a", HistoryFilter())
        assert [one.kind for one in events] == ["account_restored", "account_removed"]


async def test_all_accounts_are_watched_and_each_is_called_by_its_name_whatever_goes_wrong_with_another(
    start, live, fresh_practice, tmp_path, quick, monkeypatch
):
    fake = Fake()
    there = made_at_kopo_kopo(fresh_practice, ["620118", "620119"], OWN)
    rows = [row_of("watched", till, one, OWN, live) for till, one in there.items()]
    rows += [row_of("refused", "700100", "no-such-id", OWN, live)]
    await seed(
        tmp_path / "data",
        fake,
        [
            ("open", "Westlands", live),
            ("refused", "Old keys", live),
            ("watched", "Kisumu", live),
            ("none", "No keys", live),
        ],
        rows,
        keys={
            "open": _keys(fresh_practice, live),
            "refused": _keys(fresh_practice, live, "not-the-secret"),
            "watched": _keys(fresh_practice, live),
        },
    )
    async with start(environments={EnvironmentKind.LIVE: live}, find_backend=lambda: fake) as driver:
        await _is_open(driver, "open")
        watched = driver.program.services.watching
        told: list[tuple[str, str]] = []
        driver.program.background.tray.elsewhere.connect(lambda title, text: told.append((title, text)))

        def seen(account_id):
            return watched.summaries.get(account_id)

        await driver.until(lambda: seen("none") is not None and seen("none").looked_at, "each was looked at")
        assert (seen("watched").count, seen("watched").attention, seen("watched").problem) == (2, 0, None)
        assert seen("refused").problem.kind is ProblemKind.KEYS_REFUSED and seen("refused").attention == 1
        assert seen("none").problem.kind is ProblemKind.NO_KEYS
        assert driver.program.account.poller.health.problem is None, "the open account hears nothing of it"
        await driver.until(lambda: [title for title, _ in told] == ["Old keys: A subscription needs attention"], "told")

        fresh_practice.control("PUT", f"subscriptions/{there['620119']}", {"status": "Inactive"})
        account = driver.program.services.accounts.get("watched")
        await watched.look(account, only_due=True)
        assert seen("watched").attention == 0, "another desk has read it a moment ago"
        await watched.look(account)
        assert seen("watched").attention == 1
        await driver.until(lambda: len(told) == 2 and told[1][0] == "Kisumu: A subscription needs attention", "told")
        assert "Till 620119" in told[1][1]
        header = driver.window._shell.header
        await driver.until(
            lambda: any("Kisumu" in one.text() and "attention" in one.text() for one in header._menu.actions()),
            "the menu of accounts says it",
        )
        tray = driver.program.background.tray
        await driver.until(lambda: len(driver.program.background.states) == 4, "the tray knows all")
        tray.show_states([AccountState(one.name, *state) for one, state in driver.program.background.states])
        assert "Kisumu: 1 of 2 need attention" in tray.tip and "Old keys: 1 of 1" in tray.tip

        await driver.press("ReadyToOpen")
        await driver.find("OtherAccounts")
        await driver.press("CheckOthers")
        await driver.until(lambda: seen("watched").ready is not None, "the others are checked too")
        assert seen("watched").ready.overall is Overall.NOT_READY
        await driver.until(lambda: "Each account says what was found." in QToolTip.text(), "the press is answered")
        await driver.press("OpenOther-watched")
        await _is_open(driver, "watched")
        assert "watched" not in watched.summaries, "the open account has services of its own"


async def test_real_money_asks_once_more_just_after_practice_and_not_later(
    start, live, fresh_practice, tmp_path, monkeypatch
):
    fake = Fake()
    practice = Environment(EnvironmentKind.PRACTICE, fresh_practice.base_url)
    await seed(
        tmp_path / "data",
        fake,
        [("practice", "", practice), ("live", "Njeri", live)],
        keys={"live": _keys(fresh_practice, live)},
    )
    async with start(practice=True, environments={EnvironmentKind.LIVE: live}, find_backend=lambda: fake) as driver:
        await _is_open(driver, "practice")
        await _alt(driver, Qt.Key.Key_1)
        await _is_open(driver, "live")
        await driver.press("NewSubscription")
        await driver.press("Event-buygoods_transaction_received")
        await driver.type("TillEdit", "620118,")
        await driver.type("Address", OWN)

        async def asked() -> QMessageBox:
            await driver.press("Create")
            return await driver.find("RealMoneyQuestion", QMessageBox)

        question = await asked()
        assert question.text() == "You were in practice just now. This is real money."
        await driver.press("RealMoneyNo", question)
        assert fresh_practice.creates() == [], "nothing is sent"
        await driver.press("RealMoneyYes", await asked())
        await driver.until(lambda: len(fresh_practice.creates()) == 1, "created after the answer")
        await driver.until(lambda: driver.badges() == ["Active"], "in the list")
        assert driver.program.account.real_money.pretended is None, "once is enough"

        await _alt(driver, Qt.Key.Key_2)
        await _is_open(driver, "practice")
        await _alt(driver, Qt.Key.Key_1)
        await _is_open(driver, "live")
        money = driver.program.account.real_money
        assert money.pretended is not None, "after another visit it asks again"
        assert money.minutes_since(money.pretended) == 0
        later = money.pretended.until + real_money.RECENTLY
        monkeypatch.setattr(money, "_clock", _At(later))
        assert money.pretended is None, "and not after some minutes"
        monkeypatch.setattr(money, "_clock", _At(later - timedelta(days=1)))
        assert money.pretended is not None, "a clock that was put back does not hide it"


class _At:
    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


async def test_a_long_list_that_is_not_open_is_read_in_turn(start, live, fresh_practice, tmp_path, quick, monkeypatch):
    fake = Fake()
    there = made_at_kopo_kopo(fresh_practice, [str(620_100 + number) for number in range(23)], OWN)
    rows = [row_of("watched", till, one, OWN, live) for till, one in there.items()]
    accounts = [("open", "Westlands", live), ("watched", "Kisumu", live)]
    await seed(tmp_path / "data", fake, accounts, rows, keys={one[0]: _keys(fresh_practice, live) for one in accounts})
    async with start(environments={EnvironmentKind.LIVE: live}, find_backend=lambda: fake) as driver:
        await _is_open(driver, "open")
        watched = driver.program.services.watching
        summary = watched.summaries.get
        await driver.until(lambda: summary("watched") is not None and summary("watched").looked_at, "it was looked at")
        assert (summary("watched").count, summary("watched").attention) == (23, 0)
        account = driver.program.services.accounts.get("watched")

        async def read_by_a_look() -> set[str]:
            fresh_practice.clear()
            await watched.look(account, only_due=True)
            return {entry["path"] for entry in fresh_practice.log() if entry["method"] == "GET"}

        assert await read_by_a_look() == set(), "all were read a moment ago"
        monkeypatch.setattr(watching, "EVERY", timedelta(0))
        turns = [await read_by_a_look() for _ in range(3)]
        assert [len(one) for one in turns] == [8, 8, 8] and len(set.union(*turns)) == 23
