"""What nobody foresaw is said, in one place: nothing that failed counts as done, and no dialog closes over it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QDialog

from k2desk.services.operation import Operation
from k2desk.ui.controls.announce import announcements
from k2desk.ui.settings.desk_names_dialog import DeskNamesDialog
from k2desk.ui.subscriptions.label_dialog import LabelDialog
from tests.journeys.test_by_mouse import _two_rows

UNEXPECTED = "Something unexpected happened."


@pytest.fixture
def failing(monkeypatch):
    """Return a context in which every operation that starts fails, as by a fault of the program."""
    start = Operation.start

    @contextmanager
    def fails() -> Iterator[list[str]]:
        """Yield what is announced meanwhile."""
        said: list[str] = []

        async def fail(_: object) -> None:
            raise LookupError("nobody foresaw this")

        with monkeypatch.context() as patched:
            patched.setattr(Operation, "start", lambda self, work, spawn: start(self, fail, spawn))
            heard = announcements.listen(said.append)
            yield said
            heard.close()

    return fails


async def _is_said(driver) -> None:
    await driver.until(lambda: UNEXPECTED in driver.said(), "it is said")
    driver.window._problems.forget()
    await driver.until(lambda: UNEXPECTED not in driver.said(), "the next one can be told from it")
    assert driver.program.unexpected
    driver.program.unexpected.clear()


async def test_a_page_claims_nothing_that_failed(start, fresh_practice, failing, tmp_path):
    async with start(practice=True) as driver:
        page, ids = await _two_rows(driver)
        with failing() as said:
            page.row_actions.remove(ids)
            await _is_said(driver)
            assert len(driver.rows()) == 2 and not page.undo.isVisible(), "nothing was removed"

            driver.window._actions.save_list_as(tmp_path / "list.sqlite")
            await _is_said(driver)
            assert "list.sqlite" not in driver.said()

            await driver.press("Go-settings")
            await driver.press("BackUpNow")
            await _is_said(driver)
            assert "The backup is made" not in driver.said()
            assert (await driver.find("BackUpNow")).isEnabled(), "it can be pressed again"
            await driver.press("RestoreList")
            await _is_said(driver)
            assert "There is no backup yet." not in driver.said()
            await driver.press("CheckList")
            await _is_said(driver)
            assert "Every row" not in driver.said() and "checks every row" not in driver.said()

            await driver.press("Go-practice")
            await driver.press("PutRight")
            await _is_said(driver)
            await driver.press("SingleSwitches")
            await driver.press("ApplyWord")
            await _is_said(driver)
        # A draft that was saved meanwhile has failed too.
        await asyncio.sleep(0.1)
        driver.program.unexpected.clear()
        assert not [one for one in said if "right" in one or "now" in one or "Saved" in one], said


async def test_a_dialog_stays_open_with_what_was_typed(start, fresh_practice, failing):
    async with start(practice=True) as driver:
        page, _ = await _two_rows(driver)
        account, sharing = driver.program.account, driver.program.services.sharing
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        tills = await driver.find("TillsDialog", QDialog)
        tills.pasted.setPlainText("555555\tWestlands")
        label = LabelDialog(driver.window, account, page.table.rows.entries()[0])
        label.open()
        names = DeskNamesDialog(driver.window, sharing)
        names.open()
        names.desk.edit.setText("Counter")
        for dialog, name in ((tills, "SaveTills"), (label, "SaveLabels"), (names, "SaveNames")):
            with failing():
                await driver.press(name, dialog)
                await driver.until(lambda dialog=dialog: dialog.banner.isVisible(), "the dialog says it too")
            await driver.until(lambda: driver.program.unexpected, "and the page behind it")
            driver.program.unexpected.clear()
            assert dialog.isVisible(), f"{name} is not done"
            assert UNEXPECTED in dialog.banner.said
        assert tills.names()["555555"] == "Westlands" and names.desk.edit.text() == "Counter"
        for dialog in (names, label, tills):
            dialog.reject()
        assert set(account.cache.tills().values()) == {""}, "nothing was saved"


async def test_a_failed_operation_has_a_problem_and_its_owner_hears_of_it_once(start, fresh_practice, failing):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        with failing():
            failed = driver.program.account.troubles.give_back([])
            with pytest.raises(LookupError):
                await failed.wait()
        assert failed.problem is not None and failed.problem.code == "K-25" and not failed.went_well
        await driver.until(lambda: driver.program.unexpected, "the owner hears of it")
        assert driver.program.unexpected == [failed.failure]
        await _is_said(driver)
