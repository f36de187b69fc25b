"""A list that is lost, old or damaged is noticed at the start and comes back on a press."""

from __future__ import annotations

import asyncio
import re
import shutil
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from k2desk.model.clock import SystemClock
from k2desk.model.settings import Settings
from k2desk.store import backups
from k2desk.store.journals import Journals
from k2desk.store.paths import program_paths
from k2desk.store.recovery import Recoveries
from k2desk.store.settings import save
from k2desk.store.sqlite import SqliteRegistry
from k2desk.ui.controls.choice_card import ChoiceCard
from k2desk.ui.controls.recovery_dialog import RecoveryDialog
from k2desk.ui.settings.your_list import YourList
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_start import NOW, SHOP, _press, _row, opens, paths
from tests.store.everything import changed
from tests.waiting import until

__all__ = ["opens", "paths"]


def _registry(paths) -> SqliteRegistry:
    return SqliteRegistry(
        paths.registry_file, journals=Journals((paths.journal_folder, paths.backup_folder), SystemClock())
    )


@pytest.fixture
def shop(paths):
    """Make a list with a backup of its first row, and a second row that only the journals have."""
    registry = _registry(paths)
    registry.save_account(SHOP)
    registry.record_intents([_row("one", "555555")])
    backups.accept(*registry.copy_to(paths.backup_folder, NOW, "usual", lambda: None))
    registry.record_intents([_row("two", "112233")])
    registry.close()
    save(paths.settings_file, Settings(last_account="shop"))
    return paths


def _said(dialog) -> str:
    cards = [f"{card.text()}: {card.accessibleDescription()}" for card in dialog.findChildren(ChoiceCard)]
    return "\n".join([*(label.text() for label in dialog.findChildren(QLabel)), *cards])


async def _dialog(opening) -> RecoveryDialog:
    def shown() -> list[RecoveryDialog]:
        return [one for one in opening.window.findChildren(RecoveryDialog) if one.isVisible()]

    await until(lambda: shown() or opening.task.done(), "nothing is said of the lost list")
    (dialog,) = shown()
    return dialog


async def _rows(opening) -> list[str]:
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    return [one.scope_reference for one in (await registry.contents("shop")).records]


async def test_a_list_that_was_deleted_while_k2desk_was_closed_comes_back_whole(shop, opens):
    shop.registry_file.unlink()
    opening = opens(is_known=True)
    dialog = await _dialog(opening)
    assert "Your list is missing." in _said(dialog) and "Choose how to go on." in _said(dialog)
    assert "2 subscriptions and 0 tills." in _said(dialog) and "Nothing is missing." in _said(dialog)
    assert not shop.registry_file.exists(), "nothing is made before the press"
    _press(dialog, "GoOn")
    assert await _rows(opening) == ["555555", "112233"]
    assert opening.opening.problem.code == "K-191"


async def test_an_old_copy_that_a_sync_tool_put_back_is_noticed_and_the_newest_list_taken(shop, opens):
    """Among the ways are also a backup, with what it lacks, and the old copy itself."""
    old = next(shop.backup_folder.glob("*.sqlite")).read_bytes()
    shop.registry_file.write_bytes(old)
    opening = opens(is_known=True)
    dialog = await _dialog(opening)
    assert "Your list is older than it was." in _said(dialog)
    _press(dialog, "Way-backup")
    await until(lambda: "1 newer subscription" in _said(dialog), "what it lacks is not said")
    _press(dialog, "Way-keep")
    assert "Keep this list" in dialog.go_on.text()
    _press(dialog, "Way-whole")
    assert shop.registry_file.read_bytes() == old
    _press(dialog, "GoOn")
    assert await _rows(opening) == ["555555", "112233"]
    aside = shop.data_dir / opening.opening.problem.param["file"]
    assert aside.read_bytes() == old, "the other file is kept"


async def test_the_data_folder_of_another_computer_is_noticed_and_the_own_list_comes_back(shop, opens, tmp_path):
    """Also where the other list was changed more often."""
    other = program_paths(tmp_path / "other")
    other.make()
    registry = _registry(other)
    registry.save_account(replace(SHOP, name="Another shop"))
    for number in range(5):
        registry.record_intents([_row(f"other{number}", str(700_000 + number))])
    registry.close()
    shutil.rmtree(shop.data_dir)
    shutil.copytree(other.data_dir, shop.data_dir)
    opening = opens(is_known=True)
    dialog = await _dialog(opening)
    assert "This is not your last list." in _said(dialog)
    assert "2 subscriptions and 0 tills." in _said(dialog) and "Nothing is missing." in _said(dialog)
    _press(dialog, "GoOn")
    assert await _rows(opening) == ["555555", "112233"]
    assert (shop.data_dir / opening.opening.problem.param["file"]).exists(), "the other list is kept"


@pytest.mark.parametrize(("way", "left"), [("keep", ["555555"]), ("backup", ["555555"]), ("anew", None)])
async def test_another_way_is_taken_only_on_a_press_and_is_not_asked_about_again(shop, opens, way, left):
    shop.registry_file.write_bytes(next(shop.backup_folder.glob("*.sqlite")).read_bytes())
    opening = opens(is_known=True)
    dialog = await _dialog(opening)
    _press(dialog, f"Way-{way}")
    await until(dialog.go_on.isEnabled, "the way can't be taken")
    _press(dialog, "GoOn")
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    if left is None:
        assert await registry.accounts() == ()
    else:
        assert [one.scope_reference for one in (await registry.contents("shop")).records] == left
    await registry.close()
    again = opens(is_known=True)
    registry = await asyncio.wait_for(asyncio.shield(again.task), 20)
    assert again.opening.problem is None


async def test_when_all_else_is_lost_the_second_place_gives_the_list_back(shop, opens, tmp_path):
    """The stick is looked at before the window is there, and though both folders of the computer are empty."""
    stick = tmp_path / "stick"
    stick.mkdir()
    (backup,) = shop.backup_folder.glob("*.sqlite")
    backup.rename(stick / backup.name)
    shutil.rmtree(shop.backup_folder)
    shutil.rmtree(shop.journal_folder)
    shop.registry_file.unlink()
    opening = opens(is_known=True, second_folder=stick)
    dialog = await _dialog(opening)
    assert re.search(r"1 subscriptions? and 0 tills\.", _said(dialog)), _said(dialog)
    _press(dialog, "GoOn")
    assert await _rows(opening) == ["555555"]


async def test_a_backup_that_is_damaged_says_so_and_can_not_be_taken(shop, opens):
    (backup,) = shop.backup_folder.glob("*.sqlite")
    backup.write_bytes(backup.read_bytes()[:-4096])
    shop.registry_file.write_bytes(b"")
    opening = opens(is_known=True)
    dialog = await _dialog(opening)
    assert "Choose how to go on." in _said(dialog), "the ways are there, and no file is named"
    _press(dialog, "Way-backup")
    await until(lambda: "This backup is damaged." in _said(dialog), "its damage is not said")
    assert not dialog.go_on.isEnabled()
    _press(dialog, "Way-whole")
    _press(dialog, "GoOn")
    assert await _rows(opening) == ["555555", "112233"]


async def test_in_settings_a_backup_is_made_the_list_checked_and_an_earlier_one_restored(start, paths, tmp_path):
    save(paths.settings_file, Settings(check_minutes=0, last_account="shop"))
    registry = _registry(paths)
    registry.save_account(SHOP)
    registry.record_intents([_row("one", "555555")])
    registry.close()
    second = tmp_path / "stick"
    second.mkdir()
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: len(driver.rows()) == 1, "the list is not shown")
        driver.window.navigator.go_to(PageId.SETTINGS)
        section = await until(lambda: driver.window.findChild(YourList), "the settings are not shown")
        backups_of = driver.program.services.backups
        await driver.until(lambda: backups_of.last is not None, "no backup is made by itself")
        section._use(second)
        await driver.until(lambda: backups_of.second_folder == second, "the second place is not used")
        _press(section, "BackUpNow")
        await driver.until(lambda: "made and tested" in driver.said(), "the backup is not made")
        assert len([*second.glob("list-*.sqlite")]) == 2, "each backup is in the second place as well"
        await driver.program._registry.record_intents([_row("two", "112233")])
        _press(section, "CheckList")
        await driver.until(lambda: "Every row is as K2Desk wrote it." in driver.said(), "the list is not checked")
        _press(section, "RestoreList")
        await driver.until(lambda: driver.window.findChildren(RecoveryDialog), "the ways are not shown")
        (dialog,) = driver.window.findChildren(RecoveryDialog)
        _press(dialog, "Way-backup")
        await driver.until(lambda: "1 newer subscription" in _said(dialog), "what it lacks is not said")
        _press(dialog, "GoOn")
        await driver.until(lambda: "Your list is back." in driver.said(), "it is not told")
        driver.window.navigator.go_to(PageId.SUBSCRIPTIONS)
        await driver.until(lambda: len(driver.rows()) == 1, "the earlier list is not shown")
        newest = Recoveries(paths).of_backup(backups_of.last)
        assert newest.subscriptions == 2, "what was there before is in a backup"
    registry = _registry(paths)
    assert not registry.made_elsewhere
    registry.close()


async def test_a_bit_that_flips_is_told_the_row_is_marked_and_its_true_words_come_back(start, shop):
    content = shop.registry_file.read_bytes()
    statement = "UPDATE subscription SET scope_reference = '155555' WHERE id = 'one'"
    shop.registry_file.write_bytes(changed(content, statement))
    async with start(folder=shop.data_dir.parent) as driver:
        await driver.until(lambda: "can’t read some of your list" in driver.said(), "it is not told")
        assert [row[0] for row in driver.rows()].count("Damaged") == 1
        driver.window.navigator.go_to(PageId.SETTINGS)
        section = await until(lambda: driver.window.findChild(YourList), "the settings are not shown")
        _press(section, "CheckList")
        await driver.until(lambda: "Choose Restore from backup." in driver.said(), "not found")
        _press(section, "RestoreList")
        await driver.until(lambda: driver.window.findChildren(RecoveryDialog), "the ways are not shown")
        (dialog,) = driver.window.findChildren(RecoveryDialog)
        assert "2 subscriptions" in _said(dialog) and "Nothing is missing." in _said(dialog)
        _press(dialog, "GoOn")
        await driver.until(lambda: "Your list is back." in driver.said(), "it is not told")
        driver.window.navigator.go_to(PageId.SUBSCRIPTIONS)
        await driver.until(lambda: len(driver.rows()) == 2 and "Damaged" not in driver.badges(), "the row is not whole")
        assert {"Till 555555", "Till 112233"} <= {row[2] for row in driver.rows()}
