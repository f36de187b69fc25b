"""Keys are pasted into every field of every screen and dialog, and none of them ever reaches a file."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableWidget, QTextEdit, QWidget

from k2desk.system import log
from k2desk.ui.controls.tills_edit import TillsEdit
from tests.cases import lines
from tests.journeys.conftest import UiDriver
from tests.journeys.screens import every_screen
from tests.pasted_writings import API_KEY, CLIENT_ID, SECRET, writings
from tests.traces import found_in, traces_of
from tests.waiting import until

# One key of each kind. The tests of the gate itself try all of them.
UNKNOWN = (
    "mail of three",
    "query",
    "signed in",
    "basic",
    "zero width",
    "wrapped, indented",
    "in groups",
    "api key",
)
ORDINARY = "https://njeri.example/k2/an-address-to-be-kept"
Edit = QLineEdit | QPlainTextEdit | QTextEdit


def _fields(root: QWidget) -> Iterator[Edit]:
    """Return every widget in a window that takes text, visible or not, and a cell of each editable table."""
    for table in root.findChildren(QTableWidget):
        cells = (table.item(row, column) for row in range(min(1, table.rowCount())) for column in range(9))
        if table.editTriggers() != QTableWidget.EditTrigger.NoEditTriggers and table.isVisible():
            cell = next(
                (cell for cell in cells if cell is not None and cell.flags() & cell.flags().ItemIsEditable), None
            )
            if cell is not None:
                table.editItem(cell)
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        yield from (edit for edit in root.findChildren(kind) if not edit.isReadOnly() and edit.isEnabled())


def _texts(driver: UiDriver) -> list[str]:
    practice = driver.program.account
    known = [practice.keys.client_secret, practice.keys.api_key] if practice is not None else []
    texts = [*lines("A01"), *(writings()[name] for name in UNKNOWN)]
    for key in known:
        texts += [
            f"https://njeri.example/k2?key={key}",
            f"njeri.example/{key[:20]}\u200b{key[20:]}",
            base64.b64encode(f"id:{key}".encode()).decode(),
            f"Njeri Hardware {key}",
        ]
    return texts


def _place(edit: Edit) -> str:
    """Return what identifies a field among all others."""
    names, widget = [edit.accessibleName()], edit
    while widget is not None:
        names.append(f"{type(widget).__name__}#{widget.objectName()}")
        widget = widget.parentWidget()
    return " ".join(names)


async def _paste(driver: UiDriver, edit: Edit, text: str) -> None:
    QApplication.clipboard().setText(text)
    edit.selectAll()
    edit.paste()
    if isinstance(edit, QLineEdit):
        edit.editingFinished.emit()
    await _kept(driver)


async def _kept(driver: UiDriver) -> None:
    """Wait for the pause in typing, and until what is saved after it is on the disk."""
    for window in QApplication.topLevelWidgets():
        for timer in window.findChildren(QTimer):
            if timer.isSingleShot() and timer.isActive() and 100 <= timer.interval() <= 1000:
                timer.start(0)
    await asyncio.sleep(0.002)
    account = driver.program.account
    await until(lambda: account is None or not account.drafts._saving, "drafts are kept")
    await until(lambda: not driver.program.preferences._is_due, "settings are kept")
    await driver.program._registry.run(lambda: None)  # after the writes that are under way


def _put_back(edit: Edit, before: object) -> None:
    owner = edit.parent()
    if isinstance(owner, TillsEdit):
        owner.set_tills(before)
    elif isinstance(edit, QLineEdit):
        edit.setText(before)
        edit.editingFinished.emit()
    else:
        edit.setPlainText(before)


async def test_no_key_reaches_a_file_whatever_field_of_whatever_screen_it_is_pasted_into(
    start, fresh_practice, tmp_path, request
):
    data = tmp_path / "data"
    log.set_up(data / "log")
    request.addfinalizer(log.close)
    secrets = (SECRET, API_KEY, fresh_practice.client_secret, fresh_practice.api_key)
    traces = traces_of(secrets)
    tried: set[str] = set()
    kept: set[str] = set()
    been: set[str] = set()
    pasted: set[str] = set()
    seen: dict[Path, tuple[int, int]] = {}
    async with start() as driver:
        async for name, screen in every_screen(driver):
            texts = _texts(driver)
            for edit in list(_fields(screen)):
                if (place := _place(edit)) in been:
                    continue
                been.add(place)
                field = edit.objectName() or edit.accessibleName()
                owner = edit.parent()
                before = owner.tills() if isinstance(owner, TillsEdit) else None
                if before is None:
                    before = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
                await _paste(driver, edit, ORDINARY)
                if any(ORDINARY.encode() in file.read_bytes() for file in data.rglob("*.*") if file.is_file()):
                    kept.add(field)
                # Whether a field is guarded, and what the gate knows, are two questions: each field gets every third
                # text, and each text is pasted into every third field.
                for text in texts[len(been) % 3 :: 3]:
                    pasted.add(text)
                    await _paste(driver, edit, text)
                    # A crash at this moment would leave exactly these files.
                    assert not found_in(data, traces, seen), (name, field, text)
                _put_back(edit, before)
                await _kept(driver)
                tried.add(field)
    assert not found_in(data, traces), "after the end"
    QApplication.clipboard().clear()
    assert pasted.issuperset(texts) and len(tried) >= 25 and kept < tried
    assert kept == {
        "Address",
        "ManyAddress",
        "ManyTills",
        "Name of the business",
        "NewAddress",
        "PastedTills",
        "TillEdit",
    }, "what is no key is kept as it was typed; a field that is new here keeps text too: its words must pass the gate"


async def test_a_program_that_ends_within_the_half_second_has_kept_no_key(start, fresh_practice, tmp_path):
    data = tmp_path / "data"
    traces = traces_of((SECRET, API_KEY, fresh_practice.client_secret))
    mail = writings()["mail of three"]
    for field, text in (("PastedText", mail), ("Address", fresh_practice.client_secret), ("TillEdit", SECRET)):
        async with start(practice=True) as driver:
            await driver.until(lambda driver=driver: driver.program.account is not None, "open")
            await driver.press("AddExisting" if field == "PastedText" else "NewSubscription")
            edit = await driver.find(field)
            QApplication.clipboard().setText(text)
            edit.paste()
            # The program ends at once, before the pause in typing.
        assert not found_in(data, traces), field
    QApplication.clipboard().clear()


async def test_a_message_in_the_field_of_the_name_goes_to_the_fields_of_the_keys(start, tmp_path):
    async with start() as driver:
        form = driver.window.welcome.form
        QApplication.clipboard().setText(writings()["mail of three"])
        for field in (form.name, form.client_id, form.secret, form.api_key):
            for one in (form.client_id, form.secret, form.api_key):
                one.edit.clear()
            field.edit.paste()
            assert (form.name.edit.text(), form.client_id.edit.text()) == ("", CLIENT_ID)
            assert (form.secret.edit.text(), form.api_key.edit.text()) == (SECRET, API_KEY)
        for text in (SECRET, f"Njeri Hardware {SECRET}"):
            form.name.edit.clear()
            await driver.type(form.name.edit, text)
            assert "This is a key, not a name." in form.name.problem.said
        await driver.press("TestAndSave")
        assert not form._busy() and form.name.edit.hasFocus(), "it is tested without a key in the name only"
        form.name.edit.clear()
        await driver.type(form.name.edit, "Njeri Hardware")
        assert form.name.problem.said == ""
    assert not found_in(tmp_path / "data", traces_of((SECRET, API_KEY, CLIENT_ID)))


async def test_a_name_with_a_key_that_an_older_version_kept_is_taken_out_of_both_files(start, tmp_path):
    folder = tmp_path / "data" / "config"
    folder.mkdir(parents=True)
    for name in ("settings.json", "settings.json.good"):
        (folder / name).write_text(f'{{"connect_name": "Secret: {SECRET}", "text_size": 115}}', encoding="utf-8")
    async with start() as driver:
        assert driver.window.welcome.form.name.edit.text() == ""
        await _kept(driver)
        assert not found_in(tmp_path / "data", traces_of((SECRET,)))
        assert driver.program.preferences.values.text_size == 115


async def test_what_was_pasted_at_once_can_be_forgotten_and_the_end_forgets_what_was_copied(start):
    clipboard = QApplication.clipboard()
    async with start() as driver:
        form = driver.window.welcome.form
        clipboard.setText("nothing of use")
        await driver.press("PasteAtOnce")
        assert not form._pasting.forget.isVisible()
        clipboard.setText(writings()["mail of three"])
        await driver.press("PasteAtOnce")
        assert form.secret.edit.text() == SECRET
        await driver.press("ForgetCopied")
        assert clipboard.text() == "" and "K2Desk cleared what you copied." in driver.said()
        assert not form._pasting.forget.isVisible() and form.secret.edit.text() == SECRET
        form.client_id.edit.selectAll()
        form.client_id.edit.copy()
        assert clipboard.text() == CLIENT_ID
    assert clipboard.text() == "", "the end of the program takes it away"
