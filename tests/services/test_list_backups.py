"""Backups are made by themselves, copied to a second place, and never half made (R16)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace

import pytest

from k2desk.model.registry_errors import RegistryError
from k2desk.model.settings import Settings
from k2desk.services import list_backups
from k2desk.services.list_backups import ListBackups
from k2desk.services.preferences import Preferences
from k2desk.services.tasks import Tasks
from k2desk.store import backups
from k2desk.store.paths import program_paths
from k2desk.store.threaded import ThreadedRegistry
from tests.store.everything import NOW, SHOP
from tests.store.test_registry import row
from tests.waiting import until


@pytest.fixture
async def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(list_backups, "_LOOK_EVERY", 0.01)
    paths = program_paths(tmp_path / "list")
    registry = ThreadedRegistry.open(paths)
    await registry.save_account(SHOP)
    tasks = Tasks()
    clock = SimpleNamespace(time=NOW, now=lambda: clock.time, monotonic=lambda: 0.0)
    preferences = Preferences(Settings(), paths.settings_file, registry, tasks, not_saved=lambda: None)
    made = ListBackups(registry, paths, preferences, clock, tasks)
    yield SimpleNamespace(
        paths=paths, registry=registry, clock=clock, backups=made, tasks=tasks, preferences=preferences
    )
    await tasks.close()
    await registry.close()


def _files(kept) -> list[str]:
    return sorted(one.name for one in kept.paths.backup_folder.glob("list-*"))


async def test_while_the_list_changes_a_backup_is_made_every_half_hour_and_no_oftener(kept):
    kept.tasks.spawn(kept.backups.keep_going())
    await until(lambda: len(_files(kept)) == 1, "the first change makes no backup")
    await kept.registry.record_intents([row(id="one")])
    for _ in range(3):
        await asyncio.sleep(0.02)
    assert len(_files(kept)) == 1, "half an hour has not passed"
    kept.clock.time += timedelta(minutes=31)
    await until(lambda: len(_files(kept)) == 2, "a change after half an hour makes no backup")
    kept.clock.time += timedelta(hours=5)
    for _ in range(3):
        await asyncio.sleep(0.02)
    assert len(_files(kept)) == 2, "nothing has changed"
    await kept.registry.remove("one", kept.clock.time)
    kept.clock.time -= timedelta(days=365)
    await until(lambda: len(_files(kept)) == 3, "a clock that was set back stops the backups")


async def test_a_list_that_has_a_backup_and_did_not_change_since_gets_none_at_the_next_start(kept):
    await kept.backups.make("usual")
    kept.clock.time += timedelta(days=1)
    again = ListBackups(kept.registry, kept.paths, kept.preferences, kept.clock, kept.tasks)
    kept.tasks.spawn(again.keep_going())
    await until(lambda: again.last, "the backup is not found")
    await asyncio.sleep(0.1)
    assert len(_files(kept)) == 1
    await kept.registry.record_intents([row(id="one")])
    await until(lambda: len(_files(kept)) == 2, "a change makes no backup")


async def test_of_the_backups_that_are_there_the_newest_is_the_last(kept):
    for _ in range(3):
        await kept.backups.make("usual")
        kept.clock.time += timedelta(hours=1)
    again = ListBackups(kept.registry, kept.paths, kept.preferences, kept.clock, kept.tasks)
    kept.tasks.spawn(again.keep_going())
    await until(lambda: again.last, "the backups are not found")
    assert again.last == kept.backups.last == backups.backups(kept.paths.backup_folder)[0]


@pytest.mark.parametrize(
    ("passed", "due"),
    [
        (timedelta(minutes=30), True),
        (timedelta(minutes=29, seconds=59), False),
        (timedelta(0), False),
        (timedelta(seconds=-1), True),
    ],
    ids=str,
)
async def test_half_an_hour_is_half_an_hour_and_a_backup_from_the_future_is_old(kept, passed, due):
    assert kept.backups._is_due()
    made = await kept.backups.make("wanted")
    kept.clock.time = made.taken_at + passed
    assert kept.backups._is_due() is due


async def test_a_second_place_that_is_away_for_a_week_is_told_once_and_costs_no_backup(kept, tmp_path):
    told = []
    kept.backups.problems.listen(told.append)
    stick = tmp_path / "stick"
    stick.mkdir()
    await kept.backups.make("wanted")
    assert await kept.backups.choose_second(stick).wait() is None
    assert [one.name for one in stick.iterdir()] == _files(kept)
    stick.rename(tmp_path / "pulled out")
    kept.tasks.spawn(kept.backups.keep_going())
    await kept.registry.record_intents([row(id="one")])
    kept.clock.time += timedelta(days=6)
    await until(lambda: len(_files(kept)) == 2, "the backups stop with the second place")
    assert told == []
    kept.clock.time += timedelta(days=2)
    await until(lambda: told, "it is not told")
    for _ in range(3):
        await asyncio.sleep(0.02)
    assert [one.code for one in told] == ["K-193"]
    (tmp_path / "pulled out").rename(stick)
    await kept.backups.make("wanted")
    assert len([*stick.glob("list-*.sqlite")]) == 2
    assert (await kept.backups.choose_second(tmp_path / "nowhere").wait()).code == "K-193"
    assert kept.backups.second_folder == stick and kept.backups.copied_at == kept.clock.time
    kept.preferences.change(backup_copied_at="yesterday")
    assert kept.backups.copied_at is None, "what stands in the settings may be anything"
    assert await kept.backups.choose_second(None).wait() is None
    assert (kept.backups.second_folder, kept.backups.copied_at) == (None, None)
    assert await kept.backups.check().wait() == 0
    await kept.registry.close()
    assert (await kept.backups.check().wait()).code == (await kept.backups.make_now().wait()).code == "K-25"


@pytest.mark.parametrize(("away", "is_told"), [(timedelta(days=7), True), (timedelta(days=7, seconds=-1), False)])
async def test_a_week_away_is_seven_days_to_the_second(kept, tmp_path, away, is_told):
    told = []
    kept.backups.problems.listen(told.append)
    assert await kept.backups.choose_second(tmp_path).wait() is None
    await kept.backups.make("wanted")
    kept.clock.time = kept.backups.copied_at + away
    kept.backups._tell_if_away()
    assert bool(told) is is_told


async def test_a_second_place_that_never_had_a_backup_is_not_called_away(kept, tmp_path):
    told = []
    kept.backups.problems.listen(told.append)
    kept.preferences.change(backup_folder=str(tmp_path / "away"))
    assert kept.backups.copied_at is None
    kept.backups._tell_if_away()
    assert told == []


async def test_a_second_place_that_was_away_before_the_start_is_told(kept, tmp_path):
    long_ago = kept.clock.time - timedelta(days=30)
    kept.preferences.change(backup_folder=str(tmp_path / "away"), backup_copied_at=long_ago.isoformat())
    again = ListBackups(kept.registry, kept.paths, kept.preferences, kept.clock, kept.tasks)
    told = []
    again.problems.listen(told.append)
    again._tell_if_away()
    again._tell_if_away()
    assert [one.code for one in told] == ["K-193"]


async def test_a_check_of_the_whole_list_goes_to_its_end(kept):
    checking = kept.backups.check()
    assert not checking.can_be_cancelled and await checking.wait() == 0
    assert kept.backups.list_file == kept.paths.registry_file


async def test_a_list_in_a_folder_that_onedrive_copies_is_told_once(kept, monkeypatch):
    told = []
    kept.backups.problems.listen(told.append)
    monkeypatch.setenv("OneDrive", str(kept.paths.data_dir.parent))
    kept.tasks.spawn(kept.backups.keep_going())
    await until(lambda: told and len(_files(kept)) == 1, "it is not told")
    assert [(one.code, dict(one.params)) for one in told] == [
        ("K-280", {"service": "OneDrive", "folder": str(kept.paths.data_dir)})
    ]


@pytest.mark.parametrize("step", ["make_folder", "create", "sync_file", "replace_file"])
async def test_a_folder_that_becomes_read_only_leaves_no_half_backup(kept, monkeypatch, step):
    def fail(*_, **__):
        raise OSError(30, "Read-only file system")

    await kept.backups.make("wanted")
    before = _files(kept)
    monkeypatch.setattr(backups, step, fail)
    problem = await kept.backups.make_now().wait()
    assert problem is not None and problem.code == "K-103"
    monkeypatch.undo()
    assert [one.name for one in (found.path for found in backups.backups(kept.paths.backup_folder))] == [
        one for one in before if one.endswith(".sqlite")
    ]
    await kept.backups.make("wanted")
    assert not [one for one in _files(kept) if ".new" in one], "what was half made is swept away"


async def test_the_list_is_used_between_two_slices_of_a_backup_which_has_it_all(kept, monkeypatch):
    monkeypatch.setattr(backups, "_PAGES", 1)
    await kept.registry.record_intents([row(id=f"row{one}", scope_reference=str(200_000 + one)) for one in range(300)])
    making = asyncio.ensure_future(kept.backups.make("wanted"))
    for number in range(5):
        await kept.registry.record_intents([row(id=f"late{number}", scope_reference=str(300_000 + number))])
    made = await making
    assert backups.read_facts(made.path).counts["subscription"] >= 300
    assert await kept.registry.damage() == ()


async def test_a_list_that_is_closed_ends_its_backup(kept, monkeypatch):
    monkeypatch.setattr(backups, "_PAGES", 1)
    await kept.registry.record_intents([row(id=f"row{one}", scope_reference=str(200_000 + one)) for one in range(300)])
    making = asyncio.ensure_future(kept.backups.make("wanted"))
    await asyncio.sleep(0)
    await kept.registry.close()
    with suppress(RegistryError):
        await making
    assert all(isinstance(backups.read_facts(one.path), backups.ListFacts)
               for one in backups.backups(kept.paths.backup_folder))  # fmt: skip
