"""History: what happened, when and to what; filtered, searched, saved, and quick however long it is."""

from __future__ import annotations

import csv
import io
import uuid
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QComboBox, QTableWidget

from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.history import AccountEvent, HistoryEvent, HistoryFilter
from k2desk.model.kenya import KENYA
from k2desk.model.problems import Problem, ProblemKind
from k2desk.services.account_history import PAGE, AccountHistory
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from k2desk.ui.history.model import HistoryGroup, Period
from k2desk.ui.text import history as history_text
from tests.journeys.several_accounts import made_at_kopo_kopo, row_of, seed
from tests.services.opened import scope_over
from tests.store.test_secrets import Fake

ADDRESS = "https://practice-shop.example/k2/paid"


async def test_everything_that_happened_is_there_filtered_searched_and_saved(start, fresh_practice, tmp_path):
    practice = Environment(EnvironmentKind.PRACTICE, fresh_practice.base_url)
    ids = made_at_kopo_kopo(fresh_practice, ["555555", "112233"], ADDRESS)
    rows = [row_of("practice", till, one, ADDRESS, practice) for till, one in ids.items()]
    await seed(tmp_path / "data", Fake(), [("practice", "", practice)], rows)
    registry = ThreadedRegistry.open(program_paths(tmp_path / "data"))
    now = datetime.now(UTC)
    await registry.add_history(
        [
            HistoryEvent(str(uuid.uuid4()), rows[0].id, now - timedelta(days=100), "created"),
            HistoryEvent(str(uuid.uuid4()), rows[1].id, now - timedelta(days=2), "word", "Inactive"),
        ]
    )
    trouble = Problem(ProblemKind.CERTIFICATE_ENDED, (("date", "2026-11-01"),))
    await registry.add_account_history(
        [
            AccountEvent(str(uuid.uuid4()), "practice", now - timedelta(days=3), "look", ADDRESS, "bad", trouble),
            AccountEvent(str(uuid.uuid4()), "practice", now - timedelta(days=4), "of_a_newer_version", "", "<b>hi"),
        ]
    )
    await registry.close()
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        # A till gets a name, and a subscription leaves the list.
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        table = await driver.find("TillTable", QTableWidget)
        await driver.until(lambda: table.rowCount() == 2, "two tills")
        table.item(1, 1).setText("Westlands")
        await driver.press("SaveTills")
        await driver.until(lambda: driver.program.account.cache.till_name("555555") == "Westlands", "named")
        await driver.program.account.decisions.remove([rows[1].id]).wait()

        await driver.press("Go-history")
        await driver.until(lambda: len(driver.cells("History")) >= 6, "all of it")
        said = [row[1] for row in driver.cells("History")]
        assert said.index("Removed from this computer") < said.index("Till is now called “Westlands”"), "newest first"
        for words in (
            "Created",
            "Kopo Kopo now says “Inactive”",
            "Address tested: The address’s security certificate ended on 1 Nov 2026",
            "of_a_newer_version <b>hi",
        ):
            assert words in said
        named = next(row for row in driver.cells("History") if "Westlands”" in row[1])
        assert named[3] == "555555 Westlands", "the till is said with its name"

        async def until_shown(*words):
            wanted = list(words)
            # K2Desk checks by itself meanwhile.
            found = lambda: [row[1] for row in driver.cells("History") if row[1] != "Found at Kopo Kopo"]  # noqa: E731
            await driver.until(lambda: found() == wanted, f"{wanted}")

        await driver.press("HistoryGroup-tests")
        await until_shown("Address tested: The address’s security certificate ended on 1 Nov 2026")
        await driver.press("HistoryGroup-made")
        await until_shown("Created")
        period = await driver.find("HistoryPeriod", QComboBox)
        period.setCurrentIndex(3)
        await driver.until(lambda: "Nothing matches." in driver.said(), "it is older than 30 days")
        period.setCurrentIndex(0)
        await driver.press("HistoryGroup-all")
        till = await driver.find("HistoryTill", QComboBox)
        till.setCurrentIndex(till.findData("112233"))
        await until_shown("Removed from this computer", "Kopo Kopo now says “Inactive”")
        till.setCurrentIndex(0)
        await driver.type("SearchHistory", "inactive 112233")
        await until_shown("Kopo Kopo now says “Inactive”")
        page = driver.window.navigator._front
        file = tmp_path / "history.csv"
        page.saving.save_to(file)
        await driver.until(file.exists, "saved")
        lines = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")), delimiter=","))
        assert lines[0][0] == "When (Kenyan time)" and lines[1][0].endswith("+03:00"), lines[:2]
        assert lines[1][1] == "Kopo Kopo now says “Inactive”" and ids["112233"] in lines[1]


async def test_a_long_history_is_read_page_by_page_and_a_rare_one_is_found(tmp_path):
    registry = ThreadedRegistry.open(program_paths(tmp_path))
    try:
        async with scope_over(SubscriptionCache(await registry.contents("shop")), registry) as scope:
            await registry.save_account(scope.profile)
            now = datetime.now(UTC)
            for start in range(0, 10_000, 5_000):
                await registry.add_account_history(
                    [
                        AccountEvent(f"{number:06}", "shop", now - timedelta(seconds=number), "look", ADDRESS)
                        for number in range(start, start + 5_000)
                    ]
                )
            history = AccountHistory(scope)
            first = await history.read(HistoryFilter(), lambda one: True).wait()
            assert [one.id for one in first.entries] == [f"{number:06}" for number in range(PAGE)]
            second = await history.read(HistoryFilter(), lambda one: True, first.last).wait()
            assert [one.id for one in second.entries] == [f"{number:06}" for number in range(PAGE, 2 * PAGE)]
            rare = await history.read(HistoryFilter(), lambda one: one.id == "009876").wait()
            assert [one.id for one in rare.entries] == ["009876"] and rare.last is None, "to the end, and no further"
            long = history.read(HistoryFilter(), lambda one: False)
            long.cancel()
            await _ended(long)
    finally:
        await registry.close()


async def _ended(operation) -> None:
    from tests.waiting import until

    await until(lambda: operation.finished, "a search is cancelled")


def test_every_kind_of_event_is_found_in_one_group():
    words = {*history_text._KINDS, *history_text._OF_ACCOUNT, "standing"}
    groups = [group.kinds for group in HistoryGroup if group.kinds]
    assert words <= frozenset().union(*groups), words - frozenset().union(*groups)
    assert sum(map(len, groups)) == len(frozenset().union(*groups)), "none is in two"


def test_a_column_of_times_is_kenyan():
    late = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)  # 01:30 on the 28th in Kenya
    assert Period.TODAY.since(late) == datetime(2026, 11, 28, tzinfo=KENYA)
    assert Period.ALL.since(late) is None
    assert Period.WEEK.since(late) == datetime(2026, 11, 22, tzinfo=KENYA)
