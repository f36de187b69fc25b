"""A list goes from one computer to another by real buttons: the file, its sheet, and Welcome on the other side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit

from k2desk.ui.shell.page_factory import PageId
from tests.services.test_creating import EXAMPLE

PHRASE = "ndizi kiti mlango samaki"


async def choose(do, path: Path) -> None:
    """Give the open file dialog a path, and accept it."""
    await do.until(lambda: do.window.findChildren(QFileDialog), "no file dialog opens")
    (dialog,) = do.window.findChildren(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()
    await do.until(lambda: not do.window.findChildren(QFileDialog), "the file dialog stays")


async def test_a_list_goes_to_another_computer_in_one_file(start, tmp_path):
    path, sheet = tmp_path / "for Wanjiru.age", tmp_path / "sheet.pdf"
    async with start(practice=True, folder=tmp_path / "old") as do:
        await do.until(lambda: do.program.account, "the account does not open")
        await do.program.account.creating.create([EXAMPLE]).wait()
        do.window.navigator.go_to(PageId.SETTINGS)
        await do.press("HandOver")
        edit = await do.find("HandOverPassphrase", QLineEdit)
        offered = edit.text()
        assert len(offered.split()) == 6
        await do.press("OtherWords")
        assert edit.text() != offered and len(edit.text().split()) == 6
        edit.setText("njeri2024")
        await do.press("SaveHandOver")
        await do.until(lambda: "too easy to guess" in do.said(), "a weak passphrase is taken")
        edit.setText(f" Cafe\u0301  {PHRASE}")
        dialog = await do.find("HandOverDialog", QDialog)
        await do.type("HandOverMadeBy", "Njeri")
        await do.press("SaveHandOver")
        await choose(do, path)
        assert "Encrypting…" in do.said() and "Cancel" in do.said()
        # The key takes a second of work, and longer than a test waits where many want the processor.
        await dialog._running.wait()
        await do.until(lambda: "for Wanjiru.age is ready" in do.said(), "the file is not made")
        assert "It holds 1 subscription" in do.said()
        assert PHRASE not in str(dialog.facts()), "the passphrase is on the sheet only if it was ticked"
        (await do.find("PrintPassphrase", QCheckBox)).click()
        assert PHRASE in str(dialog.facts())
        await do.press("SaveSheet")
        await choose(do, sheet)
        await do.until(sheet.exists, "the sheet is not saved")
        dialog.close()
        before = (await do.program._registry.hand_over())[0]
    assert sheet.read_bytes().startswith(b"%PDF")
    raw = path.read_bytes()
    assert raw.startswith(b"age-encryption.org/v1") and before.subscriptions[0].id.encode() not in raw
    async with start(folder=tmp_path / "new") as do:
        await do.press("OpenHandOver")
        await choose(do, path)
        (await do.find("TakeInPassphrase", QLineEdit)).setText(f"Caf\u00e9 {PHRASE}")
        dialog = await do.find("TakeInDialog", QDialog)
        await do.press("TakeIn")
        await dialog._running.wait()
        await do.until(lambda: "Made by Njeri" in do.said(), "the preview does not come")
        assert await do.program._registry.hand_over() == (), "the preview changes nothing"
        await do.press("TakeIn")
        await do.until(lambda: len(do.rows()) == 1, "the list does not come")
        (after,) = await do.program._registry.hand_over()
        assert [row.id for row in after.subscriptions] == [row.id for row in before.subscriptions]
        made = {one.id for one in before.history if one.kind == "created"}
        assert made and made <= {one.id for one in after.history}
