"""From practice to real money: the plan, its review on Live, and the creation of exactly that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu

from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.store.secrets import Keys
from k2desk.ui.bulk.places_table import PlacesTable
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.several_accounts import made_at_kopo_kopo, row_of, seed
from tests.store.test_secrets import Fake

PRETEND, OWN = "https://practice-shop.example/k2/paid", "https://pos.njeri.co.ke/k2"


async def _write(driver, table: PlacesTable, row: int, text: str) -> None:
    """Type into a cell as a person does: choose it, type, Enter."""
    table.setCurrentCell(row, 1)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = await driver.find("", QLineEdit, table.viewport())
    editor.setText(text)
    QTest.keyClick(editor, Qt.Key.Key_Return)


async def test_what_was_tried_in_practice_is_reviewed_on_live_and_exactly_that_is_made(
    start, live, fresh_practice, tmp_path
):
    practice = Environment(EnvironmentKind.PRACTICE, fresh_practice.base_url)
    tried = made_at_kopo_kopo(fresh_practice, ["555555", "112233"], PRETEND)
    there = made_at_kopo_kopo(fresh_practice, ["620118"], OWN)
    fake = Fake()
    keys = Keys(fresh_practice.client_id, fresh_practice.client_secret, fresh_practice.api_key, live.authority)
    await seed(
        tmp_path / "data",
        fake,
        [("practice", "", practice), ("live", "Njeri Hardware", live)],
        [row_of("practice", till, one, PRETEND, practice) for till, one in tried.items()]
        + [row_of("live", till, one, OWN, live) for till, one in there.items()],
        keys={"live": keys},
    )
    async with start(practice=True, environments={EnvironmentKind.LIVE: live}, find_backend=lambda: fake) as driver:
        await driver.until(lambda: driver.program.account is not None, "practice is open")
        (menu,) = [one for one in driver.window.findChildren(QMenu) if one.parent().objectName() == "Header"]
        assert any("Go live" in action.text().replace("&", "") for action in menu.actions())
        driver.window.navigator.go_to(PageId.PRACTICE)
        await driver.press("GoLive")
        table = await driver.find("LivePlaces", PlacesTable)
        await driver.until(lambda: table.rowCount() == 3, "two tills and one address")
        assert [table.item(row, 0).text() for row in range(3)] == [
            "Till 112233",
            "Till 555555",
            "practice-shop.example/k2/paid",
        ]
        review = await driver.find("ReviewPlan", QAbstractButton)
        assert "(" not in review.text(), "a button counts what will be sent, and never counts nothing"
        await driver.press("ReviewPlan")
        await driver.until(lambda: "Nothing is planned yet." in driver.said(), "a press says what is missing")
        await _write(driver, table, 0, "620118")
        await _write(driver, table, 1, "620119 620120")
        await _write(driver, table, 2, "https://a1b2.ngrok-free.app/k2")
        await driver.until(lambda: "ngrok is for tests, not for real money." in table.item(2, 2).text(), "refused")
        await driver.press("ReviewPlan")
        await driver.until(lambda: "Use the address of your own website." in driver.said(), "and says what to use")
        assert driver.program.account.profile.id == "practice", "nothing has gone on"
        await _write(driver, table, 2, OWN)
        await driver.until(lambda: "Look at the plan (3)" in driver.said(), "three are planned")
        await driver.press("ReviewPlan")
        await driver.until(
            lambda: driver.program.account is not None and driver.program.account.profile.id == "live", "Live is open"
        )
        await driver.until(lambda: "Your plan for real money" in driver.said(), "with the plan")
        bulk = driver.window.page(PageId.BULK)
        shown = [bulk.preview.model().index(row, 3).data() for row in range(3)]
        assert sorted(shown) == ["Left out", "Will be created", "Will be created"], "what Live has is recognised"
        assert "Create 2 for real payments" in driver.said()
        made = len(fresh_practice.creates())

        await driver.press("ChangePlan")
        table = await driver.find("LivePlaces", PlacesTable)
        await driver.until(lambda: table.rowCount() == 3 and table.item(2, 1).text() == OWN, "what was typed is there")
        await driver.press("ReviewPlan")
        await driver.press("CreateMany")
        await driver.press("RealMoneyYes")
        await driver.press("ManyDone")
        assert len(fresh_practice.creates()) == made + 2
        tills = {entry.record.scope_reference for entry in driver.program.account.cache}
        assert tills == {"620118", "620119", "620120"}
        assert {entry.record.address for entry in driver.program.account.cache} == {OWN}
