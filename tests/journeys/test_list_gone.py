"""A list that vanishes or can't be saved stays in sight, brings one message, and is saved elsewhere."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtWidgets import QFileDialog

from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.registry_errors import CouldNotSave
from k2desk.model.settings import Settings
from k2desk.store.backups import read_facts
from k2desk.store.settings import save
from k2desk.store.sqlite import SqliteRegistry
from tests.journeys.test_start import SHOP, _row, _told, paths
from tests.store.test_registry import row
from tests.systems import not_on_windows

__all__ = ["paths"]


def _list_in_use(paths) -> None:
    registry = SqliteRegistry(paths.registry_file)
    registry.save_account(SHOP)
    registry.record_intents([_row("one", "555555"), _row("two", "112233")])
    registry.close()
    save(paths.settings_file, Settings(check_minutes=0, last_account="shop"))


async def _save_elsewhere(driver, target) -> None:
    button = await driver.find("Action-save_list")
    button.click()
    (dialog,) = [one for one in driver.window.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(target))
    dialog.close()
    await driver.until(lambda: "Your list is saved elsewhere." in driver.said(), "it is not saved")


@not_on_windows("an open file can't be deleted there")
async def test_a_file_that_vanishes_while_k2desk_runs_is_told_once_and_saved_elsewhere(start, paths, tmp_path):
    _list_in_use(paths)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: len(driver.rows()) == 2, "the list is not shown")
        # The first rows are read before the list is opened. A file that vanishes then is missing at the start.
        await driver.until(lambda: driver.program.account is not None, "open")
        paths.registry_file.unlink()
        registry = driver.program._registry
        await registry.look()
        await driver.until(lambda: "The file with your list is gone." in driver.said(), "it is not told")
        assert len(driver.rows()) == 2, "the list stays in sight"
        await registry.look()
        assert _told(driver).count("K-194") == 1
        target = tmp_path / "saved.sqlite"
        await _save_elsewhere(driver, target)
        assert read_facts(target).counts["subscription"] == 2
        assert not paths.registry_file.exists(), "nothing is made in its place"


async def test_a_disk_that_is_full_for_an_hour_is_told_once_sends_nothing_and_goes_on(start, paths, tmp_path):
    _list_in_use(paths)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: len(driver.rows()) == 2, "the list is not shown")
        registry = driver.program._registry
        database = registry._backend._db
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(40):
            with suppress(CouldNotSave):
                await registry.record_intents([row(id=f"full{number}", scope_reference=str(200_000 + number))])
        await driver.until(lambda: "K2Desk could not save your list." in driver.said(), "it is not told")
        assert _told(driver).count(Problem(ProblemKind.LIST_NOT_SAVED).code) == 1
        assert len(driver.rows()) >= 2, "the list stays in sight"
        target = tmp_path / "saved.sqlite"
        await _save_elsewhere(driver, target)
        database.execute("PRAGMA max_page_count = 1000000")
        await registry.record_intents([row(id="after", scope_reference="999999")])
        assert read_facts(target).damaged == 0
