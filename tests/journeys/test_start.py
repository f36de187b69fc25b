"""A start shows what it finds or explains it with a way to continue, and changes nothing before the user knows (R5)."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from k2desk.app.list_opening import ListOpening
from k2desk.app.prefetch import Options, Prefetch
from k2desk.model import registry_errors as failures
from k2desk.model.api_values import SubscriptionRequest
from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import SystemClock
from k2desk.model.events import Scope
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountRecord, State, SubscriptionRecord
from k2desk.model.settings import Settings
from k2desk.store.lock import WriterLock
from k2desk.store.paths import program_paths
from k2desk.store.settings import save
from k2desk.store.sqlite import SqliteRegistry
from k2desk.system.session_end import SessionEnd
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.problem_dialog import ProblemDialog
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.shell.page_factory import PageId
from k2desk.ui.shell.window import MainWindow
from tests.store.hot_journal import kill_inside_a_commit
from tests.waiting import until

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
SHOP = AccountRecord("shop", "Njeri Hardware", "sandbox", "https://sandbox.kopokopo.com", 2, NOW)


@pytest.fixture
def paths(tmp_path):
    found = program_paths(tmp_path / "data")
    found.make()
    return found


def _row(name: str, till: str, state: State = State.CREATED, sender: str = "gone/1") -> SubscriptionRecord:
    return SubscriptionRecord(
        name, "shop", "buygoods_transaction_received", "till", till, "https://shop.njeri.co.ke/k2", False, 2, state,
        NOW, "sandbox.kopokopo.com", sender=sender, kopokopo_id=name if state is State.CREATED else None,
        location=f"https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{name}",
    )  # fmt: skip


def _list_of(paths, *rows: SubscriptionRecord) -> None:
    registry = SqliteRegistry(paths.registry_file)
    registry.save_account(SHOP)
    registry.record_intents(rows)
    registry.close()
    save(paths.settings_file, Settings(check_minutes=0, last_account="shop"))


def _tills(driver) -> set[str]:
    return {row[2].removeprefix("Till ") for row in driver.rows()}


def _told(driver) -> list[str]:
    banners = driver.window.findChildren(ProblemBanner)
    return [banner.problem.code for banner in banners if banner.isVisible() and banner.problem is not None]


def _close_newest(driver) -> None:
    (banner,) = [one for one in driver.window.findChildren(ProblemBanner) if one.isVisible() and one.problem]
    next(one for one in banner.findChildren(QAbstractButton) if one.accessibleName() == "Close").click()


# --- what is there is shown -------------------------------------------------------------------------------------------


async def test_after_a_kill_inside_a_commit_the_next_start_shows_the_list(start, paths):
    _list_of(paths, _row("one", "555555"), _row("two", "112233"))
    kill_inside_a_commit(paths.registry_file)
    async with start(folder=paths.data_dir.parent) as driver:
        assert "Opening your list…" in driver.said(), "no empty list, and no ways in, in its place"
        await driver.until(lambda: len(driver.rows()) == 2, "the list is not shown")
        assert {"555555", "112233"} == _tills(driver)
        assert "Njeri Hardware" in driver.said()


async def test_what_the_first_look_showed_is_replaced_by_what_the_opening_finds(start, paths, monkeypatch):
    _list_of(paths, _row("one", "555555"))
    first = __import__("tests.journeys.conftest", fromlist=["first_look"])
    look, opened = first.list_preview, first.ThreadedRegistry.open

    def opens_after_a_change(*args, **named):
        registry = SqliteRegistry(paths.registry_file)
        registry.record_intents([_row("two", "112233")])
        registry.save_account(AccountRecord("shop", "Njeri & Sons", "sandbox", SHOP.base_url, 2, NOW))
        registry.close()
        return opened(*args, **named)

    monkeypatch.setattr(first.ThreadedRegistry, "open", opens_after_a_change)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: len(driver.rows()) == 2, "the newer row is not shown")
        await driver.until(lambda: "Njeri & Sons" in driver.said(), "the newer name is not shown")
    assert look is first.list_preview


async def test_a_value_that_can_not_be_read_is_marked_and_the_other_rows_are_there(start, paths):
    _list_of(paths, _row("one", "555555"), _row("two", "112233"))
    db = sqlite3.connect(paths.registry_file)
    db.execute("UPDATE subscription SET trouble = '{' WHERE id = 'one'")
    db.execute("INSERT INTO latest_check (subscription_id, checked_at, standing) VALUES ('two', 1, 'foufd')")
    db.commit()
    db.close()
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: "K-106" in _told(driver), "that is not told")
        assert {"555555", "112233"} == _tills(driver)
        for name in ("one", "two"):
            driver.window.page(PageId.SUBSCRIPTIONS).select(name)
            await driver.until(lambda: "K2Desk can’t read some of this row." in driver.said(), "it is not marked")


async def test_a_list_that_was_checked_before_is_not_called_unchecked(start):
    """Rows that say "checked 3 h ago" beside "Not checked yet" were a contradiction."""
    wanted = SubscriptionRequest("buygoods_transaction_received", "https://shop.njeri.co.ke/k2", Scope.TILL, "555555")
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account, "the account is not open")
        driver.program.preferences.change(check_minutes=0)
        await driver.program.preferences.saved()
        await driver.program.account.creating.create([wanted]).wait()
        await driver.program.account.poller.check().wait()
        await driver.until(lambda: "was found at" in driver.said(), "the end of a check is not said")
    async with start(practice=True) as driver:
        await driver.until(lambda: "Not checked since K2Desk opened" in driver.said(), "what is so is not said")
        assert "Not checked yet" not in driver.said()
        assert driver.rows()[0][-1] != "–", "the row says when it was checked"


@pytest.mark.parametrize("call", ["recover", "accounts", "contents"])
async def test_a_disk_that_fails_at_the_start_is_told_and_the_list_stays_readable(start, paths, monkeypatch, call):
    _list_of(paths, _row("one", "555555"), _row("two", "112233", State.SENDING))

    def fail(*_: object) -> None:
        raise failures.CouldNotSave("database or disk is full")

    monkeypatch.setattr(SqliteRegistry, call, fail)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: "K-20" in _told(driver), "that is not told")
        await driver.until(lambda: len(driver.rows()) == 2, "the list is not shown")
        if call != "contents":
            await driver.until(lambda: "Not confirmed" in driver.badges(), "a row that nobody sends any more")
            assert "Sending…" not in driver.badges()
        assert not driver.running.done()


async def test_a_disk_that_has_room_again_keeps_what_the_start_could_not(start, paths, monkeypatch):
    _list_of(paths, _row("two", "112233", State.SENDING))
    recover, full = SqliteRegistry.recover, [True]

    def fail_once(*args: object) -> object:
        if full.pop():
            full.append(False)
            raise failures.CouldNotSave("database or disk is full")
        full.append(False)
        return recover(*args)

    monkeypatch.setattr(SqliteRegistry, "recover", fail_once)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: "Not confirmed" in driver.badges(), "the row is in doubt")
    registry = SqliteRegistry(paths.registry_file)
    assert [one.state for one in registry.contents("shop").records] == [State.NOT_CONFIRMED]
    registry.close()


async def test_an_account_that_can_not_be_kept_is_told_and_the_program_goes_on(start, paths, monkeypatch):
    def fail(*_: object) -> None:
        raise failures.CouldNotSave("database or disk is full")

    monkeypatch.setattr(SqliteRegistry, "save_account", fail)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.press("StartPractising")
        await driver.until(lambda: "K-20" in _told(driver), "that is not told on Welcome")
        assert not driver.running.done()


# --- problems are shown on Welcome too --------------------------------------------------------------------------------


async def test_damaged_settings_are_told_on_welcome(start, paths):
    paths.settings_file.write_bytes(b"{ half typed")
    async with start(folder=paths.data_dir.parent) as driver:
        assert "Get told the moment money arrives" in driver.said()
        await driver.until(lambda: _told(driver) == ["K-38"], "it is not told")
        assert "settings-damaged-" in driver.said()


async def test_of_two_messages_the_first_is_there_when_the_second_was_read(start, paths):
    paths.settings_file.write_text('{"scheme": []}')
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: _told(driver) == ["K-39"], "the settings are not told of")
        driver.program._failed(failures.CouldNotSave("full"))
        assert _told(driver) == ["K-20"]
        _close_newest(driver)
        assert _told(driver) == ["K-39"]


async def test_the_unexpected_has_a_line_in_the_log_and_its_report_is_saved_on_welcome(start, paths, caplog):
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until((await driver.find("StartPractising")).isEnabled, "Welcome")
        driver.program._failed(RuntimeError("a bug"))
        driver.program.unexpected.clear()
        assert _told(driver) == ["K-25"]
        assert "a bug" in caplog.text
        await driver.press("Action-save_report")
        dialog = await driver.find("ReportDialog")
        await driver.until((await driver.find("SaveReportFile", owner=dialog)).isEnabled, "there is no report")
        dialog.close()


async def test_settings_that_can_not_be_saved_are_told_once(start, paths, monkeypatch):
    told = []
    full = [True]

    def fail(*args: object, **named: object) -> None:
        if full[0]:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("k2desk.services.preferences.save", fail)
    async with start(folder=paths.data_dir.parent) as driver:
        tell = driver.window.tell
        driver.window.tell = lambda problem: (told.append(problem.code), tell(problem))
        for minutes in (20, 30, 60):
            driver.program.preferences.change(check_minutes=minutes)
            await driver.program.preferences.saved()
        await driver.until(lambda: "K-109" in told, "it is not told")
        assert told == ["K-109"]
        full[0] = False
        driver.program.preferences.change(check_minutes=5)
        await driver.program.preferences.saved()
        full[0] = True
        driver.program.preferences.change(check_minutes=15)
        await driver.program.preferences.saved()
        await driver.until(lambda: told == ["K-109", "K-109"], "a new failure is told anew")
        await driver.press("Action-save_settings")
        await driver.until(lambda: len(told) == 3, "it is tried again on a press")


async def test_each_message_of_the_start_ends_in_a_button_that_does_the_next_thing(start, paths):
    _list_of(paths, _row("one", "555555"))
    paths.settings_file.write_text('{"scheme": [], "check_minutes": 0, "last_account": "shop"}')
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: len(driver.rows()) == 1, "the list is not shown")
        await driver.until(lambda: driver.program.account, "the account is not open")
        driver.window.forget_problem()
        driver.window.tell(Problem(ProblemKind.UNREADABLE_SETTINGS, (("names", "scheme"),)))
        await driver.press("Action-settings")
        await driver.find("SettingsPage")
        driver.window.tell(Problem(ProblemKind.LIST_PARTLY_UNREADABLE))
        asked = []
        driver.window.page(PageId.SUBSCRIPTIONS).check = lambda: asked.append("all")
        await driver.press("Action-check_all")
        assert asked == ["all"]


async def test_a_fault_of_the_first_reading_is_told_and_the_list_is_opened_all_the_same(start, paths, monkeypatch):
    _list_of(paths, _row("one", "555555"))

    def fails(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("k2desk.app.prefetch.load", fails)
    reader = Prefetch(paths, SystemClock(), Options())
    reader.start()
    kept = reader.result()
    assert kept.fault is not None and not kept.look.is_whole
    monkeypatch.setattr("tests.journeys.conftest.Prefetched", lambda *_: kept)
    async with start(folder=paths.data_dir.parent) as driver:
        await driver.until(lambda: len(driver.rows()) == 1, "the list is not shown")
        await driver.until(lambda: _told(driver) == ["K-19"], "there are no keys")
        _close_newest(driver)
        assert _told(driver) == ["K-25"]
        driver.program.unexpected.clear()


# --- what keeps the list from being opened ----------------------------------------------------------------------------


class Opening:
    """Opens the list with a window, and gives hands for the dialog."""

    def __init__(self, paths, *, is_known: bool = False, second_folder=None) -> None:
        self.window = MainWindow(SystemClock(), NEVER)
        self.window.show_opening()
        self.window.show()
        self.end = SessionEnd()
        self.opening = ListOpening(
            window=self.window,
            paths=paths,
            clock=SystemClock(),
            is_known=is_known,
            end=self.end,
            raise_first=lambda: False,
            second_folder=second_folder,
        )
        self.task = asyncio.ensure_future(self.opening.open())

    async def dialog(self, code: str) -> ProblemDialog:
        def shown() -> list[ProblemDialog]:
            found = self.window.findChildren(ProblemDialog)
            return [one for one in found if one.isVisible() and one.problem.code == code]

        await until(lambda: shown() or self.task.done(), f"{code} is not told")
        assert shown(), "it did not ask"
        return shown()[0]

    async def close(self) -> None:
        if not self.task.done():
            self.end.was_requested = True
            self.end.requested.emit()
        registry = await asyncio.wait_for(self.task, 20)
        if registry is not None:
            await registry.close()
        self.window.hide()
        self.window.deleteLater()


@pytest.fixture
async def opens(paths):
    opened: list[Opening] = []

    def begin(**named: bool) -> Opening:
        opened.append(Opening(paths, **named))
        return opened[-1]

    yield begin
    for one in opened:
        await one.close()


def _is_shown(dialog: QWidget) -> bool:
    try:
        return dialog.isVisible()
    except RuntimeError:
        return False  # The dialog has been deleted already.


def _press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QAbstractButton, name)
    assert button is not None and button.isEnabled() and button.isVisible()
    button.click()


def _damage(paths, kind: str) -> None:
    path = paths.registry_file
    _list_of(paths, _row("one", "555555"))
    content = path.read_bytes()
    path.unlink()
    match kind:
        case "empty":
            path.touch()
        case "zeros":
            path.write_bytes(bytes(len(content)))
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "foreign":
            db = sqlite3.connect(path)
            db.execute("CREATE TABLE customers (name TEXT)")
            db.close()
        case "a folder":
            path.mkdir()


def _said(dialog) -> str:
    """All words that a dialog shows."""
    return "\n".join(shown.text() for kind in (QLabel, CodeText) for shown in dialog.findChildren(kind))


@pytest.mark.parametrize("kind", ["empty", "zeros", "cut", "foreign", "a folder"])
async def test_a_damaged_list_is_shown_by_its_name_and_kept_when_one_begins_anew(paths, opens, monkeypatch, kind):
    _damage(paths, kind)
    path = paths.registry_file
    before = path.read_bytes() if path.is_file() else None
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    opening = opens(is_known=True)
    dialog = await opening.dialog("K-36")
    assert str(path) in _said(dialog)
    _press(dialog, "CopyPath")
    assert QGuiApplication.clipboard().text() == str(path)
    _press(dialog, "OpenFolder")
    assert [Path(one) for one in opened] == [paths.data_dir]
    assert (path.read_bytes() if path.is_file() else None) == before, "nothing is touched before the press"
    _press(dialog, "BeginAnew")
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    assert await registry.accounts() == ()
    told = opening.opening.problem
    assert told is not None and told.code == "K-107"
    aside = paths.data_dir / told.param["file"]
    assert aside.is_dir() if before is None else aside.read_bytes() == before


async def test_what_another_start_began_anew_is_not_set_aside(paths, opens):
    """Two dialogs are open and both are answered: the second answer takes over the list that the first one made."""
    paths.registry_file.write_bytes(b"")
    opening = opens()
    dialog = await opening.dialog("K-36")
    paths.registry_file.unlink()
    _list_of(paths, _row("one", "555555"))
    _press(dialog, "BeginAnew")
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    assert await registry.accounts() == (SHOP,)
    assert opening.opening.problem is None


async def test_a_list_that_is_missing_is_told_before_anything_is_made(paths, opens):
    _list_of(paths, _row("one", "555555"))
    away = paths.data_dir / "moved.sqlite"
    paths.registry_file.rename(away)
    opening = opens(is_known=True)
    dialog = await opening.dialog("K-105")
    assert str(paths.registry_file) in _said(dialog)
    assert not paths.registry_file.exists()
    away.rename(paths.registry_file)
    _press(dialog, "TryAgain")
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    assert await registry.accounts() == (SHOP,)


async def test_in_place_of_a_missing_list_an_empty_one_is_begun_on_a_press_alone(paths, opens):
    opening = opens(is_known=True)
    _press(await opening.dialog("K-105"), "BeginAnew")
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    assert await registry.accounts() == ()
    assert opening.opening.problem is None


async def test_a_list_that_another_program_uses_opens_by_itself_as_soon_as_it_is_free(paths, opens, monkeypatch):
    _list_of(paths, _row("one", "555555"))
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda *args, **named: connect(*args, **{**named, "timeout": 0.1}))
    other = connect(paths.registry_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    opening = opens()
    dialog = await opening.dialog("K-102")
    other.execute("ROLLBACK")
    other.close()
    registry = await asyncio.wait_for(asyncio.shield(opening.task), 20)
    assert await registry.accounts() == (SHOP,)
    assert not _is_shown(dialog)


async def test_a_list_that_another_k2desk_has_is_waited_for(paths, opens, monkeypatch):
    monkeypatch.setattr("k2desk.app.list_opening._FIRST_STARTS", 0.0)
    lock = WriterLock(paths.lock_file)
    lock.take()
    opening = opens()
    dialog = await opening.dialog("K-92")
    lock.release()
    assert await asyncio.wait_for(asyncio.shield(opening.task), 20) is not None
    assert not _is_shown(dialog)


async def test_a_folder_that_may_not_be_written_is_named_and_tried_again_on_a_press(paths, opens, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("k2desk.store.lock.WriterLock.take", fail)
    monkeypatch.setattr("k2desk.store.threaded.ThreadedRegistry.open", classmethod(_refused))
    opening = opens()
    dialog = await opening.dialog("K-103")
    assert dialog.findChild(QAbstractButton, "BeginAnew") is None
    monkeypatch.undo()
    _press(dialog, "TryAgain")
    assert await asyncio.wait_for(asyncio.shield(opening.task), 20) is not None


def _refused(*_: object, **__: object) -> None:
    raise failures.NotWritable("Permission denied")


async def test_closing_the_dialog_ends_the_start_and_leaves_all_as_it_is(paths, opens):
    paths.registry_file.write_bytes(b"")
    opening = opens()
    (await opening.dialog("K-36")).reject()
    assert await asyncio.wait_for(opening.task, 20) is None
    assert opening.opening.code == 1
    assert [one.name for one in paths.data_dir.iterdir() if one.suffix != ".lock"] == ["registry.sqlite"]


async def test_the_end_of_the_session_ends_a_start_that_asks(paths, opens):
    paths.registry_file.write_bytes(b"")
    opening = opens()
    await opening.dialog("K-36")
    opening.end.was_requested = True
    opening.end.requested.emit()
    assert await asyncio.wait_for(opening.task, 20) is None
    assert opening.opening.code == 0
