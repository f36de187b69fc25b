"""A draft is called saved only when it is on the disk; if it can't be stored, the window says so (R4)."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QLineEdit

from k2desk.model import registry_errors as failures
from k2desk.store.sqlite import SqliteRegistry
from k2desk.ui.controls.problem_banner import ProblemBanner


def _told(driver) -> list[str]:
    banners = driver.window.findChildren(ProblemBanner)
    return [banner.problem.code for banner in banners if banner.isVisible() and banner.problem is not None]


async def _type(driver, text: str) -> QLineEdit:
    address = await driver.find("Address", QLineEdit)
    address.setText(text)
    return address


async def test_a_draft_is_said_to_be_kept_only_after_the_commit(start, monkeypatch):
    save, may_go_on, asked = SqliteRegistry.save_draft, threading.Event(), threading.Event()

    def slow(*arguments: object) -> None:
        asked.set()
        may_go_on.wait(20)
        save(*arguments)

    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        monkeypatch.setattr(SqliteRegistry, "save_draft", slow)
        await _type(driver, "https://shop.njeri.co.ke/k2")
        await driver.until(asked.is_set, "nothing is saved")
        said = driver.said()
        may_go_on.set()
        assert "Draft saved" not in said
        await driver.until(lambda: "Draft saved" in driver.said(), "it is kept now")
        monkeypatch.undo()


async def test_a_draft_that_the_full_disk_takes_no_more_is_said_not_to_be_kept(start, monkeypatch):
    full = [failures.CouldNotSave("database or disk is full")]
    save, tried = SqliteRegistry.save_draft, []

    def full_disk(*arguments: object) -> None:
        tried.append(arguments)
        if full:
            raise full[0]
        save(*arguments)

    async with start(practice=True) as driver:
        await driver.press("NewSubscription")
        monkeypatch.setattr(SqliteRegistry, "save_draft", full_disk)
        told = []
        driver.program.account.drafts.not_kept.listen(lambda problem: told.append(problem.code))
        await _type(driver, "https://shop.njeri.co.ke/k2")
        await driver.until(lambda: "Not saved: the disk is full" in driver.said(), "that is not said")
        assert "Draft saved" not in driver.said()
        assert _told(driver) == ["K-20"]
        await _type(driver, "https://shop.njeri.co.ke/k2/paid")
        await driver.until(lambda: len(tried) == 2 and "Not saved" in driver.said(), "it is tried again")
        assert told == ["K-20"], "it is told once above the page"
        full[0] = failures.RegistryBusy("database is locked")
        await _type(driver, "https://shop.njeri.co.ke/k2/once")
        await driver.until(lambda: "Not saved" in driver.said().split("\n"), "another cause has other words")
        full.clear()
        await _type(driver, "https://shop.njeri.co.ke/k2/more")
        await driver.until(lambda: "Draft saved" in driver.said(), "there is room again")
        monkeypatch.undo()
